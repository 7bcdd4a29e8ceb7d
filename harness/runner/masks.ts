/** The values that a job hides, from the first line after they are known. */
export interface Masks {
  /** Every value so far, longest first. */
  readonly values: readonly string[];
  /** Hides a value and each of its lines. Blank values are ignored, as the runner does. */
  add(value: string): void;
  /** The text with every known value replaced by three stars. */
  apply(text: string): string;
}

/**
 * The masks of one job. A real runner also hides Base64, JSON and URL forms of each value; this one hides the plain value
 * only, so that a test sees what an action did not mask by itself.
 */
export function createMasks(secrets: readonly string[]): Masks {
  let values: readonly string[] = [];
  const add = (value: string) => {
    const parts = [value, ...value.split(/\r?\n/)].filter((part) => part.trim() !== '');
    values = [...new Set([...values, ...parts])].sort((one, other) => other.length - one.length);
  };
  for (const secret of secrets) add(secret);
  return {
    get values() {
      return values;
    },
    add,
    apply: (text) => values.reduce((masked, value) => masked.replaceAll(value, '***'), text),
  };
}
