import { leastUntilHealthy } from '../../ecs/estimates.ts';
import { inspectDeployment } from '../../ecs/failure/fail-fast.ts';
import { watch } from '../../ecs/watch/watch.ts';
import { deployError } from '../../report/deploy-error.ts';
import { failureReader } from './explain.ts';
import type { DeployRun, StartedDeploy } from './run.ts';

/** Follows the deployment to its outcome, or until its tasks fail from a cause that cannot heal. */
export async function follow(started: StartedDeploy, run: DeployRun): Promise<StartedDeploy> {
  const { inputs, host, call, clock } = run;
  const inspect = inspectDeployment(failureReader(started, run));
  const tools = { call, clock, log: host.log, cancelled: host.cancelled, inspect };
  const watched = await watch(target(started, run), tools);
  const { outcome } = watched;
  const isGood = outcome === 'succeeded' || outcome === 'unchanged';
  return { ...started, watched, outcome, failure: isGood ? null : deployError(outcome, inputs, watched, null) };
}

function target({ situation, plan, deploymentId }: StartedDeploy, { inputs }: DeployRun): Parameters<typeof watch>[0] {
  const { deployments, events } = situation.service;
  return {
    cluster: inputs.cluster,
    service: inputs.service,
    deployment: { id: deploymentId, earlierIds: deployments.map(({ id }) => id).filter((id) => id !== deploymentId) },
    earlierEventIds: new Set(events.map(({ id }) => id)),
    limitMinutes: inputs.waitForMinutes === 'auto' ? 30 : inputs.waitForMinutes,
    leastUntilHealthy: leastUntilHealthy(plan.wanted),
  };
}
