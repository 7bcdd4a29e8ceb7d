import { defaultVpc } from '../ec2/default-vpc.ts';
import type { Subnet } from '../ec2/state.ts';
import { ApiError, type Operation } from '../server/api.ts';
import type { RdsEnvironment } from './environment.ts';
import { invalidCombination, subnetGroupNotFound } from './errors.ts';
import { type RdsMembers, rdsMembers, rdsPage } from './input.ts';
import { renderSubnetGroup } from './render.ts';
import type { SubnetGroup } from './state.ts';

/** Create-, Describe- and DeleteDBSubnetGroup(s). */
export function subnetGroupOperations(environment: RdsEnvironment): Record<string, Operation> {
  const { state } = environment;
  return {
    CreateDBSubnetGroup(input) {
      const group = createGroup(environment, rdsMembers(input));
      state.subnetGroups.set(group.name, group);
      return { DBSubnetGroup: renderSubnetGroup(environment, group) };
    },
    DescribeDBSubnetGroups(input) {
      const members = rdsMembers(input);
      const name = members.text('DBSubnetGroupName');
      const groups = name === undefined ? state.subnetGroups.values() : [findSubnetGroup(environment, name)];
      const render = (group: SubnetGroup) => renderSubnetGroup(environment, group);
      return rdsPage(members, groups, (group) => group.name, { member: 'DBSubnetGroups', render });
    },
    DeleteDBSubnetGroup(input) {
      const group = findSubnetGroup(environment, rdsMembers(input).requiredText('DBSubnetGroupName'));
      if ([...state.instances.values()].some(({ subnetGroup }) => subnetGroup === group)) {
        const message = `Cannot delete the subnet group '${group.name}' because at least one database instance is still using it.`;
        throw new ApiError('InvalidDBSubnetGroupStateFault', message);
      }
      state.subnetGroups.delete(group.name);
      return {};
    },
  };
}

export function findSubnetGroup({ state }: RdsEnvironment, name: string): SubnetGroup {
  const group = state.subnetGroups.get(name.toLowerCase());
  if (group === undefined) throw subnetGroupNotFound(name);
  return group;
}

/** The group that a database gets which names none: all subnets of the default VPC. */
export function defaultSubnetGroup({ state, ec2 }: RdsEnvironment): SubnetGroup {
  const known = state.subnetGroups.get('default');
  if (known !== undefined) return known;
  const vpc = defaultVpc(ec2.state);
  if (vpc === undefined) throw invalidCombination('No default subnet detected in VPC. Please contact AWS Support.');
  const subnetIds = [...ec2.state.subnets.values()].filter(({ vpcId }) => vpcId === vpc.id).map(({ id }) => id);
  const group = { name: 'default', description: 'default', vpcId: vpc.id, subnetIds, tags: new Map() };
  state.subnetGroups.set(group.name, group);
  return group;
}

function createGroup({ state, ec2 }: RdsEnvironment, members: RdsMembers): SubnetGroup {
  const name = members.requiredText('DBSubnetGroupName').toLowerCase();
  const description = members.requiredText('DBSubnetGroupDescription');
  const subnetIds = members.texts('SubnetIds');
  if (state.subnetGroups.has(name))
    throw new ApiError('DBSubnetGroupAlreadyExists', `The DB subnet group '${name}' already exists.`);
  const missing = subnetIds.filter((id) => !ec2.state.subnets.has(id));
  if (missing.length > 0)
    throw new ApiError('InvalidSubnet', `Some input subnets in :[${missing.join(', ')}] are invalid.`);
  const subnets = subnetIds.map((id) => ec2.state.subnets.get(id)).filter((subnet) => subnet !== undefined);
  return { name, description, vpcId: vpcOf(subnets), subnetIds, tags: members.tags() };
}

function vpcOf(subnets: readonly Subnet[]): string {
  const vpcs = new Set(subnets.map(({ vpcId }) => vpcId));
  if (vpcs.size > 1) throw new ApiError('InvalidSubnet', 'The specified subnets are not in the same VPC.');
  const zones = [...new Set(subnets.map(({ zone }) => zone))];
  if (zones.length < 2) {
    const message = `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${zones.join(', ')}. Add subnets to cover at least 2 AZs.`;
    throw new ApiError('DBSubnetGroupDoesNotCoverEnoughAZs', message);
  }
  return [...vpcs].join();
}
