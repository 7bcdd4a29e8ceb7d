import type { Capacity } from '../../rollout/missing-capacity.ts';
import type { Prediction } from '../../rollout/predict.ts';
import type { Tuning } from '../../rollout/tune.ts';
import type { Percents } from '../../rollout/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { percentsOf } from '../situation/service.ts';
import type { Situation } from '../situation/situation.ts';
import { choosePercents } from './choose-percents.ts';
import { type CircuitBreakerRequest, circuitBreakerToSet } from './circuit-breaker.ts';
import { rolloutInput } from './rollout-input.ts';
import { type WantedRequest, wantedTaskDefinition } from './wanted-task-definition.ts';

/** What the user asks of a deploy; null means: as it is. */
export interface DeployRequest extends WantedRequest, CircuitBreakerRequest {
  readonly desiredCount: number | null;
  readonly minimumHealthyPercent: number | 'auto';
  readonly maximumPercent: number | 'auto';
  /** No two tasks at once, even where there is room. */
  readonly exclusive: boolean;
  readonly forceNewDeployment: boolean;
}

/** Where the percents of a plan come from. */
export type PercentsReason = Tuning['reason'] | 'given' | 'exclusive' | 'prediction-unknown' | 'not-needed';

/** What a deploy will change, with which percents and why, and what the model says will happen. Plain data. */
export interface Plan {
  /** The task definition to register; null when `revision` already says the same. */
  readonly taskDefinition: JsonObject | null;
  /** ARN of the registered revision that will run; null when `taskDefinition` is to be registered. */
  readonly revision: string | null;
  /** The task definition that will run, registered or not. */
  readonly wanted: JsonObject;
  /** The PRIMARY deployment's task definition (ARN). */
  readonly previousTaskDefinition: string;
  readonly desiredCount: number;
  /** Whether UpdateService will start a deployment; otherwise ECS goes on with the PRIMARY one. */
  readonly startsDeployment: boolean;
  /** True when nothing at all is to be changed and the live deployment is complete. */
  readonly nothingToDo: boolean;
  readonly percentsInForce: Percents;
  readonly percents: Percents;
  readonly percentsReason: PercentsReason;
  /** Percents that would complete where the planned ones stall; null where there are none, or none are needed. */
  readonly percentsThatWork: Percents | null;
  readonly prediction: Prediction;
  /** What would have to be added so that a task serves at every moment, each enough alone; empty where one does, or nothing helps. */
  readonly missingCapacity: readonly Capacity[];
  /** The circuit breaker that is set along; null when it stays as it is. */
  readonly circuitBreaker: JsonObject | null;
  /** Members of UpdateService besides the task definition. */
  readonly update: JsonObject;
}

/** Plans a deploy. Pure: the same situation and request give the same plan. */
export function planDeploy(situation: Situation, request: DeployRequest): Plan {
  const { document: wanted, revision } = wantedTaskDefinition(situation, request);
  const desiredCount = request.desiredCount ?? situation.service.desiredCount;
  const startsDeployment = revision !== situation.primary.taskDefinition || request.forceNewDeployment;
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
    update: updateBody(situation, request, nothingToDo ? percentsInForce : chosen.percents),
  };
}

/** A deployment in flight is never "nothing to do": tuned percents are what sets a stalled one free. */
function isDone({ primary, service }: Situation, plan: { startsDeployment: boolean; desiredCount: number }): boolean {
  const complete = primary.rolloutState === 'COMPLETED' && service.deployments.length === 1;
  return complete && !plan.startsDeployment && plan.desiredCount === service.desiredCount;
}

function updateBody(situation: Situation, request: DeployRequest, percents: Percents): JsonObject {
  const { service, cluster } = situation;
  const deploymentCircuitBreaker = circuitBreakerToSet(service.deploymentConfiguration, request);
  return {
    cluster,
    service: service.name,
    ...(request.desiredCount === null ? {} : { desiredCount: request.desiredCount }),
    ...(request.forceNewDeployment ? { forceNewDeployment: true } : {}),
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
