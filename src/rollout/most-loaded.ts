import type { FloorTask, Load, Spot } from './floor.ts';

/**
 * So many tasks, in the order in which the scheduler stops them: from the Availability Zone with the most tasks of the service, and
 * there from the instance with the most (developer guide, "Update Amazon ECS service parameters"). Each lowers the load for the next.
 */
export function mostLoadedFirst(
  tasks: readonly FloorTask[],
  instanceCount: number,
  wanted: number,
): readonly FloorTask[] {
  if (tasks.length < 2 || instanceCount < 2) return tasks.slice(0, Math.max(0, wanted));
  const queues = queuesOf(tasks);
  const lowered = new Map<Load, number>();
  const ordered: FloorTask[] = [];
  while (ordered.length < wanted && queues.length > 0) {
    const fullest = queues.reduce((best, queue) => (goesBefore(queue, best, lowered) ? queue : best));
    const task = fullest.tasks[fullest.next];
    if (task === undefined) break;
    ordered.push(task);
    fullest.next += 1;
    if (fullest.next === fullest.tasks.length) queues.splice(queues.indexOf(fullest), 1);
    if (fullest.spot !== null) for (const load of [fullest.spot.own, fullest.spot.zone]) lower(lowered, load);
  }
  return ordered;
}

/** The tasks of one instance that may go, and how far they are taken. */
interface Queue {
  readonly spot: Spot | null;
  readonly tasks: readonly FloorTask[];
  /** The places of the tasks in the order that was given. */
  readonly ranks: readonly number[];
  next: number;
}

function queuesOf(tasks: readonly FloorTask[]): Queue[] {
  const bySpot = new Map<Spot | null, { tasks: FloorTask[]; ranks: number[] }>();
  for (const [rank, task] of tasks.entries()) {
    const queue = bySpot.get(task.spot) ?? { tasks: [], ranks: [] };
    queue.tasks.push(task);
    queue.ranks.push(rank);
    bySpot.set(task.spot, queue);
  }
  return [...bySpot].map(([spot, queue]) => ({ spot, ...queue, next: 0 }));
}

function goesBefore(one: Queue, other: Queue, lowered: ReadonlyMap<Load, number>): boolean {
  const zones = left(one.spot?.zone, lowered) - left(other.spot?.zone, lowered);
  if (zones !== 0) return zones > 0;
  const instances = left(one.spot?.own, lowered) - left(other.spot?.own, lowered);
  return instances !== 0 ? instances > 0 : (one.ranks[one.next] ?? 0) < (other.ranks[other.next] ?? 0);
}

function left(load: Load | undefined, lowered: ReadonlyMap<Load, number>): number {
  return load === undefined ? 0 : load.staying - (lowered.get(load) ?? 0);
}

function lower(lowered: Map<Load, number>, load: Load): void {
  lowered.set(load, (lowered.get(load) ?? 0) + 1);
}
