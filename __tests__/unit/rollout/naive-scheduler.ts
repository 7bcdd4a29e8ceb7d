import type {
  DeploymentState,
  InstanceState,
  SchedulerSettings,
  ServiceState,
  TaskState,
} from '../../../src/rollout/types.ts';
import { mostLoaded, type NaiveStart, naivePlace, remaining, type TieBreak } from './naive-placement.ts';

/**
 * A second scheduler, written from a reference of what AWS documents without a look at src/rollout, to judge it. It recounts everything
 * each time and knows no shortcut. Sections are those of that reference: 1 limits, 2 placement, 3 deployments, 6 the scheduler's tick.
 * Left open there, and read here so: STOPPING tasks count against the upper bound (section 1, conservative); an instance with a
 * STOPPING task is not free for distinctInstance (section 2 does not say; conservative); a task that could not be placed is tried again
 * whenever something happens (section 6: the interval is undocumented); a FAILED older deployment starts no tasks either (section 3).
 */

export interface NaiveInput {
  readonly service: ServiceState;
  readonly instances: readonly InstanceState[];
  readonly now: number;
  readonly settings: SchedulerSettings;
  readonly breakTie: TieBreak;
}

export interface NaiveDecision {
  readonly starts: readonly NaiveStart[];
  /** Ids of the tasks to stop. */
  readonly stops: readonly string[];
}

interface Desk extends NaiveInput {
  readonly primary: DeploymentState;
  readonly lower: number;
  readonly upper: number;
  readonly starts: NaiveStart[];
  readonly stops: string[];
  /** By id of an older deployment: how many of its tasks this decision gives up for good. */
  readonly givenUp: Map<string, number>;
}

/** What the service scheduler would do now. A service without deployment has nothing to do. */
export function naiveDecision(input: NaiveInput): NaiveDecision {
  const primary = input.service.deployments.find(({ status }) => status === 'PRIMARY');
  if (!primary) return { starts: [], stops: [] };
  const desk: Desk = { ...input, primary, ...naiveBounds(input.service), starts: [], stops: [], givenUp: new Map() };
  stopPendingOnDraining(desk);
  if (input.settings.order === 'stop-first') stopTasks(desk);
  startTasks(desk);
  stopTasks(desk);
  return { starts: desk.starts, stops: desk.stops };
}

/** Replacements and lost tasks of older deployments first, from what each is still to have; then PRIMARY up to the desired count. */
function startTasks(desk: Desk): void {
  for (const old of desk.service.deployments.filter(({ status }) => status !== 'PRIMARY')) {
    fill(desk, old, old.budget - (desk.givenUp.get(old.id) ?? 0));
  }
  fill(desk, desk.primary, desk.service.desiredCount);
}

function stopTasks(desk: Desk): void {
  stopUnhealthy(desk);
  stopSurplus(desk);
  stopOld(desk);
  stopRunningOnDraining(desk);
}

/** Integer arithmetic: the lower bound is rounded up, the upper one down. */
export function naiveBounds({ desiredCount, percents }: ServiceState) {
  let lower = 0;
  while (lower * 100 < desiredCount * percents.minimumHealthy) lower += 1;
  let upper = 0;
  while ((upper + 1) * 100 <= desiredCount * percents.maximum) upper += 1;
  return { lower, upper };
}

/**
 * With a health check its verdict counts, with a target group that of its targets, with both both; without either, 40 s after RUNNING.
 * A task that was told to stop counts no more.
 */
export function naiveHealthy(task: TaskState, { service, now, settings }: Omit<NaiveInput, 'instances' | 'breakTie'>) {
  if (task.phase !== 'RUNNING') return false;
  const shape = service.deployments.find(({ id }) => id === task.deploymentId)?.shape;
  if (shape?.hasHealthCheck && task.health !== 'HEALTHY') return false;
  if (shape?.hasTargetGroup && task.targetHealth !== 'HEALTHY') return false;
  if (shape?.hasHealthCheck || shape?.hasTargetGroup) return true;
  return task.runningSince !== null && now >= task.runningSince + settings.healthyAfterRunning;
}

/** Complete: as many healthy tasks of PRIMARY as desired, and no task of another deployment that has not STOPPED. */
export function isComplete(input: Omit<NaiveInput, 'instances' | 'breakTie'>): boolean {
  const primary = input.service.deployments.find(({ status }) => status === 'PRIMARY');
  let healthy = 0;
  for (const task of input.service.tasks) {
    if (task.deploymentId !== primary?.id) return false;
    if (naiveHealthy(task, input)) healthy += 1;
  }
  return healthy === input.service.desiredCount;
}

/** Whether time alone can still change something: a task under way, a verdict to come, or a back-off to sit out. */
export function inTransit(input: Omit<NaiveInput, 'instances' | 'breakTie'>): boolean {
  for (const task of input.service.tasks) {
    if (task.phase !== 'RUNNING') return true;
    if (!naiveHealthy(task, input) && !isUnhealthy(task)) return true;
  }
  return input.service.deployments.some(({ retryAt }) => retryAt > input.now);
}

/** "PENDING service tasks stop at once" on a DRAINING instance. */
function stopPendingOnDraining(desk: Desk): void {
  for (const task of desk.service.tasks) {
    if (task.phase === 'PENDING' && isOnDraining(desk, task)) desk.stops.push(task.id);
  }
}

/**
 * Starts tasks of a deployment up to its count, while the upper bound and the instances allow it. Unhealthy tasks and those on DRAINING
 * instances do not count: their replacement, from their own deployment, is started first if the upper bound allows.
 */
function fill(desk: Desk, deployment: DeploymentState, count: number): void {
  if (deployment.retryAt > desk.now || deployment.rolloutState === 'FAILED') return;
  while (lasting(desk, deployment.id) < count && live(desk) < desk.upper) {
    const place = naivePlace(desk, deployment);
    if (!place) return;
    desk.starts.push({ deploymentId: deployment.id, instanceId: place.instanceId });
  }
}

/**
 * Where no replacement could be started: one at a time, within the lower bound, or where the upper bound leaves no other way. Section 6
 * marks that condition as inferred, and leaves open what has no replacement to wait for: that may go.
 */
function stopUnhealthy(desk: Desk): void {
  if (desk.starts.length > 0) return;
  const unhealthy = remaining(desk).filter((task) => isUnhealthy(task));
  const waits = healthy(desk) < desk.lower && desk.upper > desk.service.desiredCount;
  const victim = waits ? unhealthy.find((task) => isSpare(desk, task)) : unhealthy[0];
  if (victim) desk.stops.push(victim.id);
}

/** Whether its deployment has more tasks than it is to have. */
function isSpare(desk: Desk, { deploymentId }: TaskState): boolean {
  const own = remaining(desk).filter((task) => task.deploymentId === deploymentId);
  return own.length > (desk.service.deployments.find(({ id }) => id === deploymentId)?.budget ?? 0);
}

/** Scales PRIMARY in: first what serves least, and healthy tasks only down to the lower bound. */
function stopSurplus(desk: Desk): void {
  for (;;) {
    const own = remaining(desk).filter(({ deploymentId }) => deploymentId === desk.primary.id);
    if (own.length <= desk.service.desiredCount) return;
    const victim =
      own.find((task) => isUnhealthy(task)) ??
      own.find((task) => !isHealthy(desk, task)) ??
      (healthy(desk) > desk.lower ? mostLoaded(desk, own) : undefined);
    if (!victim) return;
    desk.stops.push(victim.id);
  }
}

/** Stops RUNNING tasks of older deployments, unhealthy ones first, then where most tasks are, as many as are healthy above the lower bound. */
function stopOld(desk: Desk): void {
  let count = healthy(desk) - desk.lower;
  while (count > 0) {
    const old = remaining(desk).filter(
      ({ deploymentId, phase }) => deploymentId !== desk.primary.id && phase === 'RUNNING',
    );
    const victim = old.find((task) => !isHealthy(desk, task)) ?? mostLoaded(desk, old);
    if (!victim) return;
    desk.stops.push(victim.id);
    desk.givenUp.set(victim.deploymentId, (desk.givenUp.get(victim.deploymentId) ?? 0) + 1);
    count -= 1;
  }
}

/** "RUNNING tasks are replaced under the bounds" on a DRAINING instance. */
function stopRunningOnDraining(desk: Desk): void {
  for (const task of remaining(desk)) {
    if (!isOnDraining(desk, task)) continue;
    if (healthy(desk) > desk.lower) desk.stops.push(task.id);
  }
}

/** Tasks not STOPPED: STOPPING ones count (the older guide says so; the API's text leaves it open), and so do those just started. */
function live(desk: Desk): number {
  return desk.service.tasks.length + desk.starts.length;
}

function healthy(desk: Desk): number {
  return remaining(desk).filter((task) => isHealthy(desk, task)).length;
}

function isHealthy(desk: Desk, task: TaskState): boolean {
  return naiveHealthy(task, desk);
}

function isUnhealthy(task: TaskState): boolean {
  return task.phase === 'RUNNING' && (task.health === 'UNHEALTHY' || task.targetHealth === 'UNHEALTHY');
}

function isOnDraining(desk: Desk, task: TaskState): boolean {
  return desk.instances.some(({ id, status }) => id === task.instanceId && status === 'DRAINING');
}

function lasting(desk: Desk, deploymentId: string): number {
  const kept = remaining(desk).filter((task) => !isUnhealthy(task) && !isOnDraining(desk, task));
  return [...kept, ...desk.starts].filter((each) => each.deploymentId === deploymentId).length;
}
