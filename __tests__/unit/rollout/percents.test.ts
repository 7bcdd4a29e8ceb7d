import { expect, test } from '@jest/globals';
import { bounds, percentsFor, reachableBounds } from '../../../src/rollout/bounds.ts';

/** Which bounds (L,U) percents give, against whole-number arithmetic that shares nothing with the implementation. */

const counts = [...Array.from({ length: 101 }, (_, count) => count), 150, 333, 1000];
const minimums = Array.from({ length: 101 }, (_, percent) => percent);
const maximums = Array.from({ length: 101 }, (_, percent) => 100 + percent);

/** The fewest tasks that are at least so many percent: counted up, never divided. */
function leastTasks(desired: number, percent: number): number {
  let tasks = 0;
  while (100 * tasks < desired * percent) tasks += 1;
  return tasks;
}

/** The most tasks that are at most so many percent. */
function mostTasks(desired: number, percent: number): number {
  let tasks = desired;
  while (100 * (tasks + 1) <= desired * percent) tasks += 1;
  return tasks;
}

test('every minimum from 0 to 100 % gives the fewest tasks that are at least so many percent, every maximum the most', () => {
  for (const desired of counts) {
    for (const [index, minimumHealthy] of minimums.entries()) {
      const maximum = maximums[index] ?? 100;
      const expected = { lower: leastTasks(desired, minimumHealthy), upper: mostTasks(desired, maximum) };
      expect({ desired, ...bounds(desired, { minimumHealthy, maximum }) }).toEqual({ desired, ...expected });
    }
  }
});

test('the bounds that percents can reach are all of those, each once', () => {
  for (const desired of counts) {
    const { lowers, uppers } = reachableBounds(desired, {});
    expect(lowers).toEqual([...new Set(minimums.map((percent) => leastTasks(desired, percent)))]);
    expect(uppers).toEqual([...new Set(maximums.map((percent) => mostTasks(desired, percent)))]);
  }
});

test('up to 100 tasks every pair of bounds has percents that give exactly it; beyond, every reachable pair', () => {
  for (const desired of counts) {
    const { lowers, uppers } = reachableBounds(desired, {});
    for (const [index, upper] of uppers.entries()) {
      const wanted = { lower: lowers[index % lowers.length] ?? 0, upper };
      if (desired > 0)
        expect({ desired, ...bounds(desired, percentsFor(desired, wanted)) }).toEqual({ desired, ...wanted });
      if (desired <= 100) expect(uppers).toHaveLength(desired + 1);
    }
  }
});
