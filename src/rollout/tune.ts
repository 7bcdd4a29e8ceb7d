import { type Bounds, bounds, percentsFor, reachableBounds } from './bounds.ts';
import { type Simulation, simulate } from './simulate.ts';
import { openTrials, type Trials } from './trials.ts';
import type { Percents, SimulationInput } from './types.ts';

/** Why these percents: the closed set of answers that a plan explains to its reader. */
export type TuningReason =
  /** Nothing better exists than what is in force. */
  | 'in-force-is-best'
  /** There is room for new tasks beside all old ones, so nothing is interrupted. */
  | 'room-to-start-first'
  /** New tasks only fit where old ones have gone. */
  | 'must-stop-first'
  /** No percents let this rollout complete. */
  | 'cannot-complete';

export interface Tuning {
  readonly percents: Percents;
  readonly simulation: Simulation;
  readonly reason: TuningReason;
}

/** A percent that is not to be chosen, because the user gave it. */
export type FixedPercents = Partial<Percents>;

/**
 * The best percents for a rollout: it completes; then the most healthy tasks at the worst moment; then the earliest finish; then the
 * fewest tasks at once; then the pair in force if it is as good. The percents of `input.service` are those in force.
 */
export function tune(input: SimulationInput, fixed: FixedPercents = {}): Tuning {
  const { desiredCount: desired, percents } = input.service;
  const trials = openTrials((tried) => simulate({ ...input, service: { ...input.service, percents: tried } }), desired);
  const inForce = { ...percents, ...fixed };
  const best = bestBounds(trials, desired, fixed);
  const asItIs = trials.at(bounds(desired, inForce));
  if (best === null) return { percents: inForce, simulation: asItIs, reason: 'cannot-complete' };
  const simulation = trials.at(best);
  if (!isBetter(simulation, asItIs)) return { percents: inForce, simulation: asItIs, reason: 'in-force-is-best' };
  const chosen = { ...percentsFor(desired, best), ...fixed };
  return { percents: chosen, simulation, reason: best.lower === desired ? 'room-to-start-first' : 'must-stop-first' };
}

/** Whether one rollout goes better than another: the order that `tune` goes by. */
export function isBetter(one: Simulation, other: Simulation): boolean {
  if (one.ending !== other.ending) return one.ending === 'completed';
  if (one.ending === 'stalled') return false;
  if (one.lowestHealthy !== other.lowestHealthy) return one.lowestHealthy > other.lowestHealthy;
  if (one.endedAt !== other.endedAt) return one.endedAt < other.endedAt;
  return one.peakTasks < other.peakTasks;
}

/**
 * Bounds that no others beat. The largest upper bound tells which lower bounds complete; a lower bound below the fewest healthy
 * tasks that were ever seen costs none of them and may finish earlier, so both are tried.
 */
function bestBounds(trials: Trials, desired: number, fixed: FixedPercents): Bounds | null {
  const { lowers, uppers } = reachableBounds(desired, fixed);
  const most = uppers[uppers.length - 1] ?? desired;
  const lower = highestLowerBound(trials, lowers, most);
  if (lower === null) return null;
  const { lowestHealthy } = trials.at({ lower, upper: most });
  const freer = lowers.findLast((each) => each <= lowestHealthy) ?? lower;
  const candidates = [...new Set([lower, freer])].map((each) => ({
    lower: each,
    upper: leastUpperBound(trials, desired, each, uppers),
  }));
  return candidates.reduce((best, each) => (isBetter(trials.at(each), trials.at(best)) ? each : best));
}

/** A rollout that completes while keeping L tasks healthy also completes when it may keep fewer, so halving finds the highest L. */
function highestLowerBound(trials: Trials, lowers: readonly number[], upper: number): number | null {
  const completes = (lower: number) => trials.at({ lower, upper }).ending === 'completed';
  const [highest, next] = lowers.toReversed();
  for (const lower of [highest, next]) if (lower !== undefined && completes(lower)) return lower;
  const place = firstWhere(lowers.length, (index) => !completes(lowers[index] ?? 0));
  return lowers[place - 1] ?? null;
}

/** Among the upper bounds that finish as early as the largest one, the smallest. */
function leastUpperBound(trials: Trials, desired: number, lower: number, uppers: readonly number[]): number {
  const most = uppers[uppers.length - 1] ?? desired;
  const { endedAt: earliest, peakTasks } = trials.at({ lower, upper: most });
  const isEnough = (upper: number | undefined) => {
    const { ending, endedAt } = trials.at({ lower, upper: upper ?? most });
    return ending === 'completed' && endedAt <= earliest;
  };
  const guess = uppers.findIndex((each) => each >= evenWaves(desired, peakTasks));
  if (guess >= 0 && isEnough(uppers[guess])) {
    return guess === 0 || !isEnough(uppers[guess - 1])
      ? (uppers[guess] ?? most)
      : (uppers[firstWhere(guess, (index) => isEnough(uppers[index]))] ?? most);
  }
  const above = guess + 1;
  return uppers[above + firstWhere(uppers.length - above, (index) => isEnough(uppers[above + index]))] ?? most;
}

/** With so many tasks at most, new ones come in waves; this is the least upper bound with which no more waves are needed. */
function evenWaves(desired: number, peakTasks: number): number {
  const spare = peakTasks - desired;
  if (spare <= 0) return desired;
  const waves = Math.ceil(desired / spare);
  return desired + Math.ceil(desired / waves);
}

/** The first of so many numbers from 0 for which `holds`, given that from some number on it does; their count when it never does. */
function firstWhere(count: number, holds: (candidate: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
