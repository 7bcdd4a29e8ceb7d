import { explainFailure } from '../../diagnosis/task-failure.ts';
import { type FailureReader, openFailureReader } from '../../ecs/failure/read-failure.ts';
import { targetHealthReader } from '../../ecs/failure/target-health.ts';
import { deployError, isBad, lacksTasks, withCause } from '../../report/deploy-error.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { explanationLines } from '../../report/explanation-lines.ts';
import { runningText } from '../../report/running-text.ts';
import type { DeployRun, StartedDeploy } from '../run.ts';

/**
 * Says why a deployment did not succeed: in the log, for the summary, and in the error that the step ends with. One that was cancelled
 * needs no reason, and the runner leaves no time to look for one.
 */
export async function explain(judged: DeployReport, run: DeployRun): Promise<DeployReport> {
  const { watched, deploymentId, outcome, proof, failure } = judged;
  if (watched === null || deploymentId === null || !isBad(outcome) || outcome === 'cancelled') return judged;
  // A wrong digest or an old task is its own reason; tasks that are missing have one.
  if (proof !== null && !lacksTasks(proof, watched.service.desiredCount)) return judged;
  const evidence = await failureReader({ ...judged, deploymentId }, run).read(watched.events);
  const explanation = explainFailure(evidence);
  // What took its place is reason enough, unless its own tasks were failing before.
  if (outcome === 'superseded' && explanation.cause === null) return judged;
  for (const line of [...explanationLines(explanation), runningText(watched.service)]) run.host.log.info(line);
  if (failure === null) return { ...judged, explanation };
  const explained =
    proof === null ? deployError(outcome, run.inputs, watched, explanation) : withCause(failure, explanation);
  return { ...judged, explanation, failure: explained };
}

/** A reader of what the tasks of the deployment, and the load balancers before them, have to say. */
export function failureReader(
  { situation, plan, deploymentId }: Pick<StartedDeploy, 'situation' | 'plan' | 'deploymentId'>,
  { inputs, call, callLogs, callLoadBalancing, clock, host }: DeployRun,
): FailureReader {
  const { cluster, service } = inputs;
  const { targetGroups, readAt } = situation;
  const wentOnAlready = situation.service.deployments.some(({ id }) => id === deploymentId);
  const since = wentOnAlready ? readAt / 1_000 : null;
  const deployment = { cluster, service, deploymentId, since, taskDefinition: plan.wanted };
  const readTargetHealth = targetHealthReader('value' in targetGroups ? targetGroups.value : [], callLoadBalancing);
  return openFailureReader(deployment, { call, callLogs, clock, cancelled: host.cancelled, readTargetHealth });
}
