import type { InputReader } from './inputs.ts';

/**
 * A command for a container: a JSON array of words runs as it is, also in an image without a shell; anything else is a line for
 * `sh -c` there. Splitting on blanks, as others do, breaks every quoted word.
 *
 * @returns null when unset.
 */
export function readCommand(reader: InputReader, name: string): readonly string[] | null {
  const text = reader.text(name);
  if (text === undefined) return null;
  if (!text.startsWith('[')) return ['sh', '-c', text];
  const words = parseWords(text);
  if (words === undefined) reader.reject(`"${name}" begins like a JSON array, but is not one of strings`);
  return words ?? null;
}

function parseWords(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string')
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}
