import { explainFailure } from '../../diagnosis/task-failure.ts';
import { type FailureReader, openFailureReader } from '../../ecs/failure/read-failure.ts';
import { targetHealthReader } from '../../ecs/failure/target-health.ts';
import type { WatchResult } from '../../ecs/watch/watch.ts';
import { type BadOutcome, deployError } from '../../report/deploy-error.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { explanationLines } from '../../report/explanation-lines.ts';
import { runningText } from '../../report/running-text.ts';
import type { DeployRun, StartedDeploy } from '../run.ts';

/**
 * Says why a deployment did not succeed: in the log, for the summary, and in the error that the step ends with. One that was cancelled
 * needs no reason, and the runner leaves no time to look for one.
 */
export async function explain(followed: DeployReport, run: DeployRun): Promise<DeployReport> {
  const { watched, deploymentId } = followed;
  if (watched === null || deploymentId === null || !needsReason(watched)) return followed;
  const evidence = await failureReader({ ...followed, deploymentId }, run).read(watched.events);
  const explanation = explainFailure(evidence);
  // What took its place is reason enough, unless its own tasks were failing before.
  if (watched.outcome === 'superseded' && explanation.cause === null) return followed;
  for (const line of [...explanationLines(explanation), runningText(watched.service)]) run.host.log.info(line);
  if (followed.failure === null) return { ...followed, explanation };
  return { ...followed, explanation, failure: deployError(watched.outcome, run.inputs, watched, explanation) };
}

function needsReason(watched: WatchResult): watched is WatchResult & { readonly outcome: BadOutcome } {
  const { outcome } = watched;
  return outcome !== 'succeeded' && outcome !== 'unchanged' && outcome !== 'cancelled';
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
