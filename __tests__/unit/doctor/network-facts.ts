import type { BalancerNetwork, DatabaseNetwork, TaskPlaces } from '../../../src/doctor/facts/network.ts';
import { known } from '../../../src/network/facts.ts';
import type { Network, NetworkInterface, SecurityGroupRule } from '../../../src/network/types.ts';
import type { AwsvpcWorkload, InstanceWorkload } from '../../../src/network/workload.ts';
import { egressAll, entry, internetGateway, local, route, rule, table } from '../network/networks.ts';

/** One VPC: an instance with a public address, a database that lets its group in, a load balancer that the internet reaches. */

const everywhere = { kind: 'cidr', cidr: '0.0.0.0/0' } as const;

/** Rules that let in, with the ids sgr-GROUP-1, sgr-GROUP-2 and so on. */
export function lettingIn(
  group: string,
  ...peers: readonly (readonly [from: number, to: number, peer: SecurityGroupRule['peer']])[]
): readonly SecurityGroupRule[] {
  return peers.map(([from, to, peer], index) =>
    rule(`sgr-${group}-${index + 1}`, group, 'ingress', peer, { ports: { from, to } }),
  );
}

export const network: Network = {
  vpcs: known([{ id: 'vpc-1', region: 'us-east-1', cidrs: ['10.0.0.0/16'], defaultSecurityGroup: 'sg-default' }]),
  subnets: known([
    { id: 'subnet-app', vpcId: 'vpc-1', cidrs: ['10.0.1.0/24'] },
    { id: 'subnet-a', vpcId: 'vpc-1', cidrs: ['10.0.2.0/24'] },
    { id: 'subnet-b', vpcId: 'vpc-1', cidrs: ['10.0.3.0/24'] },
  ]),
  routeTables: known([
    table('rtb-main', 'vpc-1', [route('10.0.0.0/16', local), route('0.0.0.0/0', internetGateway)]),
    table('rtb-data', 'vpc-1', [route('10.0.0.0/16', local)], ['subnet-a', 'subnet-b']),
  ]),
  networkAcls: known([
    {
      id: 'acl-1',
      subnetIds: ['subnet-app', 'subnet-a', 'subnet-b'],
      entries: [entry(100, 'ingress'), entry(100, 'egress')],
    },
  ]),
  peerings: known([]),
  natGateways: known([]),
  blockPublicAccess: known('off'),
  securityGroups: {
    'sg-app': known([egressAll('sg-app'), ...lettingIn('sg-app', [32_768, 65_535, { kind: 'group', id: 'sg-lb' }])]),
    'sg-db': known(lettingIn('sg-db', [5432, 5432, { kind: 'group', id: 'sg-app' }])),
    'sg-lb': known([egressAll('sg-lb'), ...lettingIn('sg-lb', [443, 443, everywhere])]),
    'sg-default': known([egressAll('sg-default')]),
  },
  prefixLists: {},
};

export const networkInterface: NetworkInterface = {
  id: 'eni-1',
  subnetId: 'subnet-app',
  vpcId: 'vpc-1',
  privateAddresses: ['10.0.1.17'],
  publicAddresses: ['198.51.100.7'],
  securityGroups: ['sg-app'],
};

export const onInstance: InstanceWorkload = {
  kind: 'instance',
  instances: known([{ id: 'i-1', interfaces: [networkInterface] }]),
  scalingSubnetIds: [],
};

export const onFargate: AwsvpcWorkload = {
  kind: 'awsvpc',
  launchType: 'FARGATE',
  subnetIds: ['subnet-app'],
  securityGroups: ['sg-app'],
  assignPublicIp: true,
};

export const taskPlaces: TaskPlaces = { application: onInstance, agent: onInstance };

export const databaseNetwork: DatabaseNetwork = {
  identifier: 'blog',
  port: 5432,
  publiclyAccessible: false,
  vpcId: 'vpc-1',
  securityGroups: ['sg-db'],
  subnets: [
    { id: 'subnet-a', availabilityZone: 'us-east-1a' },
    { id: 'subnet-b', availabilityZone: 'us-east-1b' },
  ],
  availabilityZone: 'us-east-1a',
  dualStack: false,
  targets: null,
};

export const balancer: BalancerNetwork = {
  arn: 'arn:lb/web',
  name: 'web',
  type: 'application',
  internetFacing: true,
  vpcId: 'vpc-1',
  subnetIds: ['subnet-app'],
  securityGroups: ['sg-lb'],
};
