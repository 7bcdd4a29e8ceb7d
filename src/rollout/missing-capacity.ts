import { findFlaw, hasDistinctInstance } from './placement.ts';
import { tune } from './tune.ts';
import type { InstanceState, SimulationInput, TaskShape } from './types.ts';

/** What would have to be there for a rollout without an interruption: all of it, on one instance. */
export interface Capacity {
  /** The static host ports become dynamic. */
  readonly dynamicPort: boolean;
  /** CPU units, MiB and network interfaces. */
  readonly cpu: number;
  readonly memory: number;
  readonly networkInterfaces: number;
  /** Container instances that are like an empty one with room for one task. */
  readonly instances: number;
}

/**
 * The least that has to be added so that a task serves at every moment: each element is enough alone, and each was played on the model.
 * Empty when nothing has to be added, and when none of these helps.
 */
export function missingCapacity(input: SimulationInput): readonly Capacity[] {
  if (serves(input)) return [];
  const shape = newShape(input);
  if (shape === undefined) return [];
  const wishes = [
    leastRoom(input, shape, shape),
    ...(shape.hostPorts.length > 0 ? [dynamicPort, leastRoom(input, shape, withoutPorts(shape))] : []),
    oneInstance,
  ];
  const helpful = wishes.filter((wish) => wish !== undefined).filter((wish) => serves(withCapacity(input, wish)));
  return helpful.filter((wish) => !helpful.some((other) => other !== wish && isCoveredBy(other, wish)));
}

/** The rollout as it would be with this capacity. */
export function withCapacity(input: SimulationInput, capacity: Capacity): SimulationInput {
  const shape = newShape(input);
  if (shape === undefined) return input;
  const eased = capacity.dynamicPort ? withNewShape(input, withoutPorts(shape)) : input;
  const extra = Array.from({ length: capacity.instances }, (_, index) => instanceFor(shape, index));
  const [place] = candidates(eased, shape, capacity.dynamicPort ? withoutPorts(shape) : shape);
  const instances = eased.instances.map((each) => (each.id === place?.id ? enlarged(each, capacity) : each));
  return { ...eased, instances: [...instances, ...extra] };
}

const nothing: Capacity = { dynamicPort: false, cpu: 0, memory: 0, networkInterfaces: 0, instances: 0 };
const dynamicPort: Capacity = { ...nothing, dynamicPort: true };
const oneInstance: Capacity = { ...nothing, instances: 1 };

function serves(input: SimulationInput): boolean {
  const { simulation } = tune(input);
  return simulation.ending === 'completed' && simulation.lowestHealthy > 0;
}

function newShape({ service }: SimulationInput): TaskShape | undefined {
  return service.deployments.find(({ status }) => status === 'PRIMARY')?.shape;
}

function withNewShape(input: SimulationInput, shape: TaskShape): SimulationInput {
  const deployments = input.service.deployments.map((deployment) =>
    deployment.status === 'PRIMARY' ? { ...deployment, shape } : deployment,
  );
  return { ...input, service: { ...input.service, deployments } };
}

function withoutPorts(shape: TaskShape): TaskShape {
  return { ...shape, hostPorts: [] };
}

/** What is missing on the instance that is nearest to having room for one task more. */
function leastRoom(input: SimulationInput, shape: TaskShape, wanted: TaskShape): Capacity | undefined {
  const [place] = candidates(input, shape, wanted);
  if (place === undefined) return undefined;
  const shortage = shortageOn(place, wanted);
  const isMissing = Object.values(shortage).some((amount) => amount > 0);
  return isMissing ? { ...nothing, dynamicPort: wanted !== shape, ...shortage } : undefined;
}

/** Instances that could take such a task but for what is missing, from the one where least is. */
function candidates({ service, instances }: SimulationInput, shape: TaskShape, wanted: TaskShape): InstanceState[] {
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  if (primary === undefined || hasDistinctInstance(primary.placementConstraints)) return [];
  const isFree = ({ usedHostPorts }: InstanceState) =>
    !wanted.hostPorts.some((own) =>
      usedHostPorts.some((used) => used.port === own.port && used.protocol === own.protocol),
    );
  const fit = instances.filter((each) => findFlaw({ ...primary, shape }, each) === null && isFree(each));
  return fit.sort((one, other) => weight(shortageOn(one, wanted)) - weight(shortageOn(other, wanted)));
}

function shortageOn({ remaining }: InstanceState, shape: TaskShape) {
  return {
    cpu: Math.max(0, shape.cpu - remaining.cpu),
    memory: Math.max(0, shape.memory - remaining.memory),
    networkInterfaces: Math.max(0, shape.networkInterfaces - remaining.networkInterfaces),
  };
}

/** Few kinds of things first, then little of them; a vCPU weighs as much as a GiB. */
function weight({ cpu, memory, networkInterfaces }: ReturnType<typeof shortageOn>): number {
  const kinds = [cpu, memory, networkInterfaces].filter((amount) => amount > 0).length;
  return kinds * 1_000_000 + cpu + memory + networkInterfaces;
}

function enlarged(instance: InstanceState, { cpu, memory, networkInterfaces }: Capacity): InstanceState {
  const { remaining } = instance;
  return {
    ...instance,
    remaining: {
      cpu: remaining.cpu + cpu,
      memory: remaining.memory + memory,
      networkInterfaces: remaining.networkInterfaces + networkInterfaces,
    },
  };
}

/** An empty instance that has room for exactly one task, and every attribute that it asks for. */
export function instanceFor(shape: TaskShape, index: number): InstanceState {
  const attributes = shape.requiredAttributes.map((each): [string, string] => {
    const [name = '', value = ''] = each.split('=', 2);
    return [name, value];
  });
  const { cpu, memory, networkInterfaces } = shape;
  return {
    id: `instance-to-come-${index + 1}`,
    status: 'ACTIVE',
    agentConnected: true,
    availabilityZone: '',
    attributes: Object.fromEntries(attributes),
    remaining: { cpu, memory, networkInterfaces },
    usedHostPorts: [],
  };
}

/** Whether one asks for nothing that the other does not ask for too. */
function isCoveredBy(one: Capacity, other: Capacity): boolean {
  return (
    Number(one.dynamicPort) <= Number(other.dynamicPort) &&
    one.cpu <= other.cpu &&
    one.memory <= other.memory &&
    one.networkInterfaces <= other.networkInterfaces &&
    one.instances <= other.instances
  );
}
