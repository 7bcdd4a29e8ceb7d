import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../src/network/network-acls.ts';
import { parseRange, parseRanges } from '../../../src/network/ranges.ts';
import type { Direction, NetworkAclEntry } from '../../../src/network/types.ts';
import { entry } from './networks.ts';

const ports = fc.tuple(fc.integer({ min: 10, max: 17 }), fc.nat(5)).map(([from, more]) => ({ from, to: from + more }));

const blocks = fc.oneof(
  fc.constantFrom('0.0.0.0/0', '::/0', '10.0.0.0/8'),
  fc.tuple(fc.nat(15), fc.integer({ min: 28, max: 32 })).map(([last, length]) => `10.0.0.${last}/${length}`),
);

const entries: fc.Arbitrary<readonly NetworkAclEntry[]> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 30 }),
    direction: fc.constantFrom<Direction>('ingress', 'egress'),
    action: fc.constantFrom<NetworkAclEntry['action']>('allow', 'deny'),
    protocol: fc.constantFrom('6', '6', '-1', '17', 'tcp'),
    cidr: blocks,
    ports,
  }),
  { maxLength: 8, selector: ({ number, direction }) => `${direction} ${number}` },
);

/** What becomes of one packet, found by asking entry after entry. */
function naive(acl: readonly NetworkAclEntry[], direction: Direction, address: bigint, port: number): string {
  for (let number = 1; number <= 30; number += 1) {
    const found = acl.find((each) => each.number === number && each.direction === direction);
    if (found === undefined || found.protocol === '17' || found.cidr.includes(':')) continue;
    const range = parseRange(found.cidr);
    const isIn = range !== undefined && range.from <= address && address <= range.to;
    const isPort =
      found.protocol === '-1' || (found.ports !== undefined && found.ports.from <= port && port <= found.ports.to);
    if (isIn && isPort) return `${found.action} ${number}`;
  }
  return 'deny 32767';
}

test('every packet is decided once, and by the entry that a packet meets first', () => {
  const remotes = fc.constantFrom(['10.0.0.0/28'], ['10.0.0.0/30', '10.0.0.8/31'], ['10.0.0.5']);
  fc.assert(
    fc.property(
      entries,
      fc.constantFrom<Direction>('ingress', 'egress'),
      remotes,
      ports,
      (acl, direction, texts, range) => {
        const remote = parseRanges(texts);
        const decisions = decide({ id: 'acl-1', subnetIds: [], entries: acl }, { direction, remote, ports: range });
        for (const { from, to } of remote)
          for (let address = from; address <= to; address += 1n)
            for (let port = range.from; port <= range.to; port += 1) {
              const own = decisions.filter(
                ({ addresses, ports: covered }) =>
                  addresses.from <= address && address <= addresses.to && covered.from <= port && port <= covered.to,
              );
              expect(own.map(({ action, number }) => `${action} ${number}`)).toEqual([
                naive(acl, direction, address, port),
              ]);
            }
      },
    ),
    { numRuns: 500 },
  );
});

describe('documented cases', () => {
  const remote = parseRanges(['10.0.2.10']);
  const dialled = { from: 5432, to: 5432 };
  const decideFor = (...own: readonly NetworkAclEntry[]) =>
    decide({ id: 'acl-1', subnetIds: [], entries: own }, { direction: 'egress', remote, ports: dialled });

  test('an ACL without entries denies everything', () => {
    expect(decideFor()).toMatchObject([{ action: 'deny', number: 32_767 }]);
  });

  test('a lower number wins, in whatever order entries come', () => {
    const allow = entry(200, 'egress');
    const deny = entry(100, 'egress', { action: 'deny', protocol: '6', ports: dialled });
    expect(decideFor(allow, deny)).toMatchObject([{ action: 'deny', number: 100 }]);
    expect(decideFor({ ...allow, number: 99 }, deny)).toMatchObject([{ action: 'allow', number: 99 }]);
  });

  test('an entry for UDP, for IPv6 or for the other direction says nothing about TCP over IPv4', () => {
    const others = [
      entry(1, 'egress', { action: 'deny', protocol: '17' }),
      entry(2, 'egress', { action: 'deny', cidr: '::/0' }),
      entry(3, 'ingress', { action: 'deny' }),
    ];
    expect(decideFor(...others, entry(4, 'egress'))).toMatchObject([{ action: 'allow', number: 4 }]);
  });
});
