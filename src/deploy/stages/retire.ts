import { retireRevisions } from '../../ecs/task-definition/revisions.ts';
import { shortName } from '../../ecs/task-definition/task-definition.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { asString } from '../../toolkit/json.ts';
import type { DeployRun } from '../run.ts';

/**
 * Deregisters old revisions of the family after a deploy that succeeded (`keep-revisions`). What was deployed and what ran before
 * always stay. What does not work out here is a warning: the deploy is what the step is judged by.
 */
export async function retire(report: DeployReport, { inputs, call, clock, host }: DeployRun): Promise<DeployReport> {
  const { outcome, plan, taskDefinitionArn } = report;
  const family = asString(plan.wanted.family);
  if (inputs.keepRevisions === null || outcome !== 'succeeded' || family === undefined) return report;
  const protectedArns = [plan.previousTaskDefinition, ...(taskDefinitionArn === null ? [] : [taskDefinitionArn])];
  const retention = { cluster: inputs.cluster, family, keep: inputs.keepRevisions, protectedArns };
  try {
    const gone = await retireRevisions(retention, { call, clock, log: host.log, cancelled: host.cancelled });
    if (gone.length > 0) host.log.info(`Deregistered old revisions: ${gone.map(shortName).join(', ')}.`);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    host.log.warning(`Old revisions stay, because what is in use could not be read. ${thrown.message}`);
  }
  return report;
}
