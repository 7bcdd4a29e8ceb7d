import type { OneOffResult } from '../ecs/one-off-task/one-off-task.ts';
import { describeFailures } from '../ecs/one-off-task/start-tasks.ts';
import { shortName } from '../ecs/task-definition/task-definition.ts';
import type { ErrorSentences } from '../toolkit/errors.ts';
import { quoted } from '../toolkit/foreign-text.ts';

type BadEnding = 'failed' | 'timed-out' | 'cancelled';

/** What a task that did not pass owes its reader. */
export function oneOffSentences(ending: BadEnding, cluster: string, result: OneOffResult): ErrorSentences {
  const after = `after ${Math.round(result.elapsedSeconds)} s`;
  const name = shortName(result.taskDefinitionArn);
  const ids = result.tasks.map(({ id }) => id);
  const stop = ids.map((id) => `aws ecs stop-task --cluster ${cluster} --task ${id}`).join('; ');
  switch (ending) {
    case 'failed':
      return failedSentences(name, after, result);
    case 'timed-out':
      return {
        what: `The one-off task of ${name} has not ended ${after}, and goes on in ECS.`,
        why: `It is ${result.tasks.map(({ lastStatus }) => lastStatus).join(', ')}.`,
        fix: `Raise wait-for-minutes if it only needs more time, or stop it: ${stop}.`,
      };
    case 'cancelled':
      return {
        what: `The job was cancelled ${after}, and the one-off task of ${name} was told to stop.`,
        why: 'A one-off task of a cancelled job is stopped by ecs:StopTask.',
        fix: `Check what it has done before you run it again; its task is ${ids.join(', ')}.`,
      };
  }
}

function failedSentences(name: string, after: string, { failure, failures }: OneOffResult): ErrorSentences {
  if (failure === null) {
    return {
      what: `Not every one-off task of ${name} found a place; those that did have passed.`,
      why: describeFailures(failures),
      fix: 'Free or add what is lacking, or ask for a smaller "count".',
    };
  }
  const { taskId, how, why, fix, lastLines } = failure;
  const last = lastLines.findLast((line) => line.trim() !== '');
  return {
    what: `The one-off task ${taskId.slice(0, 8)} of ${name} failed ${after}: ${how}.`,
    why: last === undefined || why.includes(last) ? why : `${why} Its last line: ${quoted(last)}.`,
    fix,
  };
}

/** The rows of a summary. */
export function oneOffRows({
  ending,
  tasks,
  verdicts,
  elapsedSeconds,
}: OneOffResult): readonly (readonly [string, string])[] {
  const codes = verdicts.map(({ exitCode }) => exitCode ?? 'none').join(', ');
  return [
    ['Outcome', `${ending} after ${Math.round(elapsedSeconds)} s`],
    ['Task', tasks.map(({ id }) => `\`${id}\``).join(', ')],
    ...(verdicts.length > 0 ? ([['Exit code', codes]] as const) : []),
  ];
}

/** How a one-off task ended, in a line of a summary. */
export function oneOffLine({ ending, tasks, verdicts, elapsedSeconds }: OneOffResult): string {
  const code = verdicts[0]?.exitCode;
  const said = code == null ? ending : `${ending} with exit code ${code}`;
  return `${said} after ${Math.round(elapsedSeconds)} s (task ${tasks.map(({ id }) => `\`${id}\``).join(', ')})`;
}
