import { explainAwsError, isAccessDenied } from './errors.ts';

/** Something that an action can do without: it was read, or the IAM action that would allow it is named. */
export type OptionalRead<Value> = { readonly value: Value } | { readonly denied: string };

/**
 * Reads what may be denied. Every other failure is an error.
 *
 * @param call the IAM action that the reading needs, and what it is about, for the error.
 */
export async function optionalRead<Value>(
  call: { readonly iamAction: string; readonly resource: string },
  read: () => Promise<Value>,
): Promise<OptionalRead<Value>> {
  try {
    return { value: await read() };
  } catch (thrown) {
    if (!isAccessDenied(thrown)) throw explainAwsError(thrown, call);
    return { denied: deniedAction(thrown) ?? call.iamAction };
  }
}

/**
 * The action that AWS itself names in its refusal: listing may be denied where describing is not. Undefined where it names none.
 *
 * @param thrown what the SDK threw, or what `explainAwsError` made of it.
 */
export function deniedAction(thrown: unknown): string | undefined {
  return thrown instanceof Error ? /(?:perform:?|AWS denied) ([\w-]+:\w+)/.exec(thrown.message)?.[1] : undefined;
}
