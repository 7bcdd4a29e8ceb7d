import { inlineCode, proseText } from '../toolkit/foreign-text.ts';
import type { UrlResult } from '../verify/check-url.ts';
import { isWell, type VerifyReport, verifyOutcome } from './verify-report.ts';
import { daysOf, rollbackText, urlText } from './verify-text.ts';

/** The job summary of a verification: the verdict first, then what each URL answered, then what to do. */
export function verifySummary(report: VerifyReport, now: number): string {
  const { results, rollback } = report;
  return [
    `### ${headings[verifyOutcome(report)]}`,
    '',
    ...table(results, now),
    ...results.flatMap(problemLines),
    ...(rollback === null ? [] : [`**Afterwards**: ${proseText(rollbackText(rollback))}`, '']),
    ...(rollback === null || rollback.results.length === 0 ? [] : table(rollback.results, now)),
  ].join('\n');
}

const headings = {
  passed: '✅ Verified: what users see is what should be there',
  failed: '❌ Verification failed',
  'rolled-back': '⏪ Verification failed; the version from before serves again',
  cancelled: '⚪ Verification cancelled',
} as const;

function table(results: readonly UrlResult[], now: number): readonly string[] {
  const rows = results.map((result) => {
    const { check, outcome, attempts } = result;
    const isAnswer = outcome.kind === 'answered';
    const status = isAnswer ? String(outcome.status) : outcome.kind;
    const days = daysOf(outcome, now);
    return [
      isWell(result) ? '✅' : '❌',
      inlineCode(urlText(check)),
      status,
      isAnswer ? `${outcome.timing.complete} ms` : '',
      isAnswer && outcome.tls !== null ? outcome.tls.version : '',
      days === undefined ? '' : `${days} days`,
      String(attempts),
    ];
  });
  const head = ['', 'URL', 'Answer', 'Took', 'TLS', 'Certificate', 'Asked'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).concat('');
}

function problemLines({ check, problems }: UrlResult): readonly string[] {
  return problems.flatMap(({ what, why, fix }) => [
    `**${inlineCode(urlText(check))}: ${proseText(what)}**`,
    '',
    `${proseText(why)} **Do**: ${proseText(fix)}`,
    '',
  ]);
}
