import { isDeepStrictEqual } from 'node:util';
import { asObject, type JsonObject, type JsonValue } from '../../toolkit/json.ts';

/** What ECS answers for members that nobody sent (API reference, DeploymentConfiguration). */
const defaults: JsonObject = {
  strategy: 'ROLLING',
  bakeTimeInMinutes: 0,
  alarms: { alarmNames: [], rollback: false, enable: false },
};

const breakerDefaults: JsonObject = {
  resetOnHealthyTask: true,
  thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
};

/**
 * A deployment configuration without the members that are at ECS's defaults: what is not sent falls back to them, and older versions
 * of the AWS CLI refuse those that they do not know.
 */
export function withoutDefaults(configuration: JsonObject): JsonObject {
  const { deploymentCircuitBreaker, ...rest } = without(configuration, defaults);
  const breaker = asObject(deploymentCircuitBreaker);
  return breaker === undefined ? rest : { ...rest, deploymentCircuitBreaker: without(breaker, breakerDefaults) };
}

function without(object: JsonObject, common: JsonObject): JsonObject {
  const isOwn = ([name, value]: [string, JsonValue | undefined]) => !isDeepStrictEqual(value, common[name]);
  return Object.fromEntries(Object.entries(object).filter(isOwn));
}
