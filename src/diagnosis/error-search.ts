import { type ByteSearch, createByteSearch } from '../toolkit/byte-search.ts';
import { fillSentences, namesIn } from './error-sentences.ts';
import type { FoundError } from './found-error.ts';
import type { ErrorSource, KnownError } from './known-errors/known-error.ts';
import { lineAt, linesAt, type Window, widestReach, withoutPrefix } from './line-window.ts';
import { requiredLiterals } from './required-literals.ts';

/** Looks for known errors in a log that comes in pieces. */
export interface ErrorSearch {
  /** Takes the next piece, of any length; lines may go on in the next one. */
  add(text: string): void;
  /** What was found, the cause first; see `matchErrors`. Nothing can be added afterwards. */
  finish(): readonly FoundError[];
}

/** So much is searched at once, in characters. */
const pieceLength = 1 << 18;
/** What is looked at again with the next piece, so that an error can stand on both sides of the cut. */
const overlap = 1 << 13;
/** In lines that are too long to be looked at whole: those are data, and may be made so that every pattern is tried everywhere. */
const mostTriesInLongLines = 1_000;

/**
 * Prepares a search. Of every pattern a literal text is looked for first, all in one pass over the bytes; the pattern itself is tried
 * only on lines with that text. Time is linear in the text, and memory does not grow with it.
 * @throws RangeError when a pattern has no literal text of three characters.
 */
export function createErrorSearch(errors: readonly KnownError[], sources: readonly ErrorSource[]): ErrorSearch {
  const candidates = candidatesOf(errors.filter((error) => error.sources.some((source) => sources.includes(source))));
  const state: State = { literals: literalsOf(candidates), sightings: new Map(), lines: 0, last: undefined };
  let waiting: string[] = [];
  let length = 0;
  /** The end of what was searched already. */
  let seen = '';
  const searchWaiting = (isLast: boolean) => {
    const text = waiting.join('');
    const end = isLast ? text.length : text.lastIndexOf('\n') + 1 || text.length;
    seen = searchPiece(state, seen, text.slice(0, end));
    waiting = [text.slice(end)];
    length = text.length - end;
  };
  return {
    add: (text) => {
      waiting.push(text);
      length += text.length;
      if (length >= pieceLength) searchWaiting(false);
    },
    finish: () => {
      searchWaiting(true);
      return rank([...state.sightings.values()])
        .map(describe)
        .filter((found) => found !== undefined);
    },
  };
}

/** A pattern, with its error. */
interface Candidate {
  readonly error: KnownError;
  /** Among all errors. */
  readonly order: number;
  readonly pattern: RegExp;
  readonly spansLines: boolean;
  /** What the sentences of the error have places for. */
  readonly names: readonly string[];
  /** In the piece that is searched: a match that ends before this place would have been seen already. */
  coveredTo: number;
  triesInLongLines: number;
}

interface Literals {
  readonly search: ByteSearch;
  /** By the index of the literal. */
  readonly candidates: readonly (readonly Candidate[])[];
}

/** Where an error was seen first, and the values of the named groups of all its matches. */
interface Sighting {
  readonly error: KnownError;
  readonly order: number;
  readonly line: number;
  /** From the start of the line that it is known by. */
  readonly quote: string;
  readonly groups: Record<string, string>;
}

/** What is looked at of a text around a place. */
interface Surroundings {
  /** Between these it is the same for other places; it has all that a match at one of them can have. */
  readonly start: number;
  readonly coversTo: number;
  /** Whether the line is too long to be looked at whole. */
  readonly isCut: boolean;
  line(): string;
  /** The line with those around it. */
  lines(): string;
}

interface State {
  readonly literals: Literals;
  readonly sightings: Map<string, Sighting>;
  /** Lines before the piece that is searched. */
  lines: number;
  /** Of the place that was looked at last in the piece. */
  last: Surroundings | undefined;
}

function candidatesOf(errors: readonly KnownError[]): readonly Candidate[] {
  return errors.flatMap((error, order) =>
    error.patterns.map((pattern) => {
      const spansLines = /\\[ns]/.test(pattern.source);
      const names = namesIn(`${error.what} ${error.why} ${error.fix}`);
      return { error, order, pattern, spansLines, names, coveredTo: 0, triesInLongLines: 0 };
    }),
  );
}

function literalsOf(candidates: readonly Candidate[]): Literals {
  const byLiteral = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const literals = requiredLiterals(candidate.pattern);
    if (literals === undefined) throw new RangeError(`A pattern of ${candidate.error.id} has no literal text.`);
    for (const literal of literals) byLiteral.set(literal, [...(byLiteral.get(literal) ?? []), candidate]);
  }
  const search = createByteSearch([...byLiteral.keys()].map((literal) => ({ bytes: Buffer.from(literal, 'latin1') })));
  return { search, candidates: [...byLiteral.values()] };
}

/** Searches a piece behind the end of the one before it; returns the end of both for the next one. */
function searchPiece(state: State, seen: string, piece: string): string {
  const text = seen + plain(piece);
  const { bytes, breaks, placeOf } = searchable(text);
  for (const candidate of state.literals.candidates.flat()) candidate.coveredTo = 0;
  state.last = undefined;
  state.literals.search.search(bytes, (literal, end) => {
    const place = placeOf(end - 1) + 1;
    for (const candidate of state.literals.candidates[literal] ?? []) tryCandidate(state, candidate, text, place);
  });
  const rest = endOf(text);
  state.lines += breaks - countBreaks(rest, rest.length);
  return rest;
}

const escapeCharacter = '\u001b';
/** Colours, and what else terminals are told, stand in the middle of words. */
const sequences = new RegExp(
  `${escapeCharacter}(?:\\[[\\d;?]{0,40}[A-Za-z]|\\][^\\p{Cc}]{0,400}\\p{Cc}?|[()][A-Z0-9])?`,
  'gu',
);

function plain(piece: string): string {
  const withoutColours = piece.includes(escapeCharacter) ? piece.replace(sequences, '') : piece;
  return withoutColours.includes('\r') ? withoutColours.replaceAll('\r\n', '\n') : withoutColours;
}

/** A text as it is searched: in small letters, one byte for each, and one blank for white space of any length. */
interface Searchable {
  readonly bytes: Uint8Array;
  /** How many line breaks the text has. */
  readonly breaks: number;
  /** The place in the text of a byte. */
  placeOf(index: number): number;
}

function searchable(text: string): Searchable {
  const bytes = Buffer.from(text, 'latin1');
  /** From which byte on the text is how far ahead. */
  const starts: number[] = [];
  const shifts: number[] = [];
  let [breaks, to, shift] = [0, 0, 0];
  let isBlank = false;
  for (let from = 0; from < bytes.length; from++) {
    const byte = bytes[from] as number;
    if (byte <= 0x20) {
      if (byte === 0x0a) breaks += 1;
      if (!isBlank) bytes[to++] = 0x20;
      isBlank = true;
      continue;
    }
    if (isBlank && from - to !== shift) {
      shift = from - to;
      starts.push(to);
      shifts.push(shift);
    }
    isBlank = false;
    bytes[to++] = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
  }
  return { bytes: bytes.subarray(0, to), breaks, placeOf: (index) => index + (shifts[lastUpTo(starts, index)] ?? 0) };
}

/** The index of the last number that is no greater, among numbers that grow; -1 when there is none. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whole lines where there are any in the part that is kept. */
function endOf(text: string): string {
  const end = text.slice(-overlap);
  return text.length <= overlap ? end : end.slice(end.indexOf('\n') + 1);
}

function tryCandidate(state: State, candidate: Candidate, text: string, place: number): void {
  if (place <= candidate.coveredTo || isComplete(candidate, state.sightings.get(candidate.error.id))) return;
  // The last character of the literal is in the line for sure.
  const surroundings = surroundingsOf(state, text, place - 1);
  candidate.coveredTo = surroundings.coversTo;
  if (surroundings.isCut && ++candidate.triesInLongLines > mostTriesInLongLines) return;
  const match = candidate.pattern.exec(candidate.spansLines ? surroundings.lines() : surroundings.line());
  if (match !== null) note(state, candidate, match, text, place - 1);
}

/** Places that are close to each other share theirs: many literals may stand on one line. */
function surroundingsOf(state: State, text: string, place: number): Surroundings {
  const { last } = state;
  if (last !== undefined && place >= last.start && place < last.coversTo) return last;
  state.last = lookAround(text, place);
  return state.last;
}

function lookAround(text: string, place: number): Surroundings {
  const { start, end } = lineAt(text, place);
  const isCut = end - start >= 2 * widestReach;
  let [line, lines]: (string | undefined)[] = [];
  return {
    start: isCut ? place : start,
    coversTo: isCut ? place + widestReach / 2 : end,
    isCut,
    line: () => {
      line ??= readable(text, { start, end });
      return line;
    },
    lines: () => {
      lines ??= readable(text, linesAt(text, place));
      return lines;
    },
  };
}

function readable(text: string, { start, end }: Window): string {
  const lines = text.slice(start, end);
  return lines
    .split(/[\n\r]/)
    .map(withoutPrefix)
    .join('\n');
}

/** Nothing more can be learnt of an error whose sentences are filled. */
function isComplete({ names }: Candidate, sighting: Sighting | undefined): boolean {
  return sighting !== undefined && names.every((name) => sighting.groups[name] !== undefined);
}

function note(state: State, { error, order }: Candidate, match: RegExpExecArray, text: string, place: number): void {
  const known = state.sightings.get(error.id);
  const groups = known?.groups ?? {};
  for (const [name, value] of Object.entries(match.groups ?? {}))
    if (value !== undefined && value !== '') groups[name] ??= value.replace(/[.,;:]$/, '');
  if (known !== undefined) return;
  const { start, end } = lineAt(text, place);
  const line = state.lines + countBreaks(text, place) + 1;
  state.sightings.set(error.id, { error, order, line, quote: withoutPrefix(text.slice(start, end)).trim(), groups });
}

function countBreaks(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** What another one explains comes last; otherwise the first in time is first, and on one line that which is first in the list. */
function rank(sightings: readonly Sighting[]): readonly Sighting[] {
  const explained = new Set(sightings.flatMap(({ error }) => error.beats ?? []));
  const rankOf = ({ error }: Sighting) => (explained.has(error.id) ? 1 : 0);
  return [...sightings].sort((one, two) => rankOf(one) - rankOf(two) || one.line - two.line || one.order - two.order);
}

/** Nothing is said of an error of which not even the first sentence can be told. */
function describe({ error, line, quote, groups }: Sighting): FoundError | undefined {
  const what = fillSentences(error.what, groups);
  if (what === '') return undefined;
  const why = fillSentences(error.why, groups);
  const fix = fillSentences(error.fix, groups);
  const link = error.link === undefined ? {} : { link: error.link };
  return { id: error.id, what, why, fix, ...link, quote, line };
}
