import { type Bounds, bounds } from './bounds.ts';
import { healthyTask, isUnhealthy } from './health.ts';
import { findFlaw, findShortage, release, reserve } from './placement.ts';
import type { DeploymentState, InstanceState, SchedulerSettings, ServiceState, StepInput, TaskState } from './types.ts';

/**
 * The floor that the scheduler works on: a service, its tasks and its instances, with everything that a turn asks for counted already.
 * Mutable, and never seen outside of this folder: `step` lays it out anew from plain data, `simulate` keeps one over a whole rollout.
 */
export interface Floor {
  /** Its deployments are as they stand; its tasks are those that it was opened with. */
  service: ServiceState;
  now: number;
  readonly settings: SchedulerSettings;
  readonly bounds: Bounds;
  /** Tasks that have not STOPPED, in the order of their start. */
  readonly tasks: FloorTask[];
  readonly crews: Map<string, Crew>;
  readonly spots: readonly Spot[];
  /** Whether any instance is DRAINING; none becomes so while a floor is kept. */
  readonly draining: boolean;
  running: number;
  healthy: number;
  unhealthy: number;
  /** Tasks that are still to become something else by themselves: those not RUNNING, and those that fill a budget but are not healthy. */
  unsettled: number;
  /** How many tasks there ever were; names the next one. */
  born: number;
}

export interface FloorTask {
  readonly id: string;
  readonly crew: Crew;
  /** null on Fargate. */
  readonly spot: Spot | null;
  phase: TaskState['phase'];
  runningSince: number | null;
  healthy: boolean;
  unhealthy: boolean;
}

/** The tasks of one deployment. */
export interface Crew {
  readonly deploymentId: string;
  /** As it was when the floor was opened: what its tasks take, and where they may go. null for tasks of a deployment that is gone. */
  readonly origin: DeploymentState | null;
  live: number;
  /** Tasks that nobody has told to stop. */
  staying: number;
  /** Tasks that fill its budget: those on their way out, unhealthy ones and those on DRAINING instances do not. */
  counted: number;
  healthy: number;
  /** Ids of tasks that the deployment knows to have been healthy, and the healthy ones that it does not know of yet. */
  known: Set<string>;
  readonly fresh: Set<FloorTask>;
  /** Whether each instance, in their order, could ever take such a task, however empty it is; and whether it has room for one now. */
  readonly suits: readonly boolean[];
  readonly room: boolean[];
  /** How many instances have room. */
  rooms: number;
}

/** A container instance with the load that the service puts on it. */
export interface Spot {
  readonly index: number;
  readonly zone: Load;
  state: InstanceState;
  readonly own: Load;
}

/** Tasks of the service: all that have not STOPPED, and those that nobody has told to stop. */
export interface Load {
  live: number;
  staying: number;
}

export function openFloor({ service, instances, now, settings }: Omit<StepInput, 'failures'>): Floor {
  const zones = new Map<string, Load>();
  const spots = instances.map((state, index) => spotOf(state, index, zones));
  const floor: Floor = {
    service,
    now,
    settings,
    bounds: bounds(service.desiredCount, service.percents),
    tasks: [],
    crews: new Map(service.deployments.map((each) => [each.id, crewOf(each.id, each, instances)])),
    spots,
    draining: instances.some(({ status }) => status === 'DRAINING'),
    ...{ running: 0, healthy: 0, unhealthy: 0, unsettled: 0, born: 0 },
  };
  const places = new Map(spots.map((spot) => [spot.state.id, spot]));
  for (const task of service.tasks) enter(floor, floorTask(floor, task, places, zones));
  return floor;
}

/** Puts a new task of a deployment on an instance (null on Fargate). */
export function addTask(floor: Floor, crew: Crew, spot: Spot | null): FloorTask {
  const unborn = { phase: 'PENDING', runningSince: null, healthy: false, unhealthy: false } as const;
  const task: FloorTask = { id: `new-${floor.born + 1}`, crew, spot, ...unborn };
  enter(floor, task);
  if (spot !== null && crew.origin !== null) changeSpot(floor, spot, reserve(spot.state, crew.origin.shape));
  return task;
}

export function markStopping(floor: Floor, task: FloorTask): void {
  change(floor, task, { phase: 'STOPPING', healthy: false });
}

export function markRunning(floor: Floor, task: FloorTask): void {
  change(floor, task, { phase: 'RUNNING', runningSince: floor.now });
}

export function markHealthy(floor: Floor, task: FloorTask): void {
  if (task.phase === 'RUNNING') change(floor, task, { healthy: true });
}

/** Takes a task that has STOPPED off the floor. */
export function removeTask(floor: Floor, task: FloorTask): void {
  tally(floor, task, -1);
  floor.tasks.splice(floor.tasks.indexOf(task), 1);
  if (task.spot !== null && task.crew.origin !== null) {
    changeSpot(floor, task.spot, release(task.spot.state, task.crew.origin.shape));
  }
}

/** Whether a task fills the budget of its deployment. */
export function counts(task: FloorTask): boolean {
  return task.phase !== 'STOPPING' && !task.unhealthy && !onDrainingInstance(task);
}

export function onDrainingInstance({ spot }: FloorTask): boolean {
  return spot !== null && spot.state.status === 'DRAINING';
}

export function changeDeployment(
  floor: Floor,
  id: string,
  change: (deployment: DeploymentState) => DeploymentState,
): void {
  const deployments = floor.service.deployments.map((deployment) =>
    deployment.id === id ? change(deployment) : deployment,
  );
  floor.service = { ...floor.service, deployments };
}

export function primaryOf(floor: Floor): DeploymentState | undefined {
  return floor.service.deployments.find(({ status }) => status === 'PRIMARY');
}

function spotOf(state: InstanceState, index: number, zones: Map<string, Load>): Spot {
  return { index, state, zone: loadOf(zones, state.availabilityZone), own: { live: 0, staying: 0 } };
}

function loadOf(loads: Map<string, Load>, key: string): Load {
  const load = loads.get(key) ?? { live: 0, staying: 0 };
  loads.set(key, load);
  return load;
}

function crewOf(deploymentId: string, origin: DeploymentState | null, instances: readonly InstanceState[]): Crew {
  const suits = instances.map((each) => origin !== null && findFlaw(origin, each) === null);
  const room = instances.map((each, index) => hasRoom(suits[index], origin, each));
  const rooms = room.filter((each) => each).length;
  const known = new Set(origin?.healthyTaskIds);
  const none = { live: 0, staying: 0, counted: 0, healthy: 0 };
  return { deploymentId, origin, ...none, known, fresh: new Set(), suits, room, rooms };
}

function floorTask(
  { crews, now, settings }: Floor,
  task: TaskState,
  places: Map<string, Spot>,
  zones: Map<string, Load>,
): FloorTask {
  const crew = crews.get(task.deploymentId) ?? crewOf(task.deploymentId, null, []);
  crews.set(task.deploymentId, crew);
  const { id, phase, runningSince } = task;
  const healthy = crew.origin !== null && healthyTask(task, crew.origin.shape, now, settings);
  const spot = task.instanceId === null ? null : (places.get(task.instanceId) ?? missingSpot(task.instanceId, zones));
  if (spot !== null) places.set(spot.state.id, spot);
  return { id, crew, spot, phase, runningSince, healthy, unhealthy: isUnhealthy(task) };
}

/** An instance that has left the cluster while a task of the service was on it. */
function missingSpot(id: string, zones: Map<string, Load>): Spot {
  const remaining = { cpu: 0, memory: 0, networkInterfaces: 0 };
  const gone = { status: 'OTHER', agentConnected: false, availabilityZone: '', attributes: {} } as const;
  return spotOf({ id, ...gone, remaining, usedHostPorts: [] }, -1, zones);
}

function enter(floor: Floor, task: FloorTask): void {
  floor.tasks.push(task);
  floor.born += 1;
  tally(floor, task, 1);
}

function change(floor: Floor, task: FloorTask, changes: Partial<FloorTask>): void {
  tally(floor, task, -1);
  Object.assign(task, changes);
  tally(floor, task, 1);
}

function changeSpot({ crews }: Floor, spot: Spot, state: InstanceState): void {
  spot.state = state;
  for (const crew of crews.values()) {
    const before = crew.room[spot.index] === true;
    const after = hasRoom(crew.suits[spot.index], crew.origin, state);
    if (before === after) continue;
    crew.room[spot.index] = after;
    crew.rooms += after ? 1 : -1;
  }
}

function hasRoom(suits: boolean | undefined, origin: DeploymentState | null, state: InstanceState): boolean {
  return suits === true && origin !== null && findShortage(origin.shape, state) === null;
}

/** Adds a task, as it is, to every count; or takes it out of them. */
function tally(floor: Floor, task: FloorTask, sign: 1 | -1): void {
  const { crew, spot, phase, healthy } = task;
  const counted = counts(task);
  const staying = phase === 'STOPPING' ? 0 : sign;
  load(crew, sign, staying);
  if (spot !== null) {
    load(spot.own, sign, staying);
    load(spot.zone, sign, staying);
  }
  if (counted) crew.counted += sign;
  if (healthy) tallyHealthy(floor, task, sign);
  if (phase === 'RUNNING') floor.running += sign;
  if (task.unhealthy && phase !== 'STOPPING') floor.unhealthy += sign;
  if (phase !== 'RUNNING' || (counted && !healthy)) floor.unsettled += sign;
}

function tallyHealthy(floor: Floor, task: FloorTask, sign: 1 | -1): void {
  const { crew } = task;
  floor.healthy += sign;
  crew.healthy += sign;
  if (sign === -1) crew.fresh.delete(task);
  else if (!crew.known.has(task.id)) crew.fresh.add(task);
}

function load(on: Load, live: number, staying: number): void {
  on.live += live;
  on.staying += staying;
}
