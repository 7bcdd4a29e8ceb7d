import { checks } from '../doctor/checks.ts';
import type { Finding } from '../doctor/finding.ts';
import { type FindingGroup, groupFindings, type SkippedReason, skippedReasons } from '../doctor/group-findings.ts';
import { code, fenced, inlineCode, proseText } from '../toolkit/foreign-text.ts';
import { countsText, type DoctorReport, verdictText } from './doctor-words.ts';

/** The job summary of an examination: Markdown that shows texts of AWS as they are, whatever stands in them. */
export function doctorSummary(report: DoctorReport): string {
  const { cluster, service, findings } = report;
  return [
    `### Doctor: ${proseText(service)} in ${proseText(cluster)}`,
    '',
    `**${countsText(findings)}**`,
    '',
    proseText(verdictText(report)),
    '',
    ...groupFindings(findings, checks).flatMap(groupSection),
    ...skippedSection(skippedReasons(findings)),
    ...fineSection(findings.filter(({ status }) => status === 'ok')),
    '',
  ].join('\n');
}

function groupSection({ title, findings }: FindingGroup): readonly string[] {
  return [`#### ${title}`, '', ...findings.flatMap(findingSection)];
}

function findingSection({ id, status, message, evidence, fix }: Finding): readonly string[] {
  const mark = status === 'problem' ? '❌ Problem' : '⚠️ Warning';
  return [
    `**${mark} ${id}** ${proseText(message)}`,
    '',
    ...(evidence.length === 0 ? [] : [...evidence.map((text) => `- ${code(text)}`), '']),
    ...(fix.length === 0 ? [] : [...fenced(fix, 'sh'), '']),
  ];
}

function skippedSection(reasons: readonly SkippedReason[]): readonly string[] {
  if (reasons.length === 0) return [];
  const rows = reasons.map(
    ({ action, why, ids }) =>
      `| ${action === null ? proseText(why) : `Allow ${inlineCode(action)} to the role of this job.`} | ${ids.join(', ')} |`,
  );
  return ['#### Skipped, which is not a pass', '', '| Why | Checks |', '|---|---|', ...rows, ''];
}

function fineSection(fine: readonly Finding[]): readonly string[] {
  if (fine.length === 0) return [];
  const rows = fine.map(({ id, message }) => `| ${id} | ${proseText(message)} |`);
  return [
    `<details><summary>Looked at and fine (${fine.length})</summary>`,
    '',
    '| Check | What holds |',
    '|---|---|',
    ...rows,
    '',
    '</details>',
  ];
}
