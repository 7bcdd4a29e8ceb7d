import type { ConditionVerdict } from '../../ecs/condition/judge-condition.ts';
import type { DiagnosedCause, ExplainedService } from './causes.ts';
import type { SearchedText } from './looked-at.ts';

/** What a diagnosis has come to. Plain data. */
export interface Diagnosed {
  /** The cause to begin with first; empty where nothing is known. */
  readonly causes: readonly DiagnosedCause[];
  /** null where no service was asked for, or it could not be read. */
  readonly service: ExplainedService | null;
  readonly texts: readonly SearchedText[];
  /** What could not be read, each a sentence. */
  readonly unread: readonly string[];
  /** Takes every value of an environment entry out of a text. */
  redact(text: string): string;
}

/** What of a diagnosis says whether something is wrong. */
interface Judged {
  readonly causes: readonly Pick<DiagnosedCause, 'id' | 'isGiven'>[];
  readonly service: { readonly verdict: Pick<ConditionVerdict, 'isHealthy'> } | null;
  readonly texts: readonly Pick<SearchedText, 'bytes'>[];
}

/** Whether something is wrong: a cause stands in a text that was given, or the service is not fine. */
export function isProblem({ causes, service }: Omit<Judged, 'texts'>): boolean {
  return causes.some(({ isGiven }) => isGiven) || (service !== null && service.verdict.isHealthy !== true);
}

/** Whether something failed that nothing names: nobody gives the log of what went well. */
export function isUnknownFailure({ causes, service, texts }: Judged): boolean {
  if (causes.length > 0) return isNamedByEndOnly(causes[0]);
  return texts.some(({ bytes }) => bytes > 0) || service?.verdict.isHealthy === false;
}

/** These say with which exit code something ended, and nothing of why. */
const ends: ReadonlySet<string> = new Set(['crashed', 'same-crash-twice', 'killed', 'essential-container-exited']);

function isNamedByEndOnly(cause: Pick<DiagnosedCause, 'id'> | undefined): boolean {
  return cause !== undefined && ends.has(cause.id);
}
