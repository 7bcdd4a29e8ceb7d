import type { Masks } from './masks.ts';

/**
 * The masks of a job as GitHub's runner has them: each value and each line of it, and what its encoders make of these. Source:
 * actions/runner, `AddMaskCommandExtension`, `HostContext` (which encoders), `ValueEncoders`, `SecretMasker`. The encoders for
 * PowerShell are left out, so this hides a little less than a runner does.
 */
export function createRunnerMasks(secrets: readonly string[] = []): Masks {
  const originals = new Set<string>();
  const hidden = new Set<string>();
  const addValue = (value: string) => {
    originals.add(value);
    for (const form of [value, ...encoders.map((encode) => encode(value))]) if (form !== '') hidden.add(form);
  };
  const add = (value: string) => {
    if (value.trim() === '') return;
    addValue(value);
    for (const line of value.split(/\r\n|\r|\n/)) if (line.trim() !== '') addValue(line.trim());
  };
  for (const secret of secrets) add(secret);
  return {
    get values() {
      return [...originals].sort((one, other) => other.length - one.length);
    },
    add,
    apply: (text) => replaceRanges(text, hidden),
  };
}

const encoders: readonly ((value: string) => string)[] = [
  (value) => base64From(value, 0),
  (value) => base64From(value, 1),
  (value) => base64From(value, 2),
  // CommandLineArgumentEscape
  (value) => value.replaceAll('"', '\\"'),
  // ExpressionStringEscape
  (value) => value.replaceAll("'", "''"),
  // JsonStringEscape
  (value) => JSON.stringify(value).slice(1, -1),
  // UriDataEscape
  (value) => encodeURIComponent(value).replace(/[!'()*]/g, percent),
  // XmlDataEscape
  (value) => value.replace(/[<>&"']/g, (character) => xmlEscapes[character] ?? character),
  // TrimDoubleQuotes
  (value) => (value.length > 8 && /^".*"$/s.test(value) ? value.slice(1, -1) : ''),
];

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

const xmlEscapes: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

/** With its padding, as the runner looks for it: text that goes on behind the secret can make it differ. */
function base64From(value: string, firstByte: number): string {
  const bytes = Buffer.from(value);
  return (bytes.length > firstByte ? bytes.subarray(firstByte) : bytes).toString('base64');
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Ranges that touch or overlap become one `***`. */
function replaceRanges(text: string, hidden: ReadonlySet<string>): string {
  const ranges = [...hidden].flatMap((value) => occurrences(text, value)).sort((one, other) => one.start - other.start);
  let masked = '';
  let shown = 0;
  for (const { start, end } of ranges) {
    if (start > shown || masked === '') masked += `${text.slice(shown, start)}***`;
    shown = Math.max(shown, end);
  }
  return masked + text.slice(shown);
}

function occurrences(text: string, value: string): readonly Range[] {
  const ranges: Range[] = [];
  for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + 1))
    ranges.push({ start, end: start + value.length });
  return ranges;
}
