import type { Verdict } from '../../network/verdict.ts';
import { check } from '../check.ts';
import type { DatabaseSubnet } from '../facts/network.ts';
import { type Complaint, unknown, warning } from '../finding.ts';
import { currentSubnets, type DatabasePath, verdictAt } from './database-path.ts';
import { noDatabase } from './no-database.ts';
import { evidenceOf, fixesOf, inRegion } from './verdict-complaints.ts';

const failover = check({
  id: 'DB-AZ',
  area: 'database',
  title: 'A failover to another Availability Zone changes nothing for the tasks',
  reads: ['network', 'taskPlaces', 'databaseNetwork', 'request'],
  readsToo: ['databaseInterface'],
  rule: ({ databaseNetwork, request: { region }, ...rest }) => {
    if (databaseNetwork === null) return [noDatabase];
    if (databaseNetwork.availabilityZone === null) return [];
    const path = { ...rest, databaseNetwork };
    const current = verdictAt(path, currentSubnets(path));
    const others = databaseNetwork.subnets.filter(
      ({ availabilityZone }) => availabilityZone !== databaseNetwork.availabilityZone,
    );
    return others.flatMap((subnet) => afterFailover(path, current, subnet, region));
  },
  without: ({ databaseNetwork }) => {
    if (databaseNetwork === null) return undefined;
    const { availabilityZone: zone, identifier, subnets } = databaseNetwork;
    if (zone === null) return `${identifier} is in all of its subnets at once, so nothing of it moves.`;
    return subnets.every(({ availabilityZone }) => availabilityZone === zone)
      ? `${identifier} has subnets in ${zone} only, so it cannot move.`
      : undefined;
  },
});

/** What is the same there and here is what NET-DB tells. */
function afterFailover(
  path: DatabasePath,
  current: Verdict,
  { id, availabilityZone }: DatabaseSubnet,
  region: string,
): readonly Complaint[] {
  const there = verdictAt({ ...path, databaseInterface: null }, [id]);
  const { identifier } = path.databaseNetwork;
  const known = new Set(current.failing.map(({ message }) => message));
  const failing = there.failing.filter(({ message }) => !known.has(message));
  const reasons = failing.map(({ message }) => message).join(' ');
  const shown = { evidence: [`${id} in ${availabilityZone}`, ...evidenceOf(failing)] };
  if (there.outcome === 'unknown' || current.outcome === 'unknown') {
    const message = `Whether the tasks reach ${identifier} after a failover to ${availabilityZone} is not known.`;
    return [unknown(`${message} ${reasons}`.trim(), shown)];
  }
  if (there.outcome === current.outcome) return [];
  const fix = inRegion(fixesOf(failing), region);
  return there.outcome === 'yes'
    ? [warning(`The tasks reach ${identifier} in ${availabilityZone}, and not where it is.`, shown)]
    : [
        warning(`The way to ${identifier} breaks after a failover to ${availabilityZone}. ${reasons}`, {
          ...shown,
          fix,
        }),
      ];
}

/** What becomes of the way to the database when it moves. */
export const failoverChecks = [failover];
