import type { FoundError } from './found-error.ts';
import type { ErrorSource, KnownError } from './known-errors/known-error.ts';
import { maskSecretShapes } from './mask-secrets.ts';
import { createPieceSearch, type PieceSearch } from './piece-search.ts';
import { describe, rank } from './rank.ts';
import { planSearch, type SearchPlan } from './search-plan.ts';
import type { Sighting } from './sighting.ts';

/** Looks for known errors in a log that comes in pieces. */
export interface ErrorSearch {
  /** Takes the next piece, of any length: text, or bytes of UTF-8. Lines may go on in the next one, and characters too. */
  add(piece: string | Uint8Array): void;
  /** What was found, the cause first; see `matchErrors`. Nothing can be added afterwards. */
  finish(): readonly FoundError[];
}

/**
 * Prepares a search. Time is linear in the text, memory does not grow with it, and what is found does not depend on how it is cut.
 * @throws RangeError when a pattern has no literal text of three characters.
 */
export function createErrorSearch(errors: readonly KnownError[], sources: readonly ErrorSource[]): ErrorSearch {
  const search = openSearch(planSearch(errors, sources));
  return {
    add: search.add,
    finish: () => {
      const described = search.finish().flatMap((sighting) => describe(sighting, {}) ?? []);
      return rank(described).map(({ found }) => found);
    },
  };
}

/** A text that is searched. */
export interface OpenSearch {
  add(piece: string | Uint8Array): void;
  /** Each error that was seen, once. */
  finish(): readonly Sighting[];
}

/** So much is searched at once, in bytes. */
const pieceLength = 1 << 18;
const lineFeed = 0x0a;

/** Begins to search a text; the same plan serves for any number of them. */
export function openSearch(plan: SearchPlan, redact: (line: string) => string = (line) => line): OpenSearch {
  const search = createPieceSearch(plan, (line) => maskSecretShapes(redact(line)));
  let waiting: Buffer = Buffer.alloc(0);
  let length = 0;
  let halfCharacter = '';
  const addBytes = (bytes: Uint8Array) => {
    for (let from = 0; from < bytes.length; ) {
      const taken = bytes.subarray(from, from + pieceLength - length);
      waiting = withRoom(waiting, length + taken.length);
      waiting.set(taken, length);
      length += taken.length;
      from += taken.length;
      if (length === pieceLength) length = searchWholeLines(search, waiting);
    }
  };
  return {
    add: (piece) => {
      if (typeof piece !== 'string') return addBytes(piece);
      const text = halfCharacter + piece;
      halfCharacter = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
      addBytes(Buffer.from(halfCharacter === '' ? text : text.slice(0, -1)));
    },
    finish: () => {
      addBytes(Buffer.from(`${halfCharacter}\n`));
      search.add(waiting.subarray(0, length));
      return search.sightings();
    },
  };
}

/** Most texts are short, and many may be open at once. */
function withRoom(waiting: Buffer, length: number): Buffer {
  if (length <= waiting.length) return waiting;
  const larger = Buffer.alloc(Math.min(pieceLength, Math.max(length, 2 * waiting.length)));
  waiting.copy(larger);
  return larger;
}

/** Searches the lines that are whole, or all of a line without an end, and moves the rest to the front; returns how long that is. */
function searchWholeLines(search: PieceSearch, waiting: Buffer): number {
  const end = waiting.lastIndexOf(lineFeed) + 1 || waiting.length;
  search.add(waiting.subarray(0, end));
  waiting.copyWithin(0, end);
  return waiting.length - end;
}
