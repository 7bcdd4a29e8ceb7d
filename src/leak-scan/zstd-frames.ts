/** What comes next in a zstd stream: a piece of a frame with its headers, or the end of the frame. */
export type FrameEvent = { readonly kind: 'data'; readonly bytes: Uint8Array } | { readonly kind: 'end' };

/** Takes a zstd stream that comes piece by piece apart into its frames; frames that are to be skipped are left out. */
export interface FrameReader {
  read(bytes: Uint8Array): Generator<FrameEvent>;
  /** A clause on what is wrong with the stream; undefined when it is whole so far. */
  problem(): string | undefined;
}

/**
 * Starts to take a stream apart. A layer may have many frames (pzstd makes them, and zstd:chunked makes one for each file), but Node's decoder
 * stops behind the first one, and says nothing (24.21).
 * Source: RFC 8878, section 3.
 */
export function createFrameReader(): FrameReader {
  const state: State = { header: [], wanted: magicLength, next: readMagic, left: 0, isSkipped: false, isOpen: false };
  return {
    read: (bytes) => readPiece(state, bytes),
    problem: () => state.problem ?? (state.isOpen || state.header.length > 0 ? 'breaks off' : undefined),
  };
}

const magicLength = 4;
const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;

interface State {
  /** The bytes of the header that is being read, until there are as many as are wanted. */
  header: number[];
  wanted: number;
  /** Reads a complete header. */
  next: (state: State, header: Uint8Array) => void;
  /** Bytes of content that are to be passed on, or left out, before the next header. */
  left: number;
  isSkipped: boolean;
  /** Within a frame. */
  isOpen: boolean;
  /** The frame is complete with the bytes that are left. */
  isLast?: boolean;
  hasChecksum?: boolean;
  problem?: string;
}

function* readPiece(state: State, bytes: Uint8Array): Generator<FrameEvent> {
  let at = 0;
  while (at < bytes.length && state.problem === undefined) {
    const isContent = state.left > 0;
    const part = bytes.subarray(at, at + (isContent ? state.left : state.wanted - state.header.length));
    at += part.length;
    const complete = isContent ? takeContent(state, part) : takeHeader(state, part);
    if (complete !== undefined && !state.isSkipped) yield { kind: 'data', bytes: complete };
    if (state.left === 0 && state.isLast === true) yield* endFrame(state);
  }
}

function takeContent(state: State, part: Uint8Array): Uint8Array {
  state.left -= part.length;
  return part;
}

/** A header is passed on once it is complete: until then nobody knows whether its frame is one to be skipped. */
function takeHeader(state: State, part: Uint8Array): Uint8Array | undefined {
  state.isOpen = true;
  state.header.push(...part);
  if (state.header.length < state.wanted) return undefined;
  const header = Uint8Array.from(state.header);
  state.header = [];
  state.next(state, header);
  return state.problem === undefined ? header : undefined;
}

function* endFrame(state: State): Generator<FrameEvent> {
  if (!state.isSkipped) yield { kind: 'end' };
  Object.assign(state, { wanted: magicLength, next: readMagic, isSkipped: false, isOpen: false, isLast: false });
}

function readMagic(state: State, header: Uint8Array): void {
  const magic = numberOf(header);
  const isSkipped = magic >= skippableMagic && magic < skippableMagic + 16;
  if (magic === frameMagic) Object.assign(state, { wanted: 1, next: readDescriptor });
  else if (isSkipped) Object.assign(state, { wanted: 4, next: readSkippedSize, isSkipped });
  else state.problem = 'has something behind a frame that is none';
}

function readSkippedSize(state: State, header: Uint8Array): void {
  state.left = numberOf(header);
  state.isLast = true;
}

/** The first byte of a frame's header tells how long the rest is. */
function readDescriptor(state: State, [descriptor = 0]: Uint8Array): void {
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const windowLength = isSingleSegment ? 0 : 1;
  const dictionaryLength = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeLength = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  state.hasChecksum = (descriptor & 4) !== 0;
  state.left = windowLength + dictionaryLength + sizeLength;
  Object.assign(state, { wanted: 3, next: readBlock });
}

function readBlock(state: State, header: Uint8Array): void {
  const block = numberOf(header);
  const kind = (block >> 1) & 3;
  if (kind === 3) {
    state.problem = 'has a block of no known kind';
    return;
  }
  const isLast = (block & 1) !== 0;
  // A block of one repeated byte has that byte only.
  state.left = (kind === 1 ? 1 : block >> 3) + (isLast && state.hasChecksum === true ? 4 : 0);
  state.isLast = isLast;
}

function numberOf(littleEndian: Uint8Array): number {
  return littleEndian.reduceRight((number, byte) => number * 256 + byte, 0);
}
