import type { FoundError } from '../../diagnosis/found-error.ts';

/** The cause that a container's own lines name; undefined where they name none. What is known is loaded only when something failed. */
export async function knownCause(lines: readonly string[]): Promise<FoundError | undefined> {
  const { matchErrors } = await import('../../diagnosis/match-errors.ts');
  return matchErrors(lines, ['container-log'])[0];
}
