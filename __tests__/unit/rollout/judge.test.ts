import { describe, expect, test } from '@jest/globals';
import { judge, judgeAtDeadline, type Observation } from '../../../src/rollout/judge.ts';

const own = { id: 'ecs-svc/2', earlierIds: ['ecs-svc/1'] };

function seen(...deployments: Partial<Observation['deployments'][number]>[]): Observation {
  const defaults = { id: '', status: 'PRIMARY', rolloutState: 'IN_PROGRESS', runningCount: 0, pendingCount: 0 };
  return {
    desiredCount: 1,
    newEvents: [],
    deployments: deployments.map((deployment) => ({ ...defaults, ...deployment })),
  };
}

describe('a deploy is judged on its own deployment id', () => {
  test('PRIMARY, COMPLETED, every task running and nothing else left: succeeded', () => {
    const observation = seen({ id: 'ecs-svc/2', rolloutState: 'COMPLETED', runningCount: 1 });
    expect(judge(own, observation)).toEqual({ ended: true, outcome: 'succeeded' });
  });

  test('running but not COMPLETED is not the end (amazon-ecs-deploy-task-definition#838)', () => {
    expect(judge(own, seen({ id: 'ecs-svc/2', runningCount: 1 }))).toEqual({ ended: false });
  });

  test('COMPLETED while an old deployment still drains is not the end', () => {
    const observation = seen(
      { id: 'ecs-svc/2', rolloutState: 'COMPLETED', runningCount: 1 },
      { id: 'ecs-svc/1', status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 1 },
    );
    expect(judge(own, observation)).toEqual({ ended: false });
  });

  test('a rollback to the earlier deployment is no success (amazon-ecs-deploy-task-definition#191)', () => {
    const rollingBack = seen({ id: 'ecs-svc/1' }, { id: 'ecs-svc/2', status: 'ACTIVE', rolloutState: 'FAILED' });
    expect(judge(own, rollingBack)).toEqual({ ended: false });
    const rolledBack = seen({ id: 'ecs-svc/1', rolloutState: 'COMPLETED', runningCount: 1 });
    expect(judge(own, rolledBack)).toEqual({ ended: true, outcome: 'rolled-back' });
  });

  test('a newer deployment of somebody else: superseded', () => {
    expect(judge(own, seen({ id: 'ecs-svc/3' }))).toEqual({ ended: true, outcome: 'superseded' });
  });

  test('FAILED without rollback: failed', () => {
    expect(judge(own, seen({ id: 'ecs-svc/2', rolloutState: 'FAILED' }))).toEqual({ ended: true, outcome: 'failed' });
  });

  test('a desired count of 0 completes with no task', () => {
    const observation = { ...seen({ id: 'ecs-svc/2', rolloutState: 'COMPLETED' }), desiredCount: 0 };
    expect(judge(own, observation)).toEqual({ ended: true, outcome: 'succeeded' });
  });
});

test('at the deadline: stalled when ECS says that it cannot go on and nothing is starting, else timed out', () => {
  const newEvents = [
    '(service backend) was unable to place a task because no container instance met all of its requirements.',
  ];
  expect(judgeAtDeadline(own, { ...seen({ id: 'ecs-svc/2' }), newEvents })).toBe('stalled');
  expect(judgeAtDeadline(own, { ...seen({ id: 'ecs-svc/2', pendingCount: 1 }), newEvents })).toBe('timed-out');
  expect(judgeAtDeadline(own, seen({ id: 'ecs-svc/2' }))).toBe('timed-out');
  const notYetHealthy = { ...seen({ id: 'ecs-svc/2', runningCount: 1 }), newEvents };
  expect(judgeAtDeadline(own, notYetHealthy)).toBe('timed-out');
});
