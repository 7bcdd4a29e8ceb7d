/** What is looked at before and behind a place of one line: no line of a known error is longer, and a log may have lines of any length. */
export const widestReach = 1_500;

/** Lines before and behind a line that a pattern of several lines can reach. */
const linesAround = 4;

/** A part of a text, in bytes. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** The line that a place of a text is in, as far as it is looked at. A carriage return ends a line too: progress bars rewrite theirs. */
export function lineAt(text: Uint8Array, place: number): Window {
  return { start: startOfLine(text, place), end: endOfLine(text, place) };
}

/** That line with those around it. */
export function linesAt(text: Uint8Array, place: number): Window {
  let { start, end } = lineAt(text, place);
  for (let count = 0; count < linesAround; count++) {
    const [before, behind] = [breakBefore(text, start), breakAt(text, end)];
    if (before > 0) start = startOfLine(text, start - before);
    if (behind > 0) end = endOfLine(text, end + behind);
  }
  return { start, end };
}

/** The lines of a window as they are compared with patterns: without prefixes, with one line feed between two. */
export function readLines(text: Buffer, { start, end }: Window): string {
  const lines = text.toString('utf8', start, end).split(/\r\n|[\n\r]/);
  return lines.map(withoutPrefix).join('\n');
}

/** A line without what builders and runners put before it: a time, and BuildKit's number of the step with its seconds. */
export function withoutPrefix(line: string): string {
  return line.replace(prefixes, '');
}

const prefixes =
  /^(?:\[?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)\]? )?(?:#\d{1,5} (?:\d{1,6}\.\d{1,3} )?|\d{1,6}\.\d{3} )?/;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

function startOfLine(text: Uint8Array, place: number): number {
  const least = Math.max(0, place - widestReach);
  let start = place;
  while (start > least && !isBreak(text, start - 1)) start -= 1;
  return start;
}

function endOfLine(text: Uint8Array, place: number): number {
  const most = Math.min(text.length, place + widestReach);
  let end = place;
  while (end < most && !isBreak(text, end)) end += 1;
  return end;
}

function isBreak(text: Uint8Array, place: number): boolean {
  return text[place] === lineFeed || text[place] === carriageReturn;
}

/** How many bytes the line break has that begins at a place; 0 when none does. */
function breakAt(text: Uint8Array, place: number): number {
  if (!isBreak(text, place)) return 0;
  return text[place] === carriageReturn && text[place + 1] === lineFeed ? 2 : 1;
}

/** The same of the line break that ends before a place. */
function breakBefore(text: Uint8Array, place: number): number {
  if (place === 0 || !isBreak(text, place - 1)) return 0;
  return text[place - 1] === lineFeed && text[place - 2] === carriageReturn ? 2 : 1;
}
