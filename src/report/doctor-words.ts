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
  const of = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const end = skipped === 0 ? '0 skipped' : `${skipped} skipped (not a pass)`;
  return `${of(problem, 'problem')}, ${of(warning, 'warning')}, ${ok} ok, ${end}`;
}

/** The verdict in one sentence: that a service is fine is only said of what was looked at. */
export function verdictText({ cluster, service, findings }: DoctorReport): string {
  const { problem, warning, ok, skipped } = countFindings(findings);
  const name = `${service} in ${cluster}`;
  if (problem > 0) return `${name} has what will fail.`;
  if (warning > 0) return `Nothing about ${name} is proven to fail, and some of it is likely to.`;
  if (ok === 0) return `Nothing about ${name} could be judged.`;
  return skipped === 0
    ? `${name} is fine in all that was looked at.`
    : `${name} is fine in what could be looked at; the rest is not known.`;
}
