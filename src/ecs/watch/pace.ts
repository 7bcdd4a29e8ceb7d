import { asNumber, asObject, asObjects, type JsonObject } from '../../toolkit/json.ts';
import { leastUntilHealthy } from '../plan/estimates.ts';
import type { ServiceDeployment } from '../situation/service-deployment.ts';
import type { Task } from '../situation/task.ts';
import type { Gate } from './progress.ts';

/**
 * The least that lies between a task's RUNNING and the end of its deployment, in milliseconds: a health check's first interval, 40 s
 * without one (see `leastUntilHealthy`). With a start period Docker may check every 5 s from the beginning (its `--health-start-interval`).
 * Behind a load balancer it is what it took last time, 5 % less to be sure; null where that is not known.
 *
 * @param learnt milliseconds, see `learn`.
 */
export function leastUntilComplete(
  taskDefinition: JsonObject,
  loadBalanced: boolean,
  learnt: number | null,
): number | null {
  if (loadBalanced) return learnt === null ? null : 0.95 * learnt;
  const least = leastUntilHealthy(taskDefinition);
  return hasStartPeriod(taskDefinition) ? Math.min(5_000, least) : least;
}

/** How long the service's last deployment took from its last task's RUNNING to its end, in milliseconds; null where that cannot be told. */
export function learn(previous: ServiceDeployment | undefined, tasks: readonly Task[]): number | null {
  if (previous === undefined || previous.status !== 'SUCCESSFUL' || previous.finishedAt === null) return null;
  const { finishedAt, target } = previous;
  const starts = tasks.flatMap(({ startedBy, startedAt }) =>
    startedBy.endsWith(`/${target.number}`) && startedAt !== null && startedAt <= finishedAt ? [startedAt] : [],
  );
  // Tasks that started since then replaced others: those of the deployment itself are gone, and with them when they started.
  return starts.length === 0 || starts.length < target.requested ? null : (finishedAt - Math.max(...starts)) * 1_000;
}

/** What the progress line says that started tasks wait for. */
export function gateOf(taskDefinition: JsonObject, loadBalanced: boolean, mostUntilHealthy: number): Gate {
  const most = Math.round(mostUntilHealthy / 1_000);
  if (loadBalanced) return { kind: 'target-group', most };
  return hasHealthCheck(taskDefinition) ? { kind: 'health-check', most } : { kind: 'age', most: 40 };
}

function hasHealthCheck(taskDefinition: JsonObject): boolean {
  return healthChecks(taskDefinition).length > 0;
}

function hasStartPeriod(taskDefinition: JsonObject): boolean {
  return healthChecks(taskDefinition).some((check) => (asNumber(check.startPeriod) ?? 0) > 0);
}

function healthChecks(taskDefinition: JsonObject): readonly JsonObject[] {
  return asObjects(taskDefinition.containerDefinitions).flatMap((container) => {
    const check = asObject(container.healthCheck);
    return check === undefined || container.essential === false ? [] : [check];
  });
}
