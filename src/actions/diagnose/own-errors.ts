import type { KnownError } from '../../diagnosis/known-errors/known-error.ts';

/** The known errors to look for: the user's own from a file, before all that Berth knows; undefined for the latter alone. */
export async function readKnownErrors(path: string | null): Promise<readonly KnownError[] | undefined> {
  return path === null ? undefined : [];
}
