/** Where a text stands by which an error is known. */
export type ErrorSource =
  | 'build'
  | 'registry'
  | 'credentials'
  | 'ecs-api'
  | 'service-event'
  | 'stopped-reason'
  | 'container-log'
  | 'probe';

/** A pattern for a line, or for a few: a regular expression of JavaScript, or one that another engine tries. */
export interface LinePattern {
  /** In the syntax of JavaScript. */
  readonly source: string;
  readonly flags: string;
  exec(text: string): { readonly groups?: Readonly<Record<string, string | undefined>> | undefined } | null;
}

/**
 * An error that is known by its text, as data. Sentences are templates: `{name}` stands for a named group of the patterns, and a
 * sentence in which one stays empty is not used; `{name|otherwise}` has words for that case.
 */
export interface KnownError {
  /** For people to search for, such as `npm-ci-no-lockfile`; never renamed. */
  readonly id: string;
  readonly sources: readonly ErrorSource[];
  /**
   * Any of them tells the error; each is tried on one line, or on a few lines joined by line breaks where it has `\n` or `\s`. Linear in the text:
   * every repetition is bounded, and no two neighbours can match the same character.
   */
  readonly patterns: readonly LinePattern[];
  /** What happened, one sentence. */
  readonly what: string;
  /** Why, one sentence; begins with "Likely" where it is inferred. */
  readonly why: string;
  /** What to do, one sentence or two. */
  readonly fix: string;
  /** A page of the tool that says more. */
  readonly link?: string;
  /** Ids of errors that this one explains: a build's own error beats the echo of it. */
  readonly beats?: readonly string[];
}
