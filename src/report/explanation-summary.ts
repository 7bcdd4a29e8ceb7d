import type { Cause, Explanation, FailedContainer, StopGroup } from '../diagnosis/explanation.ts';
import { fenced, inlineCode } from '../toolkit/foreign-text.ts';
import { breakerText, shownLines, targetText } from './explanation-lines.ts';

/** An explanation as Markdown for the job summary: the cause first, then the evidence. */
export function explanationSummary(explanation: Explanation): readonly string[] {
  const { cause, unread } = explanation;
  const told = cause === null ? ['**Cause**: not known from what could be read.', ''] : causeSection(cause);
  return [...told, ...evidenceMarkdown(explanation), ...list(unread)];
}

/** What an explanation was concluded from, as Markdown. */
export function evidenceMarkdown(explanation: Explanation): readonly string[] {
  const { groups, container, targets, breaker } = explanation;
  return [
    ...groupTable(groups),
    ...(container === null ? [] : lastLinesBlock(container)),
    ...eventsBlock(explanation),
    ...list([...targets.map(targetText), ...(breaker === null ? [] : [breakerText(breaker)])]),
  ];
}

function causeSection({ name, sentence, quote, fix }: Cause): readonly string[] {
  return [
    `**Cause** \`${name}\`: ${escaped(sentence)}`,
    '',
    ...(quote === null ? [] : [...fenced([quote]), '']),
    `**Fix**: ${escaped(fix)}`,
    '',
  ];
}

function groupTable(groups: readonly StopGroup[]): readonly string[] {
  if (groups.length === 0) return [];
  const rows = groups.map(({ count, stopCode, reason, containers }) => {
    const ends = containers.map(inlineCode).join('<br>');
    return `| ${count} | ${stopCode} | ${reason === '' ? '' : inlineCode(reason)} | ${ends} |`;
  });
  return ['| Stopped tasks | Stop code | Reason | Container that failed first |', '|---|---|---|---|', ...rows, ''];
}

function lastLinesBlock({ name, taskId, exitCode, meaning, lastLines }: FailedContainer): readonly string[] {
  if (lastLines.length === 0) return [];
  const end = exitCode === null ? '' : `, exit code ${exitCode} (${meaning})`;
  const title = `Last lines of ${name}${end}, task ${taskId}`;
  return folded(title, fenced(lastLines.slice(-shownLines)));
}

function eventsBlock({ events }: Explanation): readonly string[] {
  if (events.length === 0) return [];
  return folded('Events that tell of trouble', fenced(events.map(({ message }) => message)));
}

/** A part of a summary that unfolds. */
export function folded(title: string, block: readonly string[]): readonly string[] {
  return [`<details><summary>${escaped(title)}</summary>`, '', ...block, '', '</details>', ''];
}

/** Sentences as a list in Markdown, with a blank line behind it; nothing for none. */
export function list(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [...items.map((item) => `- ${escaped(item)}`), ''];
}

/** Text for Markdown. Parts of a sentence are other people's names and paths: none of them becomes markup. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
