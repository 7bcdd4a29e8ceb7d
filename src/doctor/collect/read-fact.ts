import { awsErrorName, explainAwsError, isAccessDenied, isUnknownOperation } from '../../toolkit/aws/errors.ts';
import { deniedAction } from '../../toolkit/aws/optional-read.ts';
import { asSentence } from '../../toolkit/errors.ts';
import type { Fact } from '../fact.ts';

/**
 * Reads one fact, and never throws: what AWS denies is denied, and whatever else goes wrong (an unreachable region, expired credentials,
 * a limited rate, an emulator without the operation) makes the fact absent, with the reason.
 *
 * @param iamAction the action that the reading needs; AWS's own answer wins where it names another.
 * @param what it is about, for the reason: an ARN, or words such as `the cluster production`.
 */
export async function readFact<Value>(
  iamAction: string,
  what: string,
  read: () => Promise<Value>,
): Promise<Fact<Value>> {
  try {
    return { value: await read() };
  } catch (thrown) {
    return unreadBecause(thrown, iamAction, what);
  }
}

function unreadBecause(thrown: unknown, iamAction: string, what: string): Fact<never> {
  if (isAccessDenied(thrown)) return { denied: deniedAction(thrown) ?? iamAction };
  if (isUnknownOperation(thrown)) return { absent: `The endpoint of AWS here does not know ${iamAction}.` };
  // The SDK's own parser stops there: a page of HTML, say, as of a proxy or of an emulator without the operation.
  if (awsErrorName(thrown) === 'SyntaxError')
    return { absent: `What answered ${iamAction} was not AWS: its answer is not understood.` };
  const { sentences } = explainAwsError(thrown, { iamAction, resource: what });
  return { absent: `${asSentence(sentences.what)} ${asSentence(sentences.why)}` };
}

/** A fact that follows from another without reading anything: unread for the same reason. */
export function derived<Value, Other>(fact: Fact<Value>, derive: (value: Value) => Other): Fact<Other> {
  return 'value' in fact ? { value: derive(fact.value) } : fact;
}

/** A fact that follows from another, and may be unread itself. */
export function chained<Value, Other>(fact: Fact<Value>, next: (value: Value) => Fact<Other>): Fact<Other> {
  return 'value' in fact ? next(fact.value) : fact;
}

/** A fact that can only be read when another was: unread for the same reason. */
export async function whenRead<Value, Other>(
  fact: Fact<Value>,
  read: (value: Value) => Promise<Fact<Other>>,
): Promise<Fact<Other>> {
  return 'value' in fact ? read(fact.value) : fact;
}

/** Two facts that are needed together: the first that is unread says why. */
export function both<One, Other>(one: Fact<One>, other: Fact<Other>): Fact<readonly [One, Other]> {
  if (!('value' in one)) return one;
  return 'value' in other ? { value: [one.value, other.value] } : other;
}

/** Facts of one kind as one: the first that is unread says why. */
export function together<Value>(facts: readonly Fact<Value>[]): Fact<readonly Value[]> {
  return facts.reduce<Fact<readonly Value[]>>(
    (list, fact) => derived(both(list, fact), ([values, value]) => [...values, value]),
    { value: [] },
  );
}
