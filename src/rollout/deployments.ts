import { isJudged } from './health.ts';
import type { DeploymentState, PlacementConstraint, SchedulerSettings, ServiceState, TaskShape } from './types.ts';

/** What a new deployment is made of. */
export interface NewDeployment {
  readonly id: string;
  readonly shape: TaskShape;
  readonly placementConstraints: readonly PlacementConstraint[];
}

/** The service after UpdateService or CreateService started a deployment: it is PRIMARY, the others keep the tasks they have. */
export function startDeployment(
  service: ServiceState,
  { id, shape, placementConstraints }: NewDeployment,
): ServiceState {
  const primary: DeploymentState = {
    id,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    shape,
    placementConstraints,
    budget: service.desiredCount,
    ...unfailed,
  };
  const older = service.deployments.map((deployment) => demoted(deployment, stayingTasks(service, deployment.id)));
  return { ...service, deployments: [primary, ...older] };
}

/** The service with another desired count: PRIMARY aims for it at once, older deployments only lose tasks. */
export function changeDesiredCount(service: ServiceState, desiredCount: number): ServiceState {
  const deployments = service.deployments.map((deployment) =>
    deployment.status === 'PRIMARY' ? { ...deployment, budget: desiredCount } : deployment,
  );
  return { ...service, desiredCount, deployments };
}

/**
 * The service after PRIMARY was given up in favour of the newest completed deployment, which becomes PRIMARY again under its old id
 * (seen in a real rollback log: no new id is made). Undefined when there is none to go back to.
 *
 * @param staying how many tasks of a deployment nobody has told to stop; by default those in `service`.
 */
export function rollBack(
  service: ServiceState,
  staying = (deploymentId: string) => stayingTasks(service, deploymentId),
): { service: ServiceState; target: DeploymentState } | undefined {
  const target = service.deployments.find(
    ({ status, rolloutState }) => status === 'ACTIVE' && rolloutState === 'COMPLETED',
  );
  if (target === undefined) return undefined;
  const restored: DeploymentState = {
    ...target,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    budget: service.desiredCount,
    ...unfailed,
  };
  const older = service.deployments
    .filter(({ id }) => id !== target.id)
    .map((deployment) => demoted(deployment, staying(deployment.id)));
  return { service: { ...service, deployments: [restored, ...older] }, target: restored };
}

/** The next instant at which a step could decide something new although nothing happened; null when there is none. */
export function nextDue(service: ServiceState, now: number, settings: SchedulerSettings): number | null {
  const shapes = new Map(service.deployments.map(({ id, shape }) => [id, shape]));
  const healthy = service.tasks.flatMap(({ deploymentId, phase, runningSince }) =>
    phase === 'RUNNING' && runningSince !== null && isAgeCounted(shapes.get(deploymentId))
      ? [runningSince + settings.healthyAfterRunning]
      : [],
  );
  const retries = service.deployments.map(({ retryAt }) => retryAt);
  const counts = service.deployments.flatMap(({ unplacedSince }) =>
    unplacedSince === null ? [] : [unplacedSince + settings.placementFailureCount],
  );
  const later = [...healthy, ...retries, ...counts].filter((instant) => instant > now);
  return later.length === 0 ? null : Math.min(...later);
}

function isAgeCounted(shape: TaskShape | undefined): boolean {
  return shape === undefined || !isJudged(shape);
}

const unfailed = { failedTasks: 0, failedLaunches: 0, retryAt: 0, unplacedSince: null, healthyTaskIds: [] } as const;

function demoted(deployment: DeploymentState, staying: number): DeploymentState {
  return { ...deployment, status: 'ACTIVE', budget: Math.min(deployment.budget, staying) };
}

function stayingTasks({ tasks }: ServiceState, id: string): number {
  return tasks.filter(({ deploymentId, phase }) => deploymentId === id && phase !== 'STOPPING').length;
}
