import type {
  DeploymentState,
  InstanceState,
  SchedulerSettings,
  ServiceState,
  TaskShape,
  TaskState,
} from '../../../src/rollout/types.ts';

/**
 * A second scheduler, written from AWS's documentation without a look at src/rollout, to judge it. It recounts everything each time and
 * knows no shortcut. Where the documentation leaves something open it takes the conservative reading, and says so.
 */

/** Which of several equally loaded instances or tasks is taken is undocumented: a comparison tries several ways. */
export type TieBreak = (candidates: number) => number;

export interface NaiveInput {
  readonly service: ServiceState;
  readonly instances: readonly InstanceState[];
  readonly now: number;
  readonly settings: SchedulerSettings;
  readonly breakTie: TieBreak;
}

export interface NaiveStart {
  readonly deploymentId: string;
  readonly instanceId: string | null;
}

export interface NaiveDecision {
  readonly starts: readonly NaiveStart[];
  /** Ids of the tasks to stop. */
  readonly stops: readonly string[];
  /** Whether the PRIMARY deployment is complete as things stand. */
  readonly complete: boolean;
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
  if (!primary) return { starts: [], stops: [], complete: false };
  const desk: Desk = { ...input, primary, ...naiveBounds(input.service), starts: [], stops: [], givenUp: new Map() };
  stopPendingOnDraining(desk);
  if (input.settings.order === 'stop-first') stopTasks(desk);
  startTasks(desk);
  stopTasks(desk);
  return { starts: desk.starts, stops: desk.stops, complete: isComplete(input) };
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

/** With a health check its verdict counts; without one, 40 s after RUNNING. A task that was told to stop counts no more. */
export function naiveHealthy(task: TaskState, { service, now, settings }: Omit<NaiveInput, 'instances' | 'breakTie'>) {
  if (task.phase !== 'RUNNING') return false;
  const shape = service.deployments.find(({ id }) => id === task.deploymentId)?.shape;
  if (shape?.hasHealthCheck) return task.health === 'HEALTHY';
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
    if (!naiveHealthy(task, input) && task.health !== 'UNHEALTHY') return true;
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

/** Where no replacement could be started: one at a time, within the lower bound, or where the upper bound leaves no other way. */
function stopUnhealthy(desk: Desk): void {
  if (desk.starts.length > 0) return;
  if (healthy(desk) < desk.lower && desk.upper > desk.service.desiredCount) return;
  const unhealthy = remaining(desk).find((task) => isUnhealthy(task));
  if (unhealthy) desk.stops.push(unhealthy.id);
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

/** Tasks that nobody has told to stop. */
function remaining(desk: Desk): readonly TaskState[] {
  return desk.service.tasks.filter(({ id, phase }) => phase !== 'STOPPING' && !desk.stops.includes(id));
}

function healthy(desk: Desk): number {
  return remaining(desk).filter((task) => isHealthy(desk, task)).length;
}

function isHealthy(desk: Desk, task: TaskState): boolean {
  return naiveHealthy(task, desk);
}

function isUnhealthy(task: TaskState): boolean {
  return task.phase === 'RUNNING' && task.health === 'UNHEALTHY';
}

function isOnDraining(desk: Desk, task: TaskState): boolean {
  return desk.instances.some(({ id, status }) => id === task.instanceId && status === 'DRAINING');
}

function lasting(desk: Desk, deploymentId: string): number {
  const kept = remaining(desk).filter((task) => !isUnhealthy(task) && !isOnDraining(desk, task));
  return [...kept, ...desk.starts].filter((each) => each.deploymentId === deploymentId).length;
}

/** Filters the instances, then takes the availability zone with the fewest tasks of the service, and there the instance with the fewest. */
function naivePlace(desk: Desk, { shape, placementConstraints }: DeploymentState) {
  if (desk.service.launch === 'fargate') return { instanceId: null };
  const distinct = placementConstraints.some(({ type }) => type === 'distinctInstance');
  const fitting = desk.instances.filter(
    (instance) => fits(desk, instance, shape) && !(distinct && hasTask(desk, instance.id)),
  );
  const chosen = pickBy(desk, fitting, (instance) => loadOf(desk, instance.id), -1);
  return chosen && { instanceId: chosen.id };
}

/** Whether any task of the service that has not STOPPED is there: like a port, an instance is held until STOPPED (conservative; open). */
function hasTask(desk: Desk, instanceId: string): boolean {
  return [...desk.service.tasks, ...desk.starts].some((each) => each.instanceId === instanceId);
}

/** An instance is left with what remains after the tasks started in this same decision. */
function fits(desk: Desk, instance: InstanceState, shape: TaskShape): boolean {
  const started = desk.starts
    .filter(({ instanceId }) => instanceId === instance.id)
    .flatMap(({ deploymentId }) => desk.service.deployments.filter(({ id }) => id === deploymentId));
  const sum = (of: (each: TaskShape) => number) => started.reduce((total, each) => total + of(each.shape), of(shape));
  const ports = [...instance.usedHostPorts, ...started.flatMap((each) => each.shape.hostPorts)];
  const wanted = (attribute: string) => {
    const [name = '', value] = attribute.split('=');
    return name in instance.attributes && (value === undefined || instance.attributes[name] === value);
  };
  return (
    instance.status === 'ACTIVE' &&
    instance.agentConnected &&
    shape.requiredAttributes.every(wanted) &&
    sum(({ cpu }) => cpu) <= instance.remaining.cpu &&
    sum(({ memory }) => memory) <= instance.remaining.memory &&
    sum(({ networkInterfaces }) => networkInterfaces) <= instance.remaining.networkInterfaces &&
    !shape.hostPorts.some((own) => ports.some(({ port, protocol }) => port === own.port && protocol === own.protocol))
  );
}

/** "Stopping mirrors placement": the availability zone with the most tasks of the service, and there the instance with the most. */
function mostLoaded(desk: Desk, tasks: readonly TaskState[]): TaskState | undefined {
  return pickBy(desk, tasks, (task) => (task.instanceId === null ? [0, 0] : loadOf(desk, task.instanceId)), 1);
}

function pickBy<T>(desk: Desk, candidates: readonly T[], load: (each: T) => number[], sign: 1 | -1): T | undefined {
  let best: T[] = [];
  let most: number[] = [];
  for (const each of candidates) {
    const [zone = 0, instance = 0] = load(each).map((count) => count * sign);
    const [mostZone = 0, mostInstance = 0] = most;
    if (best.length > 0 && zone === mostZone && instance === mostInstance) best.push(each);
    else if (best.length === 0 || zone > mostZone || (zone === mostZone && instance > mostInstance)) {
      best = [each];
      most = [zone, instance];
    }
  }
  return best[best.length > 1 ? desk.breakTie(best.length) : 0];
}

function loadOf(desk: Desk, instanceId: string): number[] {
  const zoneOf = (id: string) => desk.instances.find((each) => each.id === id)?.availabilityZone;
  const inZone = desk.instances.filter(({ availabilityZone }) => availabilityZone === zoneOf(instanceId));
  return [inZone.reduce((total, { id }) => total + tasksOn(desk, id), 0), tasksOn(desk, instanceId)];
}

/** Tasks of the service on an instance that nobody has told to stop, with those just started. */
function tasksOn(desk: Desk, instanceId: string): number {
  return [...remaining(desk), ...desk.starts].filter((each) => each.instanceId === instanceId).length;
}
