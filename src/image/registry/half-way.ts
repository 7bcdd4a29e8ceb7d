import { BerthError } from '../../toolkit/errors.ts';

/** What failed half way, and what is in a registry by then and stays there, such as `REPOSITORY_URI:TAG`. */
export function halfWay(thrown: unknown, references: readonly string[]): unknown {
  if (references.length === 0 || !(thrown instanceof BerthError)) return thrown;
  const { what, why, fix } = thrown.sentences;
  const there = `Already there: ${references.join(', ')}.`;
  return new BerthError(thrown.code, { what, why: `${why} ${there}`, fix }, { cause: thrown });
}
