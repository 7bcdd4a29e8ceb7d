import {
  changeDeployment,
  counts,
  type Floor,
  type FloorTask,
  markStopping,
  onDrainingInstance,
  primaryOf,
} from './floor.ts';
import { mostLoadedFirst } from './most-loaded.ts';
import type { Turn } from './turn.ts';
import type { DeploymentState, StopReason } from './types.ts';

/** Tasks that do not count as healthy can go at once; each healthy one needs another healthy task above the lower bound. */
export function stopTasks(turn: Turn): void {
  const { floor } = turn;
  for (const { task, reason } of leavingTasks(turn)) {
    const mayStop =
      reason === 'unhealthy' ? mayStopUnhealthy(turn, task) : !task.healthy || floor.healthy > floor.bounds.lower;
    if (mayStop) stopOne(turn, task, reason);
  }
}

interface Leaving {
  readonly task: FloorTask;
  readonly reason: StopReason;
}

function leavingTasks(turn: Turn): readonly Leaving[] {
  const { floor } = turn;
  const primary = primaryOf(floor);
  if (primary === undefined || !mayAnyLeave(floor, primary)) return [];
  const surplus = surplusOf(turn, primary);
  const ownCrew = floor.crews.get(primary.id);
  const isReplacing = primary.rolloutState !== 'FAILED';
  const reasonFor = (task: FloorTask): StopReason | undefined => {
    if (surplus !== none && surplus.has(task)) return 'scaled-in';
    return reasonToStop(task) ?? (isReplacing && task.crew !== ownCrew ? 'replaced' : undefined);
  };
  const leaving = present(turn).filter((task) => task.phase !== 'STOPPING' && reasonFor(task) !== undefined);
  return stopOrder(floor, leaving, floor.healthy - floor.bounds.lower).flatMap((task) => {
    const reason = reasonFor(task);
    return reason === undefined ? [] : [{ task, reason }];
  });
}

/** Spares a look at every task where the counts tell already that none will go. */
function mayAnyLeave(floor: Floor, primary: DeploymentState): boolean {
  if (floor.unhealthy > 0 || floor.draining) return true;
  const spare = floor.healthy > floor.bounds.lower;
  for (const crew of floor.crews.values()) {
    const goes = crew.deploymentId !== primary.id ? crew.staying > 0 : crew.counted > floor.service.desiredCount;
    if (goes && (spare || crew.staying > crew.healthy)) return true;
  }
  return false;
}

/** The tasks that were there when the turn began. */
function present({ floor, started }: Turn): readonly FloorTask[] {
  return started.length === 0 ? floor.tasks : floor.tasks.slice(0, floor.tasks.length - started.length);
}

/** What serves least goes first; then so many healthy tasks, each from where most tasks are. */
function stopOrder(floor: Floor, tasks: readonly FloorTask[], mostHealthy: number): readonly FloorTask[] {
  const healthy: FloorTask[] = [];
  const others: FloorTask[] = [];
  for (const task of tasks) (task.healthy ? healthy : others).push(task);
  if (floor.service.launch === 'fargate') return [...others, ...healthy];
  return [...others, ...mostLoadedFirst(healthy, floor.spots.length, mostHealthy)];
}

function reasonToStop(task: FloorTask): StopReason | undefined {
  if (task.unhealthy) return 'unhealthy';
  return onDrainingInstance(task) ? 'instance-draining' : undefined;
}

/**
 * A replacement comes first where the upper bound and the instances allow it. Where they do not, unhealthy tasks make room for theirs
 * one at a time (Service API reference, DeploymentConfiguration).
 */
function mayStopUnhealthy(turn: Turn, task: FloorTask): boolean {
  const { floor, actions } = turn;
  if (isReplaced(floor, task)) return true;
  const { lower, upper } = floor.bounds;
  const another = actions.some((action) => action.kind === 'stop-task' && action.reason === 'unhealthy');
  return !another && (floor.healthy >= lower || upper <= floor.service.desiredCount);
}

/** Whether its deployment has more tasks than it should have, so that one that was started for an unhealthy one is there already. */
function isReplaced({ service }: Floor, { crew }: FloorTask): boolean {
  const owner = service.deployments.find(({ id }) => id === crew.deploymentId);
  return owner === undefined || crew.staying > owner.budget;
}

const none: ReadonlySet<FloorTask> = new Set();

function surplusOf(turn: Turn, primary: DeploymentState): ReadonlySet<FloorTask> {
  const { floor } = turn;
  const crew = floor.crews.get(primary.id);
  if (crew === undefined || crew.counted <= floor.service.desiredCount) return none;
  const counted = present(turn).filter((task) => task.crew === crew && counts(task));
  const excess = counted.length - floor.service.desiredCount;
  return new Set(excess <= 0 ? [] : stopOrder(floor, counted, excess).slice(0, excess));
}

function stopOne(turn: Turn, task: FloorTask, reason: StopReason): void {
  turn.actions.push({ kind: 'stop-task', taskId: task.id, reason });
  turn.stopped.push(task);
  markStopping(turn.floor, task);
  if (reason === 'unhealthy') turn.events.push(() => ({ kind: 'task-unhealthy', taskId: task.id }));
  changeDeployment(turn.floor, task.crew.deploymentId, (deployment) => ({
    ...deployment,
    budget: reason === 'replaced' ? Math.max(0, deployment.budget - 1) : deployment.budget,
    failedTasks: reason === 'unhealthy' ? deployment.failedTasks + 1 : deployment.failedTasks,
  }));
}
