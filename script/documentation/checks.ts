import { checkRows } from '../../src/doctor/checks.ts';
import { table } from './tables.ts';

/** Every check of the doctor, as a table. */
export function checkTable(): string {
  const rows = checkRows().map(({ id, area, checks, reads }) => [
    `\`${id}\``,
    area,
    checks,
    reads.map((action) => `\`${action}\``).join(', ') || 'what the job has',
  ]);
  return table(['check', 'area', 'what holds when it is ok', 'what it reads'], rows);
}
