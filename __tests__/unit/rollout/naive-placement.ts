import type { DeploymentState, InstanceState, ServiceState, TaskShape, TaskState } from '../../../src/rollout/types.ts';

/** Where the naive scheduler puts tasks, and from where it takes them: section 2 of what AWS documents, counted anew each time. */

/** Which of several equally loaded instances or tasks is taken is undocumented: a comparison tries several ways. */
export type TieBreak = (candidates: number) => number;

export interface NaiveStart {
  readonly deploymentId: string;
  readonly instanceId: string | null;
}

/** What placement sees: the tasks as they are, and what the decision under way has started and stopped so far. */
export interface Floor {
  readonly service: ServiceState;
  readonly instances: readonly InstanceState[];
  readonly breakTie: TieBreak;
  readonly starts: readonly NaiveStart[];
  /** Ids of tasks. */
  readonly stops: readonly string[];
}

/** Tasks that nobody has told to stop. */
export function remaining(floor: Floor): readonly TaskState[] {
  return floor.service.tasks.filter(({ id, phase }) => phase !== 'STOPPING' && !floor.stops.includes(id));
}

/** Filters the instances, then takes the availability zone with the fewest tasks of the service, and there the instance with the fewest. */
export function naivePlace(floor: Floor, { shape, placementConstraints }: DeploymentState) {
  if (floor.service.launch === 'fargate') return { instanceId: null };
  const distinct = placementConstraints.some(({ type }) => type === 'distinctInstance');
  const fitting = floor.instances.filter(
    (instance) =>
      fits(floor, instance, shape) &&
      !(distinct && hasTask(floor, instance.id)) &&
      placementConstraints.every(
        (constraint) => constraint.type !== 'memberOf' || isMember(constraint.expression, instance),
      ),
  );
  const chosen = pickBy(floor, fitting, (instance) => loadOf(floor, instance.id), -1);
  return chosen && { instanceId: chosen.id };
}

/** Single comparisons only; what cannot be told from the attributes is no match. */
function isMember(expression: string, { attributes }: InstanceState): boolean {
  const [subject = '', operator, value] = expression.split(' ');
  const attribute = attributes[subject.replace('attribute:', '')];
  if (!subject.startsWith('attribute:')) return false;
  return operator === 'exists' ? attribute !== undefined : (attribute === value) === (operator === '==');
}

/** Whether any task of the service that has not STOPPED is there: like a port, an instance is held until STOPPED (conservative; open). */
function hasTask(floor: Floor, instanceId: string): boolean {
  return [...floor.service.tasks, ...floor.starts].some((each) => each.instanceId === instanceId);
}

/** An instance is left with what remains after the tasks started in this same decision. */
function fits(floor: Floor, instance: InstanceState, shape: TaskShape): boolean {
  const started = floor.starts
    .filter(({ instanceId }) => instanceId === instance.id)
    .flatMap(({ deploymentId }) => floor.service.deployments.filter(({ id }) => id === deploymentId));
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
export function mostLoaded(floor: Floor, tasks: readonly TaskState[]): TaskState | undefined {
  return pickBy(floor, tasks, (task) => (task.instanceId === null ? [0, 0] : loadOf(floor, task.instanceId)), 1);
}

function pickBy<T>(floor: Floor, candidates: readonly T[], load: (each: T) => number[], sign: 1 | -1): T | undefined {
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
  return best[best.length > 1 ? floor.breakTie(best.length) : 0];
}

function loadOf(floor: Floor, instanceId: string): number[] {
  const zoneOf = (id: string) => floor.instances.find((each) => each.id === id)?.availabilityZone;
  const inZone = floor.instances.filter(({ availabilityZone }) => availabilityZone === zoneOf(instanceId));
  return [inZone.reduce((total, { id }) => total + tasksOn(floor, id), 0), tasksOn(floor, instanceId)];
}

/** Tasks of the service on an instance that nobody has told to stop, with those just started. */
function tasksOn(floor: Floor, instanceId: string): number {
  return [...remaining(floor), ...floor.starts].filter((each) => each.instanceId === instanceId).length;
}
