import { leastUntilHealthy } from '../../ecs/estimates.ts';
import { watch } from '../../ecs/watch.ts';
import { deployError } from '../../report/deploy-error.ts';
import type { DeployReport } from '../../report/deploy-summary.ts';
import type { DeployRun, StartedDeploy } from './run.ts';

/** Follows the deployment to its outcome. */
export async function follow(started: StartedDeploy, run: DeployRun): Promise<DeployReport> {
  const { inputs, host, call, clock } = run;
  const watched = await watch(target(started, run), { call, clock, log: host.log, cancelled: host.cancelled });
  const { outcome } = watched;
  const isGood = outcome === 'succeeded' || outcome === 'unchanged';
  return { ...started, watched, outcome, failure: isGood ? null : deployError(outcome, inputs, watched) };
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
