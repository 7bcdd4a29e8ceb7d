import { breakerThreshold } from './bounds.ts';
import { rollBack } from './deployments.ts';
import { isUnhealthy } from './health.ts';
import { mostLoadedFirst, place, reserve } from './placement.ts';
import {
  changeDeployment,
  countedTasks,
  counts,
  isHealthy,
  liveCount,
  liveTasks,
  onDrainingInstance,
  openTurn,
  primaryOf,
  recordStart,
  recordStop,
  type Turn,
  tasksOf,
} from './turn.ts';
import type { DeploymentState, StepInput, StepResult, StopReason, TaskFailure, TaskState } from './types.ts';

/**
 * One turn of the ECS service scheduler: given a service, its instances and what failed since, what to start, what to stop, and how
 * the deployments stand afterwards. It never lets the healthy tasks fall below the lower bound by its own stops, nor the live tasks
 * (STOPPING ones included) rise above the upper bound.
 *
 * The same function predicts a rollout (simulate), chooses its percents (tune) and drives the emulator.
 */
export function step(input: StepInput): StepResult {
  const turn = openTurn(input);
  countFailures(turn, input.failures);
  resetWhereHealthy(turn);
  tripCircuitBreaker(turn);
  if (input.settings.order === 'stop-first') stopTasks(turn);
  startTasks(turn);
  stopTasks(turn);
  concludeDeployment(turn);
  return { service: turn.service, actions: turn.actions, events: turn.events };
}

function countFailures(turn: Turn, failures: readonly TaskFailure[]): void {
  for (const failure of failures) {
    changeDeployment(turn, failure.deploymentId, (deployment) => afterFailure(turn, deployment, failure));
  }
}

/** Tasks that never reach RUNNING are retried with a growing delay; those that crash later are replaced at once (developer guide). */
function afterFailure(turn: Turn, deployment: DeploymentState, failure: TaskFailure): DeploymentState {
  const failedTasks = deployment.failedTasks + 1;
  if (failure.reachedRunning) return { ...deployment, failedTasks };
  const { first, maximum } = turn.input.settings.launchBackoff;
  const delay = Math.min(maximum, first * 2 ** Math.min(deployment.failedLaunches, 16));
  if (deployment.failedLaunches === 2) turn.events.push({ kind: 'launches-failing' });
  return {
    ...deployment,
    failedTasks,
    failedLaunches: deployment.failedLaunches + 1,
    retryAt: turn.input.now + delay,
  };
}

function resetWhereHealthy(turn: Turn): void {
  for (const { id } of turn.service.deployments) {
    const healthyTaskIds = tasksOf(turn, id).flatMap((task) => (isHealthy(turn, task) ? [task.id] : []));
    changeDeployment(turn, id, (deployment) => {
      const known = new Set(deployment.healthyTaskIds);
      if (healthyTaskIds.every((taskId) => known.has(taskId))) return deployment;
      const failedTasks = turn.service.circuitBreaker.resetOnHealthyTask ? 0 : deployment.failedTasks;
      return { ...deployment, failedTasks, failedLaunches: 0, healthyTaskIds };
    });
  }
}

function tripCircuitBreaker(turn: Turn): void {
  const { circuitBreaker: breaker, desiredCount } = turn.service;
  const primary = primaryOf(turn);
  if (!breaker.enable || primary === undefined || primary.rolloutState !== 'IN_PROGRESS') return;
  if (primary.failedTasks < breakerThreshold(desiredCount, breaker)) return;
  changeDeployment(turn, primary.id, (deployment) => ({ ...deployment, rolloutState: 'FAILED' }));
  turn.events.push({ kind: 'deployment-failed', deploymentId: primary.id });
  const rolledBack = breaker.rollback ? rollBack(turn.service) : undefined;
  if (rolledBack === undefined) return;
  turn.service = rolledBack.service;
  turn.events.push({ kind: 'rolling-back', deploymentId: rolledBack.target.id });
}

/** Lost tasks of older revisions come back first (since November 2025 a replacement has the revision of what it replaces). */
function startTasks(turn: Turn): void {
  const [primary, ...older] = turn.service.deployments;
  for (const deployment of [...older, ...(primary === undefined ? [] : [primary])]) {
    if (deployment.rolloutState !== 'FAILED') fill(turn, deployment);
  }
}

function fill(turn: Turn, deployment: DeploymentState): void {
  const wanted = deployment.status === 'PRIMARY' ? turn.service.desiredCount : deployment.budget;
  if (deployment.retryAt > turn.input.now) return;
  let unplaced = false;
  while (!unplaced && countedTasks(turn, deployment.id) < wanted && liveCount(turn) < turn.bounds.upper) {
    unplaced = !startOne(turn, deployment);
  }
  if (!unplaced) changeDeployment(turn, deployment.id, (current) => ({ ...current, unplacedSince: null }));
}

function startOne(turn: Turn, deployment: DeploymentState): boolean {
  if (turn.service.launch === 'fargate') {
    recordStart(turn, deployment.id, null);
    return true;
  }
  const serviceTasks = [...turn.service.tasks, ...turn.started];
  const request = { shape: deployment.shape, constraints: deployment.placementConstraints, serviceTasks };
  const placement = place(request, turn.instances);
  if (!placement.placed) {
    turn.placementFailed = true;
    turn.events.push({ kind: 'placement-failed', ...placement.failure });
    changeDeployment(turn, deployment.id, (current) => afterPlacementFailure(turn, current));
    return false;
  }
  const taken = reserve(placement.instance, deployment.shape);
  turn.instances = turn.instances.map((instance) => (instance.id === taken.id ? taken : instance));
  recordStart(turn, deployment.id, taken.id);
  return true;
}

function afterPlacementFailure(turn: Turn, deployment: DeploymentState): DeploymentState {
  const { now, settings } = turn.input;
  if (deployment.unplacedSince === null) return { ...deployment, unplacedSince: now };
  if (now - deployment.unplacedSince < settings.placementFailureCount) return deployment;
  return { ...deployment, unplacedSince: now, failedTasks: deployment.failedTasks + 1 };
}

/** Tasks that do not count as healthy can go at once; each healthy one needs another healthy task above the lower bound. */
function stopTasks(turn: Turn): void {
  for (const { task, reason } of leavingTasks(turn)) {
    const mayStop =
      reason === 'unhealthy'
        ? mayStopUnhealthy(turn, task)
        : !isHealthy(turn, task) || turn.healthyCount > turn.bounds.lower;
    if (mayStop) stopOne(turn, task, reason);
  }
}

function leavingTasks(turn: Turn): readonly { task: TaskState; reason: StopReason }[] {
  const primary = primaryOf(turn);
  if (primary === undefined) return [];
  const surplus = new Set(surplusOf(turn, primary));
  const judged = liveTasks(turn).flatMap((task) => {
    const reason = surplus.has(task.id) ? 'scaled-in' : reasonToStop(turn, task, primary);
    return task.phase === 'STOPPING' || reason === undefined ? [] : [{ task, reason }];
  });
  const reasons = new Map(judged.map(({ task, reason }) => [task, reason]));
  return stopOrder(turn, [...reasons.keys()], turn.healthyCount - turn.bounds.lower).flatMap((task) => {
    const reason = reasons.get(task);
    return reason === undefined ? [] : [{ task, reason }];
  });
}

/** What serves least goes first; then so many healthy tasks, each from where most tasks are. */
function stopOrder(turn: Turn, tasks: readonly TaskState[], mostHealthy: number): readonly TaskState[] {
  const healthy = tasks.filter((task) => isHealthy(turn, task));
  const others = tasks.filter((task) => !isHealthy(turn, task));
  if (turn.service.launch === 'fargate') return [...others, ...healthy];
  const staying = liveTasks(turn).filter(({ phase }) => phase !== 'STOPPING');
  return [...others, ...mostLoadedFirst(healthy, [...staying, ...turn.started], turn.instances, mostHealthy)];
}

function reasonToStop(turn: Turn, task: TaskState, primary: DeploymentState): StopReason | undefined {
  if (isUnhealthy(task)) return 'unhealthy';
  if (onDrainingInstance(turn, task)) return 'instance-draining';
  return task.deploymentId !== primary.id && primary.rolloutState !== 'FAILED' ? 'replaced' : undefined;
}

/**
 * A replacement comes first where the upper bound and the instances allow it. Where they do not, unhealthy tasks make room for theirs
 * one at a time (Service API reference, DeploymentConfiguration).
 */
function mayStopUnhealthy(turn: Turn, task: TaskState): boolean {
  if (isReplaced(turn, task)) return true;
  const { lower, upper } = turn.bounds;
  const another = turn.actions.some((action) => action.kind === 'stop-task' && action.reason === 'unhealthy');
  return !another && (turn.healthyCount >= lower || upper <= turn.service.desiredCount);
}

/** Whether its deployment has more tasks than it should have, so that one that was started for an unhealthy one is there already. */
function isReplaced(turn: Turn, task: TaskState): boolean {
  const owner = turn.service.deployments.find(({ id }) => id === task.deploymentId);
  if (owner === undefined) return true;
  const staying = tasksOf(turn, owner.id).filter(({ phase }) => phase !== 'STOPPING');
  const started = turn.started.filter(({ deploymentId }) => deploymentId === owner.id);
  return staying.length + started.length > owner.budget;
}

function surplusOf(turn: Turn, primary: DeploymentState): readonly string[] {
  const counted = tasksOf(turn, primary.id).filter((task) => counts(turn, task));
  const excess = counted.length - turn.service.desiredCount;
  if (excess <= 0) return [];
  return stopOrder(turn, counted, excess)
    .slice(0, excess)
    .map(({ id }) => id);
}

function stopOne(turn: Turn, task: TaskState, reason: StopReason): void {
  recordStop(turn, task, reason);
  if (reason === 'unhealthy') turn.events.push({ kind: 'task-unhealthy', taskId: task.id });
  changeDeployment(turn, task.deploymentId, (deployment) => ({
    ...deployment,
    budget: reason === 'replaced' ? Math.max(0, deployment.budget - 1) : deployment.budget,
    failedTasks: reason === 'unhealthy' ? deployment.failedTasks + 1 : deployment.failedTasks,
  }));
}

function concludeDeployment(turn: Turn): void {
  const primary = primaryOf(turn);
  if (primary === undefined || primary.rolloutState === 'FAILED') return;
  if (isSteady(turn, primary)) {
    complete(turn, primary);
  } else if (primary.rolloutState === 'IN_PROGRESS' && isBlocked(turn, primary)) {
    turn.events.push({ kind: 'blocked-by-configuration' });
  }
}

function complete(turn: Turn, primary: DeploymentState): void {
  if (primary.rolloutState === 'IN_PROGRESS') {
    turn.events.push({ kind: 'deployment-completed', deploymentId: primary.id });
    turn.service = { ...turn.service, deployments: [{ ...primary, rolloutState: 'COMPLETED' }] };
  }
  turn.events.push({ kind: 'steady-state' });
}

function isSteady(turn: Turn, primary: DeploymentState): boolean {
  const { tasks, desiredCount } = turn.service;
  const allHealthy = tasks.every((task) => task.deploymentId === primary.id && isHealthy(turn, task));
  return turn.started.length === 0 && turn.stopped.size === 0 && tasks.length === desiredCount && allHealthy;
}

/** Nothing was done, nothing is under way, and no placement was even tried: only the percents are in the way. */
function isBlocked(turn: Turn, primary: DeploymentState): boolean {
  if (turn.actions.length > 0 || turn.placementFailed || primary.retryAt > turn.input.now) return false;
  return turn.service.tasks.every((task) => task.phase === 'RUNNING' && (isHealthy(turn, task) || !counts(turn, task)));
}
