import type { InstanceState, SimulationInput, TaskShape } from '../../../src/rollout/types.ts';
import { instance, rolloutOf, smallTask, taskOnPort } from './situations.ts';

/** A grid of clusters and rollouts, small enough to be gone through as a whole. Sizes are in tasks of 100 MiB. */

interface Kind {
  readonly size: number;
  /** Whether a task of another service holds port 80 there. */
  readonly portTaken: boolean;
}

const kinds: readonly Kind[] = [1, 2, 3, 5].flatMap((size) => [
  { size, portTaken: false },
  { size, portTaken: true },
]);

/** What runs, and what is to run: the same, larger, smaller, with or without a static host port. */
const changes: readonly { readonly name: string; readonly old: TaskShape; readonly next: TaskShape }[] = [
  { name: 'dynamic port', old: smallTask, next: smallTask },
  { name: 'static port', old: taskOnPort(80), next: taskOnPort(80) },
  { name: 'another static port', old: taskOnPort(81), next: taskOnPort(80) },
  { name: 'twice as large', old: smallTask, next: { ...smallTask, memory: 200 } },
  { name: 'half as large', old: { ...smallTask, memory: 200 }, next: smallTask },
  { name: 'from a dynamic to a static port', old: smallTask, next: taskOnPort(80) },
];

export interface GridRollout {
  readonly name: string;
  readonly input: SimulationInput;
}

/** Every desired count to 12, on every cluster of up to 4 instances, for every change: where the old tasks fit. */
export function* gridRollouts(): Generator<GridRollout> {
  for (const cluster of clusters(4)) {
    for (const { name, old, next } of changes) {
      for (let desired = 0; desired <= 12; desired++) {
        const input = rolloutOn(cluster, old, next, desired);
        if (input !== undefined) yield { name: `${desired} tasks, ${name}, on ${JSON.stringify(cluster)}`, input };
      }
    }
  }
}

/** Every choice of up to so many kinds, with repetition. */
function* clusters(most: number, from = 0): Generator<readonly Kind[]> {
  for (const [index, kind] of kinds.entries()) {
    if (index < from) continue;
    yield [kind];
    if (most > 1) for (const rest of clusters(most - 1, index)) yield [kind, ...rest];
  }
}

/** The old tasks are spread as a scheduler does: each goes where fewest are among those that have room. */
function rolloutOn(cluster: readonly Kind[], old: TaskShape, next: TaskShape, desired: number) {
  const instances = cluster.map((kind, index) => instanceOf(kind, index));
  const holds = new Map(instances.map(({ id }) => [id, 0]));
  const places: string[] = [];
  for (let task = 0; task < desired; task++) {
    const free = instances.filter((each) => hasRoom(each, old, holds.get(each.id) ?? 0));
    const [place] = free.sort((one, other) => (holds.get(one.id) ?? 0) - (holds.get(other.id) ?? 0));
    if (place === undefined) return undefined;
    holds.set(place.id, (holds.get(place.id) ?? 0) + 1);
    places.push(place.id);
  }
  const percents = { minimumHealthy: 100, maximum: 200 };
  return rolloutOf({ desired, percents, instances, oldShape: old, newShape: next, places });
}

function instanceOf({ size, portTaken }: Kind, index: number): InstanceState {
  const state = instance(`i${index + 1}`, { cpu: 4096, memory: 100 * size });
  const usedHostPorts = portTaken ? [{ port: 80, protocol: 'tcp' as const }] : [];
  return { ...state, usedHostPorts, availabilityZone: index % 2 === 0 ? 'a' : 'b' };
}

function hasRoom({ remaining, usedHostPorts }: InstanceState, shape: TaskShape, held: number): boolean {
  const portFree = shape.hostPorts.every(({ port }) => held === 0 && !usedHostPorts.some((used) => used.port === port));
  return portFree && (held + 1) * shape.memory <= remaining.memory;
}
