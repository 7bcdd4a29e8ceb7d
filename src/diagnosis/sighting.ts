import type { KnownError } from './known-errors/known-error.ts';
import { timeOfLine } from './line-time.ts';
import { lineAt, readLines, withoutPrefix } from './line-window.ts';

/** Where an error was seen first in a text, and what was found at all places where it was seen. */
export interface Sighting {
  readonly error: KnownError;
  /** Of the error among all of its list. */
  readonly order: number;
  /** Number of the line, from 1. */
  readonly line: number;
  /** When that line was written by its own words, in seconds since 1970; null where it does not say. */
  readonly time: number | null;
  /** That line, without secrets. */
  readonly quote: string;
  /** Values of the named groups, without secrets. */
  readonly groups: Record<string, string>;
}

/** What is quoted of a line, in characters at most; a longer one is cut around the place of the error, between two words. */
export const longestQuote = 600;

/** The line of a place, for a reader. */
export function quoteLine(text: Buffer, place: number, mask: (line: string) => string): string {
  const window = lineAt(text, place);
  const before = withoutPrefix(text.toString('utf8', window.start, place)).length;
  const line = mask(readLines(text, window)).trim();
  if (line.length <= longestQuote) return line;
  const start = Math.max(0, Math.min(before, line.length) - longestQuote / 2);
  const end = start + longestQuote;
  const [front, back] = [start > 0, end < line.length];
  return `${front ? '…' : ''}${wholeWords(line.slice(start, end), front, back)}${back ? '…' : ''}`;
}

/** A runner masks whole secrets only, so none may be cut in two. */
function wholeWords(part: string, front: boolean, back: boolean): string {
  const behind = front ? part.slice(part.search(/[\s"',;]|$/)) : part;
  return back ? behind.slice(0, 1 + lastGap(behind)) : behind;
}

function lastGap(text: string): number {
  return Math.max(...[' ', '\t', '"', "'", ',', ';'].map((gap) => text.lastIndexOf(gap)));
}

/** When the line of a place was written, by its own words; null where it does not say. */
export function timeAt(text: Buffer, place: number): number | null {
  const { start, end } = lineAt(text, place);
  return timeOfLine(text.toString('utf8', start, Math.min(end, start + 64)));
}

/** Keeps of what was found in lines what is new. A value is kept only where the masked lines show it too. */
export function keepGroups(
  kept: Record<string, string>,
  found: Readonly<Record<string, string | undefined>>,
  lines: string,
  mask: (line: string) => string,
): void {
  const isNew = (name: string) => found[name] && kept[name] === undefined;
  const names = Object.keys(found).filter(isNew);
  if (names.length === 0) return;
  const shown = mask(lines);
  for (const name of names) {
    const value = found[name] ?? '';
    kept[name] = shown.includes(value) ? value.replace(/[.,;:]$/, '') : '***';
  }
}
