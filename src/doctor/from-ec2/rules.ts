import type { DescribedRule, GroupsRead } from '../../ec2/security-groups.ts';
import { known, mapFact, type Fact as NetworkFact } from '../../network/facts.ts';
import { coversTcp } from '../../network/ports.ts';
import type { OpenRule } from '../facts/database.ts';
import type { DatabaseNetwork, StaleRule } from '../facts/network.ts';

const wholeInternet = ['0.0.0.0/0', '::/0'];

/** The rules that let every address in at a database's port. */
export function openRulesOf(
  { rules }: GroupsRead,
  { securityGroups, port }: Pick<DatabaseNetwork, 'securityGroups' | 'port'>,
): NetworkFact<readonly OpenRule[]> {
  return mapFact(rules, (all) =>
    known(
      all.flatMap(({ rule: { id, groupId, direction, protocol, ports, peer } }) => {
        if (
          direction !== 'ingress' ||
          !coversTcp(protocol) ||
          peer.kind !== 'cidr' ||
          !wholeInternet.includes(peer.cidr)
        )
          return [];
        const isAboutPort = ports.from <= port && port <= ports.to;
        return isAboutPort && securityGroups.includes(groupId) ? [{ id, group: groupId, cidr: peer.cidr }] : [];
      }),
    ),
  );
}

/** The rules that name a group which is gone, or one behind a peering that is not active. */
export function staleRulesOf({ rules, present }: GroupsRead): NetworkFact<readonly StaleRule[]> {
  return mapFact(rules, (all) =>
    mapFact(present, (groups) => known(all.flatMap((described) => staleRule(described, groups)))),
  );
}

function staleRule({ rule, owner, reference }: DescribedRule, present: ReadonlySet<string>): readonly StaleRule[] {
  if (reference === null) return [];
  const why = whyStale(reference, owner, present);
  if (why === undefined) return [];
  const { id, groupId, direction } = rule;
  return [{ id, groupId, direction, referencedGroup: reference.groupId, why }];
}

/** Groups of other accounts cannot be looked for. */
function whyStale(
  { groupId, account, peeringStatus }: NonNullable<DescribedRule['reference']>,
  owner: string,
  present: ReadonlySet<string>,
): string | undefined {
  if (peeringStatus !== null && peeringStatus !== 'active') return `the peering to its VPC is ${peeringStatus}`;
  return account === owner && !present.has(groupId) ? 'there is no such group any more' : undefined;
}
