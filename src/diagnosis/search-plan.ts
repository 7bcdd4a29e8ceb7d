import { type ByteSearch, createByteSearch } from '../toolkit/byte-search.ts';
import { namesIn } from './error-sentences.ts';
import type { ErrorSource, KnownError, LinePattern } from './known-errors/known-error.ts';
import { requiredLiterals } from './required-literals.ts';

/** A pattern, with its error. */
export interface Candidate {
  readonly error: KnownError;
  /** Of the error among all of its list. */
  readonly order: number;
  readonly pattern: LinePattern;
  /** Whether it is tried on a few lines at once. */
  readonly spansLines: boolean;
  /** What the sentences of the error have places for and its patterns can find. */
  readonly names: readonly string[];
}

/** What is looked for in a text, and how. It holds nothing of a text, so any number of them can be searched with it. */
export interface SearchPlan {
  readonly search: ByteSearch;
  readonly candidates: readonly Candidate[];
  /** By the index of a literal of the search: the indexes of the candidates that it stands in. */
  readonly byLiteral: readonly (readonly number[])[];
}

/**
 * Prepares the search for the errors of some sources. Of every pattern a literal text is looked for first, all in one pass over the bytes;
 * the pattern itself is tried only on lines with that text.
 * @throws RangeError when a pattern has no literal text of three characters.
 */
export function planSearch(errors: readonly KnownError[], sources: readonly ErrorSource[]): SearchPlan {
  const candidates = errors.flatMap((error, order) =>
    error.sources.some((source) => sources.includes(source)) ? candidatesOf(error, order) : [],
  );
  const byLiteral = new Map<string, number[]>();
  for (const [index, { error, pattern }] of candidates.entries()) {
    const literals = requiredLiterals(pattern);
    if (literals === undefined) throw new RangeError(`A pattern of ${error.id} has no literal text.`);
    for (const literal of literals) {
      const known = byLiteral.get(literal);
      if (known === undefined) byLiteral.set(literal, [index]);
      else known.push(index);
    }
  }
  const search = createByteSearch([...byLiteral.keys()].map((literal) => ({ bytes: Buffer.from(literal, 'latin1') })));
  return { search, candidates, byLiteral: [...byLiteral.values()] };
}

function candidatesOf(error: KnownError, order: number): readonly Candidate[] {
  const { patterns, what, why, fix } = error;
  const found = new Set(patterns.flatMap(groupNames));
  const names = namesIn(`${what} ${why} ${fix}`).filter((name) => found.has(name));
  return patterns.map((pattern) => ({ error, order, pattern, spansLines: /\\[ns]/.test(pattern.source), names }));
}

/** The names that a pattern gives to what it finds. */
export function groupNames({ source }: Pick<LinePattern, 'source'>): readonly string[] {
  return [...source.matchAll(/\(\?<(\w{1,40})>/g)].map(([, name = '']) => name);
}
