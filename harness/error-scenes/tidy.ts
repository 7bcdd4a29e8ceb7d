/** A text that differs with every run, and what is recorded in its place. */
export interface Shown {
  readonly real: string;
  readonly shown: string;
}

/** What tools print that is another each time: times, process ids, digests, and the names that BuildKit and npm make up. */
const changing: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\b\d{4}([-/])\d\d[-/]\d\d([T ])\d\d[:_]\d\d[:_]\d\d/g, '2026$101$102$203:04:05'],
  [/(03:04:05)([._])\d{3,9}(?=Z)/g, '$1$2000'],
  [/\b[0-9A-F]{16}(?=:error:)/g, '0'.repeat(16)],
  [/\b(not(?:After|Before)=).*(?= GMT)/g, '$1Jan  2 03:04:05 2026'],
  [/\b(Start Time: )\d+/g, '$11000000000'],
  [/\b[0-9a-f]{64}\b/g, '0'.repeat(64)],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12}\b/g, '0'.repeat(12)],
  [/\b[0-9a-z]{25}::[0-9a-z]{25}\b/g, `${'0'.repeat(25)}::${'0'.repeat(25)}`],
  [/^(#\d+ |)\d+\.\d{3} /gm, '$10.1 '],
  [/^#\d+ transferring \w+:(?!.* done$).*\n/gm, ''],
  [/^(#\d+ transferring \w+:) .*done$/gm, '$1 done'],
  [/\(\d+ k?B\/s\)/g, '(1000 B/s)'],
  [/\b0x[0-9a-f]{8,16}\b/g, '0x0'],
  [/\b\d+(?:\.\d+)?s( done)?$/gm, '0.1s$1'],
  [/\b\d+#\d+: \*\d+ /g, '7#7: *1 '],
  [/\b\d+#\d+: /g, '7#7: '],
  [/\bafter \d+ (ms|milliseconds)\b/g, 'after 1 $1'],
];

/** The legacy builder colours each piece of what a step prints, and where it cuts differs. */
const pieceEnd = '\u001b[0m\u001b[91m';

/** The text without what would make each recording of the same error another; the rest stays the tool's own. */
export function tidy(text: string, shown: readonly Shown[]): string {
  // The longest first: a folder may lie in another one.
  const longestFirst = [...shown].sort((one, two) => two.real.length - one.real.length);
  const told = longestFirst.reduce((rest, { real, shown: as }) => rest.replace(whole(real), () => as), text);
  const plain = changing.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), told);
  return plain
    .replaceAll(pieceEnd, '')
    .replace(/[ \t\r]+$/gm, '')
    .trim();
}

/** A number stands for itself only where it is no part of a longer one. */
function whole(real: string): RegExp {
  const escaped = real.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(/^\d+$/.test(real) ? `(?<!\\d)${escaped}(?!\\d)` : escaped, 'g');
}
