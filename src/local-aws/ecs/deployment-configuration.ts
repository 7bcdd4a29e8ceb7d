import type { CircuitBreaker, Percents } from '../../rollout/types.ts';
import { asNumber, asObject, asString, type JsonObject } from '../../toolkit/json.ts';
import { invalidParameter } from './errors.ts';
import { readBoolean, readInteger, readObject, readText } from './input.ts';

type Strategy = 'REPLICA' | 'DAEMON';

/**
 * The deployment configuration after a request: what it names replaces what was in force, the rest stays, and a new service gets
 * ECS's defaults. Throws for what ECS refuses. Members that are not known here stay as they came.
 */
export function mergeDeploymentConfiguration(
  requested: JsonObject | undefined,
  inForce: JsonObject | undefined,
  strategy: Strategy,
): JsonObject {
  const given = requested ?? {};
  const merged = { ...(inForce ?? defaults(strategy)), ...given };
  const breaker = mergeCircuitBreaker(
    readObject(given, 'deploymentCircuitBreaker'),
    asObject(inForce?.deploymentCircuitBreaker),
  );
  validatePercents(merged, strategy);
  return { ...merged, deploymentCircuitBreaker: breaker };
}

/** What DescribeServices reads back for a service that was created without one. */
function defaults(strategy: Strategy): JsonObject {
  const percents =
    strategy === 'DAEMON'
      ? { maximumPercent: 100, minimumHealthyPercent: 0 }
      : { maximumPercent: 200, minimumHealthyPercent: 100 };
  return {
    ...percents,
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
    alarms: { alarmNames: [], rollback: false, enable: false },
  };
}

const defaultThreshold = { type: 'BOUNDED_PERCENT', value: 50 };

function mergeCircuitBreaker(given: JsonObject | undefined, inForce: JsonObject | undefined): JsonObject {
  if (given === undefined) return inForce ?? breakerWithDefaults({ enable: false, rollback: false });
  const enable = readBoolean(given, 'enable');
  const rollback = readBoolean(given, 'rollback');
  if (enable === undefined || rollback === undefined) {
    throw invalidParameter('The deployment circuit breaker needs both enable and rollback.');
  }
  if (rollback && !enable) {
    throw invalidParameter('The deployment circuit breaker must be enabled when rollback is enabled.');
  }
  const threshold = readObject(given, 'thresholdConfiguration');
  if (threshold !== undefined) validateThreshold(threshold);
  return breakerWithDefaults({ ...given, enable, rollback });
}

function breakerWithDefaults(given: JsonObject): JsonObject {
  return { resetOnHealthyTask: true, thresholdConfiguration: defaultThreshold, ...given };
}

const thresholdTypes = ['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT'] as const;

function validateThreshold(threshold: JsonObject): void {
  const type = thresholdTypes.find((candidate) => candidate === readText(threshold, 'type'));
  const value = readInteger(threshold, 'value');
  if (type === undefined) throw invalidParameter(`The threshold type must be one of [${thresholdTypes.join(', ')}].`);
  if (value === undefined || value < 1) throw invalidParameter('The threshold value must be at least 1.');
}

function validatePercents(configuration: JsonObject, strategy: Strategy): void {
  const minimum = readInteger(configuration, 'minimumHealthyPercent') ?? 100;
  const maximum = readInteger(configuration, 'maximumPercent') ?? 200;
  if (minimum < 0) throw invalidParameter('minimumHealthyPercent must be at least 0');
  if (minimum > 100) throw invalidParameter('minimumHealthyPercent must be at most 100');
  if (maximum < 100) throw invalidParameter('maximumPercent must be at least 100');
  if (strategy === 'DAEMON' && maximum > 100) {
    throw invalidParameter('The daemon scheduling strategy does not support values above 100 for maximumPercent');
  }
  if (minimum === 100 && maximum === 100) {
    throw invalidParameter(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments',
    );
  }
}

type Rebalancing = 'ENABLED' | 'DISABLED';

/**
 * Availability Zone rebalancing after a request. A new service gets ENABLED unless its percents or strategy exclude it; asking for it
 * with a maximum of 100 is refused, and so is lowering the maximum of a service that has it.
 */
export function mergeRebalancing(
  requested: Rebalancing | undefined,
  inForce: Rebalancing | undefined,
  configuration: JsonObject,
  strategy: Strategy,
): Rebalancing {
  const excluded = (asNumber(configuration.maximumPercent) ?? 200) <= 100;
  const rebalancing = requested ?? inForce ?? (excluded || strategy === 'DAEMON' ? 'DISABLED' : 'ENABLED');
  if (rebalancing === 'ENABLED' && strategy === 'DAEMON') {
    throw invalidParameter('Availability Zone Rebalancing does not support DAEMON services');
  }
  if (rebalancing === 'ENABLED' && excluded) {
    throw invalidParameter(
      'Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration',
    );
  }
  return rebalancing;
}

export function percentsOf(configuration: JsonObject): Percents {
  return {
    minimumHealthy: asNumber(configuration.minimumHealthyPercent) ?? 100,
    maximum: asNumber(configuration.maximumPercent) ?? 200,
  };
}

export function circuitBreakerOf(configuration: JsonObject): CircuitBreaker {
  const breaker = asObject(configuration.deploymentCircuitBreaker);
  const threshold = asObject(breaker?.thresholdConfiguration);
  const type = thresholdTypes.find((candidate) => candidate === asString(threshold?.type));
  return {
    enable: breaker?.enable === true,
    rollback: breaker?.rollback === true,
    resetOnHealthyTask: breaker?.resetOnHealthyTask !== false,
    threshold: { type: type ?? 'BOUNDED_PERCENT', value: asNumber(threshold?.value) ?? 50 },
  };
}
