/**
 * Something that checks go by: it was read; AWS denied it, and `denied` is the IAM action that would allow it; or there is nothing to
 * read, and `absent` says why in one sentence. That a thing was looked for and does not exist is a value (`null`), not an absence.
 */
export type Fact<Value> = { readonly value: Value } | { readonly denied: string } | { readonly absent: string };

/** Why a fact is not known, as a sentence; undefined when it is. */
export function whyUnread(fact: Fact<unknown>): string | undefined {
  if ('value' in fact) return undefined;
  return 'denied' in fact ? `AWS denied ${fact.denied}: grant it to the role of this job.` : fact.absent;
}
