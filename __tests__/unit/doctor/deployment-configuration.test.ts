import { expect, test } from '@jest/globals';
import { withoutDefaults } from '../../../src/doctor/checks/deployment-configuration.ts';

const answered = {
  maximumPercent: 200,
  minimumHealthyPercent: 100,
  strategy: 'ROLLING',
  bakeTimeInMinutes: 0,
  alarms: { alarmNames: [], rollback: false, enable: false },
  deploymentCircuitBreaker: {
    enable: true,
    rollback: true,
    resetOnHealthyTask: true,
    thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
  },
};

test('a deployment configuration is sent without what ECS would answer anyway', () => {
  expect(withoutDefaults(answered)).toEqual({
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  });
});

test('what somebody chose is kept', () => {
  const chosen = {
    ...answered,
    strategy: 'BLUE_GREEN',
    alarms: { alarmNames: ['errors'], rollback: true, enable: true },
    deploymentCircuitBreaker: { ...answered.deploymentCircuitBreaker, resetOnHealthyTask: false },
  };
  expect(withoutDefaults(chosen)).toEqual({
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    strategy: 'BLUE_GREEN',
    alarms: chosen.alarms,
    deploymentCircuitBreaker: { enable: true, rollback: true, resetOnHealthyTask: false },
  });
});
