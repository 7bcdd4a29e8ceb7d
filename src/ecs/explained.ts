import { explainAwsError } from '../toolkit/aws/errors.ts';
import { BerthError } from '../toolkit/errors.ts';
import { layer } from './careful/layer.ts';
import type { CallEcs } from './ecs-api.ts';

/**
 * The same calls, but whatever one throws is an error that its reader can act on: it names the call, the IAM action where that is
 * missing, and what a refusal means where AWS's words are known.
 *
 * @param resource what the calls are about: an ARN, or words such as `service backend`.
 */
export function explained(call: CallEcs, resource: string): CallEcs {
  return layer(call, async (operation, body) => {
    try {
      return await call(operation, body);
    } catch (thrown) {
      const error = explainAwsError(thrown, { iamAction: `ecs:${operation}`, resource });
      throw thrown instanceof Error && error.code === 'AWS_CALL_FAILED' ? await knownRefusal(thrown, error) : error;
    }
  });
}

/** What AWS means by it, where its words are known; the error as it is otherwise. */
async function knownRefusal(thrown: Error, error: BerthError): Promise<BerthError> {
  const { matchErrors } = await import('../diagnosis/match-errors.ts');
  const [known] = matchErrors([`${thrown.name}: ${thrown.message}`], ['ecs-api']);
  if (known === undefined) return error;
  const { what, why } = error.sentences;
  const sentences = { what: `${what} ${known.what}`, why: `${known.why} AWS says: ${why}`.trim(), fix: known.fix };
  return new BerthError(error.code, sentences, { cause: thrown });
}
