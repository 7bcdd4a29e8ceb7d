import {
  type Crew,
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

/** In the order in which they stop. The order of the healthy ones matters to as many as may go, and to no more. */
function leavingTasks(turn: Turn): readonly Leaving[] {
  const { floor } = turn;
  const primary = primaryOf(floor);
  if (primary === undefined || !mayAnyLeave(floor, primary)) return [];
  const surplus = surplusOf(turn, primary);
  const kept = primary.rolloutState === 'FAILED' ? null : floor.crews.get(primary.id);
  const isPlain = surplus === none && floor.unhealthy === 0 && !floor.draining;
  const reasonFor = (task: FloorTask): StopReason | undefined => {
    if (surplus.has(task)) return 'scaled-in';
    return reasonToStop(task) ?? (isReplaceable(task, kept) ? 'replaced' : undefined);
  };
  const leaves = isPlain
    ? (task: FloorTask) => isReplaceable(task, kept)
    : (task: FloorTask) => reasonFor(task) !== undefined;
  const leaving = sortOut(floor.tasks, tasksBefore(turn), leaves);
  return stopOrder(floor, leaving, floor.healthy - floor.bounds.lower).flatMap((task) => {
    const reason = reasonFor(task);
    return reason === undefined ? [] : [{ task, reason }];
  });
}

/** Of another deployment than the one that is kept; nothing is replaced where that is null. */
function isReplaceable({ crew }: FloorTask, kept: Crew | null | undefined): boolean {
  return kept !== null && crew !== kept;
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

/** How many tasks were there when the turn began; those that it started stand behind them. */
function tasksBefore({ floor, started }: Turn): number {
  return floor.tasks.length - started.length;
}

interface SortedOut {
  readonly healthy: FloorTask[];
  readonly others: FloorTask[];
}

/** A rollout of a thousand tasks looks at all of them a thousand times, so this makes no copies and stands no detours. */
function sortOut(tasks: readonly FloorTask[], count: number, isWanted: (task: FloorTask) => boolean): SortedOut {
  const sorted: SortedOut = { healthy: [], others: [] };
  for (let index = 0; index < count; index += 1) {
    const task = tasks[index];
    if (task === undefined || task.phase === 'STOPPING' || !isWanted(task)) continue;
    if (task.healthy) sorted.healthy.push(task);
    else sorted.others.push(task);
  }
  return sorted;
}

/** What serves least goes first; then so many healthy tasks, each from where most tasks are. */
function stopOrder(floor: Floor, { healthy, others }: SortedOut, mostHealthy: number): readonly FloorTask[] {
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
  const counted = sortOut(floor.tasks, tasksBefore(turn), (task) => task.crew === crew && counts(task));
  const excess = counted.healthy.length + counted.others.length - floor.service.desiredCount;
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
