import { describe, expect, test } from '@jest/globals';
import { parseService, primaryDeployment } from '../../../../src/ecs/situation/service.ts';
import { deploymentInFlight, refuseCrowd, whyEndless } from '../../../../src/ecs/watch/in-flight.ts';
import type { JsonObject } from '../../../../src/toolkit/json.ts';
import { service } from '../answers.ts';

const primary = { id: 'ecs-svc/9', status: 'PRIMARY', taskDefinition: 'td/backend:9', runningCount: 0 };
const seen = (deployment: JsonObject, more: JsonObject = {}) =>
  parseService({ ...service, deployments: [{ ...primary, ...deployment }], ...more });
const starts = { startsDeployment: true };

describe('a deployment that is in flight', () => {
  test('is PRIMARY and IN_PROGRESS, or one whose service deployment has not ended', () => {
    expect(deploymentInFlight(seen({ rolloutState: 'IN_PROGRESS' }), starts)?.id).toBe('ecs-svc/9');
    const baking = seen({ rolloutState: 'COMPLETED' }, { currentServiceDeployment: 'arn' });
    expect(deploymentInFlight(baking, starts)?.id).toBe('ecs-svc/9');
    expect(deploymentInFlight(seen({ rolloutState: 'COMPLETED' }), starts)).toBeUndefined();
    expect(deploymentInFlight(seen({ rolloutState: 'FAILED' }), starts)).toBeUndefined();
  });

  test('is followed, not waited for, when it is what the plan wants anyway', () => {
    expect(deploymentInFlight(seen({ rolloutState: 'IN_PROGRESS' }), { startsDeployment: false })).toBeUndefined();
  });

  const old = { id: 'ecs-svc/8', status: 'ACTIVE', taskDefinition: 'td/backend:8', runningCount: 1 };
  const why = (failedTasks: number, enable: boolean, more: { runningCount?: number; first?: boolean } = {}) => {
    const deploymentConfiguration = { deploymentCircuitBreaker: { enable } };
    const own = { ...primary, failedTasks, runningCount: more.runningCount ?? 0 };
    const deployments = more.first === true ? [own] : [own, old];
    const state = parseService({ ...service, deployments, deploymentConfiguration });
    const deployment = primaryDeployment(state);
    return deployment === undefined ? undefined : whyEndless(state, deployment);
  };

  test('has no end when its tasks fail again and again and no circuit breaker is there', () => {
    expect(why(3, false)).toContain('3 of its tasks failed');
    expect([why(2, false), why(3, true), why(3, false, { runningCount: 1 })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('has no end when it is the first of its service, and its first task failed', () => {
    expect(why(1, false, { first: true })).toBe('no task of this service has run yet, and 1 task failed');
    expect(why(0, false, { first: true })).toBeUndefined();
    expect(why(1, true, { first: true })).toBeUndefined();
  });
});

test('peers 27: five deployments are too many for another, but not for a change that starts none (RM#2836)', () => {
  const crowd = (count: number) => {
    const deployments = Array.from({ length: count }, (_, index) => ({
      ...primary,
      id: `ecs-svc/${index}`,
      status: index === 0 ? 'PRIMARY' : 'ACTIVE',
    }));
    return parseService({ ...service, deployments });
  };
  expect(() => refuseCrowd(crowd(5), starts)).toThrow(/has 5 deployments already.*ecs-svc\/4 \(backend:9, 0 running\)/);
  expect(() => refuseCrowd(crowd(4), starts)).not.toThrow();
  expect(() => refuseCrowd(crowd(5), { startsDeployment: false })).not.toThrow();
});
