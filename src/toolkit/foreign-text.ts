/** Control characters but tabs, with the rest of an escape sequence: terminals and the runner make something else than text of them. */
const controls = /(?!\t)\p{Cc}(?:\[[\d;]{0,40}[A-Za-z])?/gu;

/**
 * Lines of somebody else (a container, AWS) for the job's log, each behind `  | `: the runner carries out what stands at the start of a
 * line as `::command::`, and `##[command]` anywhere in it (actions/runner, ActionCommandManager).
 */
export function foreignLines(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => `  | ${withoutMarks(plain(line))}`);
}

/** A sentence with words of somebody else in it, as a line of the job's log: nothing of it is carried out, see `foreignLines`. */
export function logLine(sentence: string): string {
  return withoutMarks(plain(sentence)).replace(/^(\s*:)(?=:)/, '$1 ');
}

function withoutMarks(line: string): string {
  return line.replaceAll('##[', '## [');
}

/**
 * A text of somebody else as a block of Markdown: the fence is longer than any run of backticks in it.
 *
 * @param language for its colours; none when left out.
 */
export function fenced(lines: readonly string[], language = ''): readonly string[] {
  const text = lines.map(plain);
  const fence = '`'.repeat(Math.max(3, longestRun(text.join('\n')) + 1));
  return [`${fence}${language}`, ...text, fence];
}

/** A text of somebody else within a line of Markdown, as prose: nothing in it is markup, a link, or the end of a table's cell. */
export function proseText(text: string): string {
  return plain(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]<>|~#&$:@]|(?<=www)\./gi, '\\$&');
}

/** A text of somebody else within a cell of a table, as code. */
export function inlineCode(text: string): string {
  return code(text.replaceAll('|', '\\|'));
}

/** A text of somebody else within a line of Markdown that is in no table, as code. */
export function code(text: string): string {
  const line = plain(text.replace(/\s+/g, ' '));
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** Longer quotes would hide the rest of an error, which comes after them. */
const longestQuote = 600;

/**
 * A line of somebody else within a sentence, in quotes. One that is too long is not cut but left out: the runner's masker knows whole
 * secrets, not halves of them.
 */
export function quoted(line: string): string {
  return line.length <= longestQuote ? `"${line}"` : `a line of ${line.length} characters, which the log shows`;
}

/**
 * A message in as many characters as there is room for, without the longest of its lines where it is longer. No line is cut, because half
 * of a secret would not be masked.
 */
export function fitted(message: string, most: number): string {
  const lines = message.split('\n');
  const longest = lines.reduce((longer, line) => (line.length > longer.length ? line : longer), '');
  const leftOut = `(A line of ${longest.length} characters is too long to be shown here.)`;
  if (message.length <= most || leftOut.length >= longest.length) return message;
  return fitted(lines.with(lines.indexOf(longest), leftOut).join('\n'), most);
}

function plain(text: string): string {
  return text.replace(controls, '');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
