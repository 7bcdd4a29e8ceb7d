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
