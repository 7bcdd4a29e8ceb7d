import { expect, test } from '@jest/globals';
import { simulate } from '../../../src/rollout/simulate.ts';
import { tune } from '../../../src/rollout/tune.ts';
import type { Percents, SimulationInput } from '../../../src/rollout/types.ts';
import { type GridRollout, gridRollouts } from './grid.ts';

/**
 * `tune` against brute force: every pair of bounds that any percents give, over a grid of rollouts. BERTH_GRID=whole goes through the
 * whole grid (some minutes); by default one rollout in so many is tried, and which of them changes with BERTH_GRID_OFFSET.
 */
const everyNth = process.env.BERTH_GRID === 'whole' ? 1 : 61;
const offset = Number(process.env.BERTH_GRID_OFFSET ?? 0) % everyNth;

test('no pair of bounds is better than the tuned percents, on every cluster of up to 4 instances and for every count to 12', () => {
  let [tried, simulations] = [0, 0];
  const better: string[] = [];
  for (const rollout of sample(gridRollouts())) {
    tried += 1;
    simulations += compare(rollout, better);
  }
  console.log(`${tried} rollouts of the grid, ${simulations} pairs of bounds`);
  expect(better).toEqual([]);
  expect(tried).toBeGreaterThan(200);
}, 3_600_000);

function* sample(rollouts: Iterable<GridRollout>): Generator<GridRollout> {
  let index = 0;
  for (const rollout of rollouts) {
    if (index % everyNth === offset) yield rollout;
    index += 1;
  }
}

/** Plays every pair, notes one that is better, and tells how many there were. */
function compare({ name, input }: GridRollout, better: string[]): number {
  const { desiredCount: desired } = input.service;
  const tuning = tune(input);
  const tuned = gradesWith(input, tuning.percents);
  const pairs = distinctPairs(desired);
  let best = tuned;
  let found = '';
  for (const [bounds, percents] of pairs) {
    const grades = gradesWith(input, percents);
    if (!isBetter(grades, best)) continue;
    best = grades;
    found = `${name}: ${bounds} gives ${grades}, ${JSON.stringify(tuning.percents)} ${tuned}`;
  }
  if (found !== '') better.push(found);
  return pairs.size;
}

/** One pair of percents for each pair of bounds (L,U), in whole numbers: L is rounded up, U down. */
function distinctPairs(desired: number): ReadonlyMap<string, Percents> {
  const percents = Array.from({ length: 101 }, (_, percent) => percent);
  const minimums = new Map(percents.map((percent) => [Math.floor((desired * percent + 99) / 100), percent]));
  const maximums = new Map(percents.map((percent) => [Math.floor((desired * (100 + percent)) / 100), 100 + percent]));
  const pairs = [...minimums].flatMap(([lower, minimumHealthy]) =>
    [...maximums].map(([upper, maximum]) => [`(${lower},${upper})`, { minimumHealthy, maximum }] as const),
  );
  return new Map(pairs);
}

/** What counts, in this order and each the higher the better: complete, healthy tasks at worst, an early finish, few tasks at once. */
type Grades = readonly [complete: number, healthy: number, early: number, few: number];

function gradesWith(input: SimulationInput, percents: Percents): Grades {
  const result = simulate({ ...input, service: { ...input.service, percents } });
  return result.ending === 'stalled' ? [0, 0, 0, 0] : [1, result.lowestHealthy, -result.endedAt, -result.peakTasks];
}

function isBetter(one: Grades, other: Grades): boolean {
  const different = one.findIndex((grade, index) => grade !== other[index]);
  return different !== -1 && (one[different] ?? 0) > (other[different] ?? 0);
}
