import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  describeRanges,
  everywhere,
  internet,
  intersect,
  parseRange,
  parseRanges,
  type Range,
  subtract,
  toCidrs,
} from '../../../src/network/ranges.ts';

const small: fc.Arbitrary<Range> = fc
  .tuple(fc.constantFrom<4 | 6>(4, 6), fc.nat(31), fc.nat(31))
  .map(([family, one, other]) => ({ family, from: BigInt(Math.min(one, other)), to: BigInt(Math.max(one, other)) }));

/** Every address below 32 of a family that is in some ranges. */
function members(ranges: readonly Range[], family: 4 | 6): readonly number[] {
  const isIn = (number: number) =>
    ranges.some((range) => range.family === family && range.from <= number && number <= range.to);
  return Array.from({ length: 32 }, (_, number) => number).filter(isIn);
}

describe('reading', () => {
  test.each([
    ['10.0.0.0/16', 4, 0x0a000000n, 0x0a00ffffn],
    ['10.0.0.7', 4, 0x0a000007n, 0x0a000007n],
    ['10.0.3.9/24', 4, 0x0a000300n, 0x0a0003ffn],
    ['0.0.0.0/0', 4, 0n, 0xffffffffn],
    ['2001:db8::/127', 6, 0x20010db8000000000000000000000000n, 0x20010db8000000000000000000000001n],
    ['::/0', 6, 0n, (1n << 128n) - 1n],
  ] as const)('%s', (text, family, from, to) => expect(parseRange(text)).toEqual({ family, from, to }));

  test.each([
    '',
    '10.0.0',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '010.0.0.1',
    '0x7f.1',
    'fe80::1%eth0',
    'pl-1',
    '::/129',
  ])('nothing in "%s"', (text) => expect(parseRange(text)).toBeUndefined());

  test('0.0.0.0/0 holds no IPv6 address', () => {
    expect(intersect(everywhere(4), everywhere(6))).toBeUndefined();
  });
});

describe('sets of addresses, against counting each address', () => {
  test('a difference holds what is in the one and not in the other', () => {
    fc.assert(
      fc.property(fc.array(small, { maxLength: 4 }), fc.array(small, { maxLength: 4 }), (ranges, taken) => {
        for (const family of [4, 6] as const) {
          const without = members(taken, family);
          const expected = members(ranges, family).filter((number) => !without.includes(number));
          expect(members(subtract(ranges, taken), family)).toEqual(expected);
        }
      }),
    );
  });

  test('what two ranges have in common is in both', () => {
    fc.assert(
      fc.property(small, small, (one, other) => {
        const both = intersect(one, other);
        for (const family of [4, 6] as const) {
          const expected = members([one], family).filter((number) => members([other], family).includes(number));
          expect(members(both ? [both] : [], family)).toEqual(expected);
        }
      }),
    );
  });

  test('blocks are the range again, aligned, and two neighbours never make one block', () => {
    fc.assert(
      fc.property(small, (range) => {
        const blocks = parseRanges(toCidrs(range));
        expect(members(blocks, range.family)).toEqual(members([range], range.family));
        expect(subtract([range], blocks)).toEqual([]);
        for (const [index, { from, to }] of blocks.entries()) {
          const next = blocks[index + 1];
          const size = to - from + 1n;
          expect(next !== undefined && next.to - next.from + 1n === size && from % (2n * size) === 0n).toBe(false);
        }
      }),
    );
  });
});

describe('for people', () => {
  test.each([
    [['10.0.1.7'], '10.0.1.7'],
    [['10.0.1.0/24', '2001:db8::1'], '10.0.1.0/24, 2001:db8::1'],
    [['10.0.1.0', '10.0.1.2', '10.0.1.4', '10.0.1.6', '10.0.1.8'], '10.0.1.0, 10.0.1.2, 10.0.1.4 and 2 more blocks'],
  ])('%j is %s', (texts, expected) => expect(describeRanges(parseRanges(texts))).toBe(expected));

  test('the internet is not listed block by block', () => {
    expect(describeRanges(internet(4))).toBe('any address of the internet');
  });
});
