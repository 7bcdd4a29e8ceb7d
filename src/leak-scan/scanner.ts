import type { Encoding } from '../secrets/encodings.ts';
import { needlesOf, unscannable } from '../secrets/needles.ts';
import { createRedactor } from '../secrets/redact.ts';
import type { Secret } from '../secrets/types.ts';
import { createByteSearch } from '../toolkit/byte-search.ts';

/** Finds secrets in bytes, in every form that `needlesOf` knows. */
export interface Scanner {
  /** Secrets that cannot be looked for, each with a clause that says why, such as `is shorter than 6 bytes`. */
  readonly unscannable: readonly { readonly name: string; readonly why: string }[];
  /** How many forms it looks for. */
  readonly needles: number;
  /** The secrets in a piece of text or bytes, each once. */
  matches(text: string | Uint8Array): readonly Match[];
  /** Starts on bytes that come piece by piece; a secret may lie across their borders. */
  startStream(): StreamScan;
  /** A text with every secret in it replaced by `***`. */
  redact(text: string): string;
}

/** A secret that was found, and the form that it had. */
export interface Match {
  readonly name: string;
  readonly encoding: Encoding;
}

/** A search that goes on from piece to piece. */
export interface StreamScan {
  /**
   * Looks through the next bytes.
   * @param found Gets where the match ends, counted from the start of the stream: always within or right behind these bytes.
   */
  push(bytes: Uint8Array, found: (match: Match, end: number) => void): void;
}

/** Prepares the search for these secrets; it is used for everything that one job scans. */
export function createScanner(secrets: readonly Secret[]): Scanner {
  const needles = secrets.flatMap(needlesOf);
  const search = createByteSearch(needles);
  let redact: ((text: string) => string) | undefined;
  const matchOf = (index: number): Match => {
    const needle = needles[index];
    if (needle === undefined) throw new RangeError('The search found a needle that it was not given.');
    return { name: needle.name, encoding: needle.encoding };
  };
  return {
    unscannable: secrets.flatMap(({ name, value }) => {
      const why = unscannable(value);
      return why === undefined ? [] : [{ name, why }];
    }),
    needles: needles.length,
    matches: (text) => {
      const found = new Map<string, Match>();
      search.search(typeof text === 'string' ? Buffer.from(text) : text, (index) => {
        const match = matchOf(index);
        if (!found.has(match.name)) found.set(match.name, match);
      });
      return [...found.values()];
    },
    startStream: () => startStream(search, matchOf),
    redact: (text) => {
      // Only a finding needs it.
      redact ??= createRedactor(secrets.map(({ value }) => value));
      return redact(text);
    },
  };
}

function startStream(search: ReturnType<typeof createByteSearch>, matchOf: (index: number) => Match): StreamScan {
  const kept = Math.max(0, search.longest - 1);
  let tail = new Uint8Array();
  let start = 0;
  return {
    push: (bytes, found) => {
      // What lies across the border is found in a copy of both its sides; the bytes themselves are searched where they are.
      const border = tail.length === 0 ? tail : Buffer.concat([tail, bytes.subarray(0, kept)]);
      const borderStart = start - tail.length;
      search.search(border, (index, end, length) => {
        if (end > tail.length && end - length < tail.length) found(matchOf(index), borderStart + end);
      });
      search.search(bytes, (index, end) => found(matchOf(index), start + end));
      tail =
        bytes.length >= kept ? Uint8Array.prototype.slice.call(bytes, bytes.length - kept) : lastOf(tail, bytes, kept);
      start += bytes.length;
    },
  };
}

function lastOf(tail: Uint8Array, bytes: Uint8Array, kept: number): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(Buffer.concat([tail, bytes]));
  return both.slice(Math.max(0, both.length - kept));
}
