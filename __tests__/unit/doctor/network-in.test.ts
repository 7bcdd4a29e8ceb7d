import { describe, expect, test } from '@jest/globals';
import type { FactValues } from '../../../src/doctor/facts.ts';
import { known } from '../../../src/network/facts.ts';
import type { Network, SecurityGroupRule } from '../../../src/network/types.ts';
import { egressAll, local, route, table } from '../network/networks.ts';
import { type Case, findings, request, targetGroup, taskDefinition, testCases } from './facts.ts';
import { balancer, lettingIn, network, networkInterface, onFargate, onInstance, taskPlaces } from './network-facts.ts';

const byBalancer = { kind: 'group', id: 'sg-lb' } as const;
const everywhere = { kind: 'cidr', cidr: '0.0.0.0/0' } as const;

function lets(group: string, ...peers: Parameters<typeof lettingIn>[1][]): Network {
  const rules: readonly SecurityGroupRule[] = [egressAll(group), ...lettingIn(group, ...peers)];
  return { ...network, securityGroups: { ...network.securityGroups, [group]: known(rules) } };
}

const onPort = (hostPort: number) =>
  taskDefinition({}, { portMappings: [{ containerPort: 3000, hostPort, protocol: 'tcp' }] });
const alone = { balancers: [], listeners: [] };
const elastic = {
  ...onInstance,
  instances: known([{ id: 'i-1', interfaces: [{ ...networkInterface, elastic: true }] }]),
};
const fixed: Partial<FactValues> = { ...alone, taskPlaces: { application: elastic, agent: elastic } };
const closedTables = known([
  table('rtb-main', 'vpc-1', [route('10.0.0.0/16', local)]),
  table('rtb-data', 'vpc-1', [route('10.0.0.0/16', local)], ['subnet-a', 'subnet-b']),
]);

const cases: readonly Case[] = [
  [
    'tasks that let nobody in at their dynamic ports',
    'LB-SG',
    { network: lets('sg-app') },
    'problem',
    'The load balancer web does not reach the tasks of web: they never become healthy.',
    [
      'aws ec2 authorize-security-group-ingress --group-id sg-app --protocol tcp --port 32768-65535 --source-group sg-lb --region us-east-1',
    ],
  ],
  [
    'a rule for a part of the dynamic ports',
    'LB-SG',
    { network: lets('sg-app', [32_768, 61_000, byBalancer]) },
    'warning',
    'do not cover 10.0.1.0/24 port 61001-65535',
    [
      'aws ec2 authorize-security-group-ingress --group-id sg-app --protocol tcp --port 32768-65535 --source-group sg-lb --region us-east-1',
    ],
  ],
  [
    'a rule for another port than the host port',
    'LB-SG',
    { taskDefinition: onPort(8080), network: lets('sg-app', [3000, 3000, byBalancer]) },
    'problem',
    'on port 8080',
    [
      'aws ec2 authorize-security-group-ingress --group-id sg-app --protocol tcp --port 8080 --source-group sg-lb --region us-east-1',
    ],
  ],
  [
    'a health check at a port of its own',
    'LB-SG',
    { targetGroups: [{ ...targetGroup, healthCheckPort: '9000' }] },
    'problem',
    'on port 9000',
    [
      'aws ec2 authorize-security-group-ingress --group-id sg-app --protocol tcp --port 9000 --source-group sg-lb --region us-east-1',
    ],
  ],
  [
    'a load balancer that may not dial',
    'LB-SG',
    { network: { ...network, securityGroups: { ...network.securityGroups, 'sg-lb': known([]) } } },
    'problem',
    'No rule of sg-lb of the load balancer web in subnet-app lets TCP out',
    [
      "aws ec2 authorize-security-group-egress --group-id sg-lb --ip-permissions 'IpProtocol=tcp,FromPort=32768,ToPort=65535,UserIdGroupPairs=[{GroupId=sg-app}]' --region us-east-1",
    ],
  ],
  [
    'rules that are denied',
    'LB-SG',
    {
      network: {
        ...network,
        securityGroups: {
          ...network.securityGroups,
          'sg-app': { kind: 'denied', action: 'ec2:DescribeSecurityGroupRules' },
        },
      },
    },
    'skipped',
    'ec2:DescribeSecurityGroupRules is denied',
  ],
  [
    'clients whose addresses a network load balancer keeps',
    'LB-SG',
    {
      balancers: [{ ...balancer, type: 'network', securityGroups: [] }],
      network: lets('sg-app', [32_768, 65_535, { kind: 'cidr', cidr: '10.0.1.0/24' }]),
    },
    'skipped',
    "keeps its clients' addresses",
  ],
  ['no service', 'LB-SG', { service: null }, 'skipped', 'There is no service'],
  [
    'tasks without a network',
    'LB-SG',
    { taskPlaces: { ...taskPlaces, application: { kind: 'none' } } },
    'skipped',
    'The tasks have no network',
  ],
  [
    'a closed load balancer',
    'OUT-IN',
    { network: lets('sg-lb', [80, 80, everywhere]) },
    'problem',
    'The internet does not reach the load balancer web on port 443: connections time out.',
    [
      'aws ec2 authorize-security-group-ingress --group-id sg-lb --protocol tcp --port 443 --cidr 0.0.0.0/0 --region us-east-1',
    ],
  ],
  [
    'a load balancer for some of the internet',
    'OUT-IN',
    { network: lets('sg-lb', [443, 443, { kind: 'cidr', cidr: '173.245.48.0/20' }]) },
    'warning',
    'Only a part of the internet reaches the load balancer web',
  ],
  [
    'an internal load balancer',
    'OUT-IN',
    { balancers: [{ ...balancer, internetFacing: false }] },
    'problem',
    'are internal',
  ],
  [
    'a subnet without an internet gateway',
    'OUT-IN',
    { network: { ...network, routeTables: closedTables } },
    'problem',
    'no route leads to the internet',
  ],
  [
    'public access that is blocked',
    'OUT-IN',
    { network: { ...network, blockPublicAccess: known('block-ingress') } },
    'skipped',
    'VPC Block Public Access is on',
  ],
  [
    'an instance that lets nobody in',
    'OUT-IN',
    fixed,
    'problem',
    'The internet does not reach the tasks on port 443',
    [
      'aws ec2 authorize-security-group-ingress --group-id sg-app --protocol tcp --port 443 --cidr 0.0.0.0/0 --region us-east-1',
    ],
  ],
  [
    'an instance whose address changes',
    'OUT-IN',
    { ...alone, network: lets('sg-app', [443, 443, everywhere]) },
    'warning',
    'Give the instance an Elastic IP address',
  ],
  [
    'tasks without a public address',
    'OUT-IN',
    { ...alone, taskPlaces: { ...taskPlaces, application: { ...onFargate, assignPublicIp: false } } },
    'problem',
    'Neither a load balancer nor the tasks have a public address',
  ],
  [
    'instances that are denied',
    'OUT-IN',
    {
      ...alone,
      taskPlaces: {
        ...taskPlaces,
        application: { ...onInstance, instances: { kind: 'denied', action: 'ec2:DescribeInstances' } },
      },
    },
    'skipped',
    'ec2:DescribeInstances is denied',
  ],
];

testCases(cases);

const quiet = { request: { ...request, publicPorts: [] } };

testCases([
  ['nothing that is public, and nobody who asks for it', 'OUT-IN', { ...alone, ...quiet }, 'skipped', 'public-ports'],
  [
    'an internal load balancer, and nobody who asks for more',
    'OUT-IN',
    { ...quiet, balancers: [{ ...balancer, internetFacing: false }] },
    'skipped',
    'public-ports',
  ],
  [
    'a closed load balancer of which nobody says that it should be open',
    'OUT-IN',
    { ...quiet, network: lets('sg-lb', [80, 80, everywhere]) },
    'warning',
    'does not reach the load balancer web on port 443',
  ],
]);

describe('what is fine', () => {
  test.each<[string, string, Partial<FactValues>]>([
    [
      'a static host port that is open to the load balancer',
      'LB-SG',
      { taskDefinition: onPort(8080), network: lets('sg-app', [8080, 8080, byBalancer]) },
    ],
    [
      'tasks with interfaces of their own, at their container port',
      'LB-SG',
      {
        taskDefinition: taskDefinition({ networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 3000 }] }),
        taskPlaces: { application: onFargate, agent: onFargate },
        network: lets('sg-app', [3000, 3000, byBalancer]),
      },
    ],
    [
      'an instance with an Elastic IP address that lets the internet in',
      'OUT-IN',
      { ...fixed, network: lets('sg-app', [443, 443, everywhere]) },
    ],
  ])('%s: %s', (_, id, changes) => {
    expect(findings(id, changes)).toMatchObject([{ status: 'ok' }]);
  });
});
