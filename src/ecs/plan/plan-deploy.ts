import type { Percents } from '../../rollout/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { percentsOf } from '../situation/service.ts';
import type { Situation } from '../situation/situation.ts';
import { choosePercents } from './choose-percents.ts';
import { circuitBreakerToSet } from './circuit-breaker.ts';
import type { DeployRequest, Plan } from './plan.ts';
import { rolloutInput } from './rollout-input.ts';
import { wantedTaskDefinition } from './wanted-task-definition.ts';

/**
 * Plans a deploy. Pure: the same situation and request give the same plan. Where ECS has given the last deployment up, the same version needs
 * a new one: ECS starts no task of one that is FAILED any more (API reference, DeploymentCircuitBreaker).
 */
export function planDeploy(situation: Situation, request: DeployRequest): Plan {
  const { document: wanted, revision } = wantedTaskDefinition(situation, request);
  const desiredCount = request.desiredCount ?? situation.service.desiredCount;
  const isUnchanged = revision === situation.primary.taskDefinition;
  const isForced = request.forceNewDeployment || (isUnchanged && situation.primary.rolloutState === 'FAILED');
  const startsDeployment = !isUnchanged || isForced;
  const rollout = { taskDefinition: wanted, desiredCount, startsDeployment };
  const percentsInForce = percentsInForceOf(situation);
  const chosen = choosePercents(rolloutInput(situation, rollout), request, percentsInForce);
  const nothingToDo = isDone(situation, { startsDeployment, desiredCount });
  return {
    taskDefinition: revision === null ? wanted : null,
    revision,
    wanted,
    previousTaskDefinition: situation.primary.taskDefinition,
    desiredCount,
    startsDeployment,
    nothingToDo,
    percentsInForce,
    ...(nothingToDo ? { ...chosen, percents: percentsInForce, percentsReason: 'not-needed' } : chosen),
    circuitBreaker: nothingToDo ? null : circuitBreakerToSet(situation.service.deploymentConfiguration, request),
    update: updateBody(situation, { ...request, isForced }, nothingToDo ? percentsInForce : chosen.percents),
  };
}

/** A deployment in flight is never "nothing to do": tuned percents are what sets a stalled one free. */
function isDone({ primary, service }: Situation, plan: { startsDeployment: boolean; desiredCount: number }): boolean {
  const complete = primary.rolloutState === 'COMPLETED' && service.deployments.length === 1;
  return complete && !plan.startsDeployment && plan.desiredCount === service.desiredCount;
}

type Update = DeployRequest & { readonly isForced: boolean };

function updateBody(situation: Situation, request: Update, percents: Percents): JsonObject {
  const { service, cluster } = situation;
  const deploymentCircuitBreaker = circuitBreakerToSet(service.deploymentConfiguration, request);
  return {
    cluster,
    service: service.name,
    ...(request.desiredCount === null ? {} : { desiredCount: request.desiredCount }),
    ...(request.isForced ? { forceNewDeployment: true } : {}),
    deploymentConfiguration: {
      ...service.deploymentConfiguration,
      minimumHealthyPercent: percents.minimumHealthy,
      maximumPercent: percents.maximum,
      ...(deploymentCircuitBreaker === null ? {} : { deploymentCircuitBreaker }),
    },
    ...(mustStopRebalancing(situation, percents) ? { availabilityZoneRebalancing: 'DISABLED' } : {}),
  };
}

/** ECS refuses a maximum of 100 % while zone rebalancing is on (InvalidParameterException), so both go in one call. */
function mustStopRebalancing({ service }: Situation, percents: Percents): boolean {
  return service.availabilityZoneRebalancing === 'ENABLED' && percents.maximum <= 100;
}

function percentsInForceOf({ service }: Situation): Percents {
  return percentsOf(service.deploymentConfiguration, service.schedulingStrategy);
}
