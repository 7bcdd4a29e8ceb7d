import type { TaskEvidence } from './evidence.ts';
import { firstFailed } from './failed-container.ts';
import { lastLine, wasScaledIn } from './task-cause.ts';

/** A container that ended twice in the same way: the same exit code, and the same last words. */
export interface RepeatedCrash {
  readonly container: string;
  readonly exitCode: number;
  readonly line: string;
  readonly count: number;
  readonly task: TaskEvidence;
}

/** The first crash that happened at least twice. Only what has last words counts: exit code 1 alone is said by everything. */
export function repeatedCrash(tasks: readonly TaskEvidence[]): RepeatedCrash | null {
  const crashes = tasks.flatMap(crashOf);
  for (const crash of crashes) {
    const count = crashes.filter(({ key }) => key === crash.key).length;
    if (count > 1) return { ...crash, count };
  }
  return null;
}

function crashOf(task: TaskEvidence): readonly (Omit<RepeatedCrash, 'count'> & { readonly key: string })[] {
  const container = firstFailed(task);
  const line = container === undefined ? null : lastLine(container);
  if (task.stopCode !== 'EssentialContainerExited' || wasScaledIn(task)) return [];
  if (container === undefined || container.exitCode === null || line === null) return [];
  const { name, exitCode } = container;
  return [{ container: name, exitCode, line, task, key: `${name} ${exitCode} ${withoutNumbers(line)}` }];
}

/** Times, process ids and addresses differ from one start to the next. */
function withoutNumbers(line: string): string {
  return line.replace(/0x[\da-f]+/gi, '#').replace(/\d+/g, '#');
}
