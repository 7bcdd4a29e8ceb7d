import { checkRows } from '../../src/doctor/checks.ts';
import { preflightChecks } from '../../src/doctor/preflight-checks.ts';
import { table } from './tables.ts';

/** The checks that a deploy runs before it begins, as a table. */
export function preflightTable(): string {
  const titles = new Map(checkRows().map(({ id, checks }) => [id, checks]));
  const rows = preflightChecks.map(({ id, refuses, because }) => [
    `\`${id}\``,
    titles.get(id) ?? '',
    refuses ? 'refuses' : 'warns',
    because,
  ]);
  return table(['check', 'what should hold', 'a problem', 'why'], rows);
}
