import { rollBack } from '../../rollout/deployments.ts';
import { predict } from '../../rollout/predict.ts';
import type { DeployRequest, Plan } from '../plan/plan.ts';
import { planDeploy } from '../plan/plan-deploy.ts';
import { rolloutInput } from '../plan/rollout-input.ts';
import type { WantedRequest } from '../plan/wanted-task-definition.ts';
import { percentsOf } from '../situation/service.ts';
import type { Situation } from '../situation/situation.ts';
import type { PreviousVersion } from './previous-version.ts';

/** What the way back keeps of what was asked of the deploy. */
export type BackSettings = Omit<DeployRequest, keyof WantedRequest>;

/**
 * Plans the update back to the previous version: with its own percents, and with others only where these would stall, or might let two
 * tasks run at once that must not. Pure.
 */
export function planBack(situation: Situation, previous: PreviousVersion, settings: BackSettings): Plan {
  const request = requestBack(previous, settings);
  const withItsPercents = planDeploy(situation, { ...request, ...given(previous.deploymentConfiguration) });
  if (!settings.exclusive && withItsPercents.prediction.verdict !== 'stalls') return withItsPercents;
  return planDeploy(situation, { ...request, minimumHealthyPercent: 'auto', maximumPercent: 'auto' });
}

/** Whether ECS's own way back, which takes the old deployment up again with the percents in force, would stall. Pure. */
export function ownWayBackStalls(situation: Situation): boolean {
  const { taskDefinition, service } = situation;
  const rollout = rolloutInput(situation, {
    taskDefinition,
    desiredCount: service.desiredCount,
    startsDeployment: false,
  });
  if (!rollout.known) return false;
  const back = rollBack(rollout.input.service);
  if (back === undefined) return false;
  return predict({ ...rollout.input, service: back.service }, rollout.estimates).verdict === 'stalls';
}

/** The circuit breaker stays: what the deploy has set guards the way back too. A desired count goes back if the deploy changed it. */
function requestBack({ revision, desiredCount }: PreviousVersion, settings: BackSettings): DeployRequest {
  return {
    ...settings,
    taskDefinition: null,
    existing: revision,
    containerName: null,
    image: null,
    images: {},
    secrets: {},
    desiredCount: settings.desiredCount === null ? null : desiredCount,
    forceNewDeployment: false,
    circuitBreaker: 'keep',
  };
}

function given(deploymentConfiguration: PreviousVersion['deploymentConfiguration']) {
  const { minimumHealthy, maximum } = percentsOf(deploymentConfiguration);
  return { minimumHealthyPercent: minimumHealthy, maximumPercent: maximum };
}
