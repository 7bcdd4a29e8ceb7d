/** What was read of the account, or why it is not known. A fact that is not known never becomes a pass. */
export type Fact<Value> = Known<Value> | Unknown;

/** A fact that was read. */
export interface Known<Value> {
  readonly kind: 'known';
  readonly value: Value;
}

/** Why a fact is not known. */
export type Unknown =
  /** `action` is the IAM action to grant, such as `ec2:DescribeRouteTables`. */
  | { readonly kind: 'denied'; readonly action: string }
  /** `why` is a clause that can follow "because". */
  | { readonly kind: 'unknown'; readonly why: string };

/** A value as a fact. */
export function known<Value>(value: Value): Known<Value> {
  return { kind: 'known', value };
}

/** A clause that says why a fact is not known, with the action to grant where that is the reason. */
export function whyUnknown(unknown: Unknown): string {
  return unknown.kind === 'denied' ? `${unknown.action} is denied; grant it to this role` : unknown.why;
}

/** What a fact says when it is known, and the same ignorance when it is not. */
export function mapFact<From, To>(fact: Fact<From>, map: (value: From) => Fact<To>): Fact<To> {
  return fact.kind === 'known' ? map(fact.value) : fact;
}
