import { inspectDeployment } from '../../ecs/failure/fail-fast.ts';
import { describeServiceDeployments, findServiceDeployment } from '../../ecs/situation/service-deployment.ts';
import { versionsOf } from '../../ecs/task-definition/task-definition.ts';
import { predictGoingOn } from '../../ecs/watch/going-on.ts';
import { gateOf, learn, leastUntilComplete } from '../../ecs/watch/pace.ts';
import { slowestTask } from '../../ecs/watch/slowest-task.ts';
import { type WatchResult, type WatchTarget, watch } from '../../ecs/watch/watch.ts';
import { deployError } from '../../report/deploy-error.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { DeployRun, StartedDeploy } from '../run.ts';
import { failureReader } from './explain.ts';

/**
 * Follows the deployment to its outcome, or until its tasks fail from a cause that cannot heal. A deployment that is lost sight of has none,
 * but its id is still reported.
 */
export async function follow(started: StartedDeploy, run: DeployRun): Promise<StartedDeploy> {
  try {
    return withOutcome(started, await watchOwn(started, run), run);
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) throw thrown;
    return { ...started, failure: thrown };
  }
}

async function watchOwn(started: StartedDeploy, run: DeployRun): Promise<WatchResult> {
  const { inputs, host, call, clock } = run;
  const { cluster, service } = inputs;
  const predict = () => predictGoingOn(call, cluster, service);
  const inspect = inspectDeployment(failureReader(started, run));
  const target = await targetOf(started, run);
  return watch(target, { call, clock, log: host.log, cancelled: host.cancelled, predict, inspect });
}

/** A deploy with what its watch has seen, and the error that this means. */
export function withOutcome<Report extends DeployReport>(
  started: Report,
  watched: WatchResult,
  { inputs, host }: DeployRun,
): Report {
  const { outcome } = watched;
  const report = { ...started, watched, outcome };
  if (outcome === 'succeeded' || outcome === 'unchanged') return { ...report, failure: null };
  const failure = deployError(outcome, inputs, watched, null);
  if (outcome !== 'superseded' || inputs.onSuperseded === 'fail') return { ...report, failure };
  host.log.notice(`${failure.sentences.what} ${failure.sentences.why} "on-superseded: pass" lets the step pass.`);
  return { ...report, failure: null };
}

async function targetOf(started: StartedDeploy, run: DeployRun): Promise<WatchTarget> {
  const { situation, plan, deploymentId, limit } = started;
  const { deployments, events, loadBalanced } = situation.service;
  const taskDefinition = plan.wanted;
  const learnt = loadBalanced ? await learnFromLast(started, run) : null;
  const { cluster, service } = run.inputs;
  return {
    cluster,
    service,
    deployment: { id: deploymentId, earlierIds: deployments.map(({ id }) => id).filter((id) => id !== deploymentId) },
    earlierEventIds: new Set(events.map(({ id }) => id)),
    limitMinutes: limit.minutes,
    leastUntilHealthy: leastUntilComplete(taskDefinition, loadBalanced, learnt),
    gate: gateOf(taskDefinition, loadBalanced, slowestTask(situation, taskDefinition).healthy),
    versions: versionsOf([
      [plan.previousTaskDefinition, situation.taskDefinition],
      [started.taskDefinitionArn, taskDefinition],
    ]),
  };
}

/** Behind a load balancer only the last deployment tells how long tasks take to count as healthy. Not knowing costs some calls more. */
async function learnFromLast({ situation }: StartedDeploy, { inputs, call }: DeployRun): Promise<number | null> {
  if (!('value' in situation.tasks)) return null;
  try {
    const arn = await findServiceDeployment(call, inputs, situation.primary.id);
    const [last] = arn === undefined ? [] : await describeServiceDeployments(call, [arn]);
    return learn(last, situation.tasks.value);
  } catch {
    return null;
  }
}
