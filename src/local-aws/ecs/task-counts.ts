import type { Task } from './state.ts';

/** How many tasks run and how many are on their way to. One that is on its way out is neither. */
export function countTasks(tasks: Iterable<Task>): { readonly running: number; readonly pending: number } {
  let running = 0;
  let pending = 0;
  for (const task of tasks) {
    if (isRunning(task)) running += 1;
    if (isPending(task)) pending += 1;
  }
  return { running, pending };
}

function isRunning(task: Task): boolean {
  return task.lastStatus === 'RUNNING';
}

function isPending({ lastStatus }: Task): boolean {
  return lastStatus === 'PROVISIONING' || lastStatus === 'PENDING' || lastStatus === 'ACTIVATING';
}

/** A task holds its resources until it is STOPPED. */
export function isLive({ lastStatus }: Task): boolean {
  return lastStatus !== 'STOPPED';
}
