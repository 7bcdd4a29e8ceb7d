import { awsErrorName } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import type { ExistingRevision } from '../plan/wanted-task-definition.ts';
import { describeTaskDefinition } from '../situation/describe-task-definition.ts';
import { shortName } from './task-definition.ts';

/**
 * Reads a registered revision that is to be deployed.
 *
 * @param reference ARN or `family:revision`.
 * @throws TASK_DEFINITION_NOT_FOUND, or TASK_DEFINITION_INACTIVE for one that was deregistered: ECS starts no task of it.
 */
export async function readExistingRevision(call: CallEcs, reference: string): Promise<ExistingRevision> {
  const { taskDefinition, tags } = await describeExisting(call, reference);
  const arn = asString(taskDefinition.taskDefinitionArn) ?? '';
  const status = asString(taskDefinition.status);
  if (status === 'ACTIVE') return { arn, taskDefinition, tags };
  throw new BerthError('TASK_DEFINITION_INACTIVE', {
    what: `The task definition ${shortName(arn)} is ${status ?? 'in an unknown state'}, so nothing was changed.`,
    why: 'It was deregistered, and ECS starts no task of a revision that is not ACTIVE.',
    fix: 'Deploy a revision that is ACTIVE ("aws ecs list-task-definitions --sort DESC" lists them), or register its content again.',
  });
}

/** A task definition that the user names, with its tags. Throws TASK_DEFINITION_NOT_FOUND for one that there is not. */
export async function describeExisting(
  call: CallEcs,
  reference: string,
): Promise<{ taskDefinition: JsonObject; tags: readonly JsonObject[] }> {
  try {
    return await describeTaskDefinition(call, reference);
  } catch (thrown) {
    const cause = thrown instanceof BerthError ? thrown.cause : thrown;
    if (awsErrorName(cause) !== 'ClientException') throw thrown;
    const sentences = {
      what: `There is no task definition ${shortName(reference)}, so nothing was changed.`,
      why: 'ECS does not know it in this account and region, or has deleted it.',
      fix: 'Name an existing one as ARN or family:revision; "aws ecs list-task-definitions" lists them.',
    };
    throw new BerthError('TASK_DEFINITION_NOT_FOUND', sentences, { cause: thrown });
  }
}
