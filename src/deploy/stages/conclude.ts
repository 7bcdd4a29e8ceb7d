import { shortName } from '../../ecs/task-definition/task-definition.ts';
import { type DeployReport, deploySummary } from '../../report/deploy-summary.ts';
import { rehearsalCause } from '../../report/rehearsal-text.ts';
import { ErrorWithOutputs, type Outputs } from '../../toolkit/run-action.ts';
import type { DeployRun } from '../run.ts';

/** Writes the summary and gives the outputs, also those of a deploy that failed. */
export async function conclude(report: DeployReport, { host }: DeployRun): Promise<Outputs> {
  await host.summarize(deploySummary(report));
  const outputs = outputsOf(report);
  if (report.failure !== null) throw new ErrorWithOutputs(report.failure, outputs);
  host.log.info(outcomeLine(report));
  return outputs;
}

function outcomeLine({ outcome, watched, situation, deploymentId }: DeployReport): string {
  const { name } = situation.service;
  if (watched !== null) return `${name}: ${outcome} after ${Math.round(watched.elapsedSeconds)} s.`;
  if (outcome === 'unchanged') return `${name} runs this version already; nothing was changed.`;
  return deploymentId === null ? `${name}: a dry run; nothing was changed.` : `${name}: not waited for.`;
}

/** The outputs of `deploy`. `deployment-id` is empty when nothing was deployed, `outcome` when it was not waited for. */
function outputsOf(report: DeployReport): Outputs {
  const { plan, taskDefinitionArn, deploymentId, outcome, explanation, rehearsal, undo } = report;
  const deployed = taskDefinitionArn ?? (plan.nothingToDo ? plan.previousTaskDefinition : '');
  return {
    'task-definition-arn': deployed,
    revision: shortName(deployed),
    'previous-task-definition-arn': plan.previousTaskDefinition,
    'deployment-id': deploymentId ?? '',
    outcome: outcome ?? '',
    cause: explanation?.cause?.name ?? rehearsalCause(rehearsal),
    'rolled-back-to': undo === null || undo.rolledBackTo === null ? '' : shortName(undo.rolledBackTo),
    'minimum-healthy-percent': String(plan.percents.minimumHealthy),
    'maximum-percent': String(plan.percents.maximum),
    prediction: JSON.stringify(plan.prediction),
  };
}
