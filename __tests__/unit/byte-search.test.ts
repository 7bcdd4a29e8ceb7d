import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createByteSearch, type Pattern } from '../../src/toolkit/byte-search.ts';

type Place = readonly [pattern: number, end: number, length: number];

function searched(patterns: readonly Pattern[], text: Uint8Array): readonly Place[] {
  const places: Place[] = [];
  createByteSearch(patterns).search(text, (...place) => places.push(place));
  return sorted(places);
}

function naive(patterns: readonly Pattern[], text: Buffer): readonly Place[] {
  return sorted(
    patterns.flatMap(({ bytes }, pattern) => {
      const places: Place[] = [];
      for (let at = text.indexOf(bytes); at >= 0; at = text.indexOf(bytes, at + 1))
        places.push([pattern, at + bytes.length, bytes.length]);
      return places;
    }),
  );
}

function sorted(places: readonly Place[]): readonly Place[] {
  return [...places].sort((one, other) => one[1] - other[1] || one[0] - other[0]);
}

/** Few letters, so that patterns overlap, repeat and share their parts. */
const letters = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(0x61, 0x62, 0x63, 0), { minLength, maxLength }).map((bytes) => Buffer.from(bytes));

describe('a search for many patterns', () => {
  test('finds what a search for one after the other finds', () => {
    const patterns = fc.array(letters(3, 24), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(patterns, letters(0, 300), (all, text) => {
        const given = all.map((bytes) => ({ bytes }));
        expect(searched(given, text)).toEqual(naive(given, text));
      }),
      { numRuns: 2000 },
    );
  });

  test('finds each pattern that was planted, at every place', () => {
    const patterns = fc.array(fc.uint8Array({ minLength: 6, maxLength: 80 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(patterns, fc.uint8Array({ maxLength: 200 }), fc.nat(), (all, rest, seed) => {
        const planted = seed % all.length;
        const at = seed % (rest.length + 1);
        const bytes = all[planted] ?? new Uint8Array();
        const text = Buffer.concat([rest.subarray(0, at), bytes, rest.subarray(at)]);
        const found = searched(
          all.map((each) => ({ bytes: each })),
          text,
        );
        expect(found).toContainEqual([planted, at + bytes.length, bytes.length]);
      }),
    );
  });

  test('finds nothing in random bytes', () => {
    const patterns = Array.from({ length: 500 }, (_, index) => ({
      bytes: Buffer.from(`secret-${index}-${index * 7919}`),
    }));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5_000, maxLength: 10_000 }), (text) => {
        expect(searched(patterns, text)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    { title: 'a line feed', gap: '\n' },
    { title: 'CRLF', gap: '\r\n' },
    { title: 'a line feed and an indentation', gap: '\n      ' },
  ])('finds a pattern that may wrap across $title, wherever that is', ({ gap }) => {
    const pattern = { bytes: Buffer.from('U2VjcmV0IHRoYXQgaXMgcXVpdGUgbG9uZywgc28gaXQgd3JhcHM'), mayWrap: true };
    for (let at = 1; at < pattern.bytes.length; at++) {
      const broken = `${pattern.bytes.subarray(0, at)}${gap}${pattern.bytes.subarray(at)}`;
      expect(searched([pattern], Buffer.from(`x${broken}y`))).toEqual([[0, 1 + broken.length, broken.length]]);
      expect(searched([{ bytes: pattern.bytes }], Buffer.from(broken))).toEqual([]);
    }
  });

  test('is of no use for patterns under three bytes, and needs none at all', () => {
    expect(() => createByteSearch([{ bytes: Buffer.from('ab') }])).toThrow(RangeError);
    expect(searched([], Buffer.from('abc'))).toEqual([]);
  });
});
