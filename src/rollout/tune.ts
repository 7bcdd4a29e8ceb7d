import { type Bounds, bounds, percentsFor } from './bounds.ts';
import { type Simulation, simulate } from './simulate.ts';
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
  const desired = input.service.desiredCount;
  const inForce = { ...input.service.percents, ...fixed };
  const asItIs = simulateWith(input, inForce);
  const limits = bounds(desired, { minimumHealthy: 100, maximum: 200, ...fixed });
  const lower = fixed.minimumHealthy === undefined ? highestLowerBound(input, limits) : limits.lower;
  if (lower === null || trial(input, { lower, upper: limits.upper }).ending === 'stalled') {
    return { percents: inForce, simulation: asItIs, reason: 'cannot-complete' };
  }
  const upper = fixed.maximum === undefined ? smallestUpperBound(input, lower) : limits.upper;
  const percents = { ...percentsFor(desired, { lower, upper }), ...fixed };
  const simulation = simulateWith(input, percents);
  if (isAsGood(asItIs, simulation)) return { percents: inForce, simulation: asItIs, reason: 'in-force-is-best' };
  return { percents, simulation, reason: lower === desired ? 'room-to-start-first' : 'must-stop-first' };
}

/** A rollout that completes while keeping L tasks healthy also completes when it may keep fewer, so halving finds the highest L. */
function highestLowerBound(input: SimulationInput, { lower: desired, upper }: Bounds): number | null {
  const completes = (lower: number) => trial(input, { lower, upper }).ending === 'completed';
  if (completes(desired)) return desired;
  return completes(0) ? lastWhere(0, desired, completes) : null;
}

/** Among the upper bounds that finish as early as the largest one, the smallest. */
function smallestUpperBound(input: SimulationInput, lower: number): number {
  const desired = input.service.desiredCount;
  const earliest = trial(input, { lower, upper: 2 * desired }).endedAt;
  const isTooLow = (upper: number) => {
    const { ending, endedAt } = trial(input, { lower, upper });
    return ending !== 'completed' || endedAt > earliest;
  };
  const least = lower === desired ? Math.min(desired + 1, 2 * desired) : desired;
  return isTooLow(least) ? lastWhere(least, 2 * desired, isTooLow) + 1 : least;
}

/** The last number for which `holds`, given that it holds for `from`, not for `to`, and changes once in between. */
function lastWhere(from: number, to: number, holds: (candidate: number) => boolean): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function trial(input: SimulationInput, wanted: Bounds): Simulation {
  return simulateWith(input, percentsFor(input.service.desiredCount, wanted));
}

function simulateWith(input: SimulationInput, percents: Percents): Simulation {
  return simulate({ ...input, service: { ...input.service, percents } });
}

function isAsGood(one: Simulation, other: Simulation): boolean {
  return (
    one.ending === 'completed' &&
    one.lowestHealthy >= other.lowestHealthy &&
    one.endedAt <= other.endedAt &&
    one.peakTasks <= other.peakTasks
  );
}
