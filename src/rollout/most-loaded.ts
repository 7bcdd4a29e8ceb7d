import type { FloorTask } from './floor.ts';

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
  const waiting = [...tasks];
  const ordered: FloorTask[] = [];
  while (waiting.length > 0 && ordered.length < wanted) {
    const next = waiting.reduce((best, task) => (isMoreLoaded(task, best) ? task : best));
    waiting.splice(waiting.indexOf(next), 1);
    changeLoad(next, -1);
    ordered.push(next);
  }
  for (const task of ordered) changeLoad(task, 1);
  return ordered;
}

function isMoreLoaded({ spot: one }: FloorTask, { spot: other }: FloorTask): boolean {
  const zones = (one?.zone.staying ?? 0) - (other?.zone.staying ?? 0);
  return zones > 0 || (zones === 0 && (one?.own.staying ?? 0) > (other?.own.staying ?? 0));
}

function changeLoad({ spot }: FloorTask, difference: 1 | -1): void {
  if (spot === null) return;
  spot.own.staying += difference;
  spot.zone.staying += difference;
}
