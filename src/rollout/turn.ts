import { type Bounds, bounds } from './bounds.ts';
import { healthyTask, isUnhealthy } from './health.ts';
import type {
  DeploymentState,
  InstanceState,
  SchedulerAction,
  SchedulerEvent,
  ServiceState,
  StepInput,
  StopReason,
  TaskState,
} from './types.ts';

/** What one turn has decided so far. Mutable, and never seen outside of `step.ts`. */
export interface Turn {
  readonly input: StepInput;
  readonly bounds: Bounds;
  service: ServiceState;
  instances: readonly InstanceState[];
  readonly actions: SchedulerAction[];
  readonly events: SchedulerEvent[];
  readonly started: { readonly deploymentId: string; readonly instanceId: string | null }[];
  readonly stopped: Set<string>;
  placementFailed: boolean;
  /** Tasks that counted as healthy when the turn began. */
  readonly healthyIds: ReadonlySet<string>;
  readonly drainingInstanceIds: ReadonlySet<string>;
  /** Healthy tasks that this turn has not told to stop. */
  healthyCount: number;
  /** By deployment: tasks that fill its budget, those just started included, those just told to stop not. */
  readonly counted: Map<string, number>;
}

export function openTurn(input: StepInput): Turn {
  const { service, instances } = input;
  const healthyIds = new Set(healthyTasksOf(input).map(({ id }) => id));
  const draining = instances.filter(({ status }) => status === 'DRAINING');
  const turn: Turn = {
    input,
    bounds: bounds(service.desiredCount, service.percents),
    service,
    instances,
    actions: [],
    events: [],
    started: [],
    stopped: new Set(),
    placementFailed: false,
    healthyIds,
    drainingInstanceIds: new Set(draining.map(({ id }) => id)),
    healthyCount: healthyIds.size,
    counted: new Map(),
  };
  for (const task of service.tasks) if (counts(turn, task)) addToCount(turn, task.deploymentId, 1);
  return turn;
}

export function recordStart(turn: Turn, deploymentId: string, instanceId: string | null): void {
  turn.started.push({ deploymentId, instanceId });
  turn.actions.push({ kind: 'start-task', deploymentId, instanceId });
  addToCount(turn, deploymentId, 1);
}

export function recordStop(turn: Turn, task: TaskState, reason: StopReason): void {
  turn.stopped.add(task.id);
  turn.actions.push({ kind: 'stop-task', taskId: task.id, reason });
  if (counts(turn, task)) addToCount(turn, task.deploymentId, -1);
  if (isHealthy(turn, task)) turn.healthyCount -= 1;
}

export function changeDeployment(
  turn: Turn,
  id: string,
  change: (deployment: DeploymentState) => DeploymentState,
): void {
  const deployments = turn.service.deployments.map((deployment) =>
    deployment.id === id ? change(deployment) : deployment,
  );
  turn.service = { ...turn.service, deployments };
}

export function primaryOf(turn: Turn): DeploymentState | undefined {
  return turn.service.deployments.find(({ status }) => status === 'PRIMARY');
}

export function tasksOf(turn: Turn, deploymentId: string): readonly TaskState[] {
  return liveTasks(turn).filter((task) => task.deploymentId === deploymentId);
}

/** Every task of the service that this turn has not told to stop; STOPPING ones are still live. */
export function liveTasks(turn: Turn): readonly TaskState[] {
  return turn.service.tasks.filter(({ id }) => !turn.stopped.has(id));
}

/** STOPPING tasks count against the upper bound (developer guide, 2023), and so do those told to stop in this very turn. */
export function liveCount(turn: Turn): number {
  return turn.service.tasks.length + turn.started.length;
}

/** The tasks that fill a deployment's budget: those on their way out do not. */
export function countedTasks(turn: Turn, deploymentId: string): number {
  return turn.counted.get(deploymentId) ?? 0;
}

export function counts(turn: Turn, task: TaskState): boolean {
  return task.phase !== 'STOPPING' && !isUnhealthy(task) && !onDrainingInstance(turn, task);
}

export function onDrainingInstance(turn: Turn, task: TaskState): boolean {
  return task.instanceId !== null && turn.drainingInstanceIds.has(task.instanceId);
}

export function isHealthy(turn: Turn, task: TaskState): boolean {
  return turn.healthyIds.has(task.id);
}

function addToCount(turn: Turn, deploymentId: string, difference: 1 | -1): void {
  turn.counted.set(deploymentId, countedTasks(turn, deploymentId) + difference);
}

function healthyTasksOf({ service, now, settings }: StepInput): readonly TaskState[] {
  const shapes = new Map(service.deployments.map(({ id, shape }) => [id, shape]));
  return service.tasks.filter((task) => {
    const shape = shapes.get(task.deploymentId);
    return shape !== undefined && healthyTask(task, shape, now, settings);
  });
}
