import type { RollbackRequest } from '../../deploy/rollback/request.ts';
import type { RollbackReport } from '../../report/verify-report.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { ErrorWithOutputs, type Outputs } from '../../toolkit/run-action.ts';

/** What to bring back, and to which version. */
export type RollbackSettings = Pick<RollbackRequest, 'cluster' | 'service' | 'to'>;

/** Goes back as the action `rollback` does. A failure is reported, not thrown: that of the verification is what the reader needs first. */
export async function bringBack(
  settings: RollbackSettings,
  host: ActionHost,
): Promise<Omit<RollbackReport, 'results'>> {
  try {
    return reportOf(await rollBackBy(settings, host), null);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    return reportOf(thrown instanceof ErrorWithOutputs ? thrown.outputs : {}, thrown);
  }
}

/** What talks to AWS is loaded only where a rollback is needed. */
async function rollBackBy(settings: RollbackSettings, host: ActionHost): Promise<Record<string, string>> {
  const [{ rollBack }, { connectDeploy }, { imagePresence }] = await Promise.all([
    import('../../deploy/rollback/roll-back.ts'),
    import('../../deploy/connect.ts'),
    import('../../image/registry/image-presence.ts'),
  ]);
  const request = {
    ...settings,
    minimumHealthyPercent: 'auto',
    maximumPercent: 'auto',
    exclusive: false,
    allowInterruption: true,
    onConcurrent: 'fail',
    restorePercents: false,
    waitForMinutes: 'auto',
    dryRun: false,
  } as const;
  return rollBack(request, { ...connectDeploy(host), imagePresence });
}

function reportOf(outputs: Outputs, error: BerthError | null): Omit<RollbackReport, 'results'> {
  const { outcome = '', 'rolled-back-to': rolledBackTo = '' } = outputs;
  return { outcome, rolledBackTo: error === null ? rolledBackTo : '', error };
}
