import type { FoundError } from './found-error.ts';
import type { ErrorSource } from './known-errors/known-error.ts';

/** Where a text is from, as far as it is known. */
export interface Origin {
  /** Of the task definition, or of Docker. */
  readonly container?: string;
  /** Id of an ECS task. */
  readonly task?: string;
  /** Whatever else names it: a log stream, a file, a URL that was asked, a target group. */
  readonly stream?: string;
}

/** What a text is, besides its lines. */
export interface EvidenceOrigin {
  /** What kinds of text it can be: one where that is known, all of them for a file of unknown kind. */
  readonly sources: readonly ErrorSource[];
  readonly from?: Origin;
  /** When its first line was written, in seconds since 1970. Lines that begin with a time are dated by that. */
  readonly time?: number;
  /**
   * What is known of the task, for the places of sentences that the lines do not fill: `image`, `role` (the execution role), `logGroup`;
   * `container` with its article, which is taken from `from` if it is not given.
   */
  readonly known?: Readonly<Record<string, string>>;
}

/** A text that may tell of a failure. */
export interface EvidenceText extends EvidenceOrigin {
  readonly text: string;
}

/** A cause that was found, with where it was found. */
export interface RankedCause extends FoundError {
  readonly source: ErrorSource;
  readonly from: Origin;
  /** When its line was written, in seconds since 1970; null where nothing says so. */
  readonly time: number | null;
  /** Whether it is inferred, and not stated by the line: its sentences say "likely". */
  readonly isLikely: boolean;
  /** Ids of those among the causes that explain this one, which makes it a consequence; they come before it. */
  readonly explainedBy: readonly string[];
}
