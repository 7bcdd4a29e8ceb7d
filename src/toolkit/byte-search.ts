/** Finds many patterns in bytes at once. */
export interface ByteSearch {
  /** The length of the longest pattern, in bytes; 0 without patterns. */
  readonly longest: number;
  /**
   * Calls `found` for every occurrence of every pattern that lies completely within the bytes.
   */
  search(bytes: Uint8Array, found: Found): void;
}

/** Gets the index of a pattern, where behind its last byte it ends, and its length. */
export type Found = (pattern: number, end: number, length: number) => void;

/** No pattern may be shorter: the search looks at blocks of this many bytes. */
export const shortestPattern = 3;

/** What is looked for. */
export interface Pattern {
  readonly bytes: Uint8Array;
  /** It is found too when a program has broken it into lines, indented or not. */
  readonly mayWrap?: boolean;
}

/**
 * Prepares a search for byte patterns. It is Wu and Manber's: of each pattern one window of the same length is looked for, and the
 * last three bytes of a window's place tell how far the next possible place is, so most bytes are never read. That is several times
 * as fast in V8 as an Aho-Corasick automaton, which makes one dependent step of a large table for each byte. The libraries that
 * npm has for either take strings, or are native modules, which cannot be part of a bundle.
 * Source: Wu, Manber: A fast algorithm for multi-pattern searching, 1994.
 * @throws RangeError when a pattern is shorter than `shortestPattern`.
 */
export function createByteSearch(patterns: readonly Pattern[]): ByteSearch {
  const lengthOf = ({ bytes, mayWrap }: Pattern) => bytes.length + (mayWrap === true ? longestBreaks : 0);
  // There may be more patterns than a call takes arguments.
  const shortest = patterns.reduce((least, { bytes }) => Math.min(least, bytes.length), longestWindow);
  if (shortest < shortestPattern) throw new RangeError(`A pattern is shorter than ${shortestPattern} bytes.`);
  const tables = buildTables(patterns, shortest);
  return {
    longest: patterns.reduce((most, pattern) => Math.max(most, lengthOf(pattern)), 0),
    search: (bytes, found) => {
      if (patterns.length > 0) searchBytes(tables, bytes, found);
    },
  };
}

/** A longer window would skip more, but its blocks fill the table, which costs more than that. */
const longestWindow = 16;
/** All line breaks within one pattern together, with the blanks behind them. */
const longestBreaks = 64;

/** 2^16 entries of one byte stay within the fastest caches. */
const tableBits = 16;
const multiplier = 0x9e3779b1;

/** A window of a pattern: what is looked for first. */
interface Window {
  readonly pattern: number;
  readonly bytes: Uint8Array;
  readonly mayWrap: boolean;
  /** Where in the pattern it starts. */
  readonly offset: number;
}

interface Tables {
  readonly windows: readonly Window[];
  readonly length: number;
  /** By the hash of the three bytes at the end of a place: how far the next place is at which a window can end; 0: it can end here. */
  readonly shifts: Uint8Array;
  /** By the same hash: the first window that ends so, or -1; `next` has those after it. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** By the window: its first two bytes, which few of those have that end in the same way. */
  readonly heads: Uint16Array;
}

function buildTables(patterns: readonly Pattern[], length: number): Tables {
  const taken = new Set<string>();
  const windows = patterns.flatMap(({ bytes, mayWrap = false }, pattern) =>
    offsetsOf(bytes, length, mayWrap, taken).map((offset) => ({ pattern, bytes, mayWrap, offset })),
  );
  const shifts = new Uint8Array(1 << tableBits).fill(length - shortestPattern + 1);
  const first = new Int32Array(1 << tableBits).fill(-1);
  const next = new Int32Array(windows.length).fill(-1);
  const heads = Uint16Array.from(windows, ({ bytes, offset }) => headAt(bytes, offset));
  const tables = { windows, length, shifts, first, next, heads };
  for (const [index, window] of windows.entries()) addWindow(tables, window, index);
  return tables;
}

/** A pattern that may be broken has two windows side by side: no line is so short that it breaks both. */
function offsetsOf(bytes: Uint8Array, length: number, mayWrap: boolean, taken: Set<string>): readonly number[] {
  return mayWrap ? [...new Set([0, Math.min(length, bytes.length - length)])] : [chooseWindow(bytes, length, taken)];
}

function addWindow({ shifts, length, first, next }: Tables, { bytes, offset }: Window, index: number): void {
  for (let end = shortestPattern; end <= length; end++) {
    const block = hashAt(bytes, offset + end - 1);
    shifts[block] = Math.min(shifts[block] ?? 0, length - end);
  }
  const last = hashAt(bytes, offset + length - 1);
  next[index] = first[last] ?? -1;
  first[last] = index;
}

/**
 * The start of the window that tells the most: one that another pattern has already costs nothing, since forms of one value share
 * most of their text, and capitals, digits and signs are rarer in files than small letters and blanks.
 */
function chooseWindow(bytes: Uint8Array, length: number, taken: Set<string>): number {
  if (bytes.length === length) return 0;
  const text = Buffer.from(bytes).toString('latin1');
  const starts = Array.from({ length: bytes.length - length + 1 }, (_, start) => start);
  const shared = starts.find((start) => taken.has(text.slice(start, start + length)));
  const start = shared ?? rarestWindow(bytes, length);
  taken.add(text.slice(start, start + length));
  return start;
}

function rarestWindow(bytes: Uint8Array, length: number): number {
  const rarities = Array.from(bytes, (byte, index) => (byte === bytes[index - 1] ? 0 : rarity(byte)));
  let sum = 0;
  let [best, bestSum] = [0, -1];
  for (let end = 1; end <= bytes.length; end++) {
    sum += (rarities[end - 1] ?? 0) - (rarities[end - 1 - length] ?? 0);
    if (end >= length && sum > bestSum) [best, bestSum] = [end - length, sum];
  }
  return best;
}

function rarity(byte: number): number {
  const isSmallLetter = byte >= 0x61 && byte <= 0x7a;
  const isBlank = byte <= 0x20 || byte === 0xff;
  if (isBlank) return 0;
  return isSmallLetter ? 1 : 2;
}

function hashAt(bytes: Uint8Array, last: number): number {
  const block = (bytes[last] ?? 0) | ((bytes[last - 1] ?? 0) << 8) | ((bytes[last - 2] ?? 0) << 16);
  return Math.imul(block, multiplier) >>> (32 - tableBits);
}

/** The loop that everything waits for: no call, no allocation, and no check that it can do without. */
function searchBytes(tables: Tables, bytes: Uint8Array, found: Found): void {
  const { shifts } = tables;
  const { length } = bytes;
  let last = tables.length - 1;
  while (last < length) {
    const block = (bytes[last] as number) | ((bytes[last - 1] as number) << 8) | ((bytes[last - 2] as number) << 16);
    const shift = shifts[Math.imul(block, multiplier) >>> (32 - tableBits)] as number;
    if (shift === 0) {
      verify(tables, bytes, last, found);
      last += 1;
    } else last += shift;
  }
}

/** Compares the patterns whose window may end at this place. */
function verify({ windows, length, first, next, heads }: Tables, bytes: Uint8Array, last: number, found: Found): void {
  const start = last - length + 1;
  const head = headAt(bytes, start);
  for (let index = first[hashAt(bytes, last)] ?? -1; index >= 0; index = next[index] ?? -1) {
    const window = heads[index] === head ? windows[index] : undefined;
    if (window !== undefined) compare(window, length, bytes, start, found);
  }
}

function headAt(bytes: Uint8Array, start: number): number {
  return (bytes[start] ?? 0) | ((bytes[start + 1] ?? 0) << 8);
}

/** Compares a pattern to both sides of its window's first byte. What its first window finds too is not reported for its second one. */
function compare(window: Window, length: number, bytes: Uint8Array, at: number, found: Found): void {
  const { bytes: pattern, offset, mayWrap } = window;
  const end = endOfMatch(pattern, offset, bytes, at, mayWrap);
  const start = end === undefined ? undefined : startOfMatch(pattern, offset, bytes, at, mayWrap);
  if (end === undefined || start === undefined) return;
  const isSecond = mayWrap && offset > 0;
  if (!(isSecond && startsUnbroken(pattern, length, bytes, start))) found(window.pattern, end, end - start);
}

function startsUnbroken(pattern: Uint8Array, length: number, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < length; index++) if (pattern[index] !== bytes[start + index]) return false;
  return true;
}

function endOfMatch(
  pattern: Uint8Array,
  from: number,
  bytes: Uint8Array,
  at: number,
  mayWrap: boolean,
): number | undefined {
  let place = at;
  for (let index = from; index < pattern.length; index++, place++) {
    if (mayWrap && index > 0 && pattern[index] !== bytes[place]) place = behindBreak(bytes, place);
    if (pattern[index] !== bytes[place]) return undefined;
  }
  return place - at <= pattern.length + longestBreaks ? place : undefined;
}

function startOfMatch(
  pattern: Uint8Array,
  to: number,
  bytes: Uint8Array,
  at: number,
  mayWrap: boolean,
): number | undefined {
  let place = at - 1;
  for (let index = to - 1; index >= 0; index--, place--) {
    if (mayWrap && pattern[index] !== bytes[place]) place = beforeBreak(bytes, place);
    if (pattern[index] !== bytes[place]) return undefined;
  }
  return at - place <= pattern.length + longestBreaks ? place + 1 : undefined;
}

/** Where the text goes on behind a line break and the blanks after it; the place itself when there is none. */
function behindBreak(bytes: Uint8Array, place: number): number {
  let behind = place;
  if (bytes[behind] === 0x0d) behind += 1;
  if (bytes[behind] !== 0x0a) return place;
  behind += 1;
  while (bytes[behind] === 0x20 || bytes[behind] === 0x09) behind += 1;
  return behind;
}

/** The same backwards: the last byte before a line break. */
function beforeBreak(bytes: Uint8Array, place: number): number {
  let before = place;
  while (bytes[before] === 0x20 || bytes[before] === 0x09) before -= 1;
  if (bytes[before] !== 0x0a) return place;
  before -= 1;
  return bytes[before] === 0x0d ? before - 1 : before;
}
