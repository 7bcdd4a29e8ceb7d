import type { BerthError } from '../toolkit/errors.ts';
import type { UrlResult } from '../verify/check-url.ts';
import { mayBeOfVersion } from '../verify/problem.ts';

/** Everything that a verification came to. */
export interface VerifyReport {
  /** In the order of the input. */
  readonly results: readonly UrlResult[];
  /** Whether the job was cancelled before the end. */
  readonly isCancelled: boolean;
  /** null where nothing was to be brought back. */
  readonly rollback: RollbackReport | null;
}

/** What became of the way back. */
export interface RollbackReport {
  /** As the deploy of the old version ended; empty where there was none. */
  readonly outcome: string;
  /** As `family:revision`; empty where it did not come that far. */
  readonly rolledBackTo: string;
  /** Why it did not succeed; null where it did. */
  readonly error: BerthError | null;
  /** What the same URLs answered afterwards; empty where they were not asked. */
  readonly results: readonly UrlResult[];
}

/** The output `outcome`. */
export type VerifyOutcome = 'passed' | 'failed' | 'rolled-back' | 'cancelled';

/** `rolled-back` only where the version from before answers as it should. */
export function verifyOutcome({ results, isCancelled, rollback }: VerifyReport): VerifyOutcome {
  if (isCancelled) return 'cancelled';
  if (results.every(isWell)) return 'passed';
  const servesAgain = rollback !== null && rollback.results.length > 0 && rollback.results.every(isWell);
  return servesAgain ? 'rolled-back' : 'failed';
}

/** Whether a URL passed. */
export function isWell({ problems, outcome }: UrlResult): boolean {
  return problems.length === 0 && outcome.kind === 'answered';
}

/** Whether another version may be better: an expired certificate or a missing name is the same for all of them. */
export function mayHelpToGoBack(results: readonly UrlResult[]): boolean {
  return results.some(({ problems }) => problems.some(mayBeOfVersion));
}
