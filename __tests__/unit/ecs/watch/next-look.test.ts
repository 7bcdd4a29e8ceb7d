import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Moment, nextLook } from '../../../../src/ecs/watch/next-look.ts';

const milliseconds = fc.integer({ min: 0, max: 3_600_000 });
const moments: fc.Arbitrary<Moment> = fc.record({
  elapsed: milliseconds,
  sinceRunning: fc.option(milliseconds),
  unseen: fc.oneof(milliseconds, fc.constant(Number.POSITIVE_INFINITY)),
  least: fc.option(milliseconds),
  setbacks: fc.integer({ min: 0, max: 40 }),
  chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

const moment: Moment = { elapsed: 60_000, sinceRunning: null, unseen: 0, least: 40_000, setbacks: 0, chance: 0.5 };
const next = (changes: Partial<Moment>) => Math.round(nextLook({ ...moment, ...changes }));

describe('when to look next', () => {
  test('is never sooner than 0.9 s, and never later than 16.5 s unless AWS throttles', () => {
    fc.assert(
      fc.property(moments, (drawn) => {
        const delay = nextLook(drawn);
        expect(delay).toBeGreaterThanOrEqual(900);
        expect(delay).toBeLessThanOrEqual(drawn.setbacks === 0 ? 16_500 : 66_000);
      }),
    );
  });

  test('never oversleeps the earliest moment at which the deployment can be complete by more than one late look', () => {
    fc.assert(
      fc.property(moments, (drawn) => {
        const { sinceRunning, least, unseen } = drawn;
        fc.pre(sinceRunning !== null && least !== null && drawn.setbacks === 0);
        const untilDue = Math.max(0, (least ?? 0) - unseen - (sinceRunning ?? 0));
        expect(nextLook(drawn)).toBeLessThanOrEqual(1.1 * Math.max(1_700, untilDue));
      }),
    );
  });

  test('doubles with each throttled answer, up to a minute', () => {
    fc.assert(
      fc.property(moments, (drawn) => {
        const [once, twice] = [nextLook(drawn), nextLook({ ...drawn, setbacks: drawn.setbacks + 1 })];
        expect(twice).toBeCloseTo(Math.min(2 * once, 60_000 * (0.9 + 0.2 * drawn.chance)), 6);
      }),
    );
  });

  test('keeps within ±10 % of its pace', () => {
    fc.assert(
      fc.property(moments, (drawn) => {
        const middle = nextLook({ ...drawn, chance: 0.5 });
        expect(Math.abs(nextLook(drawn) - middle)).toBeLessThanOrEqual(0.1 * middle + 1e-6);
      }),
    );
  });

  test('the paces: 5 s at first, then 10 s; while health is awaited at most 15 s; 1.7 s once completion is due', () => {
    expect([0, 9_999, 10_000, 600_000].map((elapsed) => next({ elapsed }))).toEqual([5_000, 5_000, 10_000, 10_000]);
    const onceRunning = (sinceRunning: number) => next({ sinceRunning, unseen: 10_000 });
    expect([0, 15_000, 20_000, 29_000, 30_000, 90_000].map(onceRunning)).toEqual([
      15_000, 15_000, 10_000, 1_700, 1_700, 1_700,
    ]);
  });

  test('where nothing is known of a load balancer: 1 s for 45 s, then 2 s', () => {
    const onceRunning = (sinceRunning: number) => next({ sinceRunning, least: null });
    expect([0, 44_999, 45_000].map(onceRunning)).toEqual([1_000, 1_000, 2_000]);
  });
});
