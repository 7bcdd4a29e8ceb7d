import { formsOf } from './encodings.ts';
import { shortestNeedle, unscannable } from './needles.ts';

/** What to hand to the runner's masker for a value, or why it gets nothing. */
export interface MaskPlan {
  readonly masks: readonly string[];
  /** A clause about the value, such as `is shorter than 4 characters`; absent when the value is masked. */
  readonly skipped?: string;
}

/**
 * The masks for one value: the plain ones, and the encodings that the runner does not know. Those are for values that were read well;
 * of a text that is broken everything may be a value.
 */
export function planMasks(value: string): MaskPlan {
  const plan = planPlainMasks(value);
  return plan.skipped === undefined ? { masks: distinct([...plan.masks, ...encodingsOf(value)]) } : plan;
}

/**
 * The masks for a value as it stands. The runner masks each line of a mask on its own, however short, and replaces it wherever it occurs: a
 * lone brace of a multi-line JSON key would turn every brace of the log into `***`. So a value of several lines is given line by
 * line without the short ones, and words that are everywhere are not given at all.
 */
export function planPlainMasks(value: string): MaskPlan {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const [only] = filled;
  if (filled.length > 1) return planLines(filled);
  if (only === undefined || only.length < shortestValue)
    return { masks: [], skipped: `is shorter than ${shortestValue} characters` };
  if (commonWords.has(only.toLowerCase())) return { masks: [], skipped: 'is a word that is everywhere in logs' };
  if (isPunctuation(only) && only.length < shortestLine)
    return { masks: [], skipped: 'is short punctuation, which is everywhere in logs' };
  return { masks: lines.length === 1 ? distinct([value, only]) : [only] };
}

const shortestValue = 4;
const shortestLine = 8;
const commonWords = new Set(['true', 'false', 'null', 'none', 'yes', 'no', 'on', 'off']);

function planLines(lines: readonly string[]): MaskPlan {
  const masks = lines.filter((line) => line.length >= shortestLine && !isPunctuation(line));
  return masks.length > 0
    ? { masks: distinct(masks) }
    : { masks: [], skipped: `has no line of ${shortestLine} or more characters` };
}

function encodingsOf(value: string): readonly string[] {
  // Half of a surrogate pair has no encoding at all; nothing prints it.
  const text = Buffer.from(value, 'utf8').toString('utf8');
  return maskTextsOf(text).filter((form) => !isPunctuation(form));
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
  return distinct(texts);
}

const longestMasked = 8_192;

function isPunctuation(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
