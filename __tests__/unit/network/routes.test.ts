import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { known } from '../../../src/network/facts.ts';
import { type Family, parseRange, parseRanges } from '../../../src/network/ranges.ts';
import { coursesTo, routeTableOf } from '../../../src/network/routes.ts';
import type { Route, RouteTarget } from '../../../src/network/types.ts';
import { internetGateway, local, network, route, table, throughPeering, withTables } from './networks.ts';

const gateway: RouteTarget = { kind: 'virtual-private-gateway', id: 'vgw-1' };
const transit: RouteTarget = { kind: 'transit-gateway', id: 'tgw-1' };

const destinations = fc.oneof(
  fc.constantFrom('0.0.0.0/0', '::/0', 'pl-1'),
  fc.tuple(fc.nat(31), fc.integer({ min: 26, max: 32 })).map(([last, length]) => {
    const size = 2 ** (32 - length);
    return `10.0.0.${Math.floor(last / size) * size}/${length}`;
  }),
);

const routes: fc.Arbitrary<readonly Route[]> = fc
  .uniqueArray(
    fc.record({ destination: destinations, propagated: fc.boolean() }).map(({ destination, propagated }) => ({
      destination,
      propagated: propagated && !destination.startsWith('pl-'),
    })),
    { maxLength: 7, selector: ({ destination, propagated }) => `${destination} ${propagated}` },
  )
  .map((all) =>
    all.map(({ destination, propagated }, index) =>
      route(destination, { ...(propagated ? gateway : transit), id: `target-${index}` }, { propagated }),
    ),
  );

const listed = ['10.0.0.0/28', '10.0.0.20/32'];
const own = '10.0.0.8/29';

/** The target of one address, by sorting all routes that hold it. */
function naive(all: readonly Route[], address: bigint): string | undefined {
  const isIn = (cidr: string) => {
    const range = parseRange(cidr);
    return range?.family === 4 && range.from <= address && address <= range.to;
  };
  const candidates = all
    .flatMap((each) => (each.destination === 'pl-1' ? listed : [each.destination]).map((cidr) => ({ each, cidr })))
    .filter(({ cidr, each }) => isIn(cidr) && !(each.propagated && isIn(own)))
    .map(({ cidr, each }) => ({
      id: each.target.id,
      length: Number(cidr.split('/')[1]),
      rank: each.propagated ? 2 : each.destination === 'pl-1' ? 1 : 0,
    }));
  const [best] = candidates.sort((one, other) => other.length - one.length || one.rank - other.rank);
  return best?.id;
}

test('each address takes the route that sorting all of them finds', () => {
  fc.assert(
    fc.property(routes, (random) => {
      const all = [...random.filter(({ destination }) => destination !== own), route(own, local)];
      const scene = { ...network, prefixLists: { 'pl-1': known(listed) } };
      const addresses = parseRanges(['10.0.0.0/27', '10.0.0.40']);
      const courses = coursesTo(scene, table('rtb-1', 'vpc-1', all), addresses);
      if (courses.kind !== 'known') throw new Error('every list was read');
      for (const { from, to } of addresses)
        for (let address = from; address <= to; address += 1n) {
          const taken = courses.value.filter((each) => each.addresses.from <= address && address <= each.addresses.to);
          expect(taken.map(({ route: found }) => found?.target.id)).toEqual([naive(all, address)]);
        }
    }),
    { numRuns: 500 },
  );
});

describe('documented cases', () => {
  const targets = (all: readonly Route[], to: string) => {
    const courses = coursesTo(network, table('rtb-1', 'vpc-1', all), parseRanges([to]));
    return courses.kind === 'known' ? courses.value.map(({ route: found }) => found?.target.id) : courses;
  };

  test.each<[string, readonly Route[], string, readonly (string | undefined)[]]>([
    [
      'the route of the VPC user guide: /16 to a peering before 0.0.0.0/0',
      [route('10.0.0.0/16', local), route('172.31.0.0/16', throughPeering), route('0.0.0.0/0', internetGateway)],
      '172.31.4.4',
      ['pcx-1'],
    ],
    ['nothing leads there', [route('10.0.0.0/16', local)], '192.168.0.1', [undefined]],
    [
      'a static route before a learned one of the same destination',
      [route('172.31.0.0/24', gateway, { propagated: true }), route('172.31.0.0/24', internetGateway)],
      '172.31.0.9',
      ['igw-1'],
    ],
    [
      'a learned route inside the VPC is not used',
      [route('10.0.0.0/16', local), route('10.0.1.0/24', gateway, { propagated: true })],
      '10.0.1.9',
      ['local'],
    ],
    ['0.0.0.0/0 takes no IPv6', [route('0.0.0.0/0', internetGateway)], '2001:db8::1', [undefined]],
    [
      'the endpoint of S3 takes no part',
      [route('pl-s3', { kind: 'gateway-endpoint', id: 'vpce-1' }), route('10.0.0.0/16', local)],
      '10.0.0.1',
      ['local'],
    ],
  ])('%s', (_, all, to, expected) => expect(targets(all, to)).toEqual(expected));

  test('a prefix list that was not read leaves all of it unknown', () => {
    expect(targets([route('10.0.0.0/16', local), route('pl-1', transit)], '10.0.0.1')).toMatchObject({
      kind: 'unknown',
    });
  });

  test('a subnet without a table of its own uses the main one of its VPC', () => {
    const scene = withTables(
      network,
      table('rtb-other', 'vpc-2', []),
      table('rtb-main', 'vpc-1', []),
      table('rtb-own', 'vpc-1', [], ['subnet-data']),
    );
    expect(routeTableOf(scene, 'subnet-app', 'vpc-1')).toMatchObject({ value: { id: 'rtb-main' } });
    expect(routeTableOf(scene, 'subnet-data', 'vpc-1')).toMatchObject({ value: { id: 'rtb-own' } });
    expect(routeTableOf(scene, 'subnet-x', 'vpc-3')).toMatchObject({ kind: 'unknown' });
  });
});

test.each<[Family, string]>([
  [4, '10.0.0.0/16'],
  [6, '2001:db8::/56'],
])('IPv%i is local in its own block', (_, cidr) => {
  const courses = coursesTo(network, table('rtb-1', 'vpc-1', [route(cidr, local)]), parseRanges([cidr]));
  expect(courses).toMatchObject({ value: [{ route: { target: local } }] });
});
