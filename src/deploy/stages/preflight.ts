import type { Finding } from '../../doctor/finding.ts';
import { preflight as examine } from '../../doctor/preflight.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { preflightFailed, preflightLines } from '../../report/preflight-text.ts';
import { secretsNotReadable } from '../../report/secrets-text.ts';
import type { BerthError } from '../../toolkit/errors.ts';
import type { DeployInputs } from '../inputs.ts';
import type { DeployRun } from '../run.ts';
import type { Planned } from './concurrent.ts';

type Found = Pick<DeployReport, 'preflight' | 'secrets'>;

/** What is wrong with a planned deployment, from what was read for the plan; nothing where nobody wants to know. */
export function preflight({ situation, plan }: Planned, inputs: DeployInputs): readonly Finding[] {
  return inputs.preflight === 'off' ? [] : examine(situation, plan, inputs.taskDefinitionFile);
}

/** Why a deployment must not begin: it is proven to fail. null where it is not, or where the user deploys all the same. */
export function preflightRefusal(
  { preflight: findings, secrets }: Found,
  { preflight: then, service }: DeployInputs,
): BerthError | null {
  return then === 'fail' ? preflightFailed(findings, service, secretsNotReadable(secrets)) : null;
}

/** Prints what was found, and annotates what does not end this deploy with an error. */
export function tellOfPreflight({ preflight: findings, secrets }: Found, { inputs, host }: DeployRun): void {
  if (findings.length > 0) host.log.group('Preflight', preflightLines(findings));
  const goesOn = inputs.dryRun || inputs.preflight !== 'fail';
  for (const { id, status, message } of findings) {
    if (goesOn || status === 'warning') host.log.warning(`${id}: ${message}`);
  }
  const unreadable = inputs.preflight === 'warn' ? secretsNotReadable(secrets) : null;
  if (unreadable !== null) host.log.warning(`${unreadable.sentences.why} ${unreadable.sentences.fix}`);
}
