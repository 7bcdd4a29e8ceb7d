import { type Hop, type Outcome, outcomeOfAll, outcomeOfParts } from './hops.ts';

/** Whether the configuration of the network lets a TCP connection through. Nobody's password, certificate or process is proven by it. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Every hop that does not let all of it through or is not known, without repetitions. */
  readonly failing: readonly Hop[];
  /** Every hop that was judged. */
  readonly hops: readonly Hop[];
}

/** Of hops that all have to be passed. */
export function verdictOf(hops: readonly Hop[]): Verdict {
  return { outcome: outcomeOfAll(hops.map(({ outcome }) => outcome)), hops, failing: failingOf(hops) };
}

/** Of connections of which each may be the one that is made. */
export function verdictOfParts(verdicts: readonly Verdict[]): Verdict {
  const hops = distinct(verdicts.flatMap((verdict) => verdict.hops));
  return { outcome: outcomeOfParts(verdicts.map(({ outcome }) => outcome)), hops, failing: failingOf(hops) };
}

/** Of connections that all have to be made, such as the two legs through a proxy. */
export function verdictOfAll(verdicts: readonly Verdict[]): Verdict {
  const hops = distinct(verdicts.flatMap((verdict) => verdict.hops));
  return { outcome: outcomeOfAll(verdicts.map(({ outcome }) => outcome)), hops, failing: failingOf(hops) };
}

function failingOf(hops: readonly Hop[]): readonly Hop[] {
  return hops.filter(({ outcome }) => outcome !== 'yes');
}

function distinct(hops: readonly Hop[]): readonly Hop[] {
  const byText = new Map(hops.map((hop) => [`${hop.place} ${hop.message}`, hop]));
  return [...byText.values()];
}
