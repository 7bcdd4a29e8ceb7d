import { base64Texts, jsonTexts, lineEndTexts } from './encoders.ts';
import { binaryForms, distinctForms, type Encoding, escapedForms, type Form, isWrapped } from './encodings.ts';
import { tellingLines, tellingPart } from './telling-lines.ts';
import type { Secret } from './types.ts';

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

/** Why a value cannot be looked for, as a clause about it; undefined when it can. */
export function unscannable(value: string): string | undefined {
  const text = value.trim();
  if (Buffer.byteLength(text) < shortestNeedle) return `is shorter than ${shortestNeedle} bytes`;
  if (commonWords.has(text.toLowerCase())) return 'is a word that stands in many files';
  if (rowsOfKeys.some((row) => row.includes(text.toLowerCase()))) return 'is a row of keys that stands in many files';
  if (new Set(text).size < 3) return 'is one or two characters again and again';
  return searchedForms(value).length === 0 ? 'has no line of its own that tells it from others' : undefined;
}

/** Every image has these words, so that finding one tells nothing, even where it is the password. */
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
  return isTold ? distinctForms([...forms, ...searchedFormsOfCore(middle(core))]) : [];
}

/** Letters and digits. */
const shortestSequence = 16;

function searchedFormsOfCore(core: string): readonly Form[] {
  return distinctForms([{ encoding: 'as it is', text: core }, ...escapedForms(core), ...searchedBinaryForms(core)]);
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
