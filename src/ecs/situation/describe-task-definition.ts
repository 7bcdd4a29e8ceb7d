import { asObject, asObjects, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { explained } from '../explained.ts';

/** A task definition as it came, and its tags, which DescribeTaskDefinition keeps apart. */
export async function describeTaskDefinition(
  call: CallEcs,
  name: string,
): Promise<{ taskDefinition: JsonObject; tags: readonly JsonObject[] }> {
  const body = { taskDefinition: name, include: ['TAGS'] };
  const answer = await explained(call, name)('DescribeTaskDefinition', body);
  return { taskDefinition: asObject(answer.taskDefinition) ?? {}, tags: asObjects(answer.tags) };
}
