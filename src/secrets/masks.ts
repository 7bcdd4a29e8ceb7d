/** What to hand to the runner's masker for a value, or why it gets nothing. */
export interface MaskPlan {
  readonly masks: readonly string[];
  /** A clause about the value, such as `is shorter than 4 characters`; absent when the value is masked. */
  readonly skipped?: string;
}

/**
 * The masks for one value. The runner masks each line of a mask on its own, however short, and replaces it wherever it occurs: a
 * lone brace of a multi-line JSON key would turn every brace of the log into `***`. So a value of several lines is given line by
 * line without the short ones, and words that are everywhere are not given at all.
 */
export function planMasks(value: string): MaskPlan {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const [only] = filled;
  if (filled.length > 1) return planLines(filled);
  if (only === undefined || only.length < shortestValue)
    return { masks: [], skipped: `is shorter than ${shortestValue} characters` };
  if (commonWords.has(only.toLowerCase())) return { masks: [], skipped: 'is a word that is everywhere in logs' };
  return { masks: lines.length === 1 ? [...new Set([value, only])] : [only] };
}

const shortestValue = 4;
const shortestLine = 8;
const commonWords = new Set(['true', 'false', 'null', 'none', 'yes', 'no', 'on', 'off']);

function planLines(lines: readonly string[]): MaskPlan {
  const masks = lines.filter((line) => line.length >= shortestLine && /\w/.test(line));
  return masks.length > 0
    ? { masks: [...new Set(masks)] }
    : { masks: [], skipped: `has no line of ${shortestLine} or more characters` };
}
