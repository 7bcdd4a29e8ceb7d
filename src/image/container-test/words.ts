/** A text of a container inside a sentence: one line, in quotes, and not too long. */
export function quoted(text: string, longest = 300): string {
  const line = text.trim().replace(/\s+/g, ' ').replace(/[.]$/, '');
  return `"${line.length > longest ? `${line.slice(0, longest)}…` : line}"`;
}

/** Seconds for a reader, with one digit behind the point. */
export function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `one`, `one and two`, `one, two and three`. */
export function listed(words: readonly (string | number)[]): string {
  const last = words.at(-1);
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : String(last ?? '');
}
