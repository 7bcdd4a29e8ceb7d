import { restore } from '../../ecs/undo/restore.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { DeployRun } from './run.ts';

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
  const back = report.undo?.update ?? null;
  const updates = [report.plan.update, ...(back === null ? [] : [back])];
  const settings = { before: report.situation.service, updates };
  try {
    const restored = await restore(call, inputs, settings);
    switch (restored.kind) {
      case 'restored':
        host.log.info(`Put back: ${restored.what.join(', ')}. No deployment was started by it.`);
        break;
      case 'nothing':
        host.log.info('Percents, zone rebalancing and circuit breaker are as they were before; nothing to put back.');
        break;
      case 'too-early':
        host.log.warning(`Percents were not put back, because ${restored.why}; with the old ones it could stall.`);
        break;
      case 'started-deployment':
        host.log.warning(`Putting the percents back started the deployment ${restored.deploymentId}; look at it.`);
    }
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    host.log.warning(`Percents were not put back. ${thrown.message}`);
  }
  return report;
}
