/** The last line that is not blank; an empty string when there is none. */
export function lastLine(text: string): string {
  return textLines(text).at(-1) ?? '';
}

/**
 * What a builder said last about a build that failed. BuildKit ends with `ERROR: failed to solve: …`, after which its client may
 * print hints; the legacy builder's error is the last line of standard error.
 */
export function builderMessage(stdout: string, stderr: string): string {
  const lines = textLines(stderr);
  const error = lines.findLast((line) => /^(?:ERROR: |error: |failed to |Error response )/.test(line)) ?? lines.at(-1);
  return (error ?? lastLine(stdout)).replace(/^ERROR: /i, '');
}

function textLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  return lines.filter((line) => line.trim() !== '');
}
