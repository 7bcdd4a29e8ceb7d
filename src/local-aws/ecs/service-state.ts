import { taskShape } from '../../ecs/task-definition/task-shape.ts';
import { startDeployment } from '../../rollout/deployments.ts';
import type { PlacementConstraint, ServiceState, TaskState } from '../../rollout/types.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { deploymentNumber, randomDeploymentNumber } from './identifiers.ts';
import { hasTargetGroups } from './load-balancers.ts';
import { taskHealth } from './render-task.ts';
import { openServiceDeployment } from './service-deployments.ts';
import type { DeploymentRecord, Service, Task, TaskDefinition } from './state.ts';
import { isLive } from './task-counts.ts';

/** A service as the rollout model sees it now. */
export function serviceState(service: Service): ServiceState {
  const { name, desiredCount, percents, launch, circuitBreaker, deployments } = service;
  const tasks = serviceTasks(service).filter(isLive).map(taskState);
  return { name, desiredCount, percents, launch, circuitBreaker, deployments, tasks };
}

/** Every task that the service started and that is still remembered. */
export function serviceTasks(service: Service): readonly Task[] {
  return [...service.cluster.tasks.values()].filter((task) => task.service === service);
}

function taskState(task: Task): TaskState {
  return {
    id: task.id,
    deploymentId: task.deploymentId ?? '',
    instanceId: task.instance?.id ?? null,
    phase: phaseOf(task),
    runningSince: task.startedAt,
    health: taskHealth(task),
    targetHealth: task.targetHealth,
  };
}

function phaseOf({ desiredStatus, lastStatus }: Task): TaskState['phase'] {
  if (desiredStatus === 'STOPPED') return 'STOPPING';
  return lastStatus === 'RUNNING' ? 'RUNNING' : 'PENDING';
}

/** Starts a deployment of a task definition: a new PRIMARY, a new service revision and a new service deployment. */
export function deploy(
  ecs: EcsEnvironment,
  service: Service,
  taskDefinition: TaskDefinition,
  stored: JsonObject,
): void {
  const number = randomDeploymentNumber();
  const id = `ecs-svc/${number}`;
  const now = ecs.clock.now();
  const sourceIds = visibleDeployments(service).map((deployment) => deployment.id);
  const record: DeploymentRecord = {
    id,
    revisionArn: ecsArn(ecs, `service-revision/${service.cluster.name}/${service.name}/${deploymentNumber(id)}`),
    taskDefinition,
    stored,
    createdAt: now,
    updatedAt: now,
    rolloutStateReason: `ECS deployment ${id} in progress.`,
  };
  service.records.set(id, record);
  const placementConstraints = [...service.placementConstraints, ...constraintsOf(taskDefinition)];
  const shape = { ...taskShape(taskDefinition.document), hasTargetGroup: hasTargetGroups(stored) };
  const started = { id, shape, placementConstraints };
  service.deployments = startDeployment(serviceState(service), started).deployments;
  service.said.clear();
  openServiceDeployment(ecs, service, id, sourceIds);
}

function constraintsOf({ document }: TaskDefinition): readonly PlacementConstraint[] {
  return readConstraints(asObjects(document.placementConstraints));
}

/** Placement constraints of a request or task definition as the model takes them. */
export function readConstraints(constraints: readonly JsonObject[]): readonly PlacementConstraint[] {
  return constraints.map((constraint) => {
    if (constraint.type === 'distinctInstance') return { type: 'distinctInstance' };
    const expression = asString(constraint.expression);
    if (constraint.type === 'memberOf' && expression !== undefined) return { type: 'memberOf', expression };
    throw invalidParameter('Invalid placement constraint: distinctInstance, or memberOf with an expression.');
  });
}

/** The deployments that DescribeServices lists: PRIMARY, those that still have tasks or are to have some, and those that failed. */
export function visibleDeployments(service: Service): Service['deployments'] {
  const live = new Set(
    serviceTasks(service)
      .filter(isLive)
      .map(({ deploymentId }) => deploymentId),
  );
  return service.deployments.filter(
    ({ id, status, budget, rolloutState }) =>
      status === 'PRIMARY' || live.has(id) || budget > 0 || rolloutState === 'FAILED',
  );
}
