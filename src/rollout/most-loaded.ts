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
  const ordered: FloorTask[] = [];
  const waiting = [...tasks];
  while (ordered.length < Math.min(wanted, tasks.length)) {
    const place = mostLoaded(waiting);
    const next = waiting[place];
    if (next === undefined) break;
    waiting.splice(place, 1);
    changeLoad(next, -1);
    ordered.push(next);
  }
  for (const task of ordered) changeLoad(task, 1);
  return ordered;
}

function mostLoaded(tasks: readonly FloorTask[]): number {
  let best = 0;
  for (let place = 1; place < tasks.length; place += 1) {
    const [task, other] = [tasks[place], tasks[best]];
    if (task !== undefined && other !== undefined && isMoreLoaded(task, other)) best = place;
  }
  return best;
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
