import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseRange } from '../../../src/network/ranges.ts';
import { commonRectangle, type Rectangle, subtractRectangles } from '../../../src/network/rectangles.ts';

const start = parseRange('10.0.0.0')?.from ?? 0n;

/** Within eight addresses and eight ports. */
const rectangle: fc.Arbitrary<Rectangle> = fc
  .tuple(fc.nat(7), fc.nat(7), fc.nat(7), fc.nat(7))
  .map(([one, other, port, otherPort]) => ({
    addresses: { family: 4, from: start + BigInt(Math.min(one, other)), to: start + BigInt(Math.max(one, other)) },
    ports: { from: Math.min(port, otherPort), to: Math.max(port, otherPort) },
  }));

/** Every address with every port, as texts; one that is in two of them comes twice. */
function points(rectangles: readonly Rectangle[]): readonly string[] {
  const all: string[] = [];
  for (const { addresses, ports } of rectangles)
    for (let address = addresses.from; address <= addresses.to; address += 1n)
      for (let port = ports.from; port <= ports.to; port += 1) all.push(`${address - start}:${port}`);
  return all.sort();
}

test('what is left without others has every point that is in none of them, each once', () => {
  fc.assert(
    fc.property(rectangle, fc.array(rectangle, { maxLength: 4 }), (whole, taken) => {
      const gone = new Set(points(taken));
      expect(points(subtractRectangles([whole], taken))).toEqual(points([whole]).filter((point) => !gone.has(point)));
    }),
    { numRuns: 1000 },
  );
});

test('what two have in common has every point that is in both', () => {
  fc.assert(
    fc.property(rectangle, rectangle, (one, other) => {
      const own = new Set(points([other]));
      expect(points(commonRectangle(one, other))).toEqual(points([one]).filter((point) => own.has(point)));
    }),
    { numRuns: 1000 },
  );
});
