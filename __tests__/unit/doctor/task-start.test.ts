import { describe, expect, test } from '@jest/globals';
import { startNeedsOf } from '../../../src/doctor/checks/start-needs.ts';
import type { FactValues } from '../../../src/doctor/facts.ts';
import type { VpcEndpoint } from '../../../src/ec2/vpc-endpoints.ts';
import { known } from '../../../src/network/facts.ts';
import type { Network } from '../../../src/network/types.ts';
import { egressAll, local, route, table } from '../network/networks.ts';
import { type Case, findings, taskDefinition, testCases } from './facts.ts';
import { lettingIn, network, onFargate, onInstance } from './network-facts.ts';

const hidden = { ...onFargate, assignPublicIp: false };
const fargate = { taskPlaces: { application: hidden, agent: hidden } };
const privateTables = known([
  table('rtb-main', 'vpc-1', [route('10.0.0.0/16', local)]),
  table('rtb-data', 'vpc-1', [route('10.0.0.0/16', local)], ['subnet-a', 'subnet-b']),
]);
const isolated: Network = { ...network, routeTables: privateTables };

function endpoint(service: string, more: Partial<VpcEndpoint> = {}): VpcEndpoint {
  return {
    id: `vpce-${service}`,
    vpcId: 'vpc-1',
    serviceName: `com.amazonaws.us-east-1.${service}`,
    kind: 'interface',
    state: 'available',
    privateDns: true,
    subnetIds: ['subnet-app'],
    securityGroups: ['sg-endpoints'],
    routeTableIds: [],
    ...more,
  };
}

const gateway = endpoint('s3', {
  kind: 'gateway',
  privateDns: false,
  subnetIds: [],
  securityGroups: [],
  routeTableIds: ['rtb-main'],
});
const allEndpoints = [...['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager'].map((each) => endpoint(each)), gateway];

function withEndpoints(rules: ReturnType<typeof lettingIn>, endpoints = allEndpoints): Partial<FactValues> {
  const securityGroups = { ...isolated.securityGroups, 'sg-endpoints': known(rules) };
  return { ...fargate, network: { ...isolated, securityGroups }, vpcEndpoints: endpoints };
}

const open = lettingIn('sg-endpoints', [443, 443, { kind: 'group', id: 'sg-app' }]);

const cases: readonly Case[] = [
  [
    'Fargate beside an internet gateway without a public address',
    'NET-PULL',
    fargate,
    'problem',
    'tasks in subnet-app: no path to ecr.api, ecr.dkr, s3, secretsmanager, logs.',
    [
      "aws ecs update-service --cluster demo --service backend --network-configuration 'awsvpcConfiguration={subnets=[subnet-app],securityGroups=[sg-app],assignPublicIp=ENABLED}' --region us-east-1",
    ],
  ],
  [
    'no way out, and an endpoint too few',
    'NET-PULL',
    withEndpoints(
      open,
      allEndpoints.filter(({ id }) => id !== 'vpce-logs'),
    ),
    'problem',
    'no path to logs',
    [
      'aws ec2 create-vpc-endpoint --vpc-id vpc-1 --region us-east-1 --service-name com.amazonaws.us-east-1.logs --vpc-endpoint-type Interface --subnet-ids subnet-app --security-group-ids sg-app --private-dns-enabled',
      'aws ec2 authorize-security-group-ingress --group-id sg-app --protocol tcp --port 443 --source-group sg-app --region us-east-1',
    ],
  ],
  [
    'an endpoint for S3 that is missing in the route table',
    'NET-PULL',
    withEndpoints(
      open,
      allEndpoints.map((each) => ({ ...each, routeTableIds: ['rtb-data'] })),
    ),
    'problem',
    'no path to s3',
    [
      'aws ec2 create-vpc-endpoint --vpc-id vpc-1 --region us-east-1 --service-name com.amazonaws.us-east-1.s3 --vpc-endpoint-type Gateway --route-table-ids rtb-main',
    ],
  ],
  [
    'endpoints whose group lets nobody in',
    'NET-PULL',
    withEndpoints([]),
    'problem',
    'no path to ecr.api, ecr.dkr, secretsmanager, logs. No rule of sg-endpoints',
    [
      'aws ec2 authorize-security-group-ingress --group-id sg-endpoints --protocol tcp --port 443 --source-group sg-app --region us-east-1',
    ],
  ],
  [
    'an endpoint without a private name, which the public name does not lead to',
    'NET-PULL',
    withEndpoints(
      open,
      allEndpoints.map((each) => ({ ...each, privateDns: each.id !== 'vpce-logs' && each.privateDns })),
    ),
    'problem',
    'no path to logs',
  ],
  [
    'a closed endpoint beside an open internet',
    'NET-PULL',
    {
      vpcEndpoints: [endpoint('logs')],
      network: { ...network, securityGroups: { ...network.securityGroups, 'sg-endpoints': known([]) } },
    },
    'problem',
    'instance at eni-1: no path to logs. No rule of sg-endpoints',
  ],
  [
    'an image of Docker Hub, which no endpoint serves',
    'NET-PULL',
    { ...withEndpoints(open), taskDefinition: taskDefinition({}, { image: 'nginx:1' }) },
    'problem',
    'no path to docker.io',
    [],
  ],
  [
    'public access that is not read',
    'NET-PULL',
    {
      network: { ...network, blockPublicAccess: { kind: 'denied', action: 'ec2:DescribeVpcBlockPublicAccessOptions' } },
    },
    'skipped',
    'ec2:DescribeVpcBlockPublicAccessOptions is denied',
  ],
  [
    'instances that are denied',
    'NET-PULL',
    {
      taskPlaces: {
        application: onFargate,
        agent: { ...onInstance, instances: { kind: 'denied', action: 'ec2:DescribeInstances' } },
      },
    },
    'skipped',
    'ec2:DescribeInstances is denied',
  ],
  [
    'machines outside AWS',
    'NET-PULL',
    { taskPlaces: { application: { kind: 'external' }, agent: { kind: 'external' } } },
    'skipped',
    'outside AWS',
  ],
  [
    'tasks that are nowhere yet',
    'NET-NOIP',
    { taskPlaces: { application: { kind: 'unknown', why: 'there is no service' }, agent: onInstance } },
    'skipped',
    'because there is no service',
  ],
  [
    'tasks on EC2 in a public subnet',
    'NET-NOIP',
    { taskPlaces: { application: { ...onFargate, launchType: 'EC2' }, agent: onInstance } },
    'problem',
    'interfaces of tasks on EC2 never get one',
  ],
  [
    'the same, with route tables that are denied',
    'NET-NOIP',
    {
      network: { ...network, routeTables: { kind: 'denied', action: 'ec2:DescribeRouteTables' } },
      taskPlaces: { application: { ...onFargate, launchType: 'EC2' }, agent: onInstance },
    },
    'skipped',
    'ec2:DescribeRouteTables is denied',
  ],
];

testCases(cases);

describe('what is fine', () => {
  test.each<[string, string, Partial<FactValues>]>([
    ['endpoints for everything', 'NET-PULL', withEndpoints(open)],
    ['Fargate with public addresses', 'NET-PULL', { taskPlaces: { application: onFargate, agent: onFargate } }],
    [
      'tasks on EC2 in a private subnet',
      'NET-NOIP',
      { network: isolated, taskPlaces: { application: { ...onFargate, launchType: 'EC2' }, agent: onInstance } },
    ],
    [
      'Fargate, which may have public addresses',
      'NET-NOIP',
      { taskPlaces: { application: onFargate, agent: onFargate } },
    ],
  ])('%s: %s', (_, id, changes) => {
    expect(findings(id, changes)).toMatchObject([{ status: 'ok' }]);
  });

  test('a rule for the prefix list of S3 alone is a way out to it', () => {
    const [https = egressAll('sg-app')] = [egressAll('sg-app')].map((each) => ({
      ...each,
      peer: { kind: 'prefix-list', id: 'pl-s3' } as const,
    }));
    const toEndpoints = { ...egressAll('sg-app'), peer: { kind: 'group', id: 'sg-endpoints' } as const };
    const facts = withEndpoints(open);
    const base = facts.network ?? network;
    const securityGroups = { ...base.securityGroups, 'sg-app': known([https, toEndpoints]) };
    const listed = { ...base, securityGroups, prefixLists: { 'pl-s3': known(['52.216.0.0/15']) } };
    expect(findings('NET-PULL', { ...facts, network: listed })).toMatchObject([{ status: 'ok' }]);
  });
});

test('a task needs what its image, its secrets and its logs are in', () => {
  const needs = (image: string) =>
    startNeedsOf(taskDefinition({}, { image, secrets: [{ name: 'A', valueFrom: '/prod/a' }] }), 'us-east-1');
  expect(needs('123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1').map(({ name }) => name)).toEqual([
    'ecr.api',
    'ecr.dkr',
    's3',
    'ssm',
    'logs',
  ]);
  expect(needs('123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1')[0]).toEqual({
    endpoint: null,
    name: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  });
  expect(needs('ghcr.io/a/b:1')[0]).toEqual({ endpoint: null, name: 'ghcr.io' });
  expect(needs('library/nginx')[0]).toEqual({ endpoint: null, name: 'docker.io' });
});
