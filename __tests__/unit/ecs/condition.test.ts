import { describe, expect, test } from '@jest/globals';
import type { ContainerEvidence, TargetEvidence, TaskEvidence } from '../../../src/diagnosis/evidence.ts';
import type { ServiceCondition } from '../../../src/ecs/condition/condition.ts';
import { judgeCondition } from '../../../src/ecs/condition/judge-condition.ts';
import { isAsWanted, troubleSince } from '../../../src/ecs/condition/trouble-time.ts';
import { evidenceTexts } from '../../../src/ecs/failure/evidence-texts.ts';
import { parseService } from '../../../src/ecs/situation/service.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';

const deployment = {
  id: 'ecs-svc/1',
  status: 'PRIMARY',
  rolloutState: 'COMPLETED',
  taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:42',
  desiredCount: 2,
  runningCount: 2,
  createdAt: 1_000,
};

function service(changes: JsonObject = {}) {
  const counts = { desiredCount: 2, runningCount: 2, pendingCount: 0 };
  return parseService({ serviceName: 'backend', status: 'ACTIVE', ...counts, deployments: [deployment], ...changes });
}

const container: ContainerEvidence = {
  name: 'app',
  essential: true,
  image: 'backend:42',
  memoryLimit: 512,
  logGroup: '/backend',
  exitCode: 1,
  reason: null,
  healthStatus: 'UNKNOWN',
  lastLines: [],
};

const crashed: TaskEvidence = {
  id: 'one',
  lastStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  stoppedAt: 2_000,
  executionRole: null,
  containers: [container],
};

const running: TaskEvidence = {
  ...crashed,
  id: 'runs',
  lastStatus: 'RUNNING',
  stopCode: null,
  stoppedReason: null,
  stoppedAt: null,
  containers: [{ ...container, exitCode: null, healthStatus: 'HEALTHY' }],
};

const scaledIn: TaskEvidence = {
  ...crashed,
  id: 'old',
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
  containers: [{ ...container, exitCode: 143 }],
};

const unhealthy: TargetEvidence = {
  taskId: 'runs',
  targetGroup: 'web',
  port: 80,
  path: '/',
  state: 'unhealthy',
  description: 'Health checks failed with these codes: [503]',
};

interface Changes {
  readonly service?: JsonObject;
  readonly tasks?: readonly TaskEvidence[];
  readonly targets?: readonly TargetEvidence[];
  readonly of?: readonly string[];
  readonly blindTo?: ServiceCondition['blindTo'];
}

function condition({ service: changes = {}, tasks = [running], targets = [], of = [], blindTo = [] }: Changes) {
  const evidence = { tasks, events: [], targets, breaker: null, unread: [] };
  return {
    ...{ cluster: 'production', service: service(changes), readAt: 3_000_000, evidence },
    ...{ tasksOfPrimary: of, blindTo, targetGroups: 1, environment: [] },
  };
}

describe('how a service is', () => {
  const again = { ...crashed, id: 'two' };

  test.each<[string, Changes, boolean | null]>([
    ['fine', {}, true],
    ['fine', { tasks: [running, scaledIn] }, true],
    ['recovered', { tasks: [running, crashed], of: ['one'] }, true],
    ['recovered', { tasks: [running, crashed, again] }, true],
    ['unstable', { tasks: [running, crashed, again], of: ['one', 'two'] }, false],
    ['failing', { service: { runningCount: 1 } }, false],
    ['failing', { service: { deployments: [{ ...deployment, rolloutState: 'FAILED' }] } }, false],
    ['failing', { targets: [unhealthy] }, false],
    ['failing', { service: { status: 'DRAINING' } }, false],
    ['switched-off', { service: { desiredCount: 0, runningCount: 0 } }, false],
    ['deploying', { service: { deployments: [{ ...deployment, rolloutState: 'IN_PROGRESS' }] } }, true],
    [
      'deploying',
      { service: { runningCount: 1, deployments: [{ ...deployment, rolloutState: 'IN_PROGRESS' }] } },
      false,
    ],
    ['unknown', { blindTo: ['tasks'] }, null],
    ['failing', { service: { runningCount: 0 }, blindTo: ['tasks'] }, false],
  ])('is %s', (kind, changes, isHealthy) => {
    expect(judgeCondition(condition(changes))).toMatchObject({ kind, isHealthy });
  });

  test('is told with what was counted', () => {
    const { sentence } = judgeCondition(condition({ tasks: [running, crashed] }));
    expect(sentence).toBe(
      'The service backend is fine at this moment: 2 of 2 tasks run, the deployment of backend:42 is complete, but in the last hour 1 task failed.',
    );
  });
});

describe('since when something can have to do with it', () => {
  const events = [
    { message: '(service backend) has started 1 tasks', createdAt: 9_000 },
    { message: '(service backend) has reached a steady state.', createdAt: 8_000 },
    { message: '(service backend) has reached a steady state.', createdAt: 1_000 },
  ];

  test('is its last steady state, while it is not as it should be', () => {
    expect(troubleSince(service({ events, runningCount: 1 }), 10_000)).toBe(8_000);
  });

  test('is the last hour otherwise, and where it never was in steady state', () => {
    expect(troubleSince(service({ events }), 10_000)).toBe(6_400);
    expect(troubleSince(service({ runningCount: 1 }), 10_000)).toBe(6_400);
  });

  test('a deployment that drains its old tasks is not at its end', () => {
    const old = { ...deployment, id: 'ecs-svc/0', status: 'ACTIVE', runningCount: 1 };
    expect(isAsWanted(service({ deployments: [deployment, old] }))).toBe(false);
    expect(isAsWanted(service())).toBe(true);
  });
});

describe('the texts of what was seen', () => {
  test('are those of tasks that failed, with where they are from, and of events and targets', () => {
    const dead = { ...crashed, containers: [{ ...container, reason: 'OutOfMemoryError', lastLines: ['a', 'b'] }] };
    const event = { message: 'was unable to place a task', createdAt: 5_000 };
    const evidence = { tasks: [dead, scaledIn], events: [event], targets: [unhealthy], breaker: null, unread: [] };
    expect(evidenceTexts(evidence).map(({ text, sources, from, time }) => ({ text, sources, from, time }))).toEqual([
      { text: 'a\nb', sources: ['container-log'], from: { container: 'app', task: 'one' }, time: 2_000 },
      { text: 'OutOfMemoryError', sources: ['stopped-reason'], from: { container: 'app', task: 'one' }, time: 2_000 },
      { text: crashed.stoppedReason, sources: ['stopped-reason'], from: { task: 'one' }, time: 2_000 },
      {
        text: unhealthy.description,
        sources: ['service-event'],
        from: { task: 'runs', stream: 'the target group web' },
      },
      { text: event.message, sources: ['service-event'], time: 5_000 },
    ]);
  });
});
