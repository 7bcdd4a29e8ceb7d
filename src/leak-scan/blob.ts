import { type ByteSink, gunzipInto, unzstdInto } from './decompress.ts';
import { type JsonHit, parseJson, scanJson } from './json-blob.ts';
import { createLayerScan, type LayerHits } from './layer.ts';
import type { Match, Scanner } from './scanner.ts';
import { isTarStart } from './tar-reader.ts';

/** What one file of an image archive holds. */
export type Blob =
  | { readonly kind: 'layer'; readonly found: LayerHits }
  | { readonly kind: 'json'; readonly json: unknown; readonly found: readonly JsonHit[] }
  | { readonly kind: 'other'; readonly found: readonly Match[] };

/** A blob that is being looked through as it comes. */
export interface BlobScan {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<BlobResult>;
}

/** A blob, and what of it could not be looked through, as a clause. */
export interface BlobResult {
  readonly blob: Blob;
  readonly problem: string | undefined;
  /** Decompressed. */
  readonly bytes: number;
}

/** Starts on a blob, which is taken for what its first bytes say, not for what its name or a manifest says. */
export function createBlobScan(scanner: Scanner): BlobScan {
  let result: (() => Blob) | undefined;
  let bytes = 0;
  const content = createContent(scanner, (blob) => (result = blob));
  const counted: ByteSink = {
    write: (piece) => {
      bytes += piece.length;
      return content.write(piece);
    },
    end: content.end,
  };
  const outer = chooseByStart((start) => decompressorOf(start)?.(counted) ?? counted);
  return {
    write: outer.write,
    end: async () => {
      const problem = await outer.end();
      return { blob: result?.() ?? { kind: 'other', found: [] }, problem, bytes };
    },
  };
}

/** JSON that is longer is searched as bytes only, so that memory stays small. */
const longestJson = 48 * 1024 * 1024;

const startLength = 512;

/** Keeps the first bytes until they are enough to choose by. */
function chooseByStart(choose: (start: Uint8Array) => ByteSink): ByteSink {
  let start = Buffer.alloc(0);
  let chosen: ByteSink | undefined;
  const open = async () => {
    chosen = choose(start);
    if (start.length > 0) await chosen.write(start);
    return chosen;
  };
  return {
    write: async (bytes) => {
      if (chosen !== undefined) return chosen.write(bytes);
      start = Buffer.concat([start, bytes]);
      if (start.length >= startLength) await open();
    },
    end: async () => (chosen ?? (await open())).end(),
  };
}

/** RFC 1952 and RFC 8878; a zstd stream can start with a frame that is skipped, as those of zstd:chunked do. */
function decompressorOf(start: Uint8Array): ((sink: ByteSink) => ByteSink) | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = start;
  if (first === 0x1f && second === 0x8b) return gunzipInto;
  const isFrame = first === 0x28 && second === 0xb5;
  const isSkipped = (first & 0xf0) === 0x50 && second === 0x2a;
  if ((isFrame && third === 0x2f && fourth === 0xfd) || (isSkipped && third === 0x4d && fourth === 0x18))
    return unzstdInto;
  return undefined;
}

function createContent(scanner: Scanner, report: (blob: () => Blob) => void): ByteSink {
  return chooseByStart((start) => {
    if (isTarStart(start)) {
      const layer = createLayerScan(scanner);
      report(() => ({ kind: 'layer', found: layer.hits() }));
      return layer;
    }
    return createOtherScan(scanner, report, start);
  });
}

/** JSON, a short text, or something unknown, whose bytes are searched as they are. */
function createOtherScan(scanner: Scanner, report: (blob: () => Blob) => void, start: Uint8Array): ByteSink {
  const stream = scanner.startStream();
  const found = new Map<string, Match>();
  const isJson = /^\s*[[{]/.test(Buffer.from(start).toString('latin1'));
  let pieces: Buffer[] | undefined = isJson ? [] : undefined;
  let size = 0;
  report(() => ({ kind: 'other', found: [...found.values()] }));
  return {
    write: async (bytes) => {
      stream.push(bytes, (match) => found.set(match.name, match));
      size += bytes.length;
      if (size > longestJson) pieces = undefined;
      pieces?.push(Buffer.from(bytes));
    },
    end: async () => {
      if (pieces === undefined) return isText(start) ? undefined : unknownForm(start);
      const whole = Buffer.concat(pieces);
      const json = parseJson(whole);
      if (json === undefined) return 'starts like JSON and is broken';
      const hits = scanJson(scanner, whole, json);
      report(() => ({ kind: 'json', json, found: hits }));
      return undefined;
    },
  };
}

function isText(start: Uint8Array): boolean {
  return start.every((byte) => byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

function unknownForm(start: Uint8Array): string {
  const name = compressions.find(
    ({ magic }) => Buffer.from(start.subarray(0, magic.length / 2)).toString('hex') === magic,
  );
  return name === undefined ? 'is of no form that is known' : `is compressed by ${name.name}, which cannot be read`;
}

const compressions = [
  { magic: 'fd377a585a00', name: 'xz' },
  { magic: '425a68', name: 'bzip2' },
  { magic: '04224d18', name: 'lz4' },
];
