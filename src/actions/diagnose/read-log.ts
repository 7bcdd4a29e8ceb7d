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
/** For the last lines; longer lines are cut at their front. */
const keptCharacters = 16_384;
const keptLines = 20;

/**
 * Reads a log of any size piece by piece; memory does not grow with it. Bytes that are no UTF-8 are read as U+FFFD. A log that begins
 * with the byte order mark of UTF-16, as PowerShell writes them, is read as that.
 *
 * @param take gets each piece; lines may go on in the next one.
 * @throws LOG_NOT_READABLE.
 */
export async function readLog(path: string, take: (piece: string) => void): Promise<LogSeen> {
  try {
    const encoding = await encodingOf(path);
    let tail = '';
    const stream = createReadStream(path, { highWaterMark: pieceBytes, encoding });
    for await (const chunk of stream) {
      const piece = String(chunk);
      take(piece);
      tail = (piece.length >= keptCharacters ? piece : tail + piece).slice(-keptCharacters);
    }
    return { bytes: stream.bytesRead, lastLines: lastLinesOf(tail) };
  } catch (thrown) {
    throw notReadable(path, thrown);
  }
}

/** The last lines of a text that say something. */
export function lastLinesOf(text: string): readonly string[] {
  const lines = text.slice(-keptCharacters).split(/\r\n|\n|\r/);
  return lines.filter((line) => line.trim() !== '').slice(-keptLines);
}

async function encodingOf(path: string): Promise<'utf8' | 'utf16le'> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16LE() === 0xfeff ? 'utf16le' : 'utf8';
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
