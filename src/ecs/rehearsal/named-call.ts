import { explainAwsError } from '../../toolkit/aws/errors.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { CallEcs, EcsOperation } from '../ecs-api.ts';

/** Calls ECS; whatever it throws is an error that names the call, and the IAM action where that is missing. */
export async function namedCall(call: CallEcs, operation: EcsOperation, body: JsonObject): Promise<JsonObject> {
  try {
    return await call(operation, body);
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction: `ecs:${operation}`, resource: 'the rehearsal' });
  }
}
