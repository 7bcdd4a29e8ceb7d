import { describe, expect, test } from '@jest/globals';
import { chooseAddress } from '../../../src/network/address-choice.ts';
import { destinationOf } from '../../../src/network/destinations.ts';
import { type Fact, known } from '../../../src/network/facts.ts';
import { linuxEphemeralPorts, onePort } from '../../../src/network/ports.ts';
import { internet, parseRanges } from '../../../src/network/ranges.ts';
import { sourcesOf } from '../../../src/network/sources.ts';
import type { Peering } from '../../../src/network/types.ts';
import type { Instance, Workload } from '../../../src/network/workload.ts';
import { appSubnet, database, destination, network, otherSubnet, peering, source, tasks } from './networks.ts';

function instance(id: string, more: Partial<Instance['interfaces'][number]> = {}): Instance {
  const card = {
    id: `eni-${id}`,
    subnetId: appSubnet,
    vpcId: 'vpc-1',
    privateAddresses: ['10.0.1.17'],
    publicAddresses: [],
    securityGroups: ['sg-instance'],
  };
  return { id, interfaces: [{ ...card, ...more }] };
}

function onInstances(instances: readonly Instance[], scalingSubnetIds: readonly string[] = []): Workload {
  return { kind: 'instance', instances: known(instances), scalingSubnetIds };
}

describe('which security groups and addresses a workload dials with', () => {
  test('awsvpc: the groups of the service and all of its subnets', () => {
    expect(sourcesOf(network, { ...tasks, subnetIds: [appSubnet, otherSubnet] })).toMatchObject({
      value: [
        { subnetId: appSubnet, vpcId: 'vpc-1', securityGroups: ['sg-app'], addresses: parseRanges(['10.0.1.0/24']) },
        { subnetId: otherSubnet, vpcId: 'vpc-2', securityGroups: ['sg-app'] },
      ],
    });
  });

  test('awsvpc without groups: the default one of the VPC', () => {
    expect(sourcesOf(network, { ...tasks, securityGroups: [] })).toMatchObject({
      value: [{ securityGroups: ['sg-default'] }],
    });
  });

  test.each([
    ['FARGATE', true, internet(4)],
    ['FARGATE', false, []],
    ['EC2', true, []],
  ] as const)('awsvpc on %s with assignPublicIp %s', (launchType, assignPublicIp, publicAddresses) => {
    expect(sourcesOf(network, { ...tasks, launchType, assignPublicIp })).toMatchObject({
      value: [{ publicAddresses }],
    });
  });

  test('bridge and host: the groups and the address of the instance', () => {
    expect(sourcesOf(network, onInstances([instance('i-1', { publicAddresses: ['198.51.100.7'] })]))).toMatchObject({
      value: [
        {
          securityGroups: ['sg-instance'],
          addresses: parseRanges(['10.0.1.17']),
          publicAddresses: parseRanges(['198.51.100.7']),
          ephemeralPorts: linuxEphemeralPorts,
        },
      ],
    });
  });

  test('bridge and host: the primary address alone, because containers leave by it', () => {
    const workload = onInstances([instance('i-1', { privateAddresses: ['10.0.1.17', '10.0.1.99', '2001:db8::1'] })]);
    expect(sourcesOf(network, workload)).toMatchObject({
      value: [{ addresses: parseRanges(['10.0.1.17', '2001:db8::1']) }],
    });
  });

  test('an Auto Scaling group: all of its subnets, not today’s addresses', () => {
    expect(sourcesOf(network, onInstances([instance('i-1')], [appSubnet, 'subnet-data']))).toMatchObject({
      value: [
        { subnetId: appSubnet, securityGroups: ['sg-instance'], addresses: parseRanges(['10.0.1.0/24']) },
        { subnetId: 'subnet-data', addresses: parseRanges(['10.0.2.0/24']) },
      ],
    });
  });

  test('no network: nowhere', () => {
    expect(sourcesOf(network, { kind: 'none' })).toEqual(known([]));
  });

  test('a runner: anywhere on the internet, unless its address is known', () => {
    expect(sourcesOf(network, { kind: 'runner' })).toMatchObject({ value: [{ kind: 'outside' }] });
    expect(sourcesOf(network, { kind: 'runner', addresses: ['198.51.100.7'] })).toMatchObject({
      value: [{ addresses: parseRanges(['198.51.100.7']) }],
    });
  });

  const [first] = instance('i-1').interfaces;
  const second = first === undefined ? [] : [{ ...first, id: 'eni-2', securityGroups: ['sg-else'] }];
  const twoCards: Instance = { id: 'i-1', interfaces: [...instance('i-1').interfaces, ...second] };

  test.each<[string, Workload, string]>([
    ['an instance with interfaces in different groups', onInstances([twoCards]), 'i-1 has several network interfaces'],
    [
      'instances of a scaling group in different groups',
      onInstances([instance('i-1'), instance('i-2', { securityGroups: ['sg-else'] })], [appSubnet]),
      'in different security groups',
    ],
    ['no instance', onInstances([]), 'no container instance'],
    ['ECS Anywhere', { kind: 'external' }, 'outside AWS'],
    ['a subnet that was not found', { ...tasks, subnetIds: ['subnet-x'] }, 'subnet-x was not found'],
  ])('%s is unknown', (_, workload, why) => {
    expect(sourcesOf(network, workload)).toEqual({ kind: 'unknown', why: expect.stringContaining(why) });
  });

  test('a denied read stays denied', () => {
    const denied = { kind: 'denied', action: 'ec2:DescribeInstances' } as const;
    expect(sourcesOf(network, { kind: 'instance', instances: denied, scalingSubnetIds: [] })).toBe(denied);
  });
});

describe('the database', () => {
  test('any address of its subnet where it is not known which interface is its own', () => {
    expect(destinationOf(network, database)).toMatchObject({
      value: { addresses: parseRanges(['10.0.2.0/24']), publicAddresses: [], ports: onePort(5432), isPublic: false },
    });
  });

  test('a public one has public addresses', () => {
    expect(destinationOf(network, { ...database, publiclyAccessible: true })).toMatchObject({
      value: { publicAddresses: internet(4), isPublic: true },
    });
  });
});

describe('the address that its name resolves to', () => {
  const far = { ...destination, vpcId: 'vpc-2', isPublic: true };
  const [near, other] = peering.sides;
  const resolving = (resolvesForPeer: Fact<boolean>): Peering => ({
    ...peering,
    sides: [near, { ...other, resolvesForPeer }],
  });
  const denied = { kind: 'denied', action: 'ec2:DescribeVpcPeeringConnections' } as const;

  test.each<[string, Fact<readonly Peering[]>, typeof destination, string]>([
    ['same VPC', known([]), destination, 'private'],
    ['same VPC, public database', known([]), { ...destination, isPublic: true }, 'private'],
    ['same VPC, nothing about peerings read', denied, { ...destination, isPublic: true }, 'private'],
    ['other VPC, private database', known([]), { ...far, isPublic: false }, 'private'],
    ['other VPC, public database, no peering', known([]), far, 'public'],
    ['other VPC, public database, peering that does not resolve', known([peering]), far, 'public'],
    ['other VPC, public database, peering that resolves', known([resolving(known(true))]), far, 'private'],
    ['the same, not accepted yet', known([{ ...resolving(known(true)), status: 'pending-acceptance' }]), far, 'public'],
  ])('%s', (_, peerings, to, expected) => {
    expect(chooseAddress({ ...network, peerings }, source, to)).toEqual(known(expected));
  });

  test.each<[string, Fact<readonly Peering[]>]>([
    ['the peerings', denied],
    ['the option', known([resolving(denied)])],
  ])('is unknown while %s was not read', (_, peerings) => {
    expect(chooseAddress({ ...network, peerings }, source, far)).toBe(denied);
  });

  test('the option of the source’s own side says nothing', () => {
    const wrongSide: Peering = { ...peering, sides: [{ ...near, resolvesForPeer: known(true) }, other] };
    expect(chooseAddress({ ...network, peerings: known([wrongSide]) }, source, far)).toEqual(known('public'));
  });
});
