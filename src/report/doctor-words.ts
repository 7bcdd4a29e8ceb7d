import { countFindings } from '../doctor/checks.ts';
import type { Finding } from '../doctor/finding.ts';

/** What was examined, and what came of it. */
export interface DoctorReport {
  readonly cluster: string;
  readonly service: string;
  readonly findings: readonly Finding[];
}

/** Such as `2 problems, 1 warning, 40 ok, 12 skipped (not a pass)`. */
export function countsText(findings: readonly Finding[]): string {
  const { problem, warning, ok, skipped } = countFindings(findings);
  const end = skipped === 0 ? '0 skipped' : `${skipped} skipped (not a pass)`;
  return `${counted(problem, 'problem')}, ${counted(warning, 'warning')}, ${ok} ok, ${end}`;
}

/** Such as `2 problems and 1 warning`. */
export function wrongText(findings: readonly Finding[]): string {
  const { problem, warning } = countFindings(findings);
  const counts = [counted(problem, 'problem'), counted(warning, 'warning')];
  return counts.filter((text) => !text.startsWith('0 ')).join(' and ');
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** The verdict in one sentence: that a service is fine is only said of what was looked at. */
export function verdictText({ cluster, service, findings }: DoctorReport): string {
  const { problem, warning, ok, skipped } = countFindings(findings);
  const name = `${service} in ${cluster}`;
  if (problem > 0) return `${name} has what will fail.`;
  if (warning > 0) return `Nothing about ${name} is proven to fail, and some of it is likely to.`;
  if (ok === 0) return `Nothing about ${name} could be judged.`;
  return skipped === 0
    ? `${name} is fine in everything that was looked at.`
    : `${name} is fine in what could be looked at; the rest is not known.`;
}
