import { createErrorSearch } from './error-search.ts';
import type { FoundError } from './found-error.ts';
import { knownErrors } from './known-errors/all.ts';
import type { ErrorSource, KnownError } from './known-errors/known-error.ts';

/**
 * The known errors in lines of a log, oldest first, each once: the first is the cause, those behind it are likely its consequences. An
 * error that another one explains comes after that, wherever it stands. Time and memory do not depend on what the lines hold: see
 * `createErrorSearch`, which takes a log in pieces.
 *
 * @param sources where the lines are from; errors of other places are not looked for.
 */
export function matchErrors(
  lines: Iterable<string>,
  sources: readonly ErrorSource[],
  errors: readonly KnownError[] = knownErrors,
): readonly FoundError[] {
  const search = createErrorSearch(errors, sources);
  for (const line of lines) search.add(`${line}\n`);
  return search.finish();
}
