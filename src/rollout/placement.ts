import { evaluateExpression } from './placement-expression.ts';
import type {
  HostPort,
  InstanceState,
  PlacementConstraint,
  PlacementFailure,
  PlacementObstacle,
  TaskShape,
  TaskState,
} from './types.ts';

/** What has to be placed: the shape, its constraints, and the tasks of the same service (for spreading and `distinctInstance`). */
export interface PlacementRequest {
  readonly shape: TaskShape;
  readonly constraints: readonly PlacementConstraint[];
  readonly serviceTasks: readonly Pick<TaskState, 'instanceId'>[];
}

export type Placement =
  | { readonly placed: true; readonly instance: InstanceState }
  | { readonly placed: false; readonly failure: PlacementFailure };

/**
 * The instance that takes the next task: those that meet every requirement, then the Availability Zone with the fewest tasks of the
 * service, then the instance with the fewest (ECS's default strategy for services; API reference, CreateService).
 */
export function place(request: PlacementRequest, instances: readonly InstanceState[]): Placement {
  const judged = instances.map((instance) => ({ instance, obstacle: findObstacle(request, instance) }));
  const fitting = judged.flatMap(({ instance, obstacle }) => (obstacle === null ? [instance] : []));
  const chosen = leastLoaded(fitting, request.serviceTasks, instances);
  return chosen === undefined
    ? { placed: false, failure: { closest: closest(judged) } }
    : { placed: true, instance: chosen };
}

/**
 * So many tasks, in the order in which the scheduler stops them: from the Availability Zone with the most tasks of the service, and
 * there from the instance with the most (developer guide, "Update Amazon ECS service parameters"). Each lowers the load for the next.
 */
export function mostLoadedFirst<Task extends Pick<TaskState, 'instanceId'>>(
  tasks: readonly Task[],
  serviceTasks: PlacementRequest['serviceTasks'],
  instances: readonly InstanceState[],
  wanted: number,
): readonly Task[] {
  if (tasks.length < 2 || instances.length < 2) return tasks.slice(0, Math.max(0, wanted));
  const load = loadOf(serviceTasks, instances);
  const waiting = [...tasks];
  const ordered: Task[] = [];
  while (waiting.length > 0 && ordered.length < wanted) {
    const next = waiting.reduce((best, task) => (load.less(best.instanceId, task.instanceId) ? task : best));
    waiting.splice(waiting.indexOf(next), 1);
    load.lower(next.instanceId);
    ordered.push(next);
  }
  return ordered;
}

/** The first reason why an instance cannot take a task; null when it can. */
export function findObstacle(request: PlacementRequest, instance: InstanceState): PlacementObstacle | null {
  const { shape } = request;
  if (instance.status !== 'ACTIVE') return { kind: 'draining' };
  if (!instance.agentConnected) return { kind: 'agent' };
  const attribute = shape.requiredAttributes.find((required) => !hasAttribute(instance, required));
  if (attribute !== undefined) return { kind: 'attribute', attribute };
  const port = shape.hostPorts.find((wanted) => instance.usedHostPorts.some((used) => samePort(used, wanted)));
  if (port !== undefined) return { kind: 'port', port };
  return findShortage(shape, instance) ?? findViolation(request, instance);
}

/** The instance after a task of this shape has been put on it. */
export function reserve(instance: InstanceState, shape: TaskShape): InstanceState {
  return changed(instance, shape, -1, [...instance.usedHostPorts, ...shape.hostPorts]);
}

/** The instance after a task of this shape has STOPPED. */
export function release(instance: InstanceState, shape: TaskShape): InstanceState {
  const remaining = instance.usedHostPorts.filter((used) => !shape.hostPorts.some((port) => samePort(used, port)));
  return changed(instance, shape, 1, remaining);
}

function changed(
  instance: InstanceState,
  shape: TaskShape,
  sign: 1 | -1,
  usedHostPorts: readonly HostPort[],
): InstanceState {
  const { cpu, memory, networkInterfaces } = instance.remaining;
  const remaining = {
    cpu: cpu + sign * shape.cpu,
    memory: memory + sign * shape.memory,
    networkInterfaces: networkInterfaces + sign * shape.networkInterfaces,
  };
  return { ...instance, remaining, usedHostPorts };
}

function findShortage(shape: TaskShape, { remaining }: InstanceState): PlacementObstacle | null {
  if (shape.cpu > remaining.cpu) return { kind: 'cpu', missing: shape.cpu - remaining.cpu };
  if (shape.memory > remaining.memory) return { kind: 'memory', missing: shape.memory - remaining.memory };
  return shape.networkInterfaces > remaining.networkInterfaces ? { kind: 'network-interface' } : null;
}

function findViolation(request: PlacementRequest, instance: InstanceState): PlacementObstacle | null {
  for (const constraint of request.constraints) {
    if (constraint.type === 'distinctInstance') {
      if (request.serviceTasks.some((task) => task.instanceId === instance.id)) return { kind: 'distinct-instance' };
    } else if (evaluateExpression(constraint.expression, instance) !== true) {
      return { kind: 'member-of', expression: constraint.expression };
    }
  }
  return null;
}

function hasAttribute(instance: InstanceState, required: string): boolean {
  const [name = '', value] = required.split('=', 2);
  const actual = instance.attributes[name];
  return actual !== undefined && (value === undefined || actual === value);
}

function samePort(one: HostPort, other: HostPort): boolean {
  return one.port === other.port && one.protocol === other.protocol;
}

function leastLoaded(
  fitting: readonly InstanceState[],
  tasks: PlacementRequest['serviceTasks'],
  instances: readonly InstanceState[],
): InstanceState | undefined {
  if (fitting.length < 2) return fitting[0];
  const load = loadOf(tasks, instances);
  return fitting.reduce((best, candidate) => (load.less(candidate.id, best.id) ? candidate : best));
}

/** How many of these tasks are in each Availability Zone and on each instance. */
function loadOf(tasks: PlacementRequest['serviceTasks'], instances: readonly InstanceState[]) {
  const zones = new Map<string | null, string>(instances.map(({ id, availabilityZone }) => [id, availabilityZone]));
  const zoneOf = (instanceId: string | null) => zones.get(instanceId) ?? '';
  const perInstance = countBy(tasks.map(({ instanceId }) => instanceId));
  const perZone = countBy(tasks.map(({ instanceId }) => zoneOf(instanceId)));
  return {
    less(one: string | null, other: string | null): boolean {
      const zones = (perZone.get(zoneOf(one)) ?? 0) - (perZone.get(zoneOf(other)) ?? 0);
      return zones < 0 || (zones === 0 && (perInstance.get(one) ?? 0) < (perInstance.get(other) ?? 0));
    },
    lower(instanceId: string | null): void {
      perInstance.set(instanceId, (perInstance.get(instanceId) ?? 0) - 1);
      perZone.set(zoneOf(instanceId), (perZone.get(zoneOf(instanceId)) ?? 0) - 1);
    },
  };
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Obstacles from the one that leaves an instance least suitable to the one that leaves it most. */
const obstacleOrder: readonly PlacementObstacle['kind'][] = [
  'draining',
  'agent',
  'member-of',
  'attribute',
  'distinct-instance',
  'network-interface',
  'cpu',
  'memory',
  'port',
];

function closest(
  judged: readonly { instance: InstanceState; obstacle: PlacementObstacle | null }[],
): PlacementFailure['closest'] {
  let best: PlacementFailure['closest'] = null;
  for (const { instance, obstacle } of judged) {
    if (obstacle === null) continue;
    const rank = obstacleOrder.indexOf(obstacle.kind);
    if (best === null || rank > obstacleOrder.indexOf(best.obstacle.kind)) best = { instanceId: instance.id, obstacle };
  }
  return best;
}
