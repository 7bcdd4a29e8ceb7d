import { planMasks } from './masks.ts';

/**
 * A function that replaces these values by `***` in a line. The runner masks what it prints, but a message may go elsewhere too: into
 * an error, or to a runner that masks less.
 */
export function createRedactor(values: readonly string[]): (line: string) => string {
  const masks = [...new Set(values.flatMap((value) => planMasks(value).masks))];
  // Of two values that overlap, the longer one first: it would survive in part otherwise.
  masks.sort((one, other) => other.length - one.length);
  return (line) => masks.reduce((text, mask) => text.replaceAll(mask, '***'), line);
}
