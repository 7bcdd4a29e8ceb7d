import { type Fact, known } from '../network/facts.ts';
import { explainAwsError, isAccessDenied, isUnknownOperation } from '../toolkit/aws/errors.ts';
import { deniedAction } from '../toolkit/aws/optional-read.ts';

/**
 * Reads one part of a network, and never throws: a part that is denied says so, and every other failure makes it unknown, with the reason.
 * The other parts stay what they are.
 *
 * @param iamAction the action that the reading needs; AWS's own answer wins where it names another.
 */
export async function readPart<Value>(iamAction: string, read: () => Promise<Value>): Promise<Fact<Value>> {
  try {
    return known(await read());
  } catch (thrown) {
    if (isAccessDenied(thrown)) return { kind: 'denied', action: deniedAction(thrown) ?? iamAction };
    if (isUnknownOperation(thrown))
      return { kind: 'unknown', why: `the endpoint of AWS here does not know ${iamAction}` };
    const { what } = explainAwsError(thrown, { iamAction, resource: 'the network' }).sentences;
    return { kind: 'unknown', why: what.replace(/\.$/, '') };
  }
}
