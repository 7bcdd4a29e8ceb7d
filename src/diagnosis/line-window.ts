/** What is looked at before and behind a place of one line: no line of a known error is longer, and a log may have lines of any length. */
export const widestReach = 1_500;

/** Lines before and behind a line that a pattern of several lines can reach. */
export const linesAround = 4;

/** A part of a text. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** The line that a place of a text is in, as far as it is looked at. A carriage return ends a line too: progress bars rewrite theirs. */
export function lineAt(text: string, place: number): Window {
  return { start: startOfLine(text, place), end: endOfLine(text, place) };
}

/** That line with those around it. */
export function linesAt(text: string, place: number): Window {
  let { start, end } = lineAt(text, place);
  for (let count = 0; count < linesAround; count++) {
    if (start > 0 && isBreak(text, start - 1)) start = startOfLine(text, start - 1);
    if (end < text.length && isBreak(text, end)) end = endOfLine(text, end + 1);
  }
  return { start, end };
}

/** A line without what builders and runners put before it: a time, and BuildKit's number of the step with its seconds. */
export function withoutPrefix(line: string): string {
  return line.replace(prefixes, '');
}

const prefixes =
  /^(?:\[?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)\]? )?(?:#\d{1,5} (?:\d{1,6}\.\d{1,3} )?|\d{1,6}\.\d{3} )?/;

function startOfLine(text: string, place: number): number {
  const least = Math.max(0, place - widestReach);
  let start = place;
  while (start > least && !isBreak(text, start - 1)) start -= 1;
  return start;
}

function endOfLine(text: string, place: number): number {
  const most = Math.min(text.length, place + widestReach);
  let end = place;
  while (end < most && !isBreak(text, end)) end += 1;
  return end;
}

function isBreak(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code === 0x0a || code === 0x0d;
}
