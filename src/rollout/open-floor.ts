import { bounds } from './bounds.ts';
import { type Crew, enter, type Floor, type FloorTask, hasRoom, type Load, type Spot } from './floor.ts';
import { healthyTask, isUnhealthy } from './health.ts';
import { findFlaw } from './placement.ts';
import type { DeploymentState, InstanceState, StepInput, TaskState } from './types.ts';

/** Lays out the floor for a service and its instances as they are at one moment. */
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
