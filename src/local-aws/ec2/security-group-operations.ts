import type { JsonObject } from '../../toolkit/json.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { defaultVpc, newSecurityGroup } from './default-vpc.ts';
import { type Ec2Environment, ec2Arn } from './environment.ts';
import { invalidValue, missingParameter, notFound } from './errors.ts';
import { findSecurityGroup, findVpc } from './find.ts';
import { type Ec2Members, ec2Members, newTags } from './input.ts';
import { interfacesOf } from './interfaces.ts';
import { describe, type Listing } from './listing.ts';
import { tagSet } from './render-network.ts';
import { renderSecurityGroup } from './render-security-group.ts';
import type { Ec2State, SecurityGroup, SecurityGroupRule, Vpc } from './state.ts';

/** Describe-, Create- and DeleteSecurityGroup(s). */
export function securityGroupOperations(environment: Ec2Environment): Record<string, Operation> {
  const { state } = environment;
  return {
    DescribeSecurityGroups: (input) => describeGroups(environment, ec2Members(input)),
    CreateSecurityGroup(input) {
      const group = createGroup(state, ec2Members(input));
      const arn = ec2Arn(environment, `security-group/${group.id}`);
      return { return: true, groupId: group.id, securityGroupArn: arn, ...tagSet(group.tags) };
    },
    DeleteSecurityGroup(input) {
      const group = namedGroup(state, ec2Members(input));
      requireUnused(environment, group);
      state.securityGroups.delete(group.id);
      return { return: true, groupId: group.id };
    },
  };
}

const listing: Listing<SecurityGroup> = {
  kind: 'securityGroup',
  parameter: 'GroupId',
  tagsOf: ({ tags }) => tags,
  filters: {
    'group-id': ({ id }) => [id],
    'group-name': ({ name }) => [name],
    'vpc-id': ({ vpcId }) => [vpcId],
    description: ({ description }) => [description],
    ...ruleFilters('ip-permission', 'ingress'),
    ...ruleFilters('egress.ip-permission', 'egress'),
  },
};

function ruleFilters(prefix: string, direction: SecurityGroupRule['direction']): Listing<SecurityGroup>['filters'] {
  const each = (pick: (rule: SecurityGroupRule) => string | undefined) => (group: SecurityGroup) =>
    group.rules
      .filter((rule) => rule.direction === direction)
      .map(pick)
      .filter((value) => value !== undefined);
  return {
    [`${prefix}.from-port`]: each(({ ports }) => String(ports.from)),
    [`${prefix}.to-port`]: each(({ ports }) => String(ports.to)),
    [`${prefix}.protocol`]: each(({ protocol }) => protocol),
    [`${prefix}.cidr`]: each(({ peer }) => (peer.kind === 'cidr' ? peer.cidr : undefined)),
    [`${prefix}.group-id`]: each(({ peer }) => (peer.kind === 'group' ? peer.id : undefined)),
  };
}

/** Names are looked for in the default VPC alone (API reference, DescribeSecurityGroups). */
function describeGroups(environment: Ec2Environment, members: Ec2Members): JsonObject {
  const { state } = environment;
  const names = members.texts('GroupName');
  const own = [...state.securityGroups.values()].filter(({ vpcId }) => vpcId === defaultVpc(state)?.id);
  const missing = names.find((name) => !own.some((group) => group.name === name));
  if (missing !== undefined)
    throw new ApiError(
      'InvalidGroup.NotFound',
      `The security group '${missing}' does not exist in default VPC '${defaultVpc(state)?.id}'`,
    );
  const groups =
    names.length === 0 ? [...state.securityGroups.values()] : own.filter(({ name }) => names.includes(name));
  return describe(members, groups, listing, 'securityGroupInfo', (group) => renderSecurityGroup(environment, group));
}

function createGroup(state: Ec2State, members: Ec2Members): SecurityGroup {
  const name = members.requiredText('GroupName');
  const description = members.requiredText('GroupDescription');
  const vpc = vpcOf(state, members);
  if (name.startsWith('sg-'))
    throw invalidValue(
      `Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`,
    );
  const isTaken = [...state.securityGroups.values()].some((group) => group.vpcId === vpc.id && group.name === name);
  if (isTaken) {
    const message = `The security group '${name}' already exists for VPC '${vpc.id}'`;
    throw new ApiError('InvalidGroup.Duplicate', message);
  }
  const group = newSecurityGroup(vpc, name, description, newTags(members, 'security-group'));
  state.securityGroups.set(group.id, group);
  return group;
}

function vpcOf(state: Ec2State, members: Ec2Members): Vpc {
  const id = members.text('VpcId');
  const vpc = id === undefined ? defaultVpc(state) : findVpc(state, id);
  if (vpc === undefined) throw new ApiError('VPCIdNotSpecified', 'No default VPC for this user');
  return vpc;
}

/** The group that a request names by its id, or by its name in the default VPC. */
export function namedGroup(state: Ec2State, members: Ec2Members): SecurityGroup {
  const id = members.text('GroupId');
  if (id !== undefined) return findSecurityGroup(state, id);
  const name = members.text('GroupName');
  if (name === undefined) throw missingParameter('groupName or groupId');
  const vpcId = defaultVpc(state)?.id;
  const group = [...state.securityGroups.values()].find((each) => each.vpcId === vpcId && each.name === name);
  if (group === undefined) throw notFound('securityGroup', [name]);
  return group;
}

function requireUnused(environment: Ec2Environment, { id, name }: SecurityGroup): void {
  if (name === 'default') {
    const message = `the specified group: "${id}" name: "default" cannot be deleted by a user`;
    throw new ApiError('CannotDelete', message);
  }
  const isReferenced = [...environment.state.securityGroups.values()].some(
    (group) => group.id !== id && group.rules.some(({ peer }) => peer.kind === 'group' && peer.id === id),
  );
  const isUsed = interfacesOf(environment).some(({ securityGroups }) => securityGroups.includes(id));
  if (isReferenced || isUsed) throw new ApiError('DependencyViolation', `resource ${id} has a dependent object`);
}
