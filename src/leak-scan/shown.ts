import type { Scanner } from './scanner.ts';

/**
 * A name or path out of an image, for the log: without secrets, and on one line. Behind a line break in it could stand a command that
 * the runner would carry out.
 */
export function shown(scanner: Scanner, text: string): string {
  return scanner.redact(text).replace(/\p{Cc}+/gu, ' ');
}
