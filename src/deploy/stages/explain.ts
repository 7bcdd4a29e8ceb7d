import { explainFailure } from '../../diagnosis/task-failure.ts';
import { type FailureReader, openFailureReader } from '../../ecs/failure/read-failure.ts';
import { deployError } from '../../report/deploy-error.ts';
import { explanationLines } from '../../report/explanation-lines.ts';
import { runningText } from '../../report/running-text.ts';
import type { DeployRun, StartedDeploy } from './run.ts';

/**
 * Says why a deployment did not succeed: in the log, for the summary, and in the error that the step ends with. One that was cancelled
 * needs no reason, and the runner leaves no time to look for one.
 */
export async function explain(followed: StartedDeploy, run: DeployRun): Promise<StartedDeploy> {
  const { watched, outcome } = followed;
  if (watched === null || outcome === null || outcome === 'succeeded' || outcome === 'unchanged') return followed;
  if (outcome === 'cancelled') return followed;
  const evidence = await failureReader(followed, run).read(watched.events);
  const explanation = explainFailure(evidence);
  for (const line of [...explanationLines(explanation), runningText(watched.service)]) run.host.log.info(line);
  return { ...followed, explanation, failure: deployError(outcome, run.inputs, watched, explanation) };
}

/** A reader of what the tasks of the deployment have to say. */
export function failureReader(
  { plan, deploymentId }: Pick<StartedDeploy, 'plan' | 'deploymentId'>,
  { inputs, call, callLogs, clock, host }: DeployRun,
): FailureReader {
  const { cluster, service } = inputs;
  const { cancelled } = host;
  return openFailureReader(
    { cluster, service, deploymentId, taskDefinition: plan.wanted },
    { call, callLogs, clock, cancelled },
  );
}
