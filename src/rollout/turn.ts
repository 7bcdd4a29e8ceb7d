import { bounds } from './bounds.ts';
import { healthyTask } from './health.ts';
import type {
  DeploymentState,
  InstanceState,
  SchedulerAction,
  SchedulerEvent,
  ServiceState,
  StepInput,
  TaskState,
} from './types.ts';

/** What one turn has decided so far. Mutable, and never seen outside of `step.ts`. */
export interface Turn {
  readonly input: StepInput;
  service: ServiceState;
  instances: readonly InstanceState[];
  readonly actions: SchedulerAction[];
  readonly events: SchedulerEvent[];
  readonly started: { deploymentId: string; instanceId: string | null }[];
  readonly stopped: Set<string>;
  placementFailed: boolean;
}

export function openTurn(input: StepInput): Turn {
  const { service, instances } = input;
  return {
    input,
    service,
    instances,
    actions: [],
    events: [],
    started: [],
    stopped: new Set(),
    placementFailed: false,
  };
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

export function boundsOf(turn: Turn) {
  return bounds(turn.service.desiredCount, turn.service.percents);
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
  const existing = tasksOf(turn, deploymentId).filter((task) => counts(turn, task));
  return existing.length + turn.started.filter((start) => start.deploymentId === deploymentId).length;
}

export function counts(turn: Turn, task: TaskState): boolean {
  return task.phase !== 'STOPPING' && task.health !== 'UNHEALTHY' && !onDrainingInstance(turn, task);
}

export function onDrainingInstance(turn: Turn, task: TaskState): boolean {
  return turn.input.instances.some(({ id, status }) => id === task.instanceId && status === 'DRAINING');
}

export function healthyCount(turn: Turn): number {
  return liveTasks(turn).filter((task) => isHealthy(turn, task)).length;
}

export function isHealthy(turn: Turn, task: TaskState): boolean {
  const owner = turn.input.service.deployments.find(({ id }) => id === task.deploymentId);
  return owner !== undefined && healthyTask(task, owner.shape, turn.input.now, turn.input.settings);
}
