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

/**
 * Prepares a search for byte patterns. It is Wu and Manber's: of each pattern one window of the same length is looked for, and the
 * last three bytes of a window's place tell how far the next possible place is, so most bytes are never read. That is several times
 * as fast in V8 as an Aho-Corasick automaton, which makes one dependent step of a large table for each byte. The libraries that
 * npm has for either take strings, or are native modules, which cannot be part of a bundle.
 * Source: Wu, Manber: A fast algorithm for multi-pattern searching, 1994.
 * @throws RangeError when a pattern is shorter than `shortestPattern`.
 */
export function createByteSearch(patterns: readonly Uint8Array[]): ByteSearch {
  const lengths = patterns.map(({ length }) => length);
  const shortest = Math.min(longestWindow, ...lengths);
  if (shortest < shortestPattern) throw new RangeError(`A pattern is shorter than ${shortestPattern} bytes.`);
  const tables = buildTables(patterns, shortest);
  return {
    longest: Math.max(0, ...lengths),
    search: (bytes, found) => {
      if (patterns.length > 0) searchBytes(tables, bytes, found);
    },
  };
}

/** A longer window would skip more, but its blocks fill the table, which costs more than that. */
const longestWindow = 16;

/** 2^16 entries of one byte stay within the fastest caches. */
const tableBits = 16;
const multiplier = 0x9e3779b1;

interface Tables {
  readonly patterns: readonly Uint8Array[];
  /** Where in each pattern its window starts. */
  readonly offsets: Int32Array;
  readonly window: number;
  /** By the hash of the three bytes at the end of a place: how far the next place is at which a window can end; 0: it can end here. */
  readonly shifts: Uint8Array;
  /** By the same hash: the first pattern whose window ends so, or -1; `next` has those after it. */
  readonly first: Int32Array;
  readonly next: Int32Array;
}

function buildTables(patterns: readonly Uint8Array[], window: number): Tables {
  const shifts = new Uint8Array(1 << tableBits).fill(window - shortestPattern + 1);
  const first = new Int32Array(1 << tableBits).fill(-1);
  const next = new Int32Array(patterns.length).fill(-1);
  const offsets = new Int32Array(patterns.length);
  const tables = { patterns, offsets, window, shifts, first, next };
  const taken = new Map<string, number>();
  for (const [index, pattern] of patterns.entries()) {
    offsets[index] = chooseWindow(pattern, window, taken);
    addWindow(tables, index);
  }
  return tables;
}

function addWindow({ patterns, offsets, window, shifts, first, next }: Tables, index: number): void {
  const pattern = patterns[index] ?? new Uint8Array();
  const offset = offsets[index] ?? 0;
  for (let end = shortestPattern; end <= window; end++) {
    const block = hashAt(pattern, offset + end - 1);
    shifts[block] = Math.min(shifts[block] ?? 0, window - end);
  }
  const last = hashAt(pattern, offset + window - 1);
  next[index] = first[last] ?? -1;
  first[last] = index;
}

/**
 * The start of the window that tells the most: one that another pattern has already costs nothing, since forms of one value share
 * most of their text, and capitals, digits and signs are rarer in files than small letters and blanks.
 */
function chooseWindow(pattern: Uint8Array, window: number, taken: Map<string, number>): number {
  let best = 0;
  let bestScore = -1;
  for (let start = 0; start + window <= pattern.length; start++) {
    const part = pattern.subarray(start, start + window);
    if (taken.has(keyOf(part))) return start;
    const score = part.reduce((sum, byte, index) => sum + (byte === part[index - 1] ? 0 : rarity(byte)), 0);
    if (score > bestScore) [best, bestScore] = [start, score];
  }
  taken.set(keyOf(pattern.subarray(best, best + window)), best);
  return best;
}

function keyOf(part: Uint8Array): string {
  return Buffer.from(part).toString('latin1');
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
  const { shifts, window } = tables;
  const { length } = bytes;
  let last = window - 1;
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
function verify(tables: Tables, bytes: Uint8Array, last: number, found: Found): void {
  const { patterns, offsets, window, first, next } = tables;
  for (let index = first[hashAt(bytes, last)] ?? -1; index >= 0; index = next[index] ?? -1) {
    const pattern = patterns[index];
    const start = last - window + 1 - (offsets[index] ?? 0);
    if (pattern !== undefined && start >= 0 && standsAt(pattern, bytes, start))
      found(index, start + pattern.length, pattern.length);
  }
}

function standsAt(pattern: Uint8Array, bytes: Uint8Array, start: number): boolean {
  if (start + pattern.length > bytes.length) return false;
  for (let index = 0; index < pattern.length; index++) if (pattern[index] !== bytes[start + index]) return false;
  return true;
}
