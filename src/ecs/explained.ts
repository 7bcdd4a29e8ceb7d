import { explainAwsError } from '../toolkit/aws/errors.ts';
import { layer } from './careful/layer.ts';
import type { CallEcs } from './ecs-api.ts';

/**
 * The same calls, but whatever one throws is an error that its reader can act on: it names the call, and the IAM action where that is
 * missing.
 *
 * @param resource what the calls are about: an ARN, or words such as `service backend`.
 */
export function explained(call: CallEcs, resource: string): CallEcs {
  return layer(call, async (operation, body) => {
    try {
      return await call(operation, body);
    } catch (thrown) {
      throw explainAwsError(thrown, { iamAction: `ecs:${operation}`, resource });
    }
  });
}
