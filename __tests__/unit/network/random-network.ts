import fc from 'fast-check';
import type { Destination, Endpoint } from '../../../src/network/endpoints.ts';
import { known } from '../../../src/network/facts.ts';
import { onePort } from '../../../src/network/ports.ts';
import { parseRanges } from '../../../src/network/ranges.ts';
import type {
  Direction,
  Network,
  NetworkAclEntry,
  Peering,
  Route,
  SecurityGroupRule,
} from '../../../src/network/types.ts';
import { entry, internetGateway, local, route, rule, table, throughPeering } from './networks.ts';

/** A network of few addresses and ports, with one source and one database in it. */
export interface Scene {
  readonly network: Network;
  readonly source: Endpoint;
  readonly destination: Destination;
}

/** Subnets of eight addresses: two of vpc-1 and one of vpc-2. */
const subnets = [
  { id: 'subnet-1', vpcId: 'vpc-1', cidrs: ['10.0.0.0/29'] },
  { id: 'subnet-2', vpcId: 'vpc-1', cidrs: ['10.0.0.8/29'] },
  { id: 'subnet-3', vpcId: 'vpc-2', cidrs: ['10.9.0.0/29'] },
];

const ephemeralPorts = { from: 40_000, to: 40_003 };

const blocks = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('0.0.0.0/0', '10.0.0.0/16', '10.9.0.0/16', '10.0.0.0/30', '10.0.0.8/30', '10.9.0.0/30'),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('10.0.0', '10.9.0'), fc.nat(15), fc.integer({ min: 29, max: 32 }))
      .map(([start, last, length]) => `${start}.${last - (last % 2 ** (32 - length))}/${length}`),
  },
);

const ports = fc.constantFrom(
  { from: 0, to: 65_535 },
  { from: 0, to: 65_535 },
  { from: 5432, to: 5432 },
  { from: 5000, to: 5433 },
  { from: 40_000, to: 40_003 },
  { from: 40_002, to: 60_000 },
);

const rulePorts = fc.constantFrom(
  { from: 0, to: 65_535 },
  { from: 5432, to: 5434 },
  { from: 5432, to: 5434 },
  { from: 5000, to: 5432 },
  { from: 5433, to: 6000 },
);

/** Rules of the direction and about the group that matter, most of them. */
function rules(group: string, direction: Direction, other: string): fc.Arbitrary<readonly SecurityGroupRule[]> {
  const peer: fc.Arbitrary<SecurityGroupRule['peer']> = fc.oneof(
    { weight: 2, arbitrary: fc.constant({ kind: 'cidr' as const, cidr: '0.0.0.0/0' }) },
    { weight: 4, arbitrary: blocks.map((cidr) => ({ kind: 'cidr' as const, cidr })) },
    { weight: 3, arbitrary: fc.constantFrom(other, other, group).map((id) => ({ kind: 'group' as const, id })) },
    { weight: 1, arbitrary: fc.constant({ kind: 'prefix-list' as const, id: 'pl-1' }) },
  );
  const one = fc.record({
    peer,
    direction: fc.constantFrom<Direction>(direction, direction, direction, 'ingress', 'egress'),
    ports: rulePorts,
  });
  return fc
    .array(one, { minLength: 1, maxLength: 5 })
    .map((all) =>
      all.map((each, index) => rule(`sgr-${group}-${index}`, group, each.direction, each.peer, { ports: each.ports })),
    );
}

/** Mostly open, so that many connections come through. */
const acls: fc.Arbitrary<readonly NetworkAclEntry[]> = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 20 }),
      direction: fc.constantFrom<Direction>('ingress', 'egress'),
      action: fc.constantFrom<NetworkAclEntry['action']>('allow', 'deny'),
      cidr: blocks,
      ports,
      protocol: fc.constantFrom('6', '-1', '17'),
    }),
    { maxLength: 2, selector: ({ number, direction }) => `${direction} ${number}` },
  )
  .map((own) => [...own, entry(100, 'ingress'), entry(100, 'egress')]);

/** The local route of a VPC and others that lead out of it. */
function routes(own: string): fc.Arbitrary<readonly Route[]> {
  const isOutside = ({ destination }: { readonly destination: string }) => destination.slice(0, 4) !== own.slice(0, 4);
  const more = fc.record({
    destination: blocks,
    target: fc.constantFrom(throughPeering, throughPeering, internetGateway),
    state: fc.constantFrom<Route['state']>('active', 'active', 'active', 'blackhole'),
  });
  return fc
    .uniqueArray(more.filter(isOutside), { maxLength: 4, selector: ({ destination }) => destination })
    .map((all) => [route(own, local), ...all.map((each) => route(each.destination, each.target, each))]);
}

const peerings: fc.Arbitrary<readonly Peering[]> = fc
  .record({
    status: fc.constantFrom('active', 'active', 'active', 'pending-acceptance'),
    region: fc.constantFrom('eu-central-1', 'eu-central-1', 'eu-west-1'),
    resolves: fc.boolean(),
  })
  .map(({ status, region, resolves }) => [
    {
      id: 'pcx-1',
      status,
      sides: [
        { vpcId: 'vpc-1', region: 'eu-central-1', resolvesForPeer: known(resolves) },
        { vpcId: 'vpc-2', region, resolvesForPeer: known(resolves) },
      ],
    },
  ]);

const ends = fc.record({
  from: fc.constantFrom(...subnets),
  to: fc.constantFrom(...subnets),
  addresses: fc.nat(6),
  isPublic: fc.constantFrom(false, false, true),
  dialled: fc.constantFrom(onePort(5432), onePort(5432), { from: 5432, to: 5434 }),
});

export const scenes: fc.Arbitrary<Scene> = fc
  .record({
    app: rules('sg-app', 'egress', 'sg-db'),
    database: rules('sg-db', 'ingress', 'sg-app'),
    acls: fc.tuple(acls, acls, acls),
    one: routes('10.0.0.0/16'),
    other: routes('10.9.0.0/16'),
    peerings,
    listed: fc.array(blocks, { maxLength: 2 }),
    ends,
  })
  .map(({ app, database, one, other, listed, ends: { from, to, addresses, isPublic, dialled }, ...rest }) => {
    const network: Network = {
      vpcs: known([
        { id: 'vpc-1', region: 'eu-central-1', cidrs: ['10.0.0.0/16'] },
        { id: 'vpc-2', region: 'eu-central-1', cidrs: ['10.9.0.0/16'] },
      ]),
      subnets: known(subnets),
      routeTables: known([table('rtb-1', 'vpc-1', one), table('rtb-2', 'vpc-2', other)]),
      networkAcls: known(
        rest.acls.map((entries, index) => ({ id: `acl-${index}`, subnetIds: [`subnet-${index + 1}`], entries })),
      ),
      peerings: known(rest.peerings),
      natGateways: known([]),
      blockPublicAccess: known('off'),
      securityGroups: { 'sg-app': known(app), 'sg-db': known(database) },
      prefixLists: { 'pl-1': known(listed) },
    };
    const source: Endpoint = {
      kind: 'endpoint',
      name: 'the tasks',
      vpcId: from.vpcId,
      subnetId: from.id,
      addresses: parseRanges(from.cidrs),
      publicAddresses: parseRanges(isPublic ? ['198.51.100.7'] : []),
      securityGroups: ['sg-app'],
      ephemeralPorts,
    };
    const [start = ''] = to.cidrs;
    const own = start.replace(/\d+\/29$/, (text) => `${Number.parseInt(text, 10) + addresses}`);
    const destination: Destination = {
      ...source,
      name: 'orders',
      vpcId: to.vpcId,
      subnetId: to.id,
      addresses: parseRanges([own]),
      publicAddresses: parseRanges(isPublic ? ['203.0.113.9'] : []),
      securityGroups: ['sg-db'],
      ports: dialled,
      isPublic,
    };
    return { network, source, destination };
  });
