import { tellingLines, tellingPart } from './telling-lines.ts';
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
  if (rowsOfKeys.some((row) => row.includes(text.toLowerCase()))) return 'is a row of keys that stands in many files';
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

/** A weak password among them is no secret: any image has the word, and stopping for it would hide what is one. */
const commonWords = new Set([
  'changeit',
  'changeme',
  'default',
  'development',
  'disabled',
  'enabled',
  'example',
  'localhost',
  'master',
  'password',
  'postgres',
  'production',
  'public',
  'secret',
  'staging',
  'undefined',
]);
const rowsOfKeys = ['01234567890', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop'];

/** The forms as they are looked for: long ones by their telling part. */
function searchedForms(value: string): readonly Form[] {
  const text = value.trim();
  if (!/[\r\n]/.test(text) && text.length <= longestWhole) return searchedFormsOfCore(text);
  const lines = tellingLines(value);
  const forms = lines.map((line) => ({ encoding: 'one of its lines' as const, text: middle(line) }));
  // Lines that are everywhere tell something by their sequence alone, when it is long enough.
  const core = lines.length > 0 ? longest(lines) : text;
  const isTold = lines.length > 0 || (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= shortestSequence;
  return isTold ? unique([...forms, ...searchedFormsOfCore(middle(core))]) : [];
}

/** Letters and digits. */
const shortestSequence = 16;

function searchedFormsOfCore(core: string): readonly Form[] {
  return unique([{ encoding: 'as it is', text: core }, ...escapedForms(core), ...searchedBinaryForms(core)]);
}

/** Bytes of a form that are looked for in one piece. */
const longestWhole = 64;

/** What is around the telling part of a long text: its start is often the same for many, such as the scheme of a URL. */
function middle(text: string): string {
  if (text.length <= longestWhole) return text;
  const part = tellingPart(text);
  const center = Math.floor((part.start + part.end) / 2);
  const start = Math.max(0, Math.min(center - longestWhole / 2, text.length - longestWhole));
  return cut(text, start, start + longestWhole);
}

/** Half a character that takes two places at an end would become another one as bytes. */
function cut(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}

function longest(lines: readonly string[]): string {
  const most = Math.max(...lines.map((line) => line.length));
  const candidates = lines.filter((line) => line.length === most);
  return candidates[Math.floor(candidates.length / 2)] ?? '';
}

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
 * of a long one, two parts that are shorter than a line.
 */
function searchedBinaryForms(text: string): readonly Form[] {
  const texts = [text, ...lineEndTexts(text), ...jsonTexts(text).slice(0, 3)];
  const once = texts.flatMap(tellingParts).flatMap((part) => base64Texts(Buffer.from(part)));
  const twice = once.flatMap((form) => base64Texts(Buffer.from(form)));
  return [
    ...binaryForms(texts).filter(({ encoding }) => encoding !== 'base64 in base64'),
    ...twice.map((form) => ({ encoding: 'base64 in base64' as const, text: form })),
  ];
}

/** Characters of which base64 makes 28: two such parts side by side are shorter than a line of 60, so a line's end breaks only one. */
const longestHalf = 21;
/** What tells two texts apart that are the same around it. */
const shortestTelling = 4;

/** A short text as it is; of a long one what is on both sides of the middle of its telling part, as far as some of that is in it. */
function tellingParts(text: string): readonly string[] {
  if (Buffer.byteLength(text) <= 2 * longestHalf) return [text];
  const { start, end } = tellingPart(text);
  const middleOfPart = Math.floor((start + end) / 2);
  const border = Math.max(longestHalf, Math.min(middleOfPart, text.length - longestHalf));
  const halves = [border - longestHalf, border].map((from) => ({ from, to: from + longestHalf }));
  const tells = ({ from, to }: { from: number; to: number }) =>
    Math.min(to, end) - Math.max(from, start) >= Math.min(shortestTelling, end - start);
  const telling = halves.filter(tells);
  return (telling.length > 0 ? telling : halves).map(({ from, to }) => cut(text, from, to));
}

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
