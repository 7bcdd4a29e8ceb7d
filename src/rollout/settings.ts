import type { SchedulerSettings } from './types.ts';

/**
 * The scheduler's waits. Sources: 40 s until a task without health check counts as healthy (Service API reference,
 * DeploymentConfiguration); up to 15 minutes of back-off for tasks that never reach RUNNING (ECS developer guide, "service
 * throttle logic"); a service without capacity took 46 minutes to fail at a threshold of 3, so about one counted placement
 * failure in 15 minutes, and one with a missing image 12 minutes (published waiter test, September 2026).
 *
 * @param speed divides every wait; 1 is AWS's pace.
 */
export function defaultSettings(speed = 1): SchedulerSettings {
  return {
    healthyAfterRunning: 40_000 / speed,
    placementFailureCount: 900_000 / speed,
    launchBackoff: { first: 60_000 / speed, maximum: 900_000 / speed },
    order: 'start-first',
  };
}
