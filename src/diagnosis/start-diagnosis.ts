import type { Diagnosis, DiagnosisOptions, EvidenceOrigin, RankedCause } from './diagnose.ts';
import { createErrorSearch } from './error-search.ts';
import { knownErrors } from './known-errors/all.ts';

/** Starts a diagnosis of texts that come in pieces. */
export function startDiagnosis({ errors = knownErrors }: DiagnosisOptions = {}): Diagnosis {
  const finishes: (() => readonly RankedCause[])[] = [];
  return {
    open({ sources, from = {}, time }: EvidenceOrigin) {
      const search = createErrorSearch(errors, sources);
      finishes.push(() =>
        search.finish().map((found) => ({
          ...found,
          source: errors.find(({ id }) => id === found.id)?.sources.find((one) => sources.includes(one)) ?? 'build',
          from,
          time: time ?? null,
          isLikely: /\blikely\b/i.test(`${found.what} ${found.why}`),
          explainedBy: [],
        })),
      );
      return { add: search.add };
    },
    finish: () => finishes.flatMap((finish) => finish()),
  };
}
