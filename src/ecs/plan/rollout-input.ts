import { startDeployment } from '../../rollout/deployments.ts';
import type { Estimates } from '../../rollout/predict.ts';
import { defaultSettings } from '../../rollout/settings.ts';
import type { DeploymentState, PlacementConstraint, ServiceState, TaskShape, TaskState } from '../../rollout/types.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { circuitBreakerOf, type Deployment, percentsOf, runsOnFargate, type Service } from '../situation/service.ts';
import type { Situation } from '../situation/situation.ts';
import { lastPart, type Task } from '../situation/task.ts';
import { taskShape } from '../task-definition/task-shape.ts';
import { defaultTargetGroup, estimate, type TargetGroupTiming } from './estimates.ts';
import { type DoubtfulRollout, doubtsAbout, withFreeInterfaces } from './rollout-doubts.ts';

/** What the rollout model needs to know of a planned deployment. */
export interface PlannedRollout {
  readonly taskDefinition: JsonObject;
  readonly desiredCount: number;
  /** False when only percents or the desired count change: ECS then goes on with the PRIMARY deployment. */
  readonly startsDeployment: boolean;
}

/** A situation in the terms of the rollout model, or why it cannot be told in them. */
export type RolloutInput =
  | ({
      readonly known: true;
      readonly estimates: Estimates;
      /** One task on each instance, and never a second beside it. */
      readonly daemon: boolean;
    } & DoubtfulRollout)
  | { readonly known: false; readonly reasons: readonly string[] };

/** The id that the planned deployment has in the model; ECS makes the real one. */
const plannedDeploymentId = 'planned';

/** Translates a situation and a planned deployment for the rollout model. */
export function rolloutInput(situation: Situation, planned: PlannedRollout): RolloutInput {
  const reasons = whyUnknown(situation);
  const { instances, tasks } = situation;
  if (!('value' in instances) || !('value' in tasks) || reasons.length > 0) return { known: false, reasons };
  const service = plannedService(situation, planned, tasks.value);
  const definitions = definitionsByDeployment(situation, planned);
  const paces = [...definitions].map(([deploymentId, taskDefinition]) => ({
    deploymentId,
    taskDefinition,
    targetGroups: targetGroupsOf(situation),
  }));
  const rollout = {
    service,
    instances: withFreeInterfaces(instances.value, situation),
    settings: defaultSettings(),
  };
  const daemon = situation.service.schedulingStrategy === 'DAEMON';
  return { known: true, daemon, estimates: estimate(paces, tasks.value), ...doubtsAbout(rollout, situation) };
}

function whyUnknown({ service, instances, tasks }: Situation): readonly string[] {
  return [
    ...('denied' in instances ? [`the container instances could not be read (${instances.denied} is denied)`] : []),
    ...('denied' in tasks ? [`the running tasks could not be read (${tasks.denied} is denied)`] : []),
    ...(service.launchType === 'EXTERNAL' ? ['the service runs on external instances'] : []),
  ];
}

/** The target groups of a load-balanced service; with a default one where they could not be read. */
export function targetGroupsOf({ service, targetGroups }: Situation): readonly TargetGroupTiming[] {
  if (!service.loadBalanced) return [];
  const read = 'value' in targetGroups ? targetGroups.value : [];
  return read.length === 0 ? [defaultTargetGroup] : read;
}

function plannedService(situation: Situation, planned: PlannedRollout, tasks: readonly Task[]): ServiceState {
  const { service } = situation;
  const definitions = definitionsByDeployment(situation, planned);
  const deployments = service.deployments.map((deployment) =>
    deploymentState(service, deployment, definitions.get(deployment.id) ?? {}, planned.desiredCount),
  );
  const leaving = leavingTasks(situation).map(leavingDeployment(service, situation));
  const state: ServiceState = {
    name: service.name,
    desiredCount: planned.desiredCount,
    percents: percentsOf(service.deploymentConfiguration, service.schedulingStrategy),
    launch: runsOnFargate(service) ? 'fargate' : 'instances',
    circuitBreaker: circuitBreakerOf(service.deploymentConfiguration),
    deployments: [...deployments, ...leaving],
    tasks: tasks.map((task) => taskState(task, service, situation.readAt)),
  };
  if (!planned.startsDeployment) return { ...state, deployments: state.deployments.map(goingOn) };
  const shape = shapeIn(service, withKnownAttributes(situation, planned));
  const placementConstraints = constraintsOf(service, planned.taskDefinition);
  return startDeployment(state, { id: plannedDeploymentId, shape, placementConstraints });
}

function shapeIn({ loadBalanced }: Service, taskDefinition: JsonObject): TaskShape {
  return { ...taskShape(taskDefinition), hasTargetGroup: loadBalanced };
}

/**
 * A deployment that is complete has work again when the desired count changes, though ECS goes on calling it COMPLETED: its circuit breaker
 * has had its say, so tasks that failed since trip nothing.
 */
function goingOn(deployment: DeploymentState): DeploymentState {
  if (deployment.status !== 'PRIMARY') return deployment;
  const failedTasks = deployment.rolloutState === 'COMPLETED' ? 0 : deployment.failedTasks;
  return { ...deployment, rolloutState: 'IN_PROGRESS', failedTasks };
}

/** ECS derives the required attributes when a task definition is registered; until then those of the live one are the best guess. */
function withKnownAttributes({ taskDefinition }: Situation, planned: PlannedRollout): JsonObject {
  const { requiresAttributes } = taskDefinition;
  return requiresAttributes === undefined ? planned.taskDefinition : { requiresAttributes, ...planned.taskDefinition };
}

function definitionsByDeployment(situation: Situation, planned: PlannedRollout): ReadonlyMap<string, JsonObject> {
  const live = situation.service.deployments.map(({ id, taskDefinition }) => {
    const isPrimary = taskDefinition === situation.primary.taskDefinition;
    const definition = isPrimary ? situation.taskDefinition : situation.olderTaskDefinitions[taskDefinition];
    return [id, definition ?? {}] as const;
  });
  const leaving = leavingTasks(situation).map((task) => [task.startedBy, definitionOf(task, situation)] as const);
  return new Map([...leaving, ...live, [plannedDeploymentId, planned.taskDefinition]]);
}

/**
 * Tasks on their way out whose deployment ECS does not list any more: it forgets a deployment when the last of its tasks was told to
 * stop, and those hold ports and memory until they have stopped. One for each deployment.
 */
function leavingTasks({ service, tasks }: Situation): readonly Task[] {
  const listed = new Set(service.deployments.map(({ id }) => id));
  const leaving = 'value' in tasks ? tasks.value.filter(({ desiredStatus }) => desiredStatus === 'STOPPED') : [];
  const byOwner = new Map(leaving.map((task) => [task.startedBy, task]));
  return [...byOwner].flatMap(([id, task]) => (listed.has(id) || task.startedBy === '' ? [] : [task]));
}

function definitionOf({ taskDefinitionArn: arn }: Task, { primary, taskDefinition, olderTaskDefinitions }: Situation) {
  return arn === primary.taskDefinition ? taskDefinition : (olderTaskDefinitions[arn] ?? {});
}

/** A deployment that is to have no task, and that ECS will not go back to. */
function leavingDeployment(service: Service, situation: Situation): (task: Task) => DeploymentState {
  return (task) => ({
    id: task.startedBy,
    status: 'ACTIVE',
    rolloutState: 'FAILED',
    shape: shapeIn(service, definitionOf(task, situation)),
    placementConstraints: [],
    budget: 0,
    failedTasks: 0,
    failedLaunches: 0,
    retryAt: 0,
    unplacedSince: null,
    healthyTaskIds: [],
  });
}

function deploymentState(
  service: Service,
  deployment: Deployment,
  taskDefinition: JsonObject,
  desiredCount: number,
): DeploymentState {
  const { id, rolloutState, failedTasks } = deployment;
  const isPrimary = deployment.status === 'PRIMARY';
  return {
    id,
    status: isPrimary ? 'PRIMARY' : 'ACTIVE',
    rolloutState: rolloutState === 'COMPLETED' || rolloutState === 'FAILED' ? rolloutState : 'IN_PROGRESS',
    shape: shapeIn(service, taskDefinition),
    placementConstraints: constraintsOf(service, taskDefinition),
    budget: isPrimary ? desiredCount : deployment.desiredCount,
    failedTasks,
    failedLaunches: 0,
    retryAt: 0,
    unplacedSince: null,
    healthyTaskIds: [],
  };
}

function taskState(task: Task, service: Service, readAt: number): TaskState {
  const owner = service.deployments.find(({ id, taskDefinition }) =>
    task.startedBy === '' ? taskDefinition === task.taskDefinitionArn : id === task.startedBy,
  );
  const stopping = task.desiredStatus === 'STOPPED';
  const { healthStatus, startedAt } = task;
  return {
    id: task.id,
    deploymentId: owner?.id ?? (stopping ? task.startedBy : ''),
    instanceId: task.containerInstanceArn === null ? null : lastPart(task.containerInstanceArn),
    phase: stopping ? 'STOPPING' : task.lastStatus === 'RUNNING' ? 'RUNNING' : 'PENDING',
    runningSince: startedAt === null ? null : Math.min(provenFor(owner), startedAt * 1_000 - readAt),
    health: healthStatus === 'HEALTHY' || healthStatus === 'UNHEALTHY' ? healthStatus : 'UNKNOWN',
    targetHealth: service.loadBalanced && owner?.rolloutState === 'COMPLETED' ? 'HEALTHY' : 'UNKNOWN',
  };
}

/** ECS counted the tasks of a completed deployment as healthy, whatever the clocks of both sides say about their age. */
function provenFor(owner: Deployment | undefined): number {
  return owner?.rolloutState === 'COMPLETED' ? -defaultSettings().healthyAfterRunning : 0;
}

/** Those of the service and of the task definition; a DAEMON service has one task on each instance. */
function constraintsOf(service: Service, taskDefinition: JsonObject): readonly PlacementConstraint[] {
  const constraints = [...service.placementConstraints, ...asObjects(taskDefinition.placementConstraints)];
  const own = service.schedulingStrategy === 'DAEMON' ? [{ type: 'distinctInstance' as const }] : [];
  return [...own, ...constraints.flatMap(constraintOf)];
}

function constraintOf(constraint: JsonObject): readonly PlacementConstraint[] {
  if (constraint.type === 'distinctInstance') return [{ type: 'distinctInstance' }];
  return constraint.type === 'memberOf'
    ? [{ type: 'memberOf', expression: asString(constraint.expression) ?? '' }]
    : [];
}
