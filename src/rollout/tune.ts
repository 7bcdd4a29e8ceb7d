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
  const { desiredCount: desired, percents } = input.service;
  const trials = openTrials(input);
  const inForce = { ...percents, ...fixed };
  const asItIs = trials.with(inForce);
  const best = bestBounds(trials, desired, fixed);
  if (best === null) return { percents: inForce, simulation: asItIs, reason: 'cannot-complete' };
  const chosen = { ...percentsFor(desired, best), ...fixed };
  const simulation = trials.with(chosen);
  if (isAsGood(asItIs, simulation)) return { percents: inForce, simulation: asItIs, reason: 'in-force-is-best' };
  return {
    percents: chosen,
    simulation,
    reason: best.lower === desired ? 'room-to-start-first' : 'must-stop-first',
  };
}

function bestBounds(trials: Trials, desired: number, fixed: FixedPercents): Bounds | null {
  const limits = bounds(desired, { minimumHealthy: 100, maximum: 200, ...fixed });
  const lower = fixed.minimumHealthy === undefined ? highestLowerBound(trials, limits) : limits.lower;
  if (lower === null || trials.at({ lower, upper: limits.upper }).ending === 'stalled') return null;
  return { lower, upper: fixed.maximum === undefined ? smallestUpperBound(trials, desired, lower) : limits.upper };
}

/** A rollout that completes while keeping L tasks healthy also completes when it may keep fewer, so halving finds the highest L. */
function highestLowerBound(trials: Trials, { lower: desired, upper }: Bounds): number | null {
  const completes = (lower: number) => trials.at({ lower, upper }).ending === 'completed';
  if (completes(desired)) return desired;
  if (desired > 0 && completes(desired - 1)) return desired - 1;
  return completes(0) ? lastWhere(0, desired, completes) : null;
}

/** Among the upper bounds that finish as early as the largest one, the smallest. */
function smallestUpperBound(trials: Trials, desired: number, lower: number): number {
  const earliest = trials.at({ lower, upper: 2 * desired }).endedAt;
  const isTooLow = (upper: number) => {
    const { ending, endedAt } = trials.at({ lower, upper });
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

/** Simulations of one rollout with different percents; none is played twice. */
interface Trials {
  with(percents: Percents): Simulation;
  at(wanted: Bounds): Simulation;
}

function openTrials(input: SimulationInput): Trials {
  const { service } = input;
  const played = new Map<string, Simulation>();
  const at = (wanted: Bounds): Simulation => trialWith(percentsFor(service.desiredCount, wanted));
  const trialWith = (percents: Percents): Simulation => {
    const { lower, upper } = bounds(service.desiredCount, percents);
    const key = `${lower}/${upper}`;
    const simulation = played.get(key) ?? simulate({ ...input, service: { ...service, percents } });
    played.set(key, simulation);
    return simulation;
  };
  return { with: trialWith, at };
}

function isAsGood(one: Simulation, other: Simulation): boolean {
  return (
    one.ending === 'completed' &&
    one.lowestHealthy >= other.lowestHealthy &&
    one.endedAt <= other.endedAt &&
    one.peakTasks <= other.peakTasks
  );
}
