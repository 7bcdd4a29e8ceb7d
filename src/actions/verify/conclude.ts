import { isWell, type VerifyReport, verifyOutcome } from '../../report/verify-report.ts';
import { verifySummary } from '../../report/verify-summary.ts';
import { daysOf, fewestDays, rollbackText, urlText, verificationError } from '../../report/verify-text.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { ErrorWithOutputs, type Outputs } from '../../toolkit/run-action.ts';
import type { UrlResult } from '../../verify/check-url.ts';

/** Writes the summary and gives the outputs, also those of a verification that failed. */
export async function conclude(report: VerifyReport, host: ActionHost, now: number): Promise<Outputs> {
  await host.summarize(verifySummary(report, now));
  const outputs = outputsOf(report, now);
  const error = errorOf(report);
  if (error !== null) throw new ErrorWithOutputs(error, outputs);
  return outputs;
}

function errorOf(report: VerifyReport): BerthError | null {
  switch (verifyOutcome(report)) {
    case 'passed':
      return null;
    case 'cancelled':
      return cancelled(report);
    case 'failed':
    case 'rolled-back':
      return verificationError(report);
  }
}

function cancelled({ rollback }: VerifyReport): BerthError {
  return new BerthError('ACTION_CANCELLED', {
    what: 'The verification was cancelled before it had an outcome.',
    why: rollback === null ? 'Nothing was changed by it.' : rollbackText(rollback),
    fix: 'Run it again, and see which version serves ("aws ecs describe-services") where a rollback had begun.',
  });
}

/** The outputs of `verify`. */
function outputsOf(report: VerifyReport, now: number): Outputs {
  const { results, rollback } = report;
  return {
    outcome: verifyOutcome(report),
    results: JSON.stringify(results.map((result) => resultOf(result, now))),
    'certificate-days': String(fewestDays(results, now) ?? ''),
    'rolled-back-to': rollback?.rolledBackTo ?? '',
    'rollback-outcome': rollback?.outcome ?? '',
    'results-after-rollback': JSON.stringify((rollback?.results ?? []).map((result) => resultOf(result, now))),
  };
}

function resultOf(result: UrlResult, now: number) {
  const { check, outcome, problems, attempts, goodInARow } = result;
  const answer = outcome.kind === 'answered' ? outcome : undefined;
  return {
    url: urlText(check),
    passed: isWell(result),
    status: answer?.status ?? null,
    milliseconds: answer?.timing.complete ?? null,
    address: 'address' in outcome ? outcome.address : null,
    tls: answer?.tls?.version ?? null,
    certificateDays: daysOf(outcome, now) ?? null,
    attempts,
    goodInARow,
    problems: problems.map(({ name, what, why, fix }) => ({ name, what, why, fix })),
  };
}
