import type { RankedCause } from '../diagnosis/evidence-text.ts';
import type { FoundError } from '../diagnosis/found-error.ts';
import type { ErrorSource } from '../diagnosis/known-errors/known-error.ts';
import { fenced, logLine } from '../toolkit/foreign-text.ts';
import { escaped } from './explanation-summary.ts';

/** A cause as a reader needs it; `why` and `quote` may be empty. */
export type ToldCause = Pick<FoundError, 'what' | 'why' | 'fix' | 'link' | 'quote'>;

/** A cause for the job's log: what happened, why, what to do, each on a line, and the page that says more. */
export function causeLines({ what, why, fix, link }: ToldCause): readonly string[] {
  const more = link === undefined ? [] : [`More: ${link}`];
  return [what, ...(why === '' ? [] : [`Why: ${why}`]), `Do: ${fix}`, ...more].map(logLine);
}

/** A cause as Markdown: the same, and the words that it is known by. */
export function causeMarkdown(cause: ToldCause): readonly string[] {
  const { what, why, fix, link, quote } = cause;
  return [
    `**${escaped(what)}**`,
    '',
    ...(quote === '' ? [] : [...fenced([quote]), '']),
    ...(why === '' ? [] : [`**Why**: ${escaped(why)}`, '']),
    `**Do**: ${escaped(fix)}${link === undefined ? '' : ` ([more](${link}))`}`,
    '',
  ];
}

const sourceWords: Readonly<Record<ErrorSource, string>> = {
  build: 'the output of the build',
  registry: 'the answer of the registry',
  credentials: 'the output of the login to AWS',
  'ecs-api': 'an answer of AWS',
  'service-event': 'an event of the service',
  'stopped-reason': 'the reason for which ECS stopped it',
  'container-log': 'the log',
  probe: 'an answer to a probe',
};

/** Where a cause was seen, such as `the log of the container "app", task 0123456789abcdef, line 12`. */
export function placeText({
  source,
  from,
  line,
  time,
}: Pick<RankedCause, 'source' | 'from' | 'line' | 'time'>): string {
  const { container, task, stream } = from;
  const text = stream ?? sourceWords[source];
  const owner = container === undefined ? '' : ` of the container "${container}"`;
  const parts = [
    `${text}${owner}`,
    ...(task === undefined ? [] : [`task ${task}`]),
    ...(isOfOneLine(source) && stream === undefined ? [] : [`line ${line}`]),
    ...(time === null ? [] : [timeText(time)]),
  ];
  return parts.join(', ');
}

function isOfOneLine(source: ErrorSource): boolean {
  return source === 'service-event' || source === 'stopped-reason' || source === 'ecs-api';
}

/** An instant for a reader, such as `2026-11-26 02:04:05 UTC`. */
function timeText(seconds: number): string {
  return `${new Date(1_000 * seconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
