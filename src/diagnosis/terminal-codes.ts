const escapeByte = 0x1b;
const escapeCharacter = '\u001b';
const bell = '\u0007';

/** Colours, moves of the cursor, titles of windows and choices of alphabets; each stands in the middle of words. */
const sequences = new RegExp(
  `${escapeCharacter}(?:\\[[\\d;?]{0,40}[A-Za-z]|\\][^\\p{Cc}]{0,400}(?:${bell}|${escapeCharacter}\\\\)?|[()][A-Z0-9])?`,
  'gu',
);

/** A text of UTF-8 without what is told to a terminal; its line breaks stay. */
export function withoutTerminalCodes(text: Buffer): Buffer {
  if (!text.includes(escapeByte)) return text;
  return Buffer.from(text.toString('utf8').replace(sequences, ''));
}
