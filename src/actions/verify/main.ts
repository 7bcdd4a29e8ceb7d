import { isWell, mayHelpToGoBack, type RollbackReport, type VerifyReport } from '../../report/verify-report.ts';
import { askedLine } from '../../report/verify-text.ts';
import { planMasks } from '../../secrets/masks.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import type { Clock } from '../../toolkit/clock.ts';
import type { Outputs } from '../../toolkit/run-action.ts';
import { type CheckTools, checkUrl, type UrlCheck, type UrlResult } from '../../verify/check-url.ts';
import type { RollbackSettings } from './bring-back.ts';
import { readChecks, withoutVersion } from './checks.ts';
import { conclude } from './conclude.ts';
import type { VerifyInputs } from './inputs.ts';

/** What a verification acts through. */
export interface VerifyDependencies {
  readonly host: ActionHost;
  readonly clock: Clock;
  readonly ask: CheckTools['ask'];
  readonly bringBack: (settings: RollbackSettings) => Promise<Omit<RollbackReport, 'results'>>;
}

/** Asks every URL as users do, and brings the version from before back where that is wanted and may help. */
export async function main(inputs: VerifyInputs, dependencies: VerifyDependencies): Promise<Outputs> {
  const { host, clock } = dependencies;
  maskHeaders(inputs, host);
  const checks = await readChecks(inputs);
  const results = await askAll(checks, inputs, dependencies);
  const rollback = await undo(results, checks, inputs, dependencies);
  const report: VerifyReport = { results, rollback, isCancelled: host.cancelled.aborted };
  return conclude(report, host, clock.now());
}

async function undo(
  results: readonly UrlResult[],
  checks: readonly UrlCheck[],
  inputs: VerifyInputs,
  dependencies: VerifyDependencies,
): Promise<RollbackReport | null> {
  const { host, bringBack } = dependencies;
  const { onFailure, cluster, service, rollBackFrom: from, rollBackTo: to, exclusive } = inputs;
  if (onFailure === 'leave' || service === null || results.every(isWell) || host.cancelled.aborted) return null;
  if (!mayHelpToGoBack(results)) {
    host.log.info('Nothing is brought back: what is wrong does not depend on the version of the service.');
    return null;
  }
  const rollback = await bringBack({ cluster, service, from, to, exclusive });
  if (rollback.error !== null || rollback.outcome !== 'succeeded') return { ...rollback, results: [] };
  host.log.info('Asking again whether the version from before serves.');
  return { ...rollback, results: await askAll(withoutVersion(checks), inputs, dependencies) };
}

function askAll(
  checks: readonly UrlCheck[],
  inputs: VerifyInputs,
  { host, clock, ask }: VerifyDependencies,
): Promise<readonly UrlResult[]> {
  const onAnswer: CheckTools['onAnswer'] = (check, asked, goesOn) =>
    host.log.info(askedLine(check, asked, goesOn, clock.now()));
  const tools = { ask, clock, cancelled: host.cancelled, onAnswer };
  return Promise.all(checks.map((check) => checkUrl(check, inputs, tools)));
}

function maskHeaders({ requestHeaders }: VerifyInputs, host: ActionHost): void {
  const secrets = Object.entries(requestHeaders).flatMap(secretsOf);
  for (const secret of secrets) for (const mask of planMasks(secret).masks) host.mask(mask);
}

/** A server may repeat the credentials of an Authorization without the scheme in front of them. */
function secretsOf([name, value]: readonly [string, string]): readonly string[] {
  return name.endsWith('authorization') ? [value, value.replace(/^\S+\s+/, '')] : [value];
}
