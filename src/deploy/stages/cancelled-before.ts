import type { DeployReport } from '../../report/deploy-summary.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { DeployRun } from '../run.ts';

/** A deploy that was cancelled before UpdateService was sent: whatever "on-cancel" says, there is nothing to undo. */
export function cancelledBefore(report: DeployReport, { inputs }: DeployRun): DeployReport {
  const failure = new BerthError('DEPLOYMENT_CANCELLED', {
    what: `The job was cancelled before the deployment of ${inputs.service} was started.`,
    why: 'UpdateService was not sent, so the service is as it was and there is nothing to undo.',
    fix: 'Run the job again when it should be deployed.',
  });
  return { ...report, outcome: 'cancelled', failure };
}
