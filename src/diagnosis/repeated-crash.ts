import type { TaskEvidence } from './evidence.ts';
import { firstFailed } from './failed-container.ts';
import { lastLine, wasScaledIn } from './task-cause.ts';

/** A container that ended twice in the same way: the same exit code, and the same last words. */
export interface RepeatedCrash {
  readonly container: string;
  readonly exitCode: number;
  readonly line: string;
  readonly task: TaskEvidence;
}

/** The first crash that happened at least twice. Only what has last words counts: exit code 1 alone is said by everything. */
export function repeatedCrash(tasks: readonly TaskEvidence[]): RepeatedCrash | null {
  const seen = new Map<string, RepeatedCrash>();
  for (const task of tasks) {
    const crash = crashOf(task);
    if (crash === undefined) continue;
    const first = seen.get(crash.key);
    if (first !== undefined) return first;
    seen.set(crash.key, crash);
  }
  return null;
}

function crashOf(task: TaskEvidence): (RepeatedCrash & { readonly key: string }) | undefined {
  const container = firstFailed(task);
  const line = container === undefined ? null : lastLine(container);
  if (task.stopCode !== 'EssentialContainerExited' || wasScaledIn(task)) return undefined;
  if (container === undefined || container.exitCode === null || line === null) return undefined;
  const { name, exitCode } = container;
  return { container: name, exitCode, line, task, key: `${name} ${exitCode} ${withoutNumbers(line)}` };
}

/** Times, process ids and addresses differ from one start to the next. */
function withoutNumbers(line: string): string {
  return line.replace(/0x[\da-f]+/gi, '#').replace(/\d+/g, '#');
}
