import type { OneOffResult } from '../ecs/one-off-task/one-off-task.ts';
import { shortName } from '../ecs/task-definition/task-definition.ts';
import { BerthError } from '../toolkit/errors.ts';
import { oneOffSentences } from './one-off-text.ts';

/** The error for a `before-command` that did not pass: nothing was deployed, and the new revision is named. */
export function beforeCommandFailed(
  ending: 'failed' | 'timed-out',
  cluster: string,
  result: OneOffResult,
  taskDefinitionArn: string,
): BerthError {
  const { what, why, fix } = oneOffSentences(ending, cluster, result);
  return new BerthError('BEFORE_COMMAND_FAILED', { what: `${notDeployed(taskDefinitionArn)} ${what}`, why, fix });
}

/** The error for a `before-command` that could not be run at all; it keeps the code of its cause. */
export function beforeCommandNotRun(error: BerthError, taskDefinitionArn: string): BerthError {
  const { what, why, fix } = error.sentences;
  const sentences = {
    what: `${notDeployed(taskDefinitionArn)} ${what}`,
    why,
    // The sentence of `run-task` names inputs that `deploy` does not have.
    fix: error.code === 'TASK_NOT_STARTED' ? 'Free or add what is lacking, then run the job again.' : fix,
  };
  return new BerthError(error.code, sentences, { cause: error });
}

function notDeployed(taskDefinitionArn: string): string {
  return `Nothing was deployed, because the before-command did not pass; ${shortName(taskDefinitionArn)} is registered.`;
}
