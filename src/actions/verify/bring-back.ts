import type { RollbackRequest } from '../../deploy/rollback/request.ts';
import { standingOf, type WayBack } from '../../deploy/rollback/standing.ts';
import type { CallEcs } from '../../ecs/ecs-api.ts';
import { shortName } from '../../ecs/task-definition/task-definition.ts';
import type { RollbackReport } from '../../report/verify-report.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { ErrorWithOutputs, type Outputs } from '../../toolkit/run-action.ts';

/** What to bring back, from which version to which. */
export type RollbackSettings = Pick<RollbackRequest, 'cluster' | 'service' | 'exclusive'> & WayBack;

/**
 * Goes back as the action `rollback` does, unless the service is there already, or runs what somebody else has deployed. A failure is reported,
 * not thrown: that of the verification is what the reader needs first.
 */
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
  const dependencies = { ...connectDeploy(host), imagePresence };
  if (await isBack(settings, dependencies.call)) return { outcome: 'unchanged' };
  const { from: _, ...place } = settings;
  const request = {
    ...place,
    minimumHealthyPercent: 'auto',
    maximumPercent: 'auto',
    allowInterruption: true,
    preflight: 'fail',
    onConcurrent: 'fail',
    restorePercents: false,
    waitForMinutes: 'auto',
    dryRun: false,
  } as const;
  return rollBack(request, dependencies);
}

/** Whether there is nothing to go back to. Throws where the service is somebody else's by now. */
async function isBack(settings: RollbackSettings, call: CallEcs): Promise<boolean> {
  const [{ readService }, { primaryDeployment }] = await Promise.all([
    import('../../ecs/situation/read-service.ts'),
    import('../../ecs/situation/service.ts'),
  ]);
  const service = await readService(call, settings.cluster, settings.service);
  const live = primaryDeployment(service)?.taskDefinition ?? service.taskDefinition;
  const standing = standingOf(live, settings);
  if (standing === 'replaced') throw replaced(service.name, live, settings.from ?? '');
  return standing === 'back';
}

function replaced(service: string, live: string, verified: string): BerthError {
  return new BerthError('ROLLBACK_IMPOSSIBLE', {
    what: `The service ${service} runs ${shortName(live)} by now, and not ${shortName(verified)}, so it was left alone.`,
    why: 'Somebody else has deployed since.',
    fix: 'Ask again: what answers now is their version.',
  });
}

function reportOf(outputs: Outputs, error: BerthError | null): Omit<RollbackReport, 'results'> {
  const { outcome = '', 'rolled-back-to': rolledBackTo = '' } = outputs;
  return { outcome, rolledBackTo: error === null ? rolledBackTo : '', error };
}
