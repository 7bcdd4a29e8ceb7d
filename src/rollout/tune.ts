import { type Bounds, percentsFor } from './bounds.ts';
import { type Simulation, type SimulationInput, simulate } from './simulate.ts';
import type { Percents } from './types.ts';

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

/**
 * The best percents for a rollout: it completes; then the most healthy tasks at the worst moment; then the earliest finish; then the
 * least extra capacity; then the pair in force if it is as good. The percents of `input.service` are those in force.
 */
export function tune(input: SimulationInput): Tuning {
  const inForce = input.service.percents;
  const desired = input.service.desiredCount;
  const lower = highestLowerBound(input, desired);
  if (lower === null) return { percents: inForce, simulation: simulate(input), reason: 'cannot-complete' };
  const best = smallestUpperBound(input, desired, lower);
  const simulation = trial(input, best);
  const asItIs = simulate(input);
  if (isAsGood(asItIs, simulation)) return { percents: inForce, simulation: asItIs, reason: 'in-force-is-best' };
  const reason = lower === desired ? 'room-to-start-first' : 'must-stop-first';
  return { percents: percentsFor(desired, best), simulation, reason };
}

/** A rollout that completes while keeping L tasks healthy also completes when it may keep fewer, so halving finds the highest L. */
function highestLowerBound(input: SimulationInput, desired: number): number | null {
  const completes = (lower: number) => trial(input, { lower, upper: 2 * desired }).ending === 'completed';
  if (completes(desired)) return desired;
  if (!completes(0)) return null;
  return lastWhere(0, desired, completes);
}

/** Among the upper bounds that finish as early as the largest one, the smallest. */
function smallestUpperBound(input: SimulationInput, desired: number, lower: number): Bounds {
  const earliest = trial(input, { lower, upper: 2 * desired }).endedAt;
  const tooLate = (upper: number) => {
    const { ending, endedAt } = trial(input, { lower, upper });
    return ending !== 'completed' || endedAt > earliest;
  };
  const least = lower === desired ? Math.min(desired + 1, 2 * desired) : desired;
  return { lower, upper: tooLate(least) ? lastWhere(least, 2 * desired, tooLate) + 1 : least };
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
  const percents = percentsFor(input.service.desiredCount, wanted);
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
