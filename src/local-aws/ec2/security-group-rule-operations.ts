import type { Direction } from '../../network/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { type Ec2Environment, randomId } from './environment.ts';
import { notFound } from './errors.ts';
import { type Ec2Members, ec2Members, newTags } from './input.ts';
import { describe, type Listing } from './listing.ts';
import { describeRule, isSameRule, type RequestedRule, requestedRules } from './permissions.ts';
import { renderPermissions, renderRevoked, renderRule } from './render-security-group.ts';
import { namedGroup } from './security-group-operations.ts';
import type { SecurityGroup, SecurityGroupRule } from './state.ts';

/** DescribeSecurityGroupRules, and Authorize- and RevokeSecurityGroupIngress and -Egress. */
export function securityGroupRuleOperations(environment: Ec2Environment): Record<string, Operation> {
  const { state } = environment;
  const rules = () => [...state.securityGroups.values()].flatMap((group) => group.rules);
  return {
    DescribeSecurityGroupRules: (input) =>
      describe(ec2Members(input), rules(), listing, 'securityGroupRuleSet', (rule) => renderRule(environment, rule)),
    AuthorizeSecurityGroupIngress: (input) => authorize(environment, 'ingress', ec2Members(input)),
    AuthorizeSecurityGroupEgress: (input) => authorize(environment, 'egress', ec2Members(input)),
    RevokeSecurityGroupIngress: (input) => revoke(environment, 'ingress', ec2Members(input)),
    RevokeSecurityGroupEgress: (input) => revoke(environment, 'egress', ec2Members(input)),
  };
}

const listing: Listing<SecurityGroupRule> = {
  kind: 'securityGroupRule',
  parameter: 'SecurityGroupRuleId',
  tagsOf: ({ tags }) => tags,
  filters: { 'group-id': ({ groupId }) => [groupId], 'security-group-rule-id': ({ id }) => [id] },
};

function authorize(environment: Ec2Environment, direction: Direction, members: Ec2Members): JsonObject {
  const { state, changed } = environment;
  const group = namedGroup(state, members);
  const asked = requestedRules(state, group, members);
  const present = group.rules.filter((rule) => rule.direction === direction);
  asked.forEach((rule, index) => {
    if ([...present, ...asked.slice(0, index)].some((other) => isSameRule(other, rule))) throw duplicate(rule);
  });
  const tags = newTags(members, 'security-group-rule');
  const made = asked.map((rule): SecurityGroupRule => {
    return { ...rule, id: randomId('sgr'), groupId: group.id, direction, tags: new Map(tags) };
  });
  group.rules = [...group.rules, ...made];
  changed();
  return { return: true, securityGroupRuleSet: made.map((rule) => renderRule(environment, rule)) };
}

function duplicate(rule: RequestedRule): ApiError {
  const message = `the specified rule "${describeRule(rule)}" already exists`;
  return new ApiError('InvalidPermission.Duplicate', message);
}

function revoke(environment: Ec2Environment, direction: Direction, members: Ec2Members): JsonObject {
  const { state, changed } = environment;
  const group = namedGroup(state, members);
  const ids = members.texts('SecurityGroupRuleId');
  const { found, unknown } =
    ids.length > 0 ? byId(group, direction, ids) : byPermission(environment, group, direction, members);
  group.rules = group.rules.filter((rule) => !found.includes(rule));
  changed();
  return {
    return: true,
    ...(unknown.length === 0 ? {} : { unknownIpPermissionSet: renderPermissions(environment, unknown) }),
    revokedSecurityGroupRuleSet: found.map(renderRevoked),
  };
}

interface ToRevoke {
  readonly found: readonly SecurityGroupRule[];
  readonly unknown: readonly RequestedRule[];
}

function byId(group: SecurityGroup, direction: Direction, ids: readonly string[]): ToRevoke {
  const found = group.rules.filter((rule) => ids.includes(rule.id) && rule.direction === direction);
  const missing = ids.filter((id) => !found.some((rule) => rule.id === id));
  if (missing.length > 0) throw notFound('securityGroupRule', missing);
  return { found, unknown: [] };
}

/** In the default VPC a rule that is not there is told and no error (API reference, RevokeSecurityGroupIngress). */
function byPermission(
  { state }: Ec2Environment,
  group: SecurityGroup,
  direction: Direction,
  members: Ec2Members,
): ToRevoke {
  const asked = requestedRules(state, group, members);
  const own = group.rules.filter((rule) => rule.direction === direction);
  const found = own.filter((rule) => asked.some((other) => isSameRule(rule, other)));
  const unknown = asked.filter((rule) => !own.some((other) => isSameRule(rule, other)));
  if (unknown.length === 0 || state.vpcs.get(group.vpcId)?.isDefault === true) return { found, unknown };
  const message = 'The specified rule does not exist in this security group.';
  throw new ApiError('InvalidPermission.NotFound', message);
}
