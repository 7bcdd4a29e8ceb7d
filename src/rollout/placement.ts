import { evaluateExpression } from './placement-expression.ts';
import type {
  DeploymentState,
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

/** The first reason why an instance cannot take a task; null when it can. */
export function findObstacle(request: PlacementRequest, instance: InstanceState): PlacementObstacle | null {
  const { shape, constraints, serviceTasks } = request;
  const isOccupied = () => serviceTasks.some((task) => task.instanceId === instance.id);
  return (
    findUnfitness(shape, instance) ??
    findShortage(shape, instance) ??
    (hasDistinctInstance(constraints) && isOccupied() ? { kind: 'distinct-instance' } : null) ??
    findMismatch(constraints, instance)
  );
}

/** Why an instance could not take a task of a deployment even if nothing ran there; null when it could. Does not change during a rollout. */
export function findFlaw(
  { shape, placementConstraints }: Pick<DeploymentState, 'shape' | 'placementConstraints'>,
  instance: InstanceState,
): PlacementObstacle | null {
  return findUnfitness(shape, instance) ?? findMismatch(placementConstraints, instance);
}

/** What is taken of an instance that a task of this shape needs; null when it has room. */
export function findShortage(shape: TaskShape, { remaining, usedHostPorts }: InstanceState): PlacementObstacle | null {
  const port = shape.hostPorts.find((wanted) => usedHostPorts.some((used) => samePort(used, wanted)));
  if (port !== undefined) return { kind: 'port', port };
  if (shape.cpu > remaining.cpu) return { kind: 'cpu', missing: shape.cpu - remaining.cpu };
  if (shape.memory > remaining.memory) return { kind: 'memory', missing: shape.memory - remaining.memory };
  return shape.networkInterfaces > remaining.networkInterfaces ? { kind: 'network-interface' } : null;
}

export function hasDistinctInstance(constraints: readonly PlacementConstraint[]): boolean {
  return constraints.some(({ type }) => type === 'distinctInstance');
}

/** The instance after a task of this shape has been put on it. */
export function reserve(instance: InstanceState, shape: TaskShape): InstanceState {
  const { hostPorts } = shape;
  const { usedHostPorts } = instance;
  return changed(instance, shape, -1, hostPorts.length === 0 ? usedHostPorts : [...usedHostPorts, ...hostPorts]);
}

/** The instance after a task of this shape has STOPPED. */
export function release(instance: InstanceState, shape: TaskShape): InstanceState {
  const { hostPorts } = shape;
  const { usedHostPorts } = instance;
  const isFree = (used: HostPort) => hostPorts.some((port) => samePort(used, port));
  return changed(
    instance,
    shape,
    1,
    hostPorts.length === 0 ? usedHostPorts : usedHostPorts.filter((used) => !isFree(used)),
  );
}

/** Of the instances that could not take a task, the one that came closest, with what was in the way there. */
export function closest(
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

function findUnfitness(shape: TaskShape, instance: InstanceState): PlacementObstacle | null {
  if (instance.status !== 'ACTIVE') return { kind: 'draining' };
  if (!instance.agentConnected) return { kind: 'agent' };
  const attribute = shape.requiredAttributes.find((required) => !hasAttribute(instance, required));
  return attribute === undefined ? null : { kind: 'attribute', attribute };
}

function findMismatch(constraints: readonly PlacementConstraint[], instance: InstanceState): PlacementObstacle | null {
  for (const constraint of constraints) {
    if (constraint.type === 'distinctInstance') continue;
    const { expression } = constraint;
    const matches = evaluateExpression(expression, instance) ?? constraint.whenUnknown === 'match';
    if (!matches) return { kind: 'member-of', expression };
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
  const zones = new Map<string | null, string>(instances.map(({ id, availabilityZone }) => [id, availabilityZone]));
  const perInstance = countBy(tasks.map(({ instanceId }) => instanceId));
  const perZone = countBy(tasks.map(({ instanceId }) => zones.get(instanceId) ?? ''));
  const isLess = (one: InstanceState, other: InstanceState): boolean => {
    const inZones = (perZone.get(one.availabilityZone) ?? 0) - (perZone.get(other.availabilityZone) ?? 0);
    return inZones < 0 || (inZones === 0 && (perInstance.get(one.id) ?? 0) < (perInstance.get(other.id) ?? 0));
  };
  return fitting.reduce((best, candidate) => (isLess(candidate, best) ? candidate : best));
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
