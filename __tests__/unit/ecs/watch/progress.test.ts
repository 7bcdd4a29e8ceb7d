import { describe, expect, test } from '@jest/globals';
import { parseService, type Service } from '../../../../src/ecs/situation/service.ts';
import { type Progress, type ProgressContext, progress, progressLine } from '../../../../src/ecs/watch/progress.ts';

const taskDefinition = (revision: number) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:${revision}`;

/** A service whose deployments are given from new to old as running/wanted, with what else is said of them. */
function service(
  desiredCount: number,
  deployments: readonly { revision: number; running: number; wanted: number; [more: string]: string | number }[],
  percents = { minimumHealthyPercent: 100, maximumPercent: 200 },
): Service {
  const raw = deployments.map(({ revision, running, wanted, ...more }, index) => ({
    id: `ecs-svc/${revision}`,
    status: index === 0 ? 'PRIMARY' : 'ACTIVE',
    rolloutState: index === 0 ? 'IN_PROGRESS' : 'COMPLETED',
    taskDefinition: taskDefinition(revision),
    desiredCount: wanted,
    runningCount: running,
    ...more,
  }));
  return parseService({ serviceName: 'backend', desiredCount, deploymentConfiguration: percents, deployments: raw });
}

const context: ProgressContext = { ownId: 'ecs-svc/42', gate: { kind: 'health-check', most: 60 } };
const what = (seen: Service, changes: Partial<ProgressContext> = {}) => progress(seen, { ...context, ...changes }).what;

describe('the sentence of a progress line', () => {
  const old = { revision: 41, running: 1, wanted: 1 };

  test('new beside old: what serves, what starts', () => {
    const starting = service(1, [{ revision: 42, running: 0, wanted: 1, pendingCount: 1 }, old]);
    expect(what(starting)).toBe('serving backend:41; backend:42 0/1 started, 1 starting, waiting for it to run');
    const unplaced = service(1, [{ revision: 42, running: 0, wanted: 1 }, old]);
    expect(what(unplaced)).toBe('serving backend:41; backend:42 0/1 started, waiting for ECS to place a task');
  });

  test('old first: an old task has to stop, and then none serves', () => {
    const percents = { minimumHealthyPercent: 0, maximumPercent: 100 };
    const stopping = service(
      1,
      [
        { revision: 42, running: 0, wanted: 1 },
        { ...old, wanted: 0 },
      ],
      percents,
    );
    expect(what(stopping)).toBe('serving backend:41; backend:42 0/1 started, waiting for an old task to stop');
    const gone = service(1, [{ revision: 42, running: 0, wanted: 1, pendingCount: 1 }], percents);
    expect(what(gone)).toBe('no old task serves; backend:42 0/1 started, 1 starting, waiting for it to run');
  });

  test('the health check, with the version that people know', () => {
    const versions = { [taskDefinition(41)]: 'v1', [taskDefinition(42)]: 'v2' };
    const seen = progress(service(1, [{ revision: 42, running: 1, wanted: 1 }, old]), { ...context, versions });
    const line = 'serving v1 (backend:41); v2 (backend:42) 1/1 started, waiting for its health check';
    expect(progressLine(seen, 0)).toBe(`${line}, at most 60 s`);
    expect(progressLine(seen, 12)).toBe(`${line}, 12 s of at most 60`);
  });

  test('the load balancer, the 40 s, and neither known', () => {
    const seen = service(1, [{ revision: 42, running: 1, wanted: 1 }, old]);
    expect(what(seen, { gate: { kind: 'target-group', most: 150 } })).toMatch(/waiting for its target to be healthy$/);
    expect(what(seen, { gate: { kind: 'age', most: 40 } })).toMatch(/waiting until ECS counts it as healthy$/);
    expect(progress(seen, { ownId: 'ecs-svc/42' })).toEqual({
      what: 'serving backend:41; backend:42 1/1 started, waiting for ECS to call it complete',
      most: null,
    });
  });

  test('several tasks are counted, on both sides', () => {
    const seen = service(4, [
      { revision: 42, running: 2, wanted: 4, pendingCount: 1, failedTasks: 1 },
      { revision: 41, running: 3, wanted: 2 },
    ]);
    expect(what(seen)).toBe(
      'serving backend:41 3/4; backend:42 2/4 started, 1 starting, 1 failed, waiting for it to run',
    );
  });

  test('peers 29: draining the old is said as such', () => {
    const draining = service(1, [
      { revision: 42, running: 1, wanted: 1 },
      { revision: 41, running: 1, wanted: 0 },
    ]);
    expect(what(draining)).toBe('serving backend:42, draining the old (backend:41)');
    const completed = service(1, [
      { revision: 42, running: 1, wanted: 1, rolloutState: 'COMPLETED' },
      { revision: 41, running: 1, wanted: 1 },
    ]);
    expect(progressLine(progress(completed, context), 31)).toBe(
      'serving backend:42, draining the old (backend:41), 31 s so far',
    );
  });

  test('the end, a rollback, a count of 0, and a service that shows no deployment', () => {
    expect(what(service(1, [{ revision: 42, running: 1, wanted: 1, rolloutState: 'COMPLETED' }]))).toBe(
      'serving backend:42, complete',
    );
    const rollingBack = service(1, [
      { revision: 41, running: 0, wanted: 1, pendingCount: 1 },
      { revision: 42, running: 0, wanted: 0, rolloutState: 'FAILED' },
    ]);
    expect(what(rollingBack)).toBe(
      'ECS is rolling back to backend:41: no old task serves; backend:41 0/1 started, 1 starting, waiting for it to run',
    );
    expect(what(service(0, [{ revision: 42, running: 0, wanted: 0 }]))).toBe('no task is to run (desired count 0)');
    expect(what(service(1, []))).toBe('waiting for ECS to show a deployment');
  });
});

test('a time is only added where it says something', () => {
  const open: Progress = { what: 'waiting', most: null };
  expect([progressLine(open, 0), progressLine(open, 30)]).toEqual(['waiting', 'waiting, 30 s so far']);
});
