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

/** Folds a text of UTF-8. One pass, without a branch for most bytes: everything that is searched goes through here. */
export function foldBytes(text: Uint8Array): FoldedBytes {
  const bytes = new Uint8Array(text.length);
  const { length } = text;
  /** From which byte on the text is how far ahead. */
  const starts: number[] = [];
  const shifts: number[] = [];
  const folded = foldedValues();
  let [to, breaks] = [0, 0];
  for (let from = 0; from < length; from++) {
    const byte = folded[text[from] as number] as number;
    bytes[to++] = byte;
    if (byte !== blank) continue;
    const start = from;
    if (text[from] === lineFeed) breaks += 1;
    while (from + 1 < length && (text[from + 1] as number) <= blank) {
      from += 1;
      if (text[from] === lineFeed) breaks += 1;
    }
    if (from > start) {
      starts.push(to);
      shifts.push(from + 1 - to);
    }
  }
  return {
    bytes: bytes.subarray(0, to),
    breaks,
    placeOf: (index) => index + (shifts[lastUpTo(starts, index)] ?? 0),
  };
}

function foldedValues(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte <= blank) return blank;
    return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
  });
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
