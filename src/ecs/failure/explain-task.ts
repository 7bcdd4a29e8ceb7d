import { exitCodeMeaning } from '../../diagnosis/exit-code.ts';
import type { CauseName } from '../../diagnosis/explanation.ts';
import { firstFailed } from '../../diagnosis/failed-container.ts';
import { taskCause } from '../../diagnosis/task-cause.ts';
import { asSentence } from '../../toolkit/errors.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Task } from '../situation/task.ts';
import { type LineTools, readLastLines } from './last-lines.ts';
import { taskEvidence, withLastLines } from './task-evidence.ts';

/** Why one task ended as it did. */
export interface TaskExplanation {
  /** null where nothing says. */
  readonly cause: CauseName | null;
  /** Always a whole sentence; without a cause it says what ECS says. */
  readonly sentence: string;
  readonly fix: string;
  /** Whether the same task may work another time without anyone changing anything. */
  readonly canHeal: boolean;
  /** The container that failed first, else the first one; null for a task without containers. */
  readonly containerName: string | null;
  readonly exitCode: number | null;
  /** See `exitCodeMeaning`; empty without an exit code. */
  readonly meaning: string;
  /** The last 20 at most, oldest first. */
  readonly lastLines: readonly string[];
  /** Why there are no lines, in a sentence; null where they were read. */
  readonly unread: string | null;
}

/** How long to wait for the lines of a container that has ended: the log driver sends late. */
const lateLinesSeconds = 15;

/** Explains a task that has stopped, or that a caller gave up. Reads the last lines of the container that failed first; never throws. */
export async function explainTask(task: Task, taskDefinition: JsonObject, tools: LineTools): Promise<TaskExplanation> {
  const bare = taskEvidence(task, taskDefinition);
  const container = firstFailed(bare) ?? bare.containers[0];
  if (container === undefined) return { ...conclusion(bare), ...nothingOfContainers };
  const read = await readLastLines(task, taskDefinition, container.name, waitFor(container.exitCode), tools);
  const lastLines = 'lines' in read ? read.lines : [];
  const { name, exitCode, reason } = container;
  return {
    ...conclusion(withLastLines(bare, name, lastLines)),
    containerName: name,
    exitCode,
    meaning: exitCode === null ? '' : exitCodeMeaning(exitCode, reason),
    lastLines,
    unread: 'unread' in read ? read.unread : null,
  };
}

/** A container that never ran has no lines to wait for. */
function waitFor(exitCode: number | null): number {
  return exitCode === null ? 0 : lateLinesSeconds;
}

const nothingOfContainers = { containerName: null, exitCode: null, meaning: '', lastLines: [], unread: null };

function conclusion(task: Parameters<typeof taskCause>[0]) {
  const cause = taskCause(task);
  if (cause !== null) {
    const { name, sentence, fix, canHeal } = cause;
    return { cause: name, sentence, fix, canHeal };
  }
  const { stoppedReason, stopCode } = task;
  const said = stoppedReason === null ? 'ECS gives no reason.' : asSentence(`ECS says: ${stoppedReason}`);
  const code = stopCode === null ? '' : `Stop code ${stopCode}. `;
  return {
    cause: null,
    sentence: `${code}${said}`,
    fix: 'Look at the task in the ECS console and at the log of its containers.',
    canHeal: true,
  };
}
