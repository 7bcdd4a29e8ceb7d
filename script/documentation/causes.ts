import { deployCauses } from '../../src/diagnosis/deploy-causes.ts';
import { causeNames } from '../../src/diagnosis/explanation.ts';
import { table } from './tables.ts';

/** Every cause that `deploy` names, with the ids by which `diagnose` knows the texts that it is read from. */
export function causeTable(): string {
  const rows = causeNames.map((name) => [`\`${name}\``, idsOf(name) || 'concluded from states, counts and exit codes']);
  return table(['cause of deploy', 'ids of diagnose'], rows);
}

function idsOf(cause: string): string {
  const ids = [...deployCauses].flatMap(([id, { name }]) => (name === cause ? [`\`${id}\``] : []));
  return ids.sort().join(', ');
}
