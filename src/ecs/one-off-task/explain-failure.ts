import { exitCodeMeaning } from '../../diagnosis/exit-code.ts';
import { taskCause } from '../../diagnosis/task-cause.ts';
import { asSentence } from '../../toolkit/errors.ts';
import { taskEvidence, withLastLines } from '../failure/task-evidence.ts';
import type { Task } from '../situation/task.ts';
import type { OneOffFailure, OneOffRequest } from './one-off-task.ts';
import type { TaskLogs } from './task-logs.ts';
import type { TaskVerdict } from './verdict.ts';

/** Why a task failed, from what ECS says of it and from the lines that were read while it ran. */
export function explainOneOffFailure(
  task: Task,
  verdict: TaskVerdict,
  { taskDefinition, containerName }: Pick<OneOffRequest, 'taskDefinition' | 'containerName'>,
  logs: Pick<TaskLogs, 'lastLines'>,
): OneOffFailure {
  const evidence = task.containers.reduce(
    (known, { name }) => withLastLines(known, name, logs.lastLines(task.id, name)),
    taskEvidence(task, taskDefinition),
  );
  const cause = taskCause(evidence);
  return {
    taskId: task.id,
    how: howItEnded(task, verdict, containerName),
    why: cause?.sentence ?? saidByEcs(verdict),
    fix: cause?.fix ?? 'Read its lines in the log above, correct the command or the image, and run it again.',
    lastLines: logs.lastLines(task.id, containerName),
  };
}

function howItEnded({ containers }: Task, { exitCode, stopCode }: TaskVerdict, containerName: string): string {
  if (exitCode === null) return `its container "${containerName}" never ran to an end`;
  const reason = containers.find(({ name }) => name === containerName)?.reason ?? null;
  const meaning = exitCodeMeaning(exitCode, reason);
  if (exitCode === 0) return `it was stopped (${stopCode}), although its container "${containerName}" exited with 0`;
  return `its container "${containerName}" exited with ${exitCode}: ${meaning}`;
}

function saidByEcs({ stopCode, reason }: TaskVerdict): string {
  return asSentence(`ECS says: ${stopCode === '' ? '' : `${stopCode}, `}${reason}`);
}
