import { describe, expect, test } from '@jest/globals';
import type { FactValues } from '../../../src/doctor/facts.ts';
import { known } from '../../../src/network/facts.ts';
import type { Network, SecurityGroupRule } from '../../../src/network/types.ts';
import { entry, internetGateway, local, peering, route, table, throughPeering } from '../network/networks.ts';
import { type Case, findings, testCases } from './facts.ts';
import {
  databaseNetwork,
  lettingIn,
  network,
  networkInterface,
  onFargate,
  onInstance,
  taskPlaces,
} from './network-facts.ts';

const byGroup = { kind: 'group', id: 'sg-app' } as const;
const denied = (action: string) => ({ kind: 'denied', action }) as const;
const command = 'aws ec2 authorize-security-group-ingress --group-id sg-db --protocol tcp --port 5432';

/** The sound network in which other peers are let in to the database. */
function databaseLetsIn(...peers: readonly SecurityGroupRule['peer'][]): Network {
  const rules = lettingIn('sg-db', ...peers.map((peer) => [5432, 5432, peer] as const));
  return { ...network, securityGroups: { ...network.securityGroups, 'sg-db': known(rules) } };
}

function reading(action: string, part: 'routeTables' | 'networkAcls' | 'subnets'): Partial<FactValues> {
  return { network: { ...network, [part]: denied(action) } };
}

/** The database in a second VPC, with rules for the tasks' group, and routes as they are given. */
function elsewhere(isPublic: boolean, changes: Partial<Network> = {}): Partial<FactValues> {
  const subnet = { id: 'subnet-far', vpcId: 'vpc-2', cidrs: ['10.9.1.0/24'] };
  const own = network.subnets.kind === 'known' ? network.subnets.value : [];
  const acl = { id: 'acl-2', subnetIds: ['subnet-far'], entries: [entry(100, 'ingress'), entry(100, 'egress')] };
  const acls = network.networkAcls.kind === 'known' ? network.networkAcls.value : [];
  const vpcs = network.vpcs.kind === 'known' ? network.vpcs.value : [];
  return {
    network: {
      ...network,
      vpcs: known([...vpcs, { id: 'vpc-2', region: 'us-east-1', cidrs: ['10.9.0.0/16'] }]),
      subnets: known([...own, subnet]),
      networkAcls: known([...acls, acl]),
      routeTables: known([
        table('rtb-main', 'vpc-1', [route('10.0.0.0/16', local), route('0.0.0.0/0', internetGateway)]),
        table('rtb-far', 'vpc-2', [route('10.9.0.0/16', local), route('0.0.0.0/0', internetGateway)]),
      ]),
      ...changes,
    },
    databaseNetwork: {
      ...databaseNetwork,
      publiclyAccessible: isPublic,
      vpcId: 'vpc-2',
      subnets: [{ id: 'subnet-far', availabilityZone: 'us-east-1a' }],
    },
  };
}

const peered: Partial<Network> = {
  peerings: known([peering]),
  routeTables: known([
    table('rtb-main', 'vpc-1', [route('10.0.0.0/16', local), route('10.9.0.0/16', throughPeering)]),
    table('rtb-far', 'vpc-2', [route('10.9.0.0/16', local), route('10.0.0.0/16', throughPeering)]),
  ]),
};

const cases: readonly Case[] = [
  [
    'story A: nothing lets the tasks in',
    'NET-DB',
    { network: databaseLetsIn() },
    'problem',
    'The tasks do not reach blog on port 5432: connections time out. No rule of sg-db of blog lets TCP in from instance at eni-1',
    [`${command} --source-group sg-app --region us-east-1`],
  ],
  [
    'a rule for some of the addresses that instances may get',
    'NET-DB',
    {
      network: databaseLetsIn({ kind: 'cidr', cidr: '10.0.1.0/25' }),
      taskPlaces: { ...taskPlaces, application: { ...onInstance, scalingSubnetIds: ['subnet-app'] } },
    },
    'warning',
    'sgr-sg-db-1 do not cover 10.0.1.128/25',
    [`${command} --source-group sg-app --region us-east-1`],
  ],
  [
    'route tables that are denied',
    'NET-DB',
    reading('ec2:DescribeRouteTables', 'routeTables'),
    'skipped',
    'ec2:DescribeRouteTables is denied',
  ],
  [
    'network ACLs that are denied',
    'NET-DB',
    reading('ec2:DescribeNetworkAcls', 'networkAcls'),
    'skipped',
    'ec2:DescribeNetworkAcls is denied',
  ],
  [
    'a database without subnets',
    'NET-DB',
    { databaseNetwork: { ...databaseNetwork, subnets: [] } },
    'skipped',
    'RDS names no subnet of blog',
  ],
  ['no database of RDS', 'NET-DB', { databaseNetwork: null }, 'skipped', 'none of RDS'],
  [
    'tasks without a network',
    'NET-DB',
    { taskPlaces: { ...taskPlaces, application: { kind: 'none' } } },
    'problem',
    'The containers have no network',
  ],
  [
    'tasks that are nowhere yet',
    'NET-DB',
    { taskPlaces: { ...taskPlaces, application: { kind: 'unknown', why: 'there is no service' } } },
    'skipped',
    'because there is no service',
  ],
  [
    'the second leg, from a proxy to its database',
    'NET-DB',
    {
      network: {
        ...network,
        securityGroups: {
          ...network.securityGroups,
          'sg-proxy': known(lettingIn('sg-proxy', [5432, 5432, byGroup], [5432, 5432, byGroup])),
        },
      },
      databaseNetwork: {
        ...databaseNetwork,
        identifier: 'pool',
        securityGroups: ['sg-proxy'],
        availabilityZone: null,
        targets: [databaseNetwork],
      },
    },
    'problem',
    'No rule of sg-proxy of the proxy pool in subnet-a lets TCP out',
  ],
  [
    'a proxy with nothing behind it that is known',
    'NET-DB',
    { databaseNetwork: { ...databaseNetwork, availabilityZone: null, targets: [] } },
    'skipped',
    'Where the databases behind the proxy blog are is not known',
  ],
  [
    'story A: another VPC',
    'NET-VPC',
    elsewhere(false),
    'problem',
    'The database blog is in vpc-2 and instance at eni-1 in vpc-1: that is not the same network',
    ['aws ec2 create-vpc-peering-connection --vpc-id vpc-1 --peer-vpc-id vpc-2 --region us-east-1'],
  ],
  [
    'another VPC behind something that cannot be read',
    'NET-VPC',
    elsewhere(false, {
      routeTables: known([
        table('rtb-main', 'vpc-1', [route('10.9.0.0/16', { kind: 'transit-gateway', id: 'tgw-1' })]),
        table('rtb-far', 'vpc-2', [route('10.0.0.0/16', { kind: 'transit-gateway', id: 'tgw-1' })]),
      ]),
    }),
    'skipped',
    'what is behind it cannot be read here',
  ],
  [
    'a public database in another VPC, and a rule that names a group',
    'NET-PUBDNS',
    elsewhere(true),
    'problem',
    'sgr-sg-db-1 names a security group, and such rules match private addresses only',
    [],
  ],
  [
    'the same with a peering that does not resolve names',
    'NET-PUBDNS',
    elsewhere(true, { peerings: known([peering]) }),
    'problem',
    'sgr-sg-db-1',
    [
      'aws ec2 modify-vpc-peering-connection-options --vpc-peering-connection-id pcx-1 --accepter-peering-connection-options AllowDnsResolutionFromRemoteVpc=true --region us-east-1',
    ],
  ],
  [
    'a public database in another VPC that lets the public address in',
    'NET-PUBDNS',
    elsewhere(true, {
      securityGroups: {
        ...network.securityGroups,
        'sg-db': known(lettingIn('sg-db', [5432, 5432, { kind: 'cidr', cidr: '198.51.100.7/32' }])),
      },
    }),
    'warning',
    'Their packets leave by the internet',
  ],
  [
    'peerings that are denied',
    'NET-PUBDNS',
    elsewhere(true, { peerings: denied('ec2:DescribeVpcPeeringConnections') }),
    'skipped',
    'ec2:DescribeVpcPeeringConnections is denied',
  ],
  [
    'a database among the addresses of docker0',
    'NET-DOCKER0',
    {
      network: {
        ...network,
        subnets: known([
          { id: 'subnet-app', vpcId: 'vpc-1', cidrs: ['172.17.1.0/24'] },
          { id: 'subnet-a', vpcId: 'vpc-1', cidrs: ['172.17.2.0/24'] },
        ]),
      },
    },
    'warning',
    'overlap 172.17.0.0/16',
  ],
  [
    'subnets that are denied',
    'NET-DOCKER0',
    reading('ec2:DescribeSubnets', 'subnets'),
    'skipped',
    'ec2:DescribeSubnets is denied',
  ],
  [
    'a VPC without DNS',
    'NET-DNS',
    { vpcDns: [{ vpcId: 'vpc-1', dnsSupport: false, servers: [] }] },
    'problem',
    'vpc-1 resolves no names',
    [`aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-support '{"Value":true}' --region us-east-1`],
  ],
  [
    'DNS servers of somebody else',
    'NET-DNS',
    { vpcDns: [{ vpcId: 'vpc-1', dnsSupport: true, servers: ['10.0.0.53'] }] },
    'warning',
    'is not known',
  ],
  [
    'a rule whose group is gone',
    'NET-STALE',
    {
      staleRules: [
        {
          id: 'sgr-9',
          groupId: 'sg-db',
          direction: 'ingress',
          referencedGroup: 'sg-gone',
          why: 'there is no such group any more',
        },
      ],
    },
    'warning',
    'The rule sgr-9 of sg-db names sg-gone and lets nothing through',
    ['aws ec2 revoke-security-group-ingress --group-id sg-db --security-group-rule-ids sgr-9 --region us-east-1'],
  ],
  [
    'a rule for the addresses of one zone only',
    'DB-AZ',
    {
      network: {
        ...network,
        networkAcls: known([
          {
            id: 'acl-1',
            subnetIds: ['subnet-app', 'subnet-a'],
            entries: [entry(100, 'ingress'), entry(100, 'egress')],
          },
          { id: 'acl-b', subnetIds: ['subnet-b'], entries: [entry(100, 'egress')] },
        ]),
      },
    },
    'warning',
    'The way to blog breaks after a failover to us-east-1b. Network ACL acl-b of subnet-b does not allow TCP in from',
    [
      'aws ec2 create-network-acl-entry --network-acl-id acl-b --ingress --rule-number 10 --protocol tcp --port-range From=5432,To=5432 --cidr-block 10.0.1.17/32 --rule-action allow --region us-east-1',
    ],
  ],
  [
    'network ACLs that are denied',
    'DB-AZ',
    reading('ec2:DescribeNetworkAcls', 'networkAcls'),
    'skipped',
    'after a failover to us-east-1b is not known',
  ],
  ['no database of RDS', 'DB-AZ', { databaseNetwork: null }, 'skipped', 'none of RDS'],
];

testCases(cases);

describe('what is fine', () => {
  test.each<[string, string, Partial<FactValues>]>([
    [
      'a rule for the whole subnet of a scaling group',
      'NET-DB',
      {
        network: databaseLetsIn({ kind: 'cidr', cidr: '10.0.1.0/24' }),
        taskPlaces: { ...taskPlaces, application: { ...onInstance, scalingSubnetIds: ['subnet-app'] } },
      },
    ],
    ['tasks with interfaces of their own', 'NET-DB', { taskPlaces: { application: onFargate, agent: onFargate } }],
    ['a peering with routes both ways', 'NET-VPC', elsewhere(false, peered)],
    ['the same as far as NET-DB goes', 'NET-DB', elsewhere(false, peered)],
    ['a private database elsewhere, for its public name', 'NET-PUBDNS', elsewhere(false)],
    ['a public database elsewhere, for its private network', 'NET-VPC', elsewhere(true)],
    ['tasks with interfaces of their own', 'NET-DOCKER0', { taskPlaces: { application: onFargate, agent: onFargate } }],
    [
      'a proxy, which is everywhere at once',
      'DB-AZ',
      { databaseNetwork: { ...databaseNetwork, availabilityZone: null } },
    ],
  ])('%s: %s', (_, id, changes) => {
    expect(findings(id, changes)).toMatchObject([{ status: 'ok' }]);
  });
});

test('a closed way is told once, by NET-DB and not again as a failover', () => {
  expect(findings('DB-AZ', { network: databaseLetsIn() })).toMatchObject([{ status: 'ok' }]);
});

describe('the interface of the database', () => {
  const own = {
    ...networkInterface,
    id: 'eni-db',
    subnetId: 'subnet-a',
    privateAddresses: ['10.0.2.40'],
    publicAddresses: [],
  };
  const egress = (cidr: string): Partial<FactValues> => {
    const out: SecurityGroupRule = {
      id: 'sgr-out',
      groupId: 'sg-app',
      direction: 'egress',
      protocol: 'tcp',
      ports: { from: 5432, to: 5432 },
      peer: { kind: 'cidr', cidr },
    };
    return { network: { ...network, securityGroups: { ...network.securityGroups, 'sg-app': known([out]) } } };
  };

  test('decides alone where it is known, so that a rule for its address is enough', () => {
    expect(findings('NET-DB', { ...egress('10.0.2.40/32'), databaseInterface: own })).toMatchObject([{ status: 'ok' }]);
    expect(findings('NET-DB', egress('10.0.2.40/32'))).toMatchObject([{ status: 'warning' }]);
  });
});

describe('a dual-stack database', () => {
  const six = known([
    { id: 'subnet-app', vpcId: 'vpc-1', cidrs: ['10.0.1.0/24', '2001:db8:0:1::/64'] },
    { id: 'subnet-a', vpcId: 'vpc-1', cidrs: ['10.0.2.0/24', '2001:db8:0:2::/64'] },
    { id: 'subnet-b', vpcId: 'vpc-1', cidrs: ['10.0.3.0/24', '2001:db8:0:3::/64'] },
  ]);
  const dual = { ...databaseNetwork, dualStack: true };
  const places = { application: onFargate, agent: onFargate };

  test('is judged over IPv6, too, when the tasks have it: what is closed there costs time', () => {
    const found = findings('NET-DB', {
      network: { ...network, subnets: six },
      databaseNetwork: dual,
      taskPlaces: places,
    });
    expect(found).toMatchObject([{ status: 'warning', message: expect.stringContaining('over IPv6') }]);
  });

  test('is not when they have none', () => {
    expect(findings('NET-DB', { databaseNetwork: dual, taskPlaces: places })).toMatchObject([{ status: 'ok' }]);
  });
});
