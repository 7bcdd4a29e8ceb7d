import { openSearch } from './error-search.ts';
import type { EvidenceOrigin, EvidenceText, RankedCause } from './evidence-text.ts';
import { knownErrors } from './known-errors/all.ts';
import type { ErrorSource, KnownError } from './known-errors/known-error.ts';
import { rankCauses, type SearchedText } from './rank-causes.ts';
import { planSearch, type SearchPlan } from './search-plan.ts';

export type { EvidenceOrigin, EvidenceText, Origin, RankedCause } from './evidence-text.ts';

/** With what texts are searched. */
export interface DiagnosisOptions {
  /** All known errors, if it is not given; the user's own go before them. */
  readonly errors?: readonly KnownError[];
  /** Takes secrets out of a line before it is quoted; the shapes of passwords and tokens are masked in any case. */
  readonly redact?: (line: string) => string;
}

/**
 * What went wrong, by all texts together: the cause first. The first in time wins, and what another cause explains comes after all that
 * nothing explains. A text without a time has that of the one before it. At the same time a build comes before what it pushed, a
 * container before what others saw of it. Empty where nothing is known: an unknown failure gets no cause. When every text has a time,
 * the order in which they are given changes nothing.
 */
export function diagnose(evidence: readonly EvidenceText[], options: DiagnosisOptions = {}): readonly RankedCause[] {
  const diagnosis = createDiagnosis(options);
  for (const { text, ...origin } of evidence) diagnosis.open(origin).add(text);
  return diagnosis.finish();
}

/** A diagnosis of texts that come in pieces. */
export interface Diagnosis {
  /** Begins a text; several may be open at the same time. */
  open(origin: EvidenceOrigin): OpenText;
  /** See `diagnose`. Nothing can be added afterwards. */
  finish(): readonly RankedCause[];
}

/** A text of a diagnosis. */
export interface OpenText {
  /**
   * Takes the next piece, of any length: text, or bytes of UTF-8. Lines may go on in the next one. Memory does not grow with what is added, and
   * the same text gives the same result however it is cut.
   */
  add(piece: string | Uint8Array): void;
}

/** Begins a diagnosis; see `diagnose` for what it tells. */
export function createDiagnosis({ errors = knownErrors, redact }: DiagnosisOptions = {}): Diagnosis {
  const plans = new Map<string, SearchPlan>();
  const planFor = (sources: readonly ErrorSource[]) => {
    const key = [...new Set(sources)].sort().join(' ');
    const plan = plans.get(key) ?? planSearch(errors, sources);
    plans.set(key, plan);
    return plan;
  };
  const texts: { readonly origin: EvidenceOrigin; finish(): SearchedText }[] = [];
  return {
    open: (origin) => {
      const search = openSearch(planFor(origin.sources), redact);
      texts.push({ origin, finish: () => ({ origin, sightings: search.finish() }) });
      return search;
    },
    finish: () => rankCauses(texts.map((text) => text.finish())),
  };
}
