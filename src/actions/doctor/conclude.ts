import { checks, countFindings } from '../../doctor/checks.ts';
import type { Finding } from '../../doctor/finding.ts';
import { groupFindings } from '../../doctor/group-findings.ts';
import { type DoctorReport, wrongText } from '../../report/doctor-words.ts';
import type { Log } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { ErrorWithOutputs, type Outputs } from '../../toolkit/run-action.ts';
import type { DoctorInputs } from './inputs.ts';

/** The runner shows ten annotations of a kind for a step. */
const mostAnnotations = 10;

/** What the step ends with besides its findings. */
export interface Ending {
  readonly failOn: DoctorInputs['failOn'];
  /** The generated policy as JSON; empty where none was asked for. */
  readonly policy: string;
}

/** Annotates the problems and gives the outputs, also where what was found fails the step. */
export function conclude(report: DoctorReport, { failOn, policy }: Ending, log: Log): Outputs {
  const problems = report.findings.filter(({ status }) => status === 'problem');
  for (const line of annotations(problems)) log.warning(line);
  const outputs = outputsOf(report.findings, policy);
  const failing = failOn === 'never' ? [] : report.findings.filter(({ status }) => fails(status, failOn));
  if (failing.length > 0) throw new ErrorWithOutputs(foundProblems(report, failing), outputs);
  return outputs;
}

function fails(status: Finding['status'], failOn: 'problem' | 'warning'): boolean {
  return status === 'problem' || (failOn === 'warning' && status === 'warning');
}

function annotations(problems: readonly Finding[]): readonly string[] {
  const texts = problems.map(({ id, message }) => `${id}: ${message}`);
  if (texts.length <= mostAnnotations) return texts;
  const rest = texts.length - mostAnnotations + 1;
  return [
    ...texts.slice(0, mostAnnotations - 1),
    `There are ${rest} more problems; the job summary shows all of them.`,
  ];
}

function outputsOf(findings: readonly Finding[], policy: string): Outputs {
  const counts = countFindings(findings);
  const told = findings.map(({ id, status, message, evidence, fix, story }) => ({
    id,
    status,
    message,
    evidence,
    fix,
    ...(story === undefined ? {} : { story }),
  }));
  return {
    findings: JSON.stringify(told),
    problems: String(counts.problem),
    warnings: String(counts.warning),
    skipped: String(counts.skipped),
    ok: String(counts.ok),
    policy,
  };
}

function foundProblems({ cluster, service, findings }: DoctorReport, failing: readonly Finding[]): BerthError {
  const ids = [...new Set(failing.map(({ id }) => id))].join(', ');
  const inOrder = groupFindings(failing, checks).flatMap((group) => group.findings);
  const first = inOrder.find(({ fix }) => fix.length > 0) ?? inOrder[0];
  return new BerthError('DOCTOR_FOUND_PROBLEMS', {
    what: `The doctor found ${wrongText(findings)} in ${service} in ${cluster}: ${ids}.`,
    why: first?.message ?? '',
    fix:
      first === undefined || first.fix.length === 0
        ? 'Correct what the job summary shows, then run the job again.'
        : `Begin with ${first.id}, then run the job again: ${first.fix.join(' && ')}`,
  });
}
