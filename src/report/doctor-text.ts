import { checks } from '../doctor/checks.ts';
import type { Finding } from '../doctor/finding.ts';
import { type FindingGroup, groupFindings, type SkippedReason, skippedReasons } from '../doctor/group-findings.ts';
import { foreignLines } from '../toolkit/foreign-text.ts';
import { countsText, type DoctorReport, verdictText } from './doctor-words.ts';

/** What the log shows of an examination: texts of AWS may stand in each line, so none begins with one. */
export function doctorLines(report: DoctorReport): readonly string[] {
  const { findings } = report;
  return [
    countsText(findings),
    verdictText(report),
    ...groupFindings(findings, checks).flatMap(groupLines),
    ...skippedLines(skippedReasons(findings)),
  ];
}

/** What is fine, for a folded part of the log. */
export function fineLines(findings: readonly Finding[]): readonly string[] {
  return findings.filter(({ status }) => status === 'ok').map(({ id, message }) => `${id}: ${message}`);
}

function groupLines({ title, findings }: FindingGroup): readonly string[] {
  return ['', title, ...findings.flatMap((finding) => foreignLines(findingText(finding)))];
}

function findingText({ id, status, message, evidence, fix }: Finding): string {
  return [
    `${status === 'problem' ? 'PROBLEM' : 'warning'} ${id}: ${oneLine(message)}`,
    ...evidence.map((text) => `  seen: ${oneLine(text)}`),
    ...(fix.length === 0 ? [] : ['  fix:', ...fix.map((command) => `    ${command}`)]),
  ].join('\n');
}

function skippedLines(reasons: readonly SkippedReason[]): readonly string[] {
  if (reasons.length === 0) return [];
  const lines = reasons.map(({ action, why, ids }) =>
    action === null
      ? `${ids.join(', ')}: ${oneLine(why)}`
      : `Allow ${action} to the role of this job, for ${ids.join(', ')}.`,
  );
  return ['', 'Skipped, which is not a pass', ...lines.flatMap(foreignLines)];
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
