import { type Restored, restore } from '../../ecs/undo/restore.ts';
import type { SettingsSet } from '../../ecs/undo/restore-settings.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import type { Log } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { DeployRun } from '../run.ts';

/**
 * Puts percents, zone rebalancing and a circuit breaker back that the deploy has set, once the deployment or its rollback has ended.
 * What does not work out here is a warning: the deploy is what the step is judged by.
 */
export async function settle(report: DeployReport, run: DeployRun): Promise<DeployReport> {
  const { inputs, call, host } = run;
  if (!inputs.restorePercents || report.deploymentId === null) return report;
  if (host.cancelled.aborted) {
    host.log.warning('Percents were not put back, because the job was cancelled and the deployment may be under way.');
    return report;
  }
  try {
    sayRestored(await restore(call, inputs, settingsOf(report)), host.log);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    host.log.warning(`Percents were not put back. ${thrown.message}`);
  }
  return report;
}

function settingsOf({ situation, plan, undo }: DeployReport): SettingsSet {
  const back = undo?.update ?? null;
  return { before: situation.service, updates: [plan.update, ...(back === null ? [] : [back])] };
}

function sayRestored(restored: Restored, log: Log): void {
  const wentWell = restored.kind === 'restored' || restored.kind === 'nothing';
  const text = restoredText(restored);
  if (wentWell) log.info(text);
  else log.warning(text);
}

function restoredText(restored: Restored): string {
  switch (restored.kind) {
    case 'restored':
      return `Put back: ${restored.what.join(', ')}. No deployment was started by it.`;
    case 'nothing':
      return 'Percents, zone rebalancing and circuit breaker are as they were before; nothing to put back.';
    case 'too-early':
      return `Percents were not put back, because ${restored.why}; with the old ones it could stall.`;
    case 'started-deployment':
      return `Putting the percents back started the deployment ${restored.deploymentId}; look at it.`;
  }
}
