import type { Cause, Explanation, StopGroup } from '../diagnosis/explanation.ts';
import { foreignLines, logLine } from '../toolkit/foreign-text.ts';

/** An explanation for the job's log: the cause, then what it was concluded from. */
export function explanationLines(explanation: Explanation): readonly string[] {
  const { cause } = explanation;
  const told = cause === null ? ['Cause: not known from what could be read.'] : causeLines(cause);
  return [...told, ...evidenceLines(explanation), ...explanation.unread];
}

/** What an explanation was concluded from, for the job's log. */
export function evidenceLines({ groups, container, events, targets, breaker }: Explanation): readonly string[] {
  return [
    ...groups.flatMap(groupLines),
    ...(container === null || container.lastLines.length === 0
      ? []
      : [
          `Last lines of ${container.name}, task ${container.taskId}:`,
          ...container.lastLines.slice(-shownLines).flatMap(foreignLines),
        ]),
    ...(events.length === 0 ? [] : ['Events:', ...events.flatMap(({ message }) => foreignLines(message))]),
    ...targets.map((target) => `Target: ${targetText(target)}`),
    ...(breaker === null ? [] : [breakerText(breaker)]),
  ];
}

/** Of a container; more may have been searched. */
export const shownLines = 20;

function causeLines({ name, sentence, quote, fix }: Cause): readonly string[] {
  const seen = quote === null ? [] : ['Seen:', ...foreignLines(quote)];
  return [logLine(`Cause: ${name}. ${sentence}`), ...seen, logLine(`Fix: ${fix}`)];
}

function groupLines(group: StopGroup): readonly string[] {
  const { count, stopCode, reason, containers } = group;
  const tasks = count === 1 ? '1 task' : `${count} tasks`;
  return [
    `${tasks} stopped, ${stopCode}:`,
    ...[reason, ...containers].filter((text) => text !== '').flatMap(foreignLines),
  ];
}

/** What a load balancer says of a task, in one line. */
export function targetText({
  taskId,
  targetGroup,
  port,
  path,
  state,
  description,
}: Explanation['targets'][number]): string {
  const asked = path === null ? `port ${port}` : `${path} on port ${port}`;
  return `task ${taskId} is ${state} in ${targetGroup} (${asked})${description === '' ? '' : `: ${description}`}`;
}

/** How far ECS's circuit breaker had counted. */
export function breakerText({ failureCount, threshold }: NonNullable<Explanation['breaker']>): string {
  return `Circuit breaker: ${failureCount} of ${threshold} failures.`;
}
