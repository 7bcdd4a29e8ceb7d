import type { Database } from '../../../src/network/destinations.ts';
import type { Destination, Endpoint } from '../../../src/network/endpoints.ts';
import { known } from '../../../src/network/facts.ts';
import { allPorts, anyEphemeralPorts, linuxEphemeralPorts, onePort } from '../../../src/network/ports.ts';
import { parseRanges } from '../../../src/network/ranges.ts';
import type {
  Direction,
  Network,
  NetworkAcl,
  NetworkAclEntry,
  Peering,
  Route,
  RouteTable,
  RouteTarget,
  SecurityGroupRule,
} from '../../../src/network/types.ts';
import type { AwsvpcWorkload } from '../../../src/network/workload.ts';

/** The tasks' subnet and the database's in one VPC, and a second VPC; every ACL open, nothing allowed by a security group but egress. */
export const appSubnet = 'subnet-app';
export const dataSubnet = 'subnet-data';
export const otherSubnet = 'subnet-other';

export const local: RouteTarget = { kind: 'local', id: 'local' };
export const openAcl: readonly NetworkAclEntry[] = (['ingress', 'egress'] as const).map((direction) =>
  entry(100, direction),
);

export const network: Network = {
  vpcs: known([
    { id: 'vpc-1', region: 'eu-central-1', cidrs: ['10.0.0.0/16'], defaultSecurityGroup: 'sg-default' },
    { id: 'vpc-2', region: 'eu-central-1', cidrs: ['10.9.0.0/16'] },
  ]),
  subnets: known([
    { id: appSubnet, vpcId: 'vpc-1', cidrs: ['10.0.1.0/24'] },
    { id: dataSubnet, vpcId: 'vpc-1', cidrs: ['10.0.2.0/24'] },
    { id: otherSubnet, vpcId: 'vpc-2', cidrs: ['10.9.1.0/24'] },
  ]),
  routeTables: known([
    table('rtb-1', 'vpc-1', [route('10.0.0.0/16', local)]),
    table('rtb-2', 'vpc-2', [route('10.9.0.0/16', local)]),
  ]),
  networkAcls: known([{ id: 'acl-open', subnetIds: [appSubnet, dataSubnet, otherSubnet], entries: openAcl }]),
  peerings: known([]),
  natGateways: known([]),
  blockPublicAccess: known('off'),
  securityGroups: {
    'sg-app': known([egressAll('sg-app')]),
    'sg-db': known([]),
    'sg-default': known([egressAll('sg-default')]),
  },
  prefixLists: {},
};

export const database: Database = {
  id: 'orders',
  port: 5432,
  publiclyAccessible: false,
  vpcId: 'vpc-1',
  subnetId: dataSubnet,
  securityGroups: ['sg-db'],
};

export const tasks: AwsvpcWorkload = {
  kind: 'awsvpc',
  launchType: 'FARGATE',
  subnetIds: [appSubnet],
  securityGroups: ['sg-app'],
  assignPublicIp: false,
};

export const source: Endpoint = {
  kind: 'endpoint',
  name: 'tasks in subnet-app',
  vpcId: 'vpc-1',
  subnetId: appSubnet,
  addresses: parseRanges(['10.0.1.0/24']),
  publicAddresses: [],
  securityGroups: ['sg-app'],
  ephemeralPorts: linuxEphemeralPorts,
};

export const destination: Destination = {
  ...source,
  name: 'orders',
  subnetId: dataSubnet,
  addresses: parseRanges(['10.0.2.10']),
  securityGroups: ['sg-db'],
  ephemeralPorts: anyEphemeralPorts,
  ports: onePort(5432),
  isPublic: false,
};

export const peering: Peering = {
  id: 'pcx-1',
  status: 'active',
  sides: [
    { vpcId: 'vpc-1', region: 'eu-central-1', resolvesForPeer: known(false) },
    { vpcId: 'vpc-2', region: 'eu-central-1', resolvesForPeer: known(false) },
  ],
};

/** The network with rules that let in to the database. */
export function withIngress(...peers: readonly SecurityGroupRule['peer'][]): Network {
  const rules = peers.map((peer, index) => rule(`sgr-${index + 1}`, 'sg-db', 'ingress', peer));
  return { ...network, securityGroups: { ...network.securityGroups, 'sg-db': known(rules) } };
}

export function withAcls(base: Network, ...acls: readonly NetworkAcl[]): Network {
  return { ...base, networkAcls: known(acls) };
}

export function withTables(base: Network, ...tables: readonly RouteTable[]): Network {
  return { ...base, routeTables: known(tables) };
}

export function rule(
  id: string,
  groupId: string,
  direction: Direction,
  peer: SecurityGroupRule['peer'],
  more: Partial<SecurityGroupRule> = {},
): SecurityGroupRule {
  return { id, groupId, direction, protocol: 'tcp', ports: { from: 5432, to: 5432 }, peer, ...more };
}

export function egressAll(groupId: string): SecurityGroupRule {
  const everywhere = { kind: 'cidr', cidr: '0.0.0.0/0' } as const;
  return rule(`sgr-out-${groupId}`, groupId, 'egress', everywhere, { protocol: '-1', ports: allPorts });
}

export function entry(number: number, direction: Direction, more: Partial<NetworkAclEntry> = {}): NetworkAclEntry {
  return { number, direction, action: 'allow', protocol: '-1', cidr: '0.0.0.0/0', ...more };
}

export function route(destination: string, target: RouteTarget, more: Partial<Route> = {}): Route {
  return { destination, target, state: 'active', propagated: false, ...more };
}

export function table(
  id: string,
  vpcId: string,
  routes: readonly Route[],
  subnetIds: readonly string[] = [],
): RouteTable {
  return { id, vpcId, main: subnetIds.length === 0, subnetIds, routes };
}

export const internetGateway: RouteTarget = { kind: 'internet-gateway', id: 'igw-1' };
export const throughPeering: RouteTarget = { kind: 'peering', id: 'pcx-1' };
