import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { ApiError } from '../server/api.ts';
import type { FaultyCall } from './fault.ts';

/**
 * What AWS answers while something that was just made is not to be seen yet: a Describe call lists it among its failures as MISSING, a
 * List call is empty, and an operation that needs it refuses it. Other operations are carried out as ever.
 */
export async function answerMissing(call: FaultyCall, perform: () => Promise<JsonObject>): Promise<JsonObject> {
  const refusal = call.service === 'ecs' ? refusals[call.operation] : undefined;
  if (refusal !== undefined) throw new ApiError(refusal.type, refusal.message);
  const answer = await perform();
  if (call.operation.startsWith('List')) return withoutElements(answer);
  return 'failures' in answer ? withFailures(answer) : answer;
}

const unknownService = { type: 'ServiceNotFoundException', message: 'Service not found.' };
const unknownTaskDefinition = { type: 'ClientException', message: 'TaskDefinition not found.' };

const refusals: Readonly<Record<string, { readonly type: string; readonly message: string }>> = {
  DescribeTaskDefinition: { type: 'ClientException', message: 'Unable to describe task definition.' },
  ListServiceDeployments: unknownService,
  RunTask: unknownTaskDefinition,
  StartTask: unknownTaskDefinition,
  UpdateService: unknownService,
};

function withoutElements(answer: JsonObject): JsonObject {
  const members = Object.entries(answer).filter(([name]) => name !== 'nextToken');
  return Object.fromEntries(members.map(([name, value]) => [name, Array.isArray(value) ? [] : value]));
}

function withFailures({ failures, ...answer }: JsonObject): JsonObject {
  const hidden = Object.values(answer).flatMap((value) => asObjects(value).flatMap(arnOf));
  return {
    ...withoutElements(answer),
    failures: [...asObjects(failures), ...hidden.map((arn) => ({ arn, reason: 'MISSING' }))],
  };
}

/** A resource's own ARN is the first of its members that is one, as in AWS's answers. */
function arnOf(resource: JsonObject): readonly string[] {
  const arn = Object.entries(resource).find(([name]) => /Arn$/.test(name))?.[1];
  return asString(arn)?.startsWith('arn:') === true ? [String(arn)] : [];
}
