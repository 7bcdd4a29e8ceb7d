import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { BerthError, messageOf } from '../../toolkit/errors.ts';

/** What was read of a log, besides what took its pieces. */
export interface LogSeen {
  readonly bytes: number;
  /** Its last lines, those that are not blank, oldest first. */
  readonly lastLines: readonly string[];
}

const pieceBytes = 1 << 20;
/** For the last lines, in bytes or characters; longer lines are cut at their front, between two words. */
const kept = 16_384;
const keptLines = 20;

/**
 * Reads a log of any size piece by piece; memory does not grow with it. Bytes that are no UTF-8 are read as U+FFFD. A log that begins
 * with the byte order mark of UTF-16, as PowerShell writes them, is read as that.
 *
 * @param take gets each piece, bytes of UTF-8 or text; lines may go on in the next one.
 * @throws LOG_NOT_READABLE.
 */
export async function readLog(path: string, take: (piece: string | Uint8Array) => void): Promise<LogSeen> {
  try {
    const isWide = await isUtf16(path);
    let end = '';
    const stream = createReadStream(path, { highWaterMark: pieceBytes, ...(isWide ? { encoding: 'utf16le' } : {}) });
    for await (const chunk of stream) {
      const piece: string | Buffer = chunk;
      take(piece);
      end = (end + lastPart(piece)).slice(-kept);
    }
    return { bytes: stream.bytesRead, lastLines: lastLinesOf(end) };
  } catch (thrown) {
    throw notReadable(path, thrown);
  }
}

function lastPart(piece: string | Buffer): string {
  return typeof piece === 'string' ? piece.slice(-kept) : piece.toString('utf8', Math.max(0, piece.length - kept));
}

/** The last lines of a text that say something. */
export function lastLinesOf(text: string): readonly string[] {
  // A runner masks whole secrets only, so none may be cut in two.
  const whole = text.length < kept ? text : text.slice(-kept).replace(/^[^\s"',;]+/, '');
  const lines = whole.split(/\r\n|\n|\r/);
  return lines.filter((line) => line.trim() !== '').slice(-keptLines);
}

async function isUtf16(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16LE() === 0xfeff;
  } finally {
    await file.close();
  }
}

function notReadable(path: string, thrown: unknown): BerthError {
  const sentences = {
    what: `The log ${path} cannot be read.`,
    why: `The system says: ${messageOf(thrown)}.`,
    fix: 'Correct "log-file": its paths are relative to the workspace. The step that writes the log must run before, and this one with "if: always()" or "if: failure()".',
  };
  return new BerthError('LOG_NOT_READABLE', sentences, { cause: thrown });
}
