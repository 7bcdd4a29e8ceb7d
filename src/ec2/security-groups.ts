import { type Fact, known, mapFact } from '../network/facts.ts';
import { portRange } from '../network/ports.ts';
import type { SecurityGroupRule } from '../network/types.ts';
import { asBoolean, asNumber, asObject, asString, type JsonObject } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallEc2 } from './ec2-api.ts';
import { readPart } from './read-part.ts';

/** A rule with what EC2 says of the group that it names. */
export interface DescribedRule {
  readonly rule: SecurityGroupRule;
  /** Account of the group that the rule belongs to. */
  readonly owner: string;
  /** null for a rule that names addresses. */
  readonly reference: {
    readonly groupId: string;
    readonly account: string;
    /** Of a group behind a peering, such as active or deleted; null in the same VPC. */
    readonly peeringStatus: string | null;
  } | null;
}

/** The rules of some groups, and which groups there are. */
export interface GroupsRead {
  readonly rules: Fact<readonly DescribedRule[]>;
  /** Those that were asked about or are named in a rule, as far as this account has them. */
  readonly present: Fact<ReadonlySet<string>>;
}

/** The groups with these ids, as far as they are there, with their rules. */
export async function readGroups(call: CallEc2, ids: readonly string[]): Promise<GroupsRead> {
  const rules = await readPart('ec2:DescribeSecurityGroupRules', async () =>
    (await describe(call, 'DescribeSecurityGroupRules', 'SecurityGroupRules', ['group-id', ids])).flatMap(parseRule),
  );
  const named = rules.kind === 'known' ? rules.value.flatMap(({ reference }) => reference?.groupId ?? []) : [];
  const present = await readPart('ec2:DescribeSecurityGroups', async () => {
    const groups = await describe(call, 'DescribeSecurityGroups', 'SecurityGroups', ['group-id', [...ids, ...named]]);
    return new Set(groups.flatMap(({ GroupId }) => asString(GroupId) ?? []));
  });
  return { rules, present };
}

/** The default group of each VPC, which a service has that names none, by the VPC's id. */
export async function readDefaultGroups(
  call: CallEc2,
  vpcIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const groups = await describe(call, 'DescribeSecurityGroups', 'SecurityGroups', ['vpc-id', vpcIds], {
    'group-name': ['default'],
  });
  return new Map(groups.map(({ VpcId, GroupId }) => [asString(VpcId) ?? '', asString(GroupId) ?? '']));
}

/**
 * The rules by group. Of a group without any it has to be seen that it is there: those of another account, in a shared VPC, show none
 * either.
 */
export function rulesByGroup(
  ids: readonly string[],
  { rules, present }: GroupsRead,
): Readonly<Record<string, Fact<readonly SecurityGroupRule[]>>> {
  return Object.fromEntries([...new Set(ids)].map((id) => [id, mapFact(rules, (all) => rulesOf(id, all, present))]));
}

function rulesOf(
  id: string,
  all: readonly DescribedRule[],
  present: GroupsRead['present'],
): Fact<readonly SecurityGroupRule[]> {
  const own = all.flatMap(({ rule }) => (rule.groupId === id ? [rule] : []));
  if (own.length > 0) return known(own);
  return mapFact(present, (groups) =>
    groups.has(id) ? known([]) : { kind: 'unknown', why: `security group ${id} was not found in this account` },
  );
}

function parseRule(raw: JsonObject): readonly DescribedRule[] {
  const peer = peerOf(raw);
  if (peer === undefined) return [];
  const reference = asObject(raw.ReferencedGroupInfo);
  const rule: SecurityGroupRule = {
    id: asString(raw.SecurityGroupRuleId) ?? '',
    groupId: asString(raw.GroupId) ?? '',
    direction: asBoolean(raw.IsEgress) === true ? 'egress' : 'ingress',
    protocol: asString(raw.IpProtocol) ?? '-1',
    ports: portRange(asNumber(raw.FromPort), asNumber(raw.ToPort)),
    peer,
  };
  const owner = asString(raw.GroupOwnerId) ?? '';
  return [{ rule, owner, reference: peer.kind === 'group' ? referenceOf(peer.id, owner, reference) : null }];
}

function referenceOf(groupId: string, owner: string, raw: JsonObject | undefined): DescribedRule['reference'] {
  return {
    groupId,
    account: asString(raw?.UserId) ?? owner,
    peeringStatus: asString(raw?.PeeringStatus) || null,
  };
}

function peerOf(raw: JsonObject): SecurityGroupRule['peer'] | undefined {
  const cidr = asString(raw.CidrIpv4) ?? asString(raw.CidrIpv6);
  if (cidr !== undefined) return { kind: 'cidr', cidr };
  const list = asString(raw.PrefixListId);
  if (list !== undefined) return { kind: 'prefix-list', id: list };
  const group = asString(asObject(raw.ReferencedGroupInfo)?.GroupId);
  return group === undefined ? undefined : { kind: 'group', id: group };
}
