import type { ErrorSentences } from '../../toolkit/errors.ts';

/** What is looked at. */
export type CheckName =
  | 'platform'
  | 'services'
  | 'start'
  | 'stays up'
  | 'health check'
  | 'port'
  | 'variables'
  | 'user'
  | 'command';

/** What a check came to. What is said is a clause, such as `answered 200`; no secret stands in any of it. */
export type Verdict =
  | { readonly state: 'passed'; readonly says: string }
  | { readonly state: 'skipped'; readonly says: string }
  | { readonly state: 'failed'; readonly says: string; readonly sentences: ErrorSentences };

export interface CheckResult {
  readonly name: CheckName;
  readonly verdict: Verdict;
  readonly milliseconds: number;
}

export function passed(says: string): Verdict {
  return { state: 'passed', says };
}

export function skipped(says: string): Verdict {
  return { state: 'skipped', says };
}

/** `says` is the short form for tables and the log. */
export function failed(says: string, sentences: ErrorSentences): Verdict {
  return { state: 'failed', says, sentences };
}

/** The failed checks among these. */
export function failures(results: readonly CheckResult[]): readonly { name: CheckName; sentences: ErrorSentences }[] {
  return results.flatMap(({ name, verdict }) =>
    verdict.state === 'failed' ? [{ name, sentences: verdict.sentences }] : [],
  );
}
