import { defaultGroup } from './default-vpc.ts';
import { checkId, notFound, type ResourceKind } from './errors.ts';
import type { Ec2State, NetworkAcl, RouteTable, SecurityGroup, Subnet, Vpc } from './state.ts';

/** A resource by its id. Throws EC2's refusal where there is none, or where the text is no id of that kind. */
export function findVpc({ vpcs }: Ec2State, id: string): Vpc {
  return find('vpc', vpcs, id);
}

export function findSubnet({ subnets }: Ec2State, id: string): Subnet {
  return find('subnet', subnets, id);
}

export function findRouteTable({ routeTables }: Ec2State, id: string): RouteTable {
  return find('routeTable', routeTables, id);
}

export function findNetworkAcl({ networkAcls }: Ec2State, id: string): NetworkAcl {
  return find('networkAcl', networkAcls, id);
}

export function findSecurityGroup({ securityGroups }: Ec2State, id: string): SecurityGroup {
  return find('securityGroup', securityGroups, id);
}

/** The groups of an interface: those that were named, else the default one of the VPC. */
export function groupsOrDefault(state: Ec2State, named: readonly string[], vpcId: string): readonly string[] {
  const group = named.length > 0 ? undefined : defaultGroup(state, vpcId);
  return group === undefined ? named : [group.id];
}

function find<Resource>(kind: ResourceKind, resources: ReadonlyMap<string, Resource>, id: string): Resource {
  checkId(kind, id);
  const resource = resources.get(id);
  if (resource === undefined) throw notFound(kind, [id]);
  return resource;
}
