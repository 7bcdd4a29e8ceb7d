import { type Ec2Environment, randomId } from './environment.ts';
import type { Ec2State, NetworkAcl, RouteTable, SecurityGroup, Subnet, Vpc } from './state.ts';

/** The zones of the region in which a new account has subnets. */
const zones = ['a', 'b', 'c'];

/**
 * What every account has in a region from the start (VPC user guide, "Default VPC components"): a VPC 172.31.0.0/16 with a /20 subnet
 * in each zone, an internet gateway, a main route table through it, a network ACL and a security group.
 */
export function initialState({ region }: Pick<Ec2Environment, 'region'>): Ec2State {
  const state: Ec2State = {
    vpcs: new Map(),
    subnets: new Map(),
    routeTables: new Map(),
    internetGateways: new Map(),
    networkAcls: new Map(),
    securityGroups: new Map(),
    dhcpOptions: { id: randomId('dopt') },
    instances: new Map(),
    managedInterfaces: new Map(),
    taskAddresses: new Map(),
  };
  const vpc = addVpc(state, { cidr: '172.31.0.0/16', isDefault: true, tags: new Map() });
  zones.forEach((zone, index) => {
    const place = { vpcId: vpc.id, cidr: `172.31.${index * 16}.0/20`, zone: `${region}${zone}` };
    addSubnet(state, { ...place, isDefault: true, mapPublicIpOnLaunch: true, tags: new Map() });
  });
  addInternetGateway(state, vpc);
  return state;
}

function addInternetGateway(state: Ec2State, { id: vpcId }: Vpc): void {
  const gateway = { id: randomId('igw'), vpcId, tags: new Map() };
  state.internetGateways.set(gateway.id, gateway);
  const main = mainRouteTable(state, vpcId);
  if (main === undefined) return;
  const target = { kind: 'internet-gateway', id: gateway.id } as const;
  const made = { state: 'active', propagated: false, origin: 'CreateRoute', targetMember: 'gatewayId' } as const;
  main.routes = [...main.routes, { destination: '0.0.0.0/0', target, ...made }];
}

/** Adds a VPC with what comes with each: a main route table, a network ACL that lets everything through, a default security group. */
export function addVpc(state: Ec2State, given: Pick<Vpc, 'cidr' | 'isDefault' | 'tags'>): Vpc {
  const vpc: Vpc = { ...given, id: randomId('vpc'), enableDnsSupport: true, enableDnsHostnames: given.isDefault };
  state.vpcs.set(vpc.id, vpc);
  const table = newRouteTable(vpc, new Map());
  const association = { id: randomId('rtbassoc'), subnetId: null };
  table.associations.set(association.id, association);
  state.routeTables.set(table.id, table);
  const acl = newNetworkAcl(vpc, { isDefault: true, tags: new Map() });
  state.networkAcls.set(acl.id, acl);
  const group = newSecurityGroup(vpc, 'default', 'default VPC security group', new Map());
  group.rules = [selfRule(group), ...group.rules];
  state.securityGroups.set(group.id, group);
  return vpc;
}

/** Adds a subnet; the network ACL that its VPC has by default counts for it. */
export function addSubnet(state: Ec2State, given: Omit<Subnet, 'id' | 'handedOut'>): Subnet {
  const subnet = { ...given, id: randomId('subnet'), handedOut: 0 };
  state.subnets.set(subnet.id, subnet);
  const acl = [...state.networkAcls.values()].find(({ vpcId, isDefault }) => isDefault && vpcId === given.vpcId);
  acl?.associations.set(randomId('aclassoc'), subnet.id);
  return subnet;
}

export function newRouteTable({ id: vpcId, cidr }: Vpc, tags: RouteTable['tags']): RouteTable {
  const local = { kind: 'local', id: 'local' } as const;
  const made = { state: 'active', propagated: false, origin: 'CreateRouteTable', targetMember: 'gatewayId' } as const;
  const routes = [{ destination: cidr, target: local, ...made }];
  return { id: randomId('rtb'), vpcId, associations: new Map(), routes, tags };
}

/** One that is not a VPC's default denies everything until it has entries (VPC user guide, "Custom network ACLs"). */
export function newNetworkAcl({ id: vpcId }: Vpc, given: Pick<NetworkAcl, 'isDefault' | 'tags'>): NetworkAcl {
  const directions = ['egress', 'ingress'] as const;
  const entry = (number: number, action: 'allow' | 'deny') =>
    directions.map((direction) => ({ number, direction, action, protocol: '-1', cidr: '0.0.0.0/0' }));
  const entries = [...(given.isDefault ? entry(100, 'allow') : []), ...entry(32_767, 'deny')];
  return { id: randomId('acl'), vpcId, ...given, entries, associations: new Map() };
}

/** A new group lets everything out and nothing in. */
export function newSecurityGroup(
  { id: vpcId }: Vpc,
  name: string,
  description: string,
  tags: SecurityGroup['tags'],
): SecurityGroup {
  const id = randomId('sg');
  const everywhere = { kind: 'cidr', cidr: '0.0.0.0/0' } as const;
  const rules = [{ ...allTraffic(id), direction: 'egress' as const, peer: everywhere }];
  return { id, name, description, vpcId, rules, tags };
}

function selfRule({ id }: SecurityGroup) {
  return { ...allTraffic(id), direction: 'ingress' as const, peer: { kind: 'group', id } as const };
}

function allTraffic(groupId: string) {
  const ports = { from: -1, to: -1 };
  return { id: randomId('sgr'), groupId, protocol: '-1', ports, description: null, tags: new Map() };
}

/** The route table of a VPC's subnets that have none of their own. */
export function mainRouteTable(state: Ec2State, vpcId: string): RouteTable | undefined {
  const own = [...state.routeTables.values()].filter((table) => table.vpcId === vpcId);
  return own.find(({ associations }) => [...associations.values()].some(({ subnetId }) => subnetId === null));
}

/** The VPC that every account has. */
export function defaultVpc(state: Ec2State): Vpc | undefined {
  return [...state.vpcs.values()].find(({ isDefault }) => isDefault);
}

/** The group that a VPC came with. */
export function defaultGroup(state: Ec2State, vpcId: string): SecurityGroup | undefined {
  return [...state.securityGroups.values()].find((group) => group.vpcId === vpcId && group.name === 'default');
}
