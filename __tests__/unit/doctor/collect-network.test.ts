import { describe, expect, test } from '@jest/globals';
import { collectDatabase } from '../../../src/doctor/collect/database.ts';
import { collectNetwork, type NetworkFacts } from '../../../src/doctor/collect/network.ts';
import type { Fact } from '../../../src/doctor/fact.ts';
import type { Network } from '../../../src/network/types.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';
import { type Account, account, refusal } from './account.ts';
import { instance, request, service, targetGroup, taskDefinition } from './facts.ts';

const awsvpc: JsonObject = {
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-app'], assignPublicIp: 'DISABLED' } },
};

async function collect(from: Account = account(), networkMode = 'bridge'): Promise<NetworkFacts> {
  const rawTaskDefinition: Fact<JsonObject> = { value: {} };
  const { databaseNetwork } = await collectDatabase(from, { database: 'orders', rawTaskDefinition });
  return collectNetwork(from, {
    request,
    service: { value: service(networkMode === 'awsvpc' ? awsvpc : {}) },
    taskDefinition: { value: taskDefinition({ networkMode }) },
    instances: { value: [{ ...instance, facts: { ec2InstanceId: 'i-1' } }] },
    targetGroups: { value: [targetGroup] },
    databaseNetwork,
  });
}

function networkOf(facts: NetworkFacts): Network {
  if (!('value' in facts.network)) throw new Error('the network is always a value');
  return facts.network.value;
}

describe('tasks with the network of their instance', () => {
  test('dial from the instance’s own interface, in every subnet of its Auto Scaling group', async () => {
    expect((await collect()).taskPlaces).toMatchObject({
      value: {
        application: {
          kind: 'instance',
          instances: { value: [{ id: 'i-1', interfaces: [{ id: 'eni-own', privateAddresses: ['10.0.1.17'] }] }] },
          scalingSubnetIds: ['subnet-app', 'subnet-more'],
        },
      },
    });
  });

  test('give the facts of their machines and of where they are', async () => {
    expect(await collect()).toMatchObject({
      metadataOptions: { value: [{ ec2InstanceId: 'i-1', tokensRequired: true, hopLimit: 2 }] },
      taskNetwork: { value: { vpc: 'vpc-1', availabilityZones: ['us-east-1a'] } },
      subnets: { value: [] },
      interfaceUse: { value: [] },
      balancers: {
        value: [{ name: 'web', internetFacing: true, subnetIds: ['subnet-more'], securityGroups: ['sg-lb'] }],
      },
      vpcDns: { value: [{ vpcId: 'vpc-1', dnsSupport: true, servers: ['AmazonProvidedDNS'] }] },
      vpcEndpoints: { value: [{ id: 'vpce-s3', kind: 'gateway', state: 'available', routeTableIds: ['rtb-1'] }] },
    });
  });
});

describe('tasks with interfaces of their own', () => {
  test('are in the service’s subnets, and count against the interfaces of the instances', async () => {
    const defaults = { SecurityGroups: [{ GroupId: 'sg-default', VpcId: 'vpc-1' }] };
    const facts = await collect(account({ DescribeSecurityGroups: defaults }), 'awsvpc');
    expect(facts).toMatchObject({
      taskPlaces: {
        value: { application: { kind: 'awsvpc', launchType: 'EC2', subnetIds: ['subnet-app'], securityGroups: [] } },
      },
      subnets: { value: [{ id: 'subnet-app', freeAddresses: 201 }] },
      interfaceUse: { value: [{ ec2InstanceId: 'i-1', maximum: 3, attached: 2 }] },
    });
    expect(networkOf(facts).vpcs).toMatchObject({ value: [{ id: 'vpc-1', defaultSecurityGroup: 'sg-default' }] });
  });

  test('a type whose interfaces EC2 does not tell is not known', async () => {
    const facts = await collect(account({ DescribeInstanceTypes: {} }), 'awsvpc');
    expect(facts.interfaceUse).toEqual({ absent: expect.stringContaining('t3.small') });
  });
});

describe('the network', () => {
  test('has rules of every page, by group, and the prefix lists that they name', async () => {
    const { securityGroups, prefixLists } = networkOf(await collect());
    expect(securityGroups['sg-db']).toMatchObject({
      value: [
        { id: 'sgr-3', peer: { kind: 'cidr', cidr: '0.0.0.0/0' }, ports: { from: 5432, to: 5432 } },
        { id: 'sgr-4', peer: { kind: 'prefix-list', id: 'pl-office' } },
        { id: 'sgr-5', peer: { kind: 'group', id: 'sg-gone' } },
        { id: 'sgr-6' },
      ],
    });
    expect(securityGroups['sg-app']).toMatchObject({
      value: [{ direction: 'egress', ports: { from: 0, to: 65_535 } }, {}],
    });
    expect(Object.keys(prefixLists)).toEqual(['pl-office']);
  });

  test('has the routes with what they lead to', async () => {
    const { routeTables } = networkOf(await collect());
    expect(routeTables).toMatchObject({
      value: [
        {
          id: 'rtb-1',
          main: true,
          routes: [
            { target: { kind: 'local' } },
            { destination: 'pl-s3', target: { kind: 'gateway-endpoint', id: 'vpce-s3' } },
            { target: { kind: 'nat-gateway', id: 'nat-1' } },
            { target: { kind: 'virtual-private-gateway' }, propagated: true },
            { target: { kind: 'peering', id: 'pcx-1' }, state: 'blackhole' },
            { target: { kind: 'network-interface', id: 'eni-2' } },
          ],
        },
        { id: 'rtb-2', main: false, subnetIds: ['subnet-more'] },
      ],
    });
  });

  test('has ACLs with their ports, and the blocks that a VPC still has', async () => {
    const network = networkOf(await collect());
    expect(network.networkAcls).toMatchObject({
      value: [
        {
          entries: [
            { number: 100 },
            { number: 90, action: 'deny', protocol: '6', ports: { from: 22, to: 22 } },
            {},
            {},
          ],
        },
      ],
    });
    expect(network.vpcs).toMatchObject({ value: [{ cidrs: ['10.0.0.0/16'], region: 'us-east-1' }] });
    expect(network.natGateways).toMatchObject({ value: [{ id: 'nat-1', publicAddresses: ['198.51.100.9'] }] });
  });

  test('takes a group without rules for closed only where it is seen to be there', async () => {
    const none = { SecurityGroupRules: [] };
    const facts = await collect(
      account({ DescribeSecurityGroupRules: none, DescribeSecurityGroups: { SecurityGroups: [{ GroupId: 'sg-db' }] } }),
    );
    const { securityGroups } = networkOf(facts);
    expect(securityGroups['sg-db']).toEqual({ kind: 'known', value: [] });
    expect(securityGroups['sg-app']).toEqual({
      kind: 'unknown',
      why: 'security group sg-app was not found in this account',
    });
  });

  test('has the database’s interface where only one is with its groups in its zone', async () => {
    expect((await collect()).databaseInterface).toMatchObject({
      value: { id: 'eni-db', privateAddresses: ['10.0.2.40'] },
    });
    const [only] = [{ NetworkInterfaceId: 'eni-x', SubnetId: 'subnet-a', Groups: [{ GroupId: 'sg-db' }] }];
    const two = await collect(account({ DescribeNetworkInterfaces: { NetworkInterfaces: [only, only] } }));
    expect(two.databaseInterface).toEqual({ value: null });
  });
});

test('rules that are open to all, and rules whose group is gone, are facts of their own', async () => {
  expect(await collect()).toMatchObject({
    databaseOpenRules: { value: [{ id: 'sgr-3', group: 'sg-db', cidr: '0.0.0.0/0' }] },
    staleRules: {
      value: [
        { id: 'sgr-5', referencedGroup: 'sg-gone', why: 'there is no such group any more' },
        { id: 'sgr-6', referencedGroup: 'sg-far', why: 'the peering to its VPC is deleted' },
      ],
    },
  });
});

describe('a read that is denied', () => {
  /** The facts, and the parts of the network, that are not read. */
  function unread(facts: NetworkFacts): readonly string[] {
    const names = Object.entries(facts).flatMap(([name, fact]) => ('value' in fact ? [] : [name]));
    const network = networkOf(facts);
    const parts = [
      'vpcs',
      'subnets',
      'routeTables',
      'networkAcls',
      'peerings',
      'natGateways',
      'blockPublicAccess',
    ] as const;
    return [
      ...names,
      ...parts.filter((part) => network[part].kind !== 'known'),
      ...Object.entries(network.securityGroups).flatMap(([id, fact]) => (fact.kind === 'known' ? [] : [id])),
      ...Object.entries(network.prefixLists).flatMap(([id, fact]) => (fact.kind === 'known' ? [] : [id])),
    ].sort();
  }

  test.each<[string, readonly string[]]>([
    ['ec2:DescribeVpcs', ['vpcDns', 'vpcs']],
    ['ec2:DescribeSubnets', ['subnets']],
    ['ec2:DescribeRouteTables', ['routeTables']],
    ['ec2:DescribeNetworkAcls', ['networkAcls']],
    ['ec2:DescribeNatGateways', ['natGateways']],
    ['ec2:DescribeVpcBlockPublicAccessOptions', ['blockPublicAccess']],
    ['ec2:DescribeSecurityGroupRules', ['databaseOpenRules', 'sg-app', 'sg-db', 'sg-lb', 'staleRules']],
    ['ec2:DescribeSecurityGroups', ['staleRules']],
    ['ec2:GetManagedPrefixListEntries', ['pl-office']],
    ['ec2:DescribeVpcEndpoints', ['vpcEndpoints']],
    ['ec2:DescribeVpcAttribute', ['vpcDns']],
    ['ec2:DescribeDhcpOptions', ['vpcDns']],
    ['ec2:DescribeNetworkInterfaces', ['databaseInterface']],
    ['ec2:DescribeInstances', ['metadataOptions', 'staleRules', 'taskNetwork', 'vpcDns']],
    ['ec2:DescribeInstanceTypes', []],
    ['autoscaling:DescribeAutoScalingGroups', []],
    ['elasticloadbalancing:DescribeLoadBalancers', ['balancers']],
  ])('%s leaves the rest as it is', async (action, expected) => {
    const operation = action.split(':')[1] ?? '';
    const facts = await collect(account({ [operation]: refusal(action) }));
    expect(unread(facts)).toEqual([...expected].sort());
    for (const [name, fact] of Object.entries(facts))
      if (!('value' in fact)) expect([name, fact]).toEqual([name, { denied: action }]);
  });

  test('of instances or their groups leaves it unknown from where the tasks dial', async () => {
    for (const action of ['ec2:DescribeInstances', 'autoscaling:DescribeAutoScalingGroups']) {
      const facts = await collect(account({ [action.split(':')[1] ?? '']: refusal(action) }));
      expect(facts.taskPlaces).toMatchObject({ value: { application: { instances: { kind: 'denied', action } } } });
    }
  });
});

test('no call is made for nothing: one VPC has no peerings to ask for, and Fargate no machines', async () => {
  const from = account();
  await collect(from);
  expect(from.calls.map(({ operation }) => operation)).not.toContain('DescribeVpcPeeringConnections');
  expect(from.calls.map(({ operation }) => operation)).not.toContain('DescribeInstanceTypes');
});
