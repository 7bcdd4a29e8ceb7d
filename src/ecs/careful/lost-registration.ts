import { isAnswerLost } from '../../toolkit/aws/errors.ts';
import { messageOf } from '../../toolkit/errors.ts';
import { asObject, asObjects, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import type { CarefulTools } from './careful-tools.ts';
import { layer } from './layer.ts';
import { isRegistered } from './registration-trace.ts';

/**
 * A RegisterTaskDefinition whose answer is lost may have made a revision: the newest of the family is read, and is the answer where it
 * says what was sent. Otherwise it is registered once more; a revision too many runs nothing.
 */
export function findOutRegistrations(call: CallEcs, tools: CarefulTools): CallEcs {
  return layer(call, async (operation, body) => {
    if (operation !== 'RegisterTaskDefinition') return call(operation, body);
    try {
      return await call(operation, body);
    } catch (thrown) {
      if (!isAnswerLost(thrown)) throw thrown;
      tools.log(`RegisterTaskDefinition got no answer (${messageOf(thrown)}). Looking for the revision.`);
      const found = await findRevision(call, body);
      tools.log(found === undefined ? 'It is not there, and is registered once more.' : 'It was registered.');
      return found ?? call(operation, body);
    }
  });
}

async function findRevision(call: CallEcs, sent: JsonObject): Promise<JsonObject | undefined> {
  const body = { taskDefinition: sent.family ?? '', include: ['TAGS'] };
  // What cannot be read is not found; a family that had no revision is an error, too.
  const answer = await call('DescribeTaskDefinition', body).catch((): JsonObject => ({}));
  const taskDefinition = asObject(answer.taskDefinition);
  if (taskDefinition === undefined) return undefined;
  return isRegistered(sent, taskDefinition, asObjects(answer.tags)) ? answer : undefined;
}
