/** One file, directory or link of a tar archive. */
export interface TarEntry {
  /** Without `./` in front and `/` at the end. */
  readonly path: string;
  /** Target of a link; empty for anything else. */
  readonly linkTarget: string;
  readonly isFile: boolean;
  /** Bytes of its content. */
  readonly size: number;
  /** The path is in two fields of its header, so it does not stand in the archive as a whole. */
  readonly isSplit: boolean;
}

/** What comes next in an archive; `end` is the offset in the archive behind it. Headers of a file end right before its content. */
export type TarEvent =
  | { readonly kind: 'entry'; readonly entry: TarEntry; readonly end: number }
  | { readonly kind: 'data'; readonly bytes: Uint8Array; readonly isFirst: boolean; readonly end: number }
  /** The content of the last entry is complete. */
  | { readonly kind: 'end'; readonly end: number };

/** Reads a tar archive that comes piece by piece. */
export interface TarReader {
  /** What is complete with these bytes. */
  read(bytes: Uint8Array): Generator<TarEvent>;
  /** A clause on what is wrong with the archive, such as `breaks off in the middle of a file`; undefined for one that is whole. */
  problem(): string | undefined;
}

/**
 * Starts to read an archive: ustar, GNU and pax. It tells where everything is, which no library does (tar-stream copies every file
 * into a stream of its own, which costs more than the search itself), and content is passed on without being copied.
 */
export function createTarReader(): TarReader {
  const state: State = {
    offset: 0,
    block: Buffer.alloc(blockSize),
    filled: 0,
    left: 0,
    size: 0,
    padding: 0,
    ended: false,
    extra: undefined,
    next: {},
  };
  return {
    read: (bytes) => readPiece(state, bytes),
    problem: () => state.problem ?? (isBetweenEntries(state) ? undefined : 'breaks off in the middle of a file'),
  };
}

/** True for a block that can be the first of a tar archive: a header whose checksum is right, or the zeros of an empty one. */
export function isTarStart(block: Uint8Array): boolean {
  return block.length >= blockSize && (isZero(block.subarray(0, blockSize)) || hasChecksum(block));
}

const blockSize = 512;
/** Attributes of a file longer than this are of no use to us, and are not kept. */
const longestExtra = 1024 * 1024;

interface Overrides {
  path?: string;
  linkTarget?: string;
  size?: number;
}

interface State {
  /** Of the first byte of the piece that is being read. */
  offset: number;
  readonly block: Buffer;
  filled: number;
  /** Bytes of the current content that are still to come, and of what fills up its last block. */
  left: number;
  /** All bytes of the current content. */
  size: number;
  padding: number;
  ended: boolean;
  /** The content of a header that describes the next entry, as it comes. */
  extra: { readonly type: string; readonly pieces: Buffer[]; size: number } | undefined;
  next: Overrides;
  problem?: string;
}

function isBetweenEntries(state: State): boolean {
  return state.ended || (state.filled === 0 && state.left === 0 && state.padding === 0 && state.extra === undefined);
}

function* readPiece(state: State, bytes: Uint8Array): Generator<TarEvent> {
  let at = 0;
  while (at < bytes.length && !state.ended) {
    if (state.left > 0) {
      const part = bytes.subarray(at, at + state.left);
      at += part.length;
      const isFirst = state.left === state.size;
      state.left -= part.length;
      yield* takeContent(state, part, isFirst, state.offset + at);
    } else if (state.padding > 0) {
      const skipped = Math.min(state.padding, bytes.length - at);
      state.padding -= skipped;
      at += skipped;
    } else {
      const part = bytes.subarray(at, at + blockSize - state.filled);
      state.block.set(part, state.filled);
      state.filled += part.length;
      at += part.length;
      if (state.filled === blockSize) yield* takeHeader(state, state.offset + at);
    }
  }
  state.offset += bytes.length;
}

function* takeContent(state: State, part: Uint8Array, isFirst: boolean, end: number): Generator<TarEvent> {
  const { extra } = state;
  if (extra === undefined) {
    yield { kind: 'data', bytes: part, isFirst, end };
    if (state.left === 0) yield { kind: 'end', end };
    return;
  }
  if (extra.size < longestExtra) extra.pieces.push(Buffer.from(part));
  extra.size += part.length;
  if (state.left > 0) return;
  applyExtra(state.next, extra.type, Buffer.concat(extra.pieces));
  state.extra = undefined;
}

function* takeHeader(state: State, end: number): Generator<TarEvent> {
  const { block } = state;
  state.filled = 0;
  if (isZero(block)) {
    state.ended = true;
    return;
  }
  if (!hasChecksum(block)) {
    state.ended = true;
    state.problem = 'has a broken header of a file';
    return;
  }
  const type = String.fromCharCode(block[156] ?? 0);
  const size = state.next.size ?? sizeOf(block);
  const isExtra = extraTypes.has(type);
  state.left = isExtra ? sizeOf(block) : withoutContent.has(type) ? 0 : size;
  state.size = state.left;
  state.padding = (blockSize - (state.left % blockSize)) % blockSize;
  if (isExtra) {
    state.extra = state.left === 0 ? undefined : { type, pieces: [], size: 0 };
    return;
  }
  yield { kind: 'entry', entry: entryOf(block, type, state.left, state.next), end };
  state.next = {};
  if (state.left === 0) yield { kind: 'end', end };
}

/** Pax headers of a file and of the whole archive, GNU's long names and long link targets. */
const extraTypes = new Set(['x', 'g', 'L', 'K']);
/** Links, devices, directories and pipes: a size in their header has no content behind it. */
const withoutContent = new Set(['1', '2', '3', '4', '5', '6']);

function entryOf(block: Buffer, type: string, size: number, next: Overrides): TarEntry {
  const prefix = isUstar(block) ? textOf(block, 345, 155) : '';
  const short = textOf(block, 0, 100);
  const path = next.path ?? (prefix === '' ? short : `${prefix}/${short}`);
  return {
    path: path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, ''),
    linkTarget: next.linkTarget ?? textOf(block, 157, 100),
    isFile: type === '0' || type === '\0' || type === '7',
    size,
    isSplit: next.path === undefined && prefix !== '',
  };
}

/** POSIX's magic; GNU's has blanks behind it, and other fields where the prefix would be. */
function isUstar(block: Buffer): boolean {
  return block.toString('latin1', 257, 263) === 'ustar\0';
}

function applyExtra(next: Overrides, type: string, content: Buffer): void {
  const text = () => content.toString().replace(/\0.*$/s, '');
  if (type === 'L') next.path = text();
  if (type === 'K') next.linkTarget = text();
  if (type === 'x') applyPax(next, content);
}

/** Records of the form `LENGTH KEY=VALUE\n`, whose length counts all of it in bytes. */
function applyPax(next: Overrides, content: Buffer): void {
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at);
    const length = Number(content.toString('latin1', at, Math.max(at, blank)));
    if (blank < 0 || !Number.isInteger(length) || length <= blank - at) return;
    const record = content.toString('utf8', blank + 1, at + length - 1);
    const equals = record.indexOf('=');
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === 'path') next.path = value;
    if (key === 'linkpath') next.linkTarget = value;
    if (key === 'size') next.size = Number(value);
    at += length;
  }
}

function textOf(block: Buffer, start: number, length: number): string {
  const end = block.indexOf(0, start);
  return block.toString('utf8', start, end < 0 ? start + length : Math.min(end, start + length));
}

/** Octal digits, or a number of base 256 when the first bit is set. */
function sizeOf(block: Buffer): number {
  if (((block[124] ?? 0) & 0x80) !== 0) return Number(block.readBigUInt64BE(128) & 0x7fffffffffffffffn);
  return Number.parseInt(textOf(block, 124, 12).trim() || '0', 8) || 0;
}

function hasChecksum(block: Uint8Array): boolean {
  const field = Buffer.from(block.subarray(148, 156)).toString('latin1');
  let sum = 8 * 0x20;
  for (let index = 0; index < blockSize; index++) if (index < 148 || index >= 156) sum += block[index] ?? 0;
  return Number.parseInt(field.replace(/\0.*$/s, '').trim(), 8) === sum;
}

function isZero(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}
