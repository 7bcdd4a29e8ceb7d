import type { TaskEvidence } from './evidence.ts';
import { exitCodeMeaning } from './exit-code.ts';
import type { StopGroup } from './explanation.ts';
import { firstFailed } from './failed-container.ts';

/** Stopped tasks by why they stopped, the most frequent first. */
export function stopGroups(tasks: readonly TaskEvidence[]): readonly StopGroup[] {
  const groups = new Map<string, StopGroup>();
  for (const task of tasks.filter(({ stopCode }) => stopCode !== null)) {
    const group = groupOf(task);
    const key = JSON.stringify({ ...group, reason: withoutIds(group.reason) });
    const known = groups.get(key);
    groups.set(key, known === undefined ? group : { ...known, count: known.count + 1 });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}

function groupOf(task: TaskEvidence): StopGroup {
  const container = firstFailed(task);
  const said = container === undefined ? [] : [endOf(container)];
  return { count: 1, stopCode: task.stopCode ?? '', reason: task.stoppedReason ?? '', containers: said };
}

function endOf({ name, exitCode, reason }: NonNullable<ReturnType<typeof firstFailed>>): string {
  const code = exitCode === null ? [] : [`exit code ${exitCode}, ${exitCodeMeaning(exitCode, reason)}`];
  return `${name}: ${[...code, ...(reason === null ? [] : [reason])].join('; ') || 'unhealthy'}`;
}

/** Request ids and the like differ between tasks that stopped for one reason. */
function withoutIds(reason: string): string {
  return reason.replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{32}/gi, '#');
}
