import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LimitFacts, waitLimit } from '../../../../src/ecs/watch/limit.ts';

const facts: LimitFacts = {
  desiredCount: 1,
  percents: { minimumHealthy: 0, maximum: 100 },
  slowest: { start: 60_000, healthy: 30_000, drain: 0, stop: 30_000 },
  gracePeriod: 0,
  prediction: { verdict: 'unknown', reasons: [] },
};
const minutes = (changes: Partial<LimitFacts>) => waitLimit({ ...facts, ...changes }, 'auto').minutes;

describe('wait-for-minutes: auto', () => {
  test('is at least 5 minutes, and a given number is taken as it is', () => {
    expect(minutes({})).toBe(5);
    expect(waitLimit(facts, 2)).toEqual({ minutes: 2, why: 'given by "wait-for-minutes"' });
  });

  test('counts start, grace period, health, drain and stop, with half as much again', () => {
    // (60 + 60 + 150 + 300 + 30) s = 10 minutes
    const slowest = { start: 60_000, healthy: 150_000, drain: 300_000, stop: 30_000 };
    const limit = waitLimit({ ...facts, slowest, gracePeriod: 60_000 }, 'auto');
    expect(limit).toEqual({
      minutes: 15,
      why: 'the slowest in order is 60 s to start, 210 s to become healthy, 300 s to drain, 30 s to stop the old; half as much again',
    });
  });

  test('counts the waves in which percents let tasks be replaced', () => {
    // (60 + 40 + 30) s = 130 s a wave
    const waves = (desiredCount: number, minimumHealthy: number, maximum: number) =>
      minutes({ desiredCount, percents: { minimumHealthy, maximum } });
    expect(waves(10, 90, 100)).toBe(Math.ceil((1.5 * 10 * 130) / 60));
    expect(waves(10, 50, 100)).toBe(Math.ceil((1.5 * 2 * 130) / 60));
    expect(waves(10, 100, 200)).toBe(5);
    expect(waves(10, 100, 110)).toBe(Math.ceil((1.5 * 10 * 130) / 60));
  });

  test('is never shorter than the slowest finish that the model predicts', () => {
    const completes = {
      verdict: 'completes',
      finish: { least: 10, expected: 60, most: 1_200 },
      servedBefore: true,
      interruption: { least: 0, expected: 0, most: 0 },
      lowestHealthy: 1,
      lowestAt: 0,
      peakTasks: 2,
      timeline: [],
    } as const;
    expect(minutes({ prediction: completes })).toBe(30);
  });

  test('keeps within 5 and 360 minutes, and a slower start never makes it shorter', () => {
    const duration = fc.integer({ min: 0, max: 1_000_000 });
    const drawn = fc.record({
      desiredCount: fc.integer({ min: 0, max: 1_000 }),
      percents: fc.record({
        minimumHealthy: fc.integer({ min: 0, max: 100 }),
        maximum: fc.integer({ min: 100, max: 400 }),
      }),
      slowest: fc.record({ start: duration, healthy: duration, drain: duration, stop: duration }),
      gracePeriod: duration,
      prediction: fc.constant(facts.prediction),
    });
    fc.assert(
      fc.property(drawn, (some) => {
        const limit = waitLimit(some, 'auto').minutes;
        expect(limit).toBeGreaterThanOrEqual(5);
        expect(limit).toBeLessThanOrEqual(360);
        const slower = { ...some.slowest, start: some.slowest.start + 60_000 };
        expect(waitLimit({ ...some, slowest: slower }, 'auto').minutes).toBeGreaterThanOrEqual(limit);
      }),
    );
  });
});
