/** One thing on the way that lets packets through or does not. */
export interface Hop {
  readonly place: HopPlace;
  readonly outcome: Outcome;
  /** One sentence, with the ids of what decided. */
  readonly message: string;
  /** The ids of what decided: rules, entries, tables. */
  readonly evidence: readonly string[];
  /** Complete commands, none of which is ever run by Berth. Empty where no single command is right. */
  readonly fix: readonly string[];
  /** Rules that name the sender's security group and do not match on this path. */
  readonly ineffective?: readonly string[];
}

/** In the order of a connection: the address that is dialled, the packets' way there, and the way back. */
export type HopPlace =
  | 'source'
  | 'address'
  | 'source-egress'
  | 'source-acl-out'
  | 'source-route'
  | 'nat-acl'
  | 'nat-route'
  | 'block-public-access'
  | 'destination-acl-in'
  | 'destination-ingress'
  | 'destination-acl-out'
  | 'return-route'
  | 'source-acl-in';

/** `partial`: for some addresses or ports only. */
export type Outcome = 'yes' | 'partial' | 'no' | 'unknown';

/** Of hops that all have to be passed: the worst one that is proven, and no pass while one is not known. */
export function outcomeOfAll(outcomes: readonly Outcome[]): Outcome {
  const order: readonly Outcome[] = ['no', 'unknown', 'partial'];
  return order.find((outcome) => outcomes.includes(outcome)) ?? 'yes';
}

/** Of parts of which each packet meets one: what all of them say, else a part of them, and unknown while one of them is. */
export function outcomeOfParts(outcomes: readonly Outcome[]): Outcome {
  const [first = 'unknown'] = outcomes;
  if (outcomes.every((outcome) => outcome === first)) return first;
  return outcomes.includes('unknown') ? 'unknown' : 'partial';
}

/** A hop that could not be judged, with the sentence that says why. */
export function unknownHop(place: HopPlace, message: string): Hop {
  return { place, outcome: 'unknown', message, evidence: [], fix: [] };
}
