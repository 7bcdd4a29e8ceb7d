import { describe, expect, test } from '@jest/globals';
import { parseTask } from '../../../../src/ecs/situation/task.ts';
import { gateOf, learn, leastUntilComplete } from '../../../../src/ecs/watch/pace.ts';
import { task } from '../answers.ts';

const withCheck = (healthCheck: { interval?: number; startPeriod?: number }, essential = true) => ({
  containerDefinitions: [{ name: 'app', essential, healthCheck }],
});
const without = { containerDefinitions: [{ name: 'app' }] };

describe('the least time from RUNNING to the end of a deployment', () => {
  test('is a first interval with a health check, 5 s with a start period, 40 s without a check', () => {
    expect(leastUntilComplete(withCheck({ interval: 10 }), false, null)).toBe(10_000);
    expect(leastUntilComplete(withCheck({}), false, null)).toBe(30_000);
    expect(leastUntilComplete(withCheck({ interval: 10, startPeriod: 60 }), false, null)).toBe(5_000);
    expect(leastUntilComplete(without, false, null)).toBe(40_000);
    expect(leastUntilComplete(withCheck({ interval: 10 }, false), false, null)).toBe(40_000);
  });

  test('is 5 % less than last time behind a load balancer, and unknown the first time', () => {
    expect(leastUntilComplete(without, true, 140_000)).toBe(133_000);
    expect(leastUntilComplete(without, true, null)).toBeNull();
  });
});

describe('what the last deployment teaches', () => {
  const counts = { requested: 1, running: 1, pending: 0 };
  const last = {
    arn: 'arn',
    status: 'SUCCESSFUL',
    statusReason: '',
    target: { number: '1111111111111111111', ...counts },
    sources: [],
    failureCount: 0,
    failureThreshold: 0,
    startedAt: 1_700_000_000,
    finishedAt: 1_700_000_144,
  };
  const tasks = [parseTask(task)];

  test('is the time from its last task running to its end', () => {
    expect(learn(last, tasks)).toBe(140_000);
  });

  test('is nothing when it failed, is not known, or its tasks have been replaced since', () => {
    expect(learn({ ...last, status: 'STOPPED' }, tasks)).toBeNull();
    expect(learn(undefined, tasks)).toBeNull();
    expect(learn({ ...last, finishedAt: 1_700_000_001 }, tasks)).toBeNull();
    expect(learn({ ...last, target: { ...last.target, requested: 2 } }, tasks)).toBeNull();
    expect(learn({ ...last, target: { ...last.target, number: '2' } }, tasks)).toBeNull();
  });
});

test('what started tasks wait for', () => {
  expect(gateOf(withCheck({ interval: 10 }), false, 45_000)).toEqual({ kind: 'health-check', most: 45 });
  expect(gateOf(withCheck({ interval: 10 }), true, 195_000)).toEqual({ kind: 'target-group', most: 195 });
  expect(gateOf(without, false, 0)).toEqual({ kind: 'age', most: 40 });
});
