import { randomUUID } from 'node:crypto';
import { explainAwsError } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { asObjects, type JsonObject } from '../../toolkit/json.ts';
import { parseTask, type Task } from '../situation/task.ts';
import { shortName } from '../task-definition/task-definition.ts';
import type { OneOffRequest, OneOffTools } from './one-off-task.ts';
import { type PlacementFailure, placementFailures } from './placement-failures.ts';

/** What RunTask began. */
export interface StartedTasks {
  /** At least one. */
  readonly tasks: readonly Task[];
  readonly failures: readonly PlacementFailure[];
}

/**
 * Sends RunTask. Its client token makes it safe to send again after a lost answer: ECS then gives the same tasks.
 * @throws TASK_NOT_STARTED when no task found a place, ACTION_CANCELLED when it was not sent.
 */
export async function startTasks(request: OneOffRequest, tools: OneOffTools): Promise<StartedTasks> {
  if (tools.cancelled.aborted) throw cancelledBefore(request);
  const answer = await send(runTaskBody(request, randomUUID()), request, tools);
  const tasks = asObjects(answer.tasks).map(parseTask);
  const failures = placementFailures(answer);
  if (tasks.length === 0) throw notStarted(request, failures);
  return { tasks, failures };
}

function runTaskBody(request: OneOffRequest, clientToken: string): JsonObject {
  const { cluster, taskDefinitionArn, launch, overrides, count, startedBy, tags } = request;
  return {
    cluster,
    taskDefinition: taskDefinitionArn,
    count,
    startedBy,
    clientToken,
    ...(Object.keys(overrides).length > 0 ? { overrides } : {}),
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    ...launch,
  };
}

/** Pauses before the second and the third time; each time the SDK has tried four times by itself. */
const pauses = [2_000, 5_000];

async function send(body: JsonObject, request: OneOffRequest, tools: OneOffTools): Promise<JsonObject> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await tools.call('RunTask', body);
    } catch (thrown) {
      const resource = `task definition ${request.taskDefinitionArn}`;
      const error = explainAwsError(thrown, { iamAction: 'ecs:RunTask', resource });
      if (error.code !== 'AWS_UNREACHABLE') throw error;
      const pause = pauses[attempt];
      if (pause === undefined || tools.cancelled.aborted) throw answerLost(error, request);
      tools.log.info(`ecs:RunTask got no answer; it is sent again with the same token. ${error.sentences.why}`);
      await tools.clock.sleep(pause, tools.cancelled);
    }
  }
}

function answerLost(error: BerthError, { cluster, startedBy }: OneOffRequest): BerthError {
  const { what, why } = error.sentences;
  const fix = `It may have been started: look with "aws ecs list-tasks --cluster ${cluster} --started-by ${startedBy}" before you run this again.`;
  return new BerthError(error.code, { what, why, fix }, { cause: error });
}

function cancelledBefore({ taskDefinitionArn }: OneOffRequest): BerthError {
  return new BerthError('ACTION_CANCELLED', {
    what: `The job was cancelled before the one-off task of ${shortName(taskDefinitionArn)} was started.`,
    why: 'RunTask was not sent, so nothing has run.',
    fix: 'Run the job again when it should run.',
  });
}

function notStarted({ cluster }: OneOffRequest, failures: readonly PlacementFailure[]): BerthError {
  return new BerthError('TASK_NOT_STARTED', {
    what: `ECS found no place for the one-off task in the cluster ${cluster}, so nothing has run.`,
    why: describeFailures(failures) || 'ECS gave no reason.',
    fix: 'Free or add what is lacking, ask for less with "cpu" and "memory", or name another place with "launch-type" or "capacity-provider-strategy".',
  });
}

/** One sentence for each failure. */
export function describeFailures(failures: readonly PlacementFailure[]): string {
  return failures
    .map(({ instance, reason, meaning }) => `${instance === '' ? '' : `${instance}: `}${meaning} (${reason}).`)
    .join(' ');
}
