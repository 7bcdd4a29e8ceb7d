import { breakerThreshold } from './bounds.ts';
import { rollBack } from './deployments.ts';
import { changeDeployment, type Floor, primaryOf } from './floor.ts';
import type { Turn } from './turn.ts';
import type { DeploymentState, TaskFailure } from './types.ts';

export function countFailures(turn: Turn, failures: readonly TaskFailure[]): void {
  for (const failure of failures) {
    changeDeployment(turn.floor, failure.deploymentId, (deployment) => afterFailure(turn, deployment, failure));
  }
}

/** Tasks that never reach RUNNING are retried with a growing delay; those that crash later are replaced at once (developer guide). */
function afterFailure(turn: Turn, deployment: DeploymentState, failure: TaskFailure): DeploymentState {
  const failedTasks = deployment.failedTasks + 1;
  if (failure.reachedRunning) return { ...deployment, failedTasks };
  const { first, maximum } = turn.floor.settings.launchBackoff;
  const delay = Math.min(maximum, first * 2 ** Math.min(deployment.failedLaunches, 16));
  if (deployment.failedLaunches === 2) turn.events.push(() => ({ kind: 'launches-failing' }));
  return {
    ...deployment,
    failedTasks,
    failedLaunches: deployment.failedLaunches + 1,
    retryAt: turn.floor.now + delay,
  };
}

/** A task that becomes healthy for the first time sets the failures of its deployment back. */
export function resetWhereHealthy({ floor, acknowledged }: Turn): void {
  const { resetOnHealthyTask } = floor.service.circuitBreaker;
  for (const { id, failedTasks, failedLaunches } of floor.service.deployments) {
    const crew = floor.crews.get(id);
    if (crew === undefined || crew.fresh.size === 0) continue;
    for (const task of crew.fresh) crew.known.add(task.id);
    crew.fresh.clear();
    acknowledged.push(crew);
    if (failedLaunches === 0 && (failedTasks === 0 || !resetOnHealthyTask)) continue;
    changeDeployment(floor, id, (deployment) => {
      return { ...deployment, failedTasks: resetOnHealthyTask ? 0 : failedTasks, failedLaunches: 0 };
    });
  }
}

export function tripCircuitBreaker({ floor, events }: Turn): void {
  const { circuitBreaker: breaker, desiredCount } = floor.service;
  const primary = primaryOf(floor);
  if (!breaker.enable || primary === undefined || primary.rolloutState !== 'IN_PROGRESS') return;
  if (primary.failedTasks < breakerThreshold(desiredCount, breaker)) return;
  changeDeployment(floor, primary.id, (deployment) => ({ ...deployment, rolloutState: 'FAILED' }));
  events.push(() => ({ kind: 'deployment-failed', deploymentId: primary.id }));
  const staying = (deploymentId: string) => floor.crews.get(deploymentId)?.staying ?? 0;
  const rolledBack = breaker.rollback ? rollBack(floor.service, staying) : undefined;
  if (rolledBack === undefined) return;
  floor.service = rolledBack.service;
  forget(floor, rolledBack.target.id);
  events.push(() => ({ kind: 'rolling-back', deploymentId: rolledBack.target.id }));
}

/** A deployment that is gone back to knows of no healthy task. */
function forget(floor: Floor, deploymentId: string): void {
  const crew = floor.crews.get(deploymentId);
  if (crew === undefined) return;
  crew.known.clear();
  for (const task of floor.tasks) if (task.crew === crew && task.healthy) crew.fresh.add(task);
}
