import { asObject, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { explained } from '../explained.ts';

/** Registers a task definition; returns the ARN of its new revision. */
export async function register(call: CallEcs, taskDefinition: JsonObject): Promise<string> {
  const family = asString(taskDefinition.family) ?? 'without a family';
  const answer = await explained(call, `task definition family ${family}`)('RegisterTaskDefinition', taskDefinition);
  return asString(asObject(answer.taskDefinition)?.taskDefinitionArn) ?? '';
}
