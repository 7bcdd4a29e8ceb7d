/** Every reason for which Berth itself stops an action. Names, not numbers: they are what people search for. */
export type ErrorCode =
  | 'ACTION_CANCELLED'
  | 'AWS_ACCESS_DENIED'
  | 'AWS_CALL_FAILED'
  | 'AWS_CREDENTIALS_EXPIRED'
  | 'AWS_CREDENTIALS_MISSING'
  | 'AWS_REGION_MISSING'
  | 'AWS_THROTTLED'
  | 'AWS_UNREACHABLE'
  | 'BEFORE_COMMAND_FAILED'
  | 'BUILD_FAILED'
  | 'CAUSE_FOUND'
  | 'CLUSTER_NOT_FOUND'
  | 'CONCURRENT_DEPLOYMENT'
  | 'CONTAINER_NOT_FOUND'
  | 'CONTAINER_TEST_FAILED'
  | 'DEPLOYMENT_CANCELLED'
  | 'DEPLOYMENT_FAILED'
  | 'DEPLOYMENT_ROLLED_BACK'
  | 'DEPLOYMENT_STALLED'
  | 'DEPLOYMENT_SUPERSEDED'
  | 'DEPLOYMENT_TIMED_OUT'
  | 'DOCKERFILE_NOT_FOUND'
  | 'DOCKER_MISSING'
  | 'DOCKER_UNAVAILABLE'
  | 'DOCTOR_FOUND_PROBLEMS'
  | 'INVALID_INPUT'
  | 'INVALID_SECRETS'
  | 'LEAK_FOUND'
  | 'LOCAL_AWS_FAILED'
  | 'LOG_NOT_READABLE'
  | 'OUTCOME_UNKNOWN'
  | 'PREFLIGHT_FAILED'
  | 'PUSH_FAILED'
  | 'REHEARSAL_FAILED'
  | 'REPOSITORY_NOT_FOUND'
  | 'ROLLBACK_IMPOSSIBLE'
  | 'SECRETS_NOT_READABLE'
  | 'SECRET_NOT_STORED'
  | 'SERVICE_NOT_FOUND'
  | 'SERVICE_UNSUPPORTED'
  | 'TAG_IMMUTABLE'
  | 'TASK_DEFINITION_INACTIVE'
  | 'TASK_DEFINITION_INVALID'
  | 'TASK_DEFINITION_NOT_FOUND'
  | 'TASK_FAILED'
  | 'TASK_NOT_STARTED'
  | 'TASK_TIMED_OUT'
  | 'TOO_MANY_DEPLOYMENTS'
  | 'VERIFICATION_FAILED'
  | 'WOULD_INTERRUPT'
  | 'WOULD_STALL'
  | 'UNEXPECTED';

/** The three sentences that every error owes its reader. None of them may hold a secret's value. */
export interface ErrorSentences {
  /** What happened, in the user's terms. */
  readonly what: string;
  /** Why it happened, as far as is known. */
  readonly why: string;
  /** The one thing to do about it. */
  readonly fix: string;
}

/** An error that a user can act on. Thrown anywhere, caught by `runAction` only. */
export class BerthError extends Error {
  readonly code: ErrorCode;
  readonly sentences: ErrorSentences;
  /** Where in the user's files the cause is; undefined when it is in none of them. */
  readonly place: SourcePlace | undefined;

  constructor(
    code: ErrorCode,
    sentences: ErrorSentences,
    options?: { cause?: unknown; place?: SourcePlace | undefined },
  ) {
    super(`${sentences.what} ${sentences.why} ${sentences.fix}`, options);
    this.name = 'BerthError';
    this.code = code;
    this.sentences = sentences;
    this.place = options?.place;
  }
}

/** A line of a file of the user's, for an annotation that shows up beside it. */
export interface SourcePlace {
  /** Relative to the workspace. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The message of anything that was thrown, for use inside a sentence. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/**
 * A text on one line that ends as a sentence does, for the messages of others inside an error. Spaces stay as they are: the runner
 * would not know a secret again in which two of them have become one.
 */
export function asSentence(text: string): string {
  const line = text.trim().replace(/\s*[\r\n]\s*/g, ' ');
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
