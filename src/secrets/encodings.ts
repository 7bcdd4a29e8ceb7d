import type { Secret } from './types.ts';

/** How a value was written where it was found. */
export type Encoding =
  | 'as it is'
  | 'one of its lines'
  | 'with other line ends'
  | 'escaped line ends'
  | 'JSON'
  | 'JSON in JSON'
  | 'URL'
  | 'HTML or XML'
  | 'shell quotes'
  | 'base64'
  | 'base64 in base64'
  | 'hex';

/** One way in which a value can stand in a text. */
export interface Form {
  readonly encoding: Encoding;
  readonly text: string;
}

/** What to look for in bytes in order to find a secret. It is part of a value: never print it. */
export interface Needle {
  readonly name: string;
  readonly encoding: Encoding;
  readonly bytes: Buffer;
  /** True for encodings whose programs break lines: a break within is no difference. */
  readonly mayWrap: boolean;
}

/** The fewest bytes that are looked for: fewer stand in any image by chance. */
export const shortestNeedle = 6;

/**
 * What to look for in order to find a secret in any of its forms. A form that is long is looked for by a part that is a
 * secret of its own: the whole may be wrapped, cut or end in another way, and the start of a key or of a JSON file is public.
 * None for a value that `unscannable` explains.
 */
export function needlesOf(secret: Secret): readonly Needle[] {
  if (unscannable(secret.value) !== undefined) return [];
  const needles = new Map<string, Needle>();
  for (const { encoding, text } of searchedForms(secret.value)) {
    const bytes = Buffer.from(text);
    const key = bytes.toString('latin1');
    if (bytes.length >= shortestNeedle && !needles.has(key))
      needles.set(key, { name: secret.name, encoding, bytes, mayWrap: isWrapped(encoding) });
  }
  return [...needles.values()];
}

/** True for encodings whose usual programs break their output into lines of 60 to 76 characters. */
export function isWrapped(encoding: Encoding): boolean {
  return encoding === 'base64' || encoding === 'base64 in base64' || encoding === 'hex';
}

/** Why a value cannot be looked for, as a clause about it; undefined when it can. */
export function unscannable(value: string): string | undefined {
  const text = value.trim();
  if (Buffer.byteLength(text) < shortestNeedle) return `is shorter than ${shortestNeedle} bytes`;
  if (commonWords.has(text.toLowerCase())) return 'is a word that stands in many files';
  if (new Set(text).size < 3) return 'is one or two characters again and again';
  return searchedForms(value).length === 0 ? 'has no line of its own that tells it from others' : undefined;
}

/**
 * Every text that a value becomes by a usual encoding, the whole of it, the value itself first. A base64 text stands here without
 * the characters at its ends that depend on what is in front of and behind the value, so each is part of what is found.
 */
export function formsOf(value: string): readonly Form[] {
  const text = value.trim();
  const forms = [
    { encoding: 'as it is', text: value },
    { encoding: 'as it is', text },
    ...lineForms(value),
    ...escapedForms(text),
    ...binaryForms([text, ...lineEndTexts(text)]),
  ] as const;
  return unique(forms.filter((form) => form.text !== ''));
}

/**
 * The texts that a runner's own masker misses, for `core.setSecret`. It knows a value as it is, in padded base64, as JSON, URL and
 * XML; not these: hex, base64 with the other alphabet or with something behind it, percent signs with small letters, `+` for a
 * blank, JSON in JSON, `\u00e4`, a shell's quotes, and base64 twice.
 *
 * A runner looks for each mask in each line of the log, so there are none for a value over 8 KiB, whose encodings nobody prints on one
 * line. About 15 remain for a plain value, and 45 for one with all sorts of signs. The three places that base64 twice can have are 9 of them: it is how
 * secrets were stolen from logs (tj-actions/changed-files, CVE-2025-30066).
 * Source: actions/runner, ValueEncoders.cs.
 */
export function maskTextsOf(value: string): readonly string[] {
  if (unscannable(value) !== undefined || value.length > longestMasked) return [];
  const known = new Set([value, value.trim()]);
  const texts = formsOf(value)
    .filter(({ encoding }) => encoding !== 'as it is' && encoding !== 'one of its lines')
    .map(({ text }) => text)
    .filter((text) => text.length >= shortestNeedle && !/[\r\n]/.test(text) && /\w/.test(text) && !known.has(text));
  return [...new Set(texts)];
}

const longestMasked = 8_192;
const shortestLine = 8;
const commonWords = new Set([
  'default',
  'development',
  'disabled',
  'enabled',
  'false',
  'localhost',
  'master',
  'production',
  'public',
  'staging',
  'undefined',
]);

/** The forms as they are looked for: long ones by their telling part. */
function searchedForms(value: string): readonly Form[] {
  const text = value.trim();
  const lines = tellingLines(value);
  if (!/[\r\n]/.test(text) && text.length <= longestWhole)
    return unique([{ encoding: 'as it is', text }, ...escapedForms(text), ...searchedBinaryForms(text)]);
  if (lines.length === 0) return [];
  const core = middle(longest(lines));
  return unique([
    ...lines.map((line) => ({ encoding: 'one of its lines' as const, text: middle(line) })),
    ...escapedForms(core),
    ...searchedBinaryForms(core),
  ]);
}

/** Bytes of a form that are looked for in one piece. */
const longestWhole = 64;

/** What is in the middle of a long text: its start is often the same for many, such as the scheme of a URL or the head of a key. */
function middle(text: string): string {
  if (text.length <= longestWhole) return text;
  const start = Math.floor((text.length - longestWhole) / 2);
  return text.slice(start, start + longestWhole);
}

function longest(lines: readonly string[]): string {
  const most = Math.max(...lines.map((line) => line.length));
  const candidates = lines.filter((line) => line.length === most);
  return candidates[Math.floor(candidates.length / 2)] ?? '';
}

/** The lines of a value that are not also in other people's files. */
function tellingLines(value: string): readonly string[] {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  const long = lines.filter((line) => line.length >= shortestLine && new Set(line).size >= 5);
  return long.filter((line) => !publicLines.some((pattern) => pattern.test(line)));
}

/** The armour of a PEM file, and the lines of a Google service account's key that are the same in each. */
const publicLines = [
  /^-{4,5} ?(BEGIN|END) [\w ]+-{4,5}$/,
  /^(Proc-Type|DEK-Info|Version|Comment): /,
  /^"(type|auth_uri|token_uri|auth_provider_x509_cert_url|universe_domain)": ?"[^"]*",?$/,
];

function lineForms(value: string): readonly Form[] {
  return tellingLines(value).map((text) => ({ encoding: 'one of its lines', text }));
}

function escapedForms(text: string): readonly Form[] {
  const forms = (encoding: Encoding, texts: readonly string[]) => texts.map((form) => ({ encoding, text: form }));
  const json = jsonTexts(text);
  return [
    ...forms('with other line ends', lineEndTexts(text)),
    ...forms('JSON', json),
    ...forms('JSON in JSON', json.flatMap(jsonTexts)),
    ...forms('escaped line ends', escapedLineEnds(text)),
    ...forms('URL', urlTexts(text)),
    ...forms('HTML or XML', markupTexts(text)),
    ...forms('shell quotes', shellTexts(text)),
  ];
}

function lineEndTexts(text: string): readonly string[] {
  const plain = text.replace(/\r\n?/g, '\n');
  return [plain, plain.replaceAll('\n', '\r\n')];
}

function escapedLineEnds(text: string): readonly string[] {
  return [text.replaceAll('\r', '\\r').replaceAll('\n', '\\n'), text.replace(/\r?\n/g, '\\n')];
}

/** As JavaScript writes a string, as PHP does (`\/`), as Python does (`\u00e4`), and as Go does (`\u0026` for `&`). */
function jsonTexts(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, unicodeEscape);
  const go = json.replace(/[<>&\u2028\u2029]/g, unicodeEscape);
  const slashed = json.replaceAll('/', '\\/');
  return [json, go, ascii, upperEscapes(ascii), slashed, slashed.replace(/[\u007f-\uffff]/g, unicodeEscape)];
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function upperEscapes(text: string): string {
  return text.replace(/\\u[\da-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`);
}

/** encodeURIComponent, RFC 3986 to the letter, a path (with its slashes), encodeURI, and a form; each with both kinds of hex digits. */
function urlTexts(text: string): readonly string[] {
  const wellFormed = Buffer.from(text).toString();
  const component = encodeURIComponent(wellFormed);
  const strict = component.replace(/[!'()*]/g, percent);
  const form = new URLSearchParams([['', wellFormed]]).toString().slice(1);
  const all = [
    component,
    strict,
    strict.replaceAll('%2F', '/'),
    component.replaceAll('%20', '+'),
    strict.replaceAll('%20', '+'),
    form,
    encodeURI(wellFormed),
  ];
  return all.flatMap((url) => [url, url.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())]);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function markupTexts(text: string): readonly string[] {
  const basic = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quotes = ['&quot;', '&#34;'];
  const apostrophes = ["'", '&apos;', '&#39;', '&#x27;', '&#039;'];
  return [
    basic,
    ...quotes.flatMap((quote) =>
      apostrophes.map((apostrophe) => basic.replaceAll('"', quote).replaceAll("'", apostrophe)),
    ),
  ];
}

/** Between single quotes in both ways that are usual, between double quotes, and word by word as `printf %q` writes it. */
function shellTexts(text: string): readonly string[] {
  return [
    text.replaceAll("'", "'\\''"),
    text.replaceAll("'", `'"'"'`),
    text.replace(/["\\$`]/g, '\\$&'),
    text.replace(/[^\w@%+=:,./\n-]/g, '\\$&'),
  ];
}

/** Of the text with each kind of line ends. */
function binaryForms(texts: readonly string[]): readonly Form[] {
  return [...new Set(texts)].flatMap((text) => {
    const bytes = Buffer.from(text);
    const once = base64Texts(bytes);
    const hex = [bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
    const twice = once.flatMap((form) => base64Texts(Buffer.from(form)));
    return [
      ...once.map((form) => ({ encoding: 'base64' as const, text: form })),
      ...hex.map((form) => ({ encoding: 'hex' as const, text: form })),
      ...twice.map((form) => ({ encoding: 'base64 in base64' as const, text: form })),
    ];
  });
}

/**
 * The forms of a part of a value. JSON within base64 is one of them, and base64 that was broken into lines before it was encoded again:
 * of a long one, the parts that are shorter than a line.
 */
function searchedBinaryForms(text: string): readonly Form[] {
  const texts = [text, ...lineEndTexts(text), ...jsonTexts(text).slice(0, 3)];
  const parts = texts.flatMap((each) => base64Texts(Buffer.from(each)).flatMap(partsOf));
  const twice = parts.flatMap((part) => base64Texts(Buffer.from(part)));
  return [
    ...binaryForms(texts).filter(({ encoding }) => encoding !== 'base64 in base64'),
    ...twice.map((form) => ({ encoding: 'base64 in base64' as const, text: form })),
  ];
}

function partsOf(base64: string): readonly string[] {
  if (base64.length <= longestPart) return [base64];
  const length = longestPart / 2;
  const count = Math.floor(base64.length / length);
  return Array.from({ length: count }, (_, index) => base64.slice(index * length, (index + 1) * length));
}

const longestPart = 56;

/** With both alphabets, and for each place that the bytes can have within a group of three. */
function base64Texts(bytes: Buffer): readonly string[] {
  const texts = [0, 1, 2].map((before) => stableBase64(bytes, before));
  return [...texts, ...texts.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}

/** The characters that are made of bits of these bytes alone, when `before` bytes stand in front of them in the first group. */
function stableBase64(bytes: Buffer, before: number): string {
  const characters = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((before * 8) / 6);
  const end = Math.floor(((before + bytes.length) * 8) / 6);
  return characters.slice(first, end);
}

function unique(forms: readonly Form[]): readonly Form[] {
  const seen = new Set<string>();
  return forms.filter(({ text }) => !seen.has(text) && seen.add(text));
}
