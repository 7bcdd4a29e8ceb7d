import { fillSentences } from './error-sentences.ts';
import type { FoundError } from './found-error.ts';
import type { KnownError } from './known-errors/known-error.ts';
import type { Sighting } from './sighting.ts';

/** A sighting, with its sentences. */
export interface Described {
  readonly sighting: Sighting;
  readonly found: FoundError;
}

/** Nothing is said of an error of which not even the first sentence can be told. */
export function describe(sighting: Sighting, known: Readonly<Record<string, string>>): Described | undefined {
  const { error, line, quote, groups } = sighting;
  const values = { ...known, ...groups };
  const what = fillSentences(error.what, values);
  if (what === '') return undefined;
  const [why, fix] = [fillSentences(error.why, values), fillSentences(error.fix, values)];
  const link = error.link === undefined ? {} : { link: error.link };
  return { sighting, found: { id: error.id, what, why, fix, ...link, quote, line } };
}

/** Of one text: what another one explains comes last; else the first in time is first, and on one line that which is first in the list. */
export function rank(described: readonly Described[]): readonly Described[] {
  const depthOf = depths(described.map(({ sighting }) => sighting.error));
  const depth = ({ sighting }: Described) => depthOf.get(sighting.error.id) ?? 0;
  return [...described].sort(
    (one, two) => depth(one) - depth(two) || one.found.line - two.found.line || one.sighting.order - two.sighting.order,
  );
}

/** By the id of an error, how many others stand in a row that explain each other and at last this one; 0 for a cause. */
export function depths(errors: readonly KnownError[]): ReadonlyMap<string, number> {
  const depthOf = new Map(errors.map(({ id }) => [id, 0]));
  // A row is no longer than there are errors; of those that explain each other in a circle nothing better can be said.
  for (let round = 0; round < depthOf.size; round++) if (!deepen(errors, depthOf)) break;
  return depthOf;
}

function deepen(errors: readonly KnownError[], depthOf: Map<string, number>): boolean {
  let hasChanged = false;
  for (const { id, beats = [] } of errors) {
    const depth = (depthOf.get(id) ?? 0) + 1;
    for (const other of beats) {
      if (other === id || (depthOf.get(other) ?? depth) >= depth) continue;
      depthOf.set(other, depth);
      hasChanged = true;
    }
  }
  return hasChanged;
}
