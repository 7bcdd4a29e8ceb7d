const longest = 200;

/** A text of a server inside a sentence: one line, not too long, without control characters and without what a runner takes for a command. */
export function inlineText(text: string): string {
  const line = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('##[', '## [')
    .trim();
  return line.length > longest ? `a text of ${line.length} characters` : line;
}

/** A URL or path of a server inside a sentence, without what may be a secret in it: a login, a query, a fragment. */
export function inlineUrl(text: string): string {
  return inlineText(text.replace(/([?#])[\s\S]+$/, '$1…').replace(/\/\/[^/]*@/, '//…@'));
}
