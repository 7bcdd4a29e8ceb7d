import type { OneOffEnding, OneOffResult } from '../../ecs/one-off-task/one-off-task.ts';
import { shortName } from '../../ecs/task-definition/task-definition.ts';
import { oneOffRows, oneOffSentences } from '../../report/one-off-text.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError, type ErrorCode } from '../../toolkit/errors.ts';
import { fenced } from '../../toolkit/foreign-text.ts';
import { ErrorWithOutputs, type Outputs } from '../../toolkit/run-action.ts';
import type { RunTaskInputs } from './inputs.ts';

const codes: Readonly<Record<Exclude<OneOffEnding, 'passed' | 'started'>, ErrorCode>> = {
  failed: 'TASK_FAILED',
  'timed-out': 'TASK_TIMED_OUT',
  cancelled: 'ACTION_CANCELLED',
};

/** Writes the summary and gives the outputs, also those of a task that failed. */
export async function conclude(result: OneOffResult, inputs: RunTaskInputs, host: ActionHost): Promise<Outputs> {
  const { ending, elapsedSeconds } = result;
  await host.summarize(summary(result, inputs.cluster));
  const outputs = outputsOf(result);
  if (ending !== 'passed' && ending !== 'started') {
    const error = new BerthError(codes[ending], oneOffSentences(ending, inputs.cluster, result));
    throw new ErrorWithOutputs(error, outputs);
  }
  const seconds = Math.round(elapsedSeconds);
  host.log.info(ending === 'passed' ? `The task exited with 0 after ${seconds} s.` : 'The task is not waited for.');
  return outputs;
}

function summary(result: OneOffResult, cluster: string): string {
  const rows = oneOffRows(result).map(([name, value]) => `| ${name} | ${value} |`);
  const heading = `### One-off task: ${shortName(result.taskDefinitionArn)} in ${cluster}`;
  return [heading, '', '| | |', '|---|---|', ...rows, '', ...lastWords(result)].join('\n');
}

function lastWords({ failure }: OneOffResult): readonly string[] {
  if (failure === null) return [];
  const { how, why, fix, lastLines } = failure;
  const lines = lastLines.length === 0 ? [] : ['**Last lines**', '', ...fenced(lastLines), ''];
  return ['**Why it failed**', '', ...fenced([`${how}.`, why, fix]), '', ...lines];
}

/** The outputs of `run-task`; those of a task that did not pass when there are several. */
function outputsOf({ tasks, verdicts, taskDefinitionArn }: OneOffResult): Outputs {
  const telling = verdicts.find(({ passed }) => !passed) ?? verdicts[0];
  return {
    'task-arn': tasks[0]?.arn ?? '',
    'task-arns': JSON.stringify(tasks.map(({ arn }) => arn)),
    'task-id': tasks[0]?.id ?? '',
    'task-definition-arn': taskDefinitionArn,
    'exit-code': telling?.exitCode == null ? '' : String(telling.exitCode),
    'stop-code': telling?.stopCode ?? '',
    reason: telling?.reason ?? '',
  };
}
