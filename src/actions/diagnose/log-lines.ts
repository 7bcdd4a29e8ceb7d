import { maskSecretShapes } from '../../diagnosis/mask-secrets.ts';
import { causeLines } from '../../report/cause-text.ts';
import { evidenceLines } from '../../report/explanation-lines.ts';
import { foreignLines, logLine } from '../../toolkit/foreign-text.ts';
import type { DiagnosedCause } from './causes.ts';
import type { Diagnosed } from './diagnosed.ts';
import { lookedAt, type SearchedText } from './looked-at.ts';

/** A diagnosis for the job's log: the one cause first, then what it was concluded from, and what was looked at. */
export function logLines(diagnosed: Diagnosed, isUnknown: boolean): readonly string[] {
  const { causes, service, texts, unread } = diagnosed;
  const [first, ...others] = causes;
  return [
    ...(service === null ? [] : [service.verdict.sentence]),
    ...(first === undefined ? [nothingKnown(diagnosed)] : firstLines(first)),
    ...(service === null ? [] : evidenceLines(service.explanation)),
    ...listed('Likely consequences of it:', others.filter(isConsequence).map(shortLine)),
    ...listed('Also found:', others.filter((cause) => !isConsequence(cause)).map(shortLine)),
    ...(isUnknown ? texts.flatMap((text) => lastLines(text)) : []),
    ...listed('Looked at:', lookedAt(service?.condition ?? null, texts)),
    ...listed('Not read:', unread),
  ];
}

function firstLines(cause: DiagnosedCause): readonly string[] {
  const { id, place, quote } = cause;
  return [`Cause: ${id}`, ...causeLines(cause), ...(quote === '' ? [] : [`Seen in ${place}:`, ...foreignLines(quote)])];
}

function isConsequence({ explainedBy }: DiagnosedCause): boolean {
  return explainedBy.length > 0;
}

function shortLine({ id, what, place }: DiagnosedCause): string {
  return logLine(`${id}: ${what}${place === '' ? '' : ` (${place})`}`);
}

/** What to say where no cause is known, of a service or of texts. */
export function nothingKnown({ service, texts }: Diagnosed): string {
  const hasText = texts.some(({ bytes }) => bytes > 0);
  if (service?.verdict.isHealthy === true && !hasText) return 'Nothing needs to be explained.';
  if (service === null && !hasText) return 'There is nothing to explain: what was given is empty.';
  return 'No known cause fits what was read.';
}

function lastLines({ name, lastLines: lines }: SearchedText): readonly string[] {
  if (lines.length === 0) return [];
  return [`Last lines of ${name}:`, ...lines.map(maskSecretShapes).flatMap(foreignLines)];
}

function listed(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `- ${item}`)];
}
