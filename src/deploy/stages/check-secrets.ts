import { checkSecrets as askIam, type SecretsCheck } from '../../ecs/secrets/check-secrets.ts';
import { policyTitle, secretsNotice, secretsNotReadable, secretsPolicy } from '../../report/secrets-text.ts';
import { unlessAborted } from '../../toolkit/unless-aborted.ts';
import type { DeployRun } from '../run.ts';
import type { Planned } from './concurrent.ts';

/**
 * Finds out whether the execution role may read the secrets of what is planned; null where that is in no question or nobody wants to know,
 * and for a job that is cancelled meanwhile, which ends before it changes anything.
 */
export async function checkSecrets(
  planned: Planned,
  { callIam, inputs, host }: DeployRun,
): Promise<SecretsCheck | null> {
  if (inputs.preflight === 'off') return null;
  const check = await unlessAborted(askIam(callIam, planned, inputs.secrets), host.cancelled);
  return check === 'aborted' ? null : check;
}

/** Says what the check came to where somebody should do something about it: a notice, or the policy that is missing. */
export function tellOfSecrets(check: SecretsCheck | null, { host }: DeployRun): void {
  const notice = secretsNotice(check);
  if (notice !== null) host.log.notice(notice);
  if (check === null || secretsNotReadable(check) === null) return;
  host.log.group(policyTitle(check), JSON.stringify(secretsPolicy(check), null, 2).split('\n'));
}
