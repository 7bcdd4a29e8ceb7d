import type { CircuitBreaker, Percents } from './types.ts';

/** How many healthy tasks a rollout keeps (`lower`) and how many live tasks it may have at once (`upper`). */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** L = ceil(D x minimum / 100), U = floor(D x maximum / 100), in whole numbers (ECS API reference, DeploymentConfiguration). */
export function bounds(desiredCount: number, percents: Percents): Bounds {
  return {
    lower: Math.ceil((desiredCount * percents.minimumHealthy) / 100),
    upper: Math.floor((desiredCount * percents.maximum) / 100),
  };
}

/**
 * The percents that give exactly these bounds: the largest minimum and the smallest maximum that do. Truncating the maximum is
 * a trap: 4 of 3 tasks are 134 %, since 133 % of 3 is 3.99. Exact for up to 100 tasks; beyond that percents are coarser than tasks,
 * and the result keeps within the bounds' safe side (never fewer healthy, never more live tasks).
 */
export function percentsFor(desiredCount: number, wanted: Bounds): Percents {
  if (desiredCount === 0) return { minimumHealthy: 100, maximum: 200 };
  const minimumHealthy = Math.floor((100 * wanted.lower) / desiredCount);
  const maximum = Math.ceil((100 * wanted.upper) / desiredCount);
  return { minimumHealthy: Math.min(100, minimumHealthy), maximum: Math.max(100, maximum) };
}

/**
 * Every lower and every upper bound that some percents give, from low to high: each count of tasks up to a desired count of 100, and
 * beyond it as finely as whole percents can tell. A percent that is fixed leaves one.
 */
export function reachableBounds(
  desired: number,
  fixed: Partial<Percents>,
): { readonly lowers: readonly number[]; readonly uppers: readonly number[] } {
  const choices = (given: number | undefined, from: number) =>
    given === undefined ? Array.from({ length: 101 }, (_, index) => from + index) : [given];
  const distinct = (counts: readonly number[]) => [...new Set(counts)];
  const lowerOf = (minimumHealthy: number) => bounds(desired, { minimumHealthy, maximum: 100 }).lower;
  const upperOf = (maximum: number) => bounds(desired, { minimumHealthy: 0, maximum }).upper;
  return {
    lowers: distinct(choices(fixed.minimumHealthy, 0).map(lowerOf)),
    uppers: distinct(choices(fixed.maximum, 100).map(upperOf)),
  };
}

/** Failures at which the circuit breaker trips: a percentage of the desired count within 3 to 200 (50 % by default), or a fixed count. */
export function breakerThreshold(desiredCount: number, breaker: CircuitBreaker): number {
  const { type, value } = breaker.threshold;
  const share = Math.ceil((desiredCount * value) / 100);
  switch (type) {
    case 'COUNT':
      return value;
    case 'UNBOUNDED_PERCENT':
      return Math.max(1, share);
    case 'BOUNDED_PERCENT':
      return Math.min(200, Math.max(3, share));
  }
}
