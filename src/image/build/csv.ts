/**
 * One field of an option that Docker's clients read as a line of CSV, such as `src=PATH` of `--secret`. In quotes, with its own
 * quotes doubled, only where a comma, a quote or a line break makes it necessary.
 */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
