import type { Direction } from '../../network/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { type Ec2Environment, ec2Arn } from './environment.ts';
import type { RequestedRule } from './permissions.ts';
import { tagSet } from './render-network.ts';
import type { SecurityGroup, SecurityGroupRule } from './state.ts';

/** A group as DescribeSecurityGroups shows it. */
export function renderSecurityGroup(environment: Ec2Environment, group: SecurityGroup): JsonObject {
  const { id, name, description, vpcId, rules, tags } = group;
  const of = (direction: Direction) => rules.filter((rule) => rule.direction === direction);
  return {
    groupId: id,
    securityGroupArn: ec2Arn(environment, `security-group/${id}`),
    groupName: name,
    groupDescription: description,
    ownerId: environment.accountId,
    vpcId,
    ipPermissions: renderPermissions(environment, of('ingress')),
    ipPermissionsEgress: renderPermissions(environment, of('egress')),
    ...tagSet(tags),
  };
}

/** Rules with the same protocol and ports are one permission. */
export function renderPermissions(environment: Ec2Environment, rules: readonly RequestedRule[]): readonly JsonObject[] {
  const permissions = new Map<string, RequestedRule[]>();
  for (const rule of rules) {
    const key = `${rule.protocol} ${rule.ports.from} ${rule.ports.to}`;
    permissions.set(key, [...(permissions.get(key) ?? []), rule]);
  }
  return [...permissions.values()].map((together) => renderPermission(environment, together));
}

function renderPermission({ accountId }: Ec2Environment, rules: readonly RequestedRule[]): JsonObject {
  const [first] = rules;
  const ports =
    first === undefined || first.protocol === '-1' ? {} : { fromPort: first.ports.from, toPort: first.ports.to };
  const each = (pick: (rule: RequestedRule) => JsonObject | undefined) =>
    rules.flatMap((rule) => {
      const entry = pick(rule);
      const description = rule.description === null ? {} : { description: rule.description };
      return entry === undefined ? [] : [{ ...entry, ...description }];
    });
  return {
    ipProtocol: first?.protocol ?? '-1',
    ...ports,
    groups: each(({ peer }) => (peer.kind === 'group' ? { groupId: peer.id, userId: accountId } : undefined)),
    ipRanges: each(({ peer }) => (isCidr(peer, 4) ? { cidrIp: peer.cidr } : undefined)),
    ipv6Ranges: each(({ peer }) => (isCidr(peer, 6) ? { cidrIpv6: peer.cidr } : undefined)),
    prefixListIds: each(({ peer }) => (peer.kind === 'prefix-list' ? { prefixListId: peer.id } : undefined)),
  };
}

type CidrPeer = Extract<RequestedRule['peer'], { kind: 'cidr' }>;

function isCidr(peer: RequestedRule['peer'], family: 4 | 6): peer is CidrPeer {
  return peer.kind === 'cidr' && peer.cidr.includes(':') === (family === 6);
}

/** A rule as DescribeSecurityGroupRules and the Authorize operations show it. */
export function renderRule(environment: Ec2Environment, rule: SecurityGroupRule): JsonObject {
  const { peer } = rule;
  const reference =
    peer.kind === 'group' ? { referencedGroupInfo: { groupId: peer.id, userId: environment.accountId } } : {};
  return {
    ...renderOwn(rule),
    ...reference,
    securityGroupRuleArn: ec2Arn(environment, `security-group-rule/${rule.id}`),
    groupOwnerId: environment.accountId,
    ...tagSet(rule.tags),
  };
}

/** A rule as the Revoke operations show it. */
export function renderRevoked(rule: SecurityGroupRule): JsonObject {
  const reference = rule.peer.kind === 'group' ? { referencedGroupId: rule.peer.id } : {};
  return { ...renderOwn(rule), ...reference };
}

function renderOwn({ id, groupId, direction, protocol, ports, peer, description }: SecurityGroupRule): JsonObject {
  return {
    securityGroupRuleId: id,
    groupId,
    isEgress: direction === 'egress',
    ipProtocol: protocol,
    fromPort: ports.from,
    toPort: ports.to,
    ...(peer.kind === 'cidr' ? { [peer.cidr.includes(':') ? 'cidrIpv6' : 'cidrIpv4']: peer.cidr } : {}),
    ...(peer.kind === 'prefix-list' ? { prefixListId: peer.id } : {}),
    ...(description === null ? {} : { description }),
  };
}
