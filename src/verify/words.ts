const longest = 200;

/** A text of a server inside a sentence: one line, without control characters, and not too long. */
export function inlineText(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > longest ? `a text of ${line.length} characters` : line;
}
