import { describe, expect, test } from '@jest/globals';
import { parseService } from '../../../../src/ecs/situation/service.ts';
import { restoreSettings } from '../../../../src/ecs/undo/restore-settings.ts';
import { service as rawService } from '../answers.ts';

const off = { enable: false, rollback: false };
const on = { enable: true, rollback: true };
const percents = (minimumHealthyPercent: number, maximumPercent: number) => ({ minimumHealthyPercent, maximumPercent });

function service(deploymentConfiguration: object, changes: object = {}) {
  return parseService(JSON.parse(JSON.stringify({ ...rawService, deploymentConfiguration, ...changes })));
}

const before = service({ ...percents(100, 200), deploymentCircuitBreaker: off });
const set = { ...percents(0, 100), deploymentCircuitBreaker: on };
const updates = [{ deploymentConfiguration: set, availabilityZoneRebalancing: 'DISABLED' }];
const rebalancingOff = { availabilityZoneRebalancing: 'DISABLED' };

describe('putting the settings of a deploy back', () => {
  test('sends what was in force before, everything else as it now is', () => {
    const now = service({ ...set, alarms: { enable: true } }, rebalancingOff);
    expect(restoreSettings({ before, updates }, now)).toEqual({
      kind: 'update',
      restored: ['percents', 'circuit breaker', 'zone rebalancing'],
      body: {
        availabilityZoneRebalancing: 'ENABLED',
        deploymentConfiguration: { ...percents(100, 200), deploymentCircuitBreaker: off, alarms: { enable: true } },
      },
    });
  });

  test('waits for the end of the deployment, since it could stall with the old percents', () => {
    const [deployment] = service({}).deployments;
    const deployments = [{ ...deployment, rolloutState: 'IN_PROGRESS' }];
    const now = service(set, { ...rebalancingOff, deployments });
    expect(restoreSettings({ before, updates }, now)).toMatchObject({ kind: 'too-early' });
  });

  test("leaves what is no longer as the deploy has set it: that is somebody else's", () => {
    const now = service({ ...percents(50, 150), deploymentCircuitBreaker: off });
    expect(restoreSettings({ before, updates }, now)).toEqual({ kind: 'nothing' });
  });

  test('counts what the way back has set', () => {
    const now = service({ ...percents(50, 100), deploymentCircuitBreaker: off });
    const back = { deploymentConfiguration: percents(50, 100) };
    expect(restoreSettings({ before, updates: [...updates, back] }, now)).toMatchObject({ restored: ['percents'] });
  });

  test('never turns off a circuit breaker that was on before', () => {
    const guarded = service({ ...percents(0, 100), deploymentCircuitBreaker: on });
    const now = service(set, rebalancingOff);
    expect(restoreSettings({ before: guarded, updates }, now)).toMatchObject({ restored: ['zone rebalancing'] });
  });
});
