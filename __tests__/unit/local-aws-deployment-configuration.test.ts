import { describe, expect, test } from '@jest/globals';
import {
  circuitBreakerOf,
  mergeDeploymentConfiguration,
  mergeRebalancing,
  percentsOf,
} from '../../src/local-aws/ecs/deployment-configuration.ts';
import type { JsonObject } from '../../src/toolkit/json.ts';

describe('the deployment configuration of a new service', () => {
  test('reads back with the defaults of ECS', () => {
    expect(mergeDeploymentConfiguration(undefined, undefined, 'REPLICA')).toEqual({
      strategy: 'ROLLING',
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      bakeTimeInMinutes: 0,
      alarms: { alarmNames: [], rollback: false, enable: false },
      deploymentCircuitBreaker: {
        enable: false,
        rollback: false,
        resetOnHealthyTask: true,
        thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
      },
    });
  });

  test('of a daemon begins at 0/100', () => {
    const configuration = mergeDeploymentConfiguration(undefined, undefined, 'DAEMON');
    expect(percentsOf(configuration)).toEqual({ minimumHealthy: 0, maximum: 100 });
  });

  test('keeps members that nobody knows', () => {
    const configuration = mergeDeploymentConfiguration({ novelty: { a: 1 } }, undefined, 'REPLICA');
    expect(configuration).toMatchObject({ novelty: { a: 1 }, maximumPercent: 200 });
  });
});

describe('a change of a deployment configuration', () => {
  test('leaves what it does not name', () => {
    const breaker = { enable: true, rollback: true, thresholdConfiguration: { type: 'COUNT', value: 4 } };
    const inForce = mergeDeploymentConfiguration({ deploymentCircuitBreaker: breaker }, undefined, 'REPLICA');
    const changed = mergeDeploymentConfiguration({ minimumHealthyPercent: 50 }, inForce, 'REPLICA');
    expect(percentsOf(changed)).toEqual({ minimumHealthy: 50, maximum: 200 });
    expect(circuitBreakerOf(changed)).toEqual({
      enable: true,
      rollback: true,
      resetOnHealthyTask: true,
      threshold: { type: 'COUNT', value: 4 },
    });
  });

  test('is judged together with what is in force', () => {
    const inForce = mergeDeploymentConfiguration({ minimumHealthyPercent: 100 }, undefined, 'REPLICA');
    expect(() => mergeDeploymentConfiguration({ maximumPercent: 100 }, inForce, 'REPLICA')).toThrow('cannot be 100');
  });
});

describe('what ECS refuses, in its words', () => {
  const refused: readonly [JsonObject, 'REPLICA' | 'DAEMON', string][] = [
    [{ minimumHealthyPercent: 101 }, 'REPLICA', 'minimumHealthyPercent must be at most 100'],
    [{ maximumPercent: 99 }, 'REPLICA', 'maximumPercent must be at least 100'],
    [
      { minimumHealthyPercent: 100, maximumPercent: 100 },
      'REPLICA',
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments',
    ],
    [
      { maximumPercent: 150 },
      'DAEMON',
      'The daemon scheduling strategy does not support values above 100 for maximumPercent',
    ],
  ];
  test.each(refused)('%j of a %s service', (requested, strategy, message) => {
    expect(() => mergeDeploymentConfiguration(requested, undefined, strategy)).toThrow(
      expect.objectContaining({ type: 'InvalidParameterException', message }),
    );
  });
});

describe('Availability Zone rebalancing', () => {
  const surging = { maximumPercent: 200 };
  const tight = { maximumPercent: 100 };
  const refusal = 'Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration';

  test('is on for a new service unless its maximum excludes it', () => {
    expect(mergeRebalancing(undefined, undefined, surging, 'REPLICA')).toBe('ENABLED');
    expect(mergeRebalancing(undefined, undefined, tight, 'REPLICA')).toBe('DISABLED');
    expect(mergeRebalancing(undefined, undefined, surging, 'DAEMON')).toBe('DISABLED');
  });

  test('refuses a maximum of 100 while it is on', () => {
    expect(() => mergeRebalancing('ENABLED', undefined, tight, 'REPLICA')).toThrow(refusal);
    expect(() => mergeRebalancing(undefined, 'ENABLED', tight, 'REPLICA')).toThrow(refusal);
  });

  test('goes off in the request that needs it off', () => {
    expect(mergeRebalancing('DISABLED', 'ENABLED', tight, 'REPLICA')).toBe('DISABLED');
  });
});
