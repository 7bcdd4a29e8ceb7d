import { asNumber, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { taskShape } from '../task-definition/task-shape.ts';

/** What is left on a container instance: CPU units and MiB. */
export interface Room {
  readonly cpu: number;
  readonly memory: number;
}

/** A task definition whose containers have limits of their own, all of them together within a room. */
export interface Fitted {
  readonly taskDefinition: JsonObject;
  /** Whether a container has less memory than it asks for: what it then dies of may be that alone. */
  readonly memoryReduced: boolean;
}

/** The least memory that Docker gives a container, in MiB (API reference, ContainerDefinition). */
export const leastMemory = 6;

/**
 * The task definition with every container's hard memory limit, and all of them together, within the room, so that it can push no
 * neighbour out of memory; undefined when there is less than the containers reserve. A container that has no hard limit gets one.
 */
export function fitInto(taskDefinition: JsonObject, room: Room): Fitted | undefined {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const taskMemory = taskDefinition.memory === undefined ? undefined : taskShape(taskDefinition).memory;
  const budget = Math.floor(Math.min(room.memory, taskMemory ?? room.memory));
  if (taskMemory !== undefined && budget === taskMemory) {
    return { taskDefinition: fitCpu(taskDefinition, room.cpu), memoryReduced: false };
  }
  const demands = containers.map((container) => demandOf(container, taskMemory ?? budget));
  const limits = shareOut(demands, budget);
  if (limits === undefined) return undefined;
  const containerDefinitions = containers.map(({ memoryReservation: _, ...container }, index) => ({
    ...container,
    memory: limits[index] ?? leastMemory,
  }));
  const fitted = { ...taskDefinition, ...(taskMemory === undefined ? {} : { memory: String(budget) }) };
  const isLess = containers.some(({ memory }, index) => (limits[index] ?? 0) < (asNumber(memory) ?? Number.MAX_VALUE));
  return { taskDefinition: fitCpu({ ...fitted, containerDefinitions }, room.cpu), memoryReduced: isLess };
}

interface Demand {
  /** What it does not start below. */
  readonly least: number;
  readonly wanted: number;
}

function demandOf({ memory, memoryReservation }: JsonObject, otherwise: number): Demand {
  const least = Math.max(leastMemory, asNumber(memoryReservation) ?? leastMemory);
  return { least, wanted: Math.max(least, asNumber(memory) ?? otherwise) };
}

/** Everyone gets the least, and of the rest in proportion to what is wanted beyond it; nobody more than is wanted. */
function shareOut(demands: readonly Demand[], budget: number): readonly number[] | undefined {
  const least = sum(demands.map((demand) => demand.least));
  if (least > budget) return undefined;
  const beyond = sum(demands.map((demand) => demand.wanted - demand.least));
  const share = beyond === 0 ? 0 : Math.min(1, (budget - least) / beyond);
  return demands.map((demand) => demand.least + Math.floor((demand.wanted - demand.least) * share));
}

/** CPU units are shares and a reservation, no need: with less of them a container starts slower, which is what its neighbour wants. */
function fitCpu(taskDefinition: JsonObject, free: number): JsonObject {
  if (taskShape(taskDefinition).cpu <= free) return taskDefinition;
  const { cpu: _, ...members } = taskDefinition;
  const containers = asObjects(taskDefinition.containerDefinitions);
  const wanted = sum(containers.map(({ cpu }) => asNumber(cpu) ?? 0));
  const share = wanted === 0 ? 0 : Math.min(1, Math.max(0, free) / wanted);
  const containerDefinitions = containers.map((container) => ({
    ...container,
    cpu: Math.floor((asNumber(container.cpu) ?? 0) * share),
  }));
  return { ...members, containerDefinitions };
}

/**
 * How much more than they reserve the containers of a task may come to use, in MiB: up to their hard limit, or as much again as is
 * reserved where they have none, which is a guess.
 */
export function growthOf(taskDefinition: JsonObject): number {
  if (taskDefinition.memory !== undefined && asString(taskDefinition.memory) !== '') return 0;
  const growths = asObjects(taskDefinition.containerDefinitions).map(({ memory, memoryReservation }) => {
    const reserved = asNumber(memoryReservation);
    return reserved === undefined ? 0 : (asNumber(memory) ?? 2 * reserved) - reserved;
  });
  return sum(growths);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
