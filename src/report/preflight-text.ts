import type { Finding } from '../doctor/finding.ts';
import { BerthError } from '../toolkit/errors.ts';
import { fenced, inlineCode } from '../toolkit/foreign-text.ts';
import { escaped } from './explanation-summary.ts';

/** Findings in lines for the log, problems first: each with what shows it and the commands that put it right. */
export function preflightLines(findings: readonly Finding[]): readonly string[] {
  return problemsFirst(findings).flatMap(({ id, status, message, evidence, fix }) => [
    `${status.padEnd(8)} ${id}: ${message}`,
    ...evidence.map((line) => `         seen: ${line}`),
    ...fix.map((line) => `         $ ${line}`),
  ]);
}

/** Findings as Markdown for the job summary; none where there are none. */
export function preflightMarkdown(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  return ['**Preflight**', '', ...problemsFirst(findings).flatMap(findingMarkdown), ''];
}

function findingMarkdown({ id, status, message, evidence, fix }: Finding): readonly string[] {
  const shown = evidence.length === 0 ? '' : ` (${evidence.map(inlineCode).join('; ')})`;
  const item = `- ${status} \`${id}\`: ${escaped(message)}${shown}`;
  return fix.length === 0 ? [item] : [item, '', ...fenced(fix), ''];
}

function problemsFirst(findings: readonly Finding[]): readonly Finding[] {
  const isProblem = ({ status }: Finding) => status === 'problem';
  return [...findings.filter(isProblem), ...findings.filter((finding) => !isProblem(finding))];
}

/**
 * The error for a deployment that is proven to fail; null where nothing is.
 *
 * @param secrets what is wrong with its secrets, which is told along; alone it has a code of its own.
 */
export function preflightFailed(
  findings: readonly Finding[],
  service: string,
  secrets: BerthError | null,
): BerthError | null {
  const problems = findings.filter(({ status }) => status === 'problem');
  if (problems.length === 0) return secrets;
  const count = problems.length + (secrets === null ? 0 : 1);
  const commands = problems.flatMap(({ fix }) => fix);
  const fixes = [
    commands.length === 0 ? 'Correct the task definition or the service.' : `Run: ${commands.join('; ')}.`,
    ...(secrets === null ? [] : [secrets.sentences.fix]),
  ];
  const optOut = '"preflight: warn" deploys all the same.';
  return new BerthError('PREFLIGHT_FAILED', {
    what: `This deployment of ${service} would fail for ${count === 1 ? 'a reason' : `${count} reasons`} that can be seen before, so nothing was changed.`,
    why: [...problems.map(problemText), ...(secrets === null ? [] : [secrets.sentences.what])].join(' '),
    fix: [...fixes, optOut].join(' '),
  });
}

function problemText({ id, message, evidence }: Finding): string {
  const shown = evidence.length === 0 ? '' : ` Seen: ${evidence.join('; ')}.`;
  return `${id}: ${message}${shown}`;
}
