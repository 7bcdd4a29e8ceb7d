import type { SchedulerSettings, TaskShape, TaskState } from './types.ts';

/**
 * Whether a task counts as healthy: its containers' health checks say so, or, without any, it has been RUNNING for 40 s
 * (ECS API reference, DeploymentConfiguration). A task that is stopping never counts.
 */
export function healthyTask(task: TaskState, shape: TaskShape, now: number, settings: SchedulerSettings): boolean {
  if (task.phase !== 'RUNNING' || task.runningSince === null) return false;
  if (shape.hasHealthCheck) return task.health === 'HEALTHY';
  return now - task.runningSince >= settings.healthyAfterRunning;
}
