import { bounds } from '../../rollout/bounds.ts';
import type { Prediction } from '../../rollout/predict.ts';
import type { Percents, TaskTiming } from '../../rollout/types.ts';

/** How long a deployment is followed at most. */
export interface Limit {
  readonly minutes: number;
  /** Where it comes from, for the plan. */
  readonly why: string;
}

/** What a limit is computed from. Times are milliseconds. */
export interface LimitFacts {
  readonly desiredCount: number;
  readonly percents: Percents;
  /** The slowest that a task of the new revision may be and still be in order; see `estimate`. */
  readonly slowest: TaskTiming;
  readonly gracePeriod: number;
  readonly prediction: Prediction;
}

/** Computed limits lie between these; the longest is what `wait-for-minutes` allows. */
const leastMinutes = 5;
const mostMinutes = 360;
const margin = 1.5;

/**
 * A limit that a rollout in order keeps even if every task is as slow as its settings allow, and half as much again. Each wave of
 * tasks starts, passes its grace period and health checks, and lets the tasks that it replaces drain and stop; percents decide how
 * many tasks are a wave.
 */
export function waitLimit(facts: LimitFacts, given: number | 'auto'): Limit {
  if (given !== 'auto') return { minutes: given, why: 'given by "wait-for-minutes"' };
  const { start, healthy, drain, stop } = facts.slowest;
  const unhealthyAtFirst = facts.gracePeriod + Math.max(healthy, healthyByAge);
  const wave = start + unhealthyAtFirst + drain + stop;
  const count = waves(facts.desiredCount, facts.percents);
  const predicted = facts.prediction.verdict === 'completes' ? facts.prediction.finish.most * 1_000 : 0;
  const minutes = Math.ceil((margin * Math.max(count * wave, predicted)) / 60_000);
  const parts = [
    `${seconds(start)} to start`,
    `${seconds(unhealthyAtFirst)} to become healthy`,
    ...(drain > 0 ? [`${seconds(drain)} to drain`] : []),
    `${seconds(stop)} to stop the old`,
  ];
  const each = count === 1 ? '' : `${count} waves of `;
  const why = `the slowest in order is ${each}${parts.join(', ')}; half as much again`;
  return { minutes: Math.min(mostMinutes, Math.max(leastMinutes, minutes)), why };
}

/** ECS counts a task without health check as healthy 40 s after RUNNING. */
const healthyByAge = 40_000;

/** How often tasks are replaced, as many at a time as may be started beyond or stopped below the desired count. */
function waves(desiredCount: number, percents: Percents): number {
  const { lower, upper } = bounds(desiredCount, percents);
  const atOnce = Math.max(1, upper - desiredCount, desiredCount - lower);
  return Math.max(1, Math.ceil(desiredCount / atOnce));
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1_000)} s`;
}
