import type { FoundError } from './found-error.ts';
import { knownErrors } from './known-errors/all.ts';
import type { ErrorSource, KnownError } from './known-errors/known-error.ts';
import { matchErrors } from './match-errors.ts';

/** Where a text is from, as far as it is known. */
export interface Origin {
  /** Of the task definition, or of Docker. */
  readonly container?: string;
  /** Id of an ECS task. */
  readonly task?: string;
  /** Whatever else names it: a log stream, a file, an URL that was asked, a target group. */
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
   * What is known of where it was found, for the places of sentences that its lines do not fill: `container`, `image`, `role` (the
   * execution role), `logGroup`.
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
  /** Whether its reason is inferred, and not stated by the line. */
  readonly isLikely: boolean;
  /** Ids of those among the causes that explain this one, which makes it a consequence; they all come before it. */
  readonly explainedBy: readonly string[];
}

export interface DiagnosisOptions {
  /** All known errors, if it is not given; the user's own go before them. */
  readonly errors?: readonly KnownError[];
  /** Takes secrets out of a line before it is quoted; the shapes of passwords and tokens are masked in any case. */
  readonly redact?: (line: string) => string;
}

/**
 * What went wrong, by all texts together: the cause first. The first in time wins, and what another cause explains comes after all that
 * nothing explains. Texts without a time stand where they are given, behind the one before them. Empty where nothing is known: an unknown
 * failure gets no cause.
 */
export function diagnose(
  evidence: readonly EvidenceText[],
  { errors = knownErrors }: DiagnosisOptions = {},
): readonly RankedCause[] {
  return evidence.flatMap(({ text, sources, from = {}, time = null }) =>
    matchErrors(text.split('\n'), sources, errors).map((found) => ({
      ...found,
      source: sources[0] ?? 'build',
      from,
      time,
      isLikely: /\blikely\b/i.test(`${found.what} ${found.why}`),
      explainedBy: [],
    })),
  );
}

/** A diagnosis of texts that come in pieces. */
export interface Diagnosis {
  /** Begins a text; several may be open at the same time. */
  open(origin: EvidenceOrigin): OpenText;
  /** See `diagnose`. Nothing can be added afterwards. */
  finish(): readonly RankedCause[];
}

export interface OpenText {
  /** Takes the next piece, of any length; lines may go on in the next one. Memory does not grow with what is added. */
  add(piece: string): void;
}
