import type { Capacity } from '../../rollout/missing-capacity.ts';
import type { Prediction } from '../../rollout/predict.ts';
import type { Tuning } from '../../rollout/tune.ts';
import type { Percents } from '../../rollout/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { CircuitBreakerRequest } from './circuit-breaker.ts';
import type { WantedRequest } from './wanted-task-definition.ts';

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
