/** A text as it is searched: ASCII letters are small, and one blank stands for white space of any length. */
export interface FoldedBytes {
  readonly bytes: Uint8Array;
  /** How many line breaks the text has. */
  readonly breaks: number;
  /** The place in the text of a byte; of white space, that of its first byte. */
  placeOf(index: number): number;
}

const blank = 0x20;
const lineFeed = 0x0a;

/** Folds a text of UTF-8. Everything that is searched goes through these loops, so they have no table and no branch that they can do without. */
export function foldBytes(text: Uint8Array): FoldedBytes {
  const { length } = text;
  const bytes = new Uint8Array(length);
  /** From which byte on the text is how far ahead. */
  const starts: number[] = [];
  const shifts: number[] = [];
  let [from, to, breaks] = [0, 0, 0];
  while (from < length) {
    const start = foldWord(text, from, bytes, to);
    to += start - from;
    from = start;
    while (from < length && (text[from] as number) <= blank) if (text[from++] === lineFeed) breaks += 1;
    if (from > start) bytes[to++] = blank;
    if (from > start + 1) {
      starts.push(to);
      shifts.push(from - to);
    }
  }
  const placeOf = (index: number) => index + (shifts[lastUpTo(starts, index)] ?? 0);
  return { bytes: bytes.subarray(0, to), breaks, placeOf };
}

/** Writes all up to the next white space; returns where that is. */
function foldWord(text: Uint8Array, from: number, bytes: Uint8Array, to: number): number {
  const { length } = text;
  for (let place = from, target = to; place < length; place++, target++) {
    const byte = text[place] as number;
    if (byte <= blank) return place;
    bytes[target] = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
  }
  return length;
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
