import type { SchedulerSettings, TaskShape, TaskState } from './types.ts';

/**
 * Whether a task counts as healthy: its containers' health checks and its load balancer say so (both, where it has both), or, without
 * either, it has been RUNNING for 40 s (ECS API reference, DeploymentConfiguration). A task that is stopping never counts.
 */
export function healthyTask(task: TaskState, shape: TaskShape, now: number, settings: SchedulerSettings): boolean {
  if (task.phase !== 'RUNNING' || task.runningSince === null) return false;
  if (!isJudged(shape)) return now - task.runningSince >= settings.healthyAfterRunning;
  return (
    (!shape.hasHealthCheck || task.health === 'HEALTHY') && (!shape.hasTargetGroup || task.targetHealth === 'HEALTHY')
  );
}

/** Whether anything judges the health of such tasks; nothing does where they count as healthy by their age. */
export function isJudged(shape: Pick<TaskShape, 'hasHealthCheck' | 'hasTargetGroup'>): boolean {
  return shape.hasHealthCheck || shape.hasTargetGroup;
}

/** Whether a container's health check or the load balancer calls the task unhealthy. */
export function isUnhealthy({ health, targetHealth }: Pick<TaskState, 'health' | 'targetHealth'>): boolean {
  return health === 'UNHEALTHY' || targetHealth === 'UNHEALTHY';
}
