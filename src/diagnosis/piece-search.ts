import { foldBytes } from './folded-bytes.ts';
import { lineAt, linesAt, readLines, widestReach } from './line-window.ts';
import type { Candidate, SearchPlan } from './search-plan.ts';
import { keepGroups, quoteLine, type Sighting, timeAt } from './sighting.ts';
import { withoutTerminalCodes } from './terminal-codes.ts';

/** Searches a text that comes in pieces of its own choice: whole lines, or parts of lines that are too long. */
export interface PieceSearch {
  add(piece: Buffer): void;
  sightings(): readonly Sighting[];
}

/** What is looked at again with the next piece, so that an error can stand on both sides of the cut. */
const overlap = 1 << 13;
/** In lines that are too long to be looked at whole: those are data, and may be made so that every pattern is tried everywhere. */
const mostTriesInLongLines = 1_000;
/** For the values that the sentences of an error still lack, once it was seen. */
const mostTriesForValues = 1_000;

/** @param mask takes secrets out of a line. */
export function createPieceSearch(plan: SearchPlan, mask: (line: string) => string): PieceSearch {
  const count = plan.candidates.length;
  const state: State = {
    plan,
    mask,
    sightings: new Map(),
    coveredTo: new Int32Array(count),
    triesInLongLines: new Int32Array(count),
    triesForValues: new Int32Array(count),
    // The line break that stands for the start of the text ends no line.
    lines: -1,
    last: undefined,
  };
  let seen: Buffer = Buffer.from('\n');
  return {
    add: (piece) => {
      seen = searchText(state, Buffer.concat([seen, withoutTerminalCodes(piece)]));
    },
    sightings: () => [...state.sightings.values()],
  };
}

interface State {
  readonly plan: SearchPlan;
  readonly mask: (line: string) => string;
  readonly sightings: Map<string, Sighting>;
  /** By the index of a candidate, in the text that is searched: a match that ends before this place would have been seen already. */
  readonly coveredTo: Int32Array;
  readonly triesInLongLines: Int32Array;
  readonly triesForValues: Int32Array;
  /** Lines before the text that is searched. */
  lines: number;
  /** Of the place that was looked at last in the text. */
  last: Surroundings | undefined;
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

/** Returns the end of the text, for the next piece. */
function searchText(state: State, text: Buffer): Buffer {
  const { bytes, breaks, placeOf } = foldBytes(text);
  state.coveredTo.fill(0);
  state.last = undefined;
  state.plan.search.search(bytes, (literal, end) => {
    const place = placeOf(end - 1);
    for (const candidate of state.plan.byLiteral[literal] ?? []) tryCandidate(state, candidate, text, place);
  });
  const rest = Buffer.from(endOf(text));
  state.lines += breaks - countBreaks(rest, rest.length);
  return rest;
}

/** Whole lines, with the line break before them, where there are any in the part that is kept. */
function endOf(text: Buffer): Buffer {
  const end = text.subarray(-overlap);
  return end.subarray(Math.max(0, end.indexOf('\n')));
}

/** @param place of the last character of a literal of the candidate, which is in the line for sure. */
function tryCandidate(state: State, index: number, text: Buffer, place: number): void {
  const candidate = state.plan.candidates[index];
  if (candidate === undefined || place < (state.coveredTo[index] ?? 0)) return;
  if (isComplete(candidate, state.sightings.get(candidate.error.id)) || isExhausted(state, index)) return;
  const surroundings = surroundingsOf(state, text, place);
  state.coveredTo[index] = surroundings.coversTo;
  if (surroundings.isCut) state.triesInLongLines[index] = (state.triesInLongLines[index] ?? 0) + 1;
  const lines = candidate.spansLines ? surroundings.lines() : surroundings.line();
  const match = candidate.pattern.exec(lines);
  if (match === null) return;
  const sighting = state.sightings.get(candidate.error.id) ?? firstSighting(state, candidate, text, place);
  keepGroups(sighting.groups, match.groups ?? {}, lines, state.mask);
  state.triesForValues[index] = (state.triesForValues[index] ?? 0) + 1;
}

/** Nothing more can be learnt of an error whose sentences are filled. */
function isComplete({ names }: Candidate, sighting: Sighting | undefined): boolean {
  return sighting !== undefined && names.every((name) => sighting.groups[name] !== undefined);
}

function isExhausted({ triesInLongLines, triesForValues }: State, index: number): boolean {
  return (triesInLongLines[index] ?? 0) >= mostTriesInLongLines || (triesForValues[index] ?? 0) >= mostTriesForValues;
}

/** Places that are close to each other share theirs: many literals may stand on one line. */
function surroundingsOf(state: State, text: Buffer, place: number): Surroundings {
  const { last } = state;
  if (last !== undefined && place >= last.start && place < last.coversTo) return last;
  state.last = lookAround(text, place);
  return state.last;
}

function lookAround(text: Buffer, place: number): Surroundings {
  const window = lineAt(text, place);
  const isCut = window.end - window.start >= 2 * widestReach;
  let [line, lines]: (string | undefined)[] = [];
  return {
    start: isCut ? place : window.start,
    coversTo: isCut ? place + widestReach / 2 : window.end,
    isCut,
    line: () => {
      line ??= readLines(text, window);
      return line;
    },
    lines: () => {
      lines ??= readLines(text, linesAt(text, place));
      return lines;
    },
  };
}

function firstSighting(state: State, { error, order }: Candidate, text: Buffer, place: number): Sighting {
  const line = state.lines + countBreaks(text, place) + 1;
  const quote = quoteLine(text, place, state.mask);
  const sighting = { error, order, line, time: timeAt(text, place), quote, groups: {} };
  state.sightings.set(error.id, sighting);
  return sighting;
}

function countBreaks(text: Buffer, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
