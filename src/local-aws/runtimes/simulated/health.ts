import type { HealthCheck } from '../runtime.ts';
import type { Behaviour } from './behaviour.ts';

/** A change of a container's health, so many milliseconds after its start. */
export interface HealthChange {
  readonly at: number;
  readonly status: 'HEALTHY' | 'UNHEALTHY';
}

/**
 * When Docker's verdict on a container changes: it checks after each interval, counts failures from the end of the start period on,
 * and calls a container unhealthy after `retries` of them; one success makes it healthy at any time.
 */
export function healthChanges(check: HealthCheck, behaviour: Behaviour, speed: number): readonly HealthChange[] {
  const { interval, retries, startPeriod } = check;
  const healthyAt = Math.max(1, Math.ceil((behaviour.healthyAfter * 1000) / speed / interval)) * interval;
  const unhealthyAt = startPeriod + interval * retries;
  const healthy = { at: healthyAt, status: 'HEALTHY' } as const;
  const unhealthy = { at: unhealthyAt, status: 'UNHEALTHY' } as const;
  if (behaviour.unhealthy) return [unhealthy];
  return healthyAt > unhealthyAt ? [unhealthy, healthy] : [healthy];
}
