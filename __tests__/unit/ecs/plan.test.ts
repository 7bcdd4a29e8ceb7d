import { describe, expect, test } from '@jest/globals';
import { planDeploy } from '../../../src/ecs/plan/plan-deploy.ts';
import { planText } from '../../../src/report/plan-text.ts';
import { instance, newImage, oldImage, request, situation } from './answers.ts';

const roomy = {
  instance: {
    ...instance,
    remainingResources: [
      { name: 'CPU', integerValue: 2048 },
      { name: 'MEMORY', integerValue: 1400 },
      { name: 'PORTS', stringSetValue: ['22'] },
    ],
  },
  taskDefinition: {
    containerDefinitions: [{ name: 'app', image: oldImage, memory: 600, portMappings: [{ containerPort: 3000 }] }],
  },
};

describe('story A: one instance, a static host port, 100/200 in force', () => {
  const plan = planDeploy(situation(), request);

  test('chooses 0/100, since the new task only fits where the old one has gone', () => {
    expect(plan.percents).toEqual({ minimumHealthy: 0, maximum: 100 });
    expect(plan.percentsReason).toBe('must-stop-first');
    expect(plan.prediction).toMatchObject({ verdict: 'completes', lowestHealthy: 0, peakTasks: 1 });
  });

  test('sends the deployment configuration as read, with only the percents changed, and stops zone rebalancing', () => {
    expect(plan.update).toEqual({
      cluster: 'demo',
      service: 'backend',
      availabilityZoneRebalancing: 'DISABLED',
      deploymentConfiguration: {
        minimumHealthyPercent: 0,
        maximumPercent: 100,
        strategy: 'ROLLING',
        deploymentCircuitBreaker: { enable: true, rollback: true },
        alarms: { enable: true, rollback: false, alarmNames: ['errors'] },
        lifecycleHooks: [{ hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:check' }],
      },
    });
  });

  test('registers the live task definition with the new image: unknown members and tags kept, read-only ones removed', () => {
    expect(plan.taskDefinition).toMatchObject({
      family: 'backend',
      fieldNewerThanTheSdk: { kept: true },
      tags: [{ key: 'team', value: 'web' }],
      containerDefinitions: [{ name: 'app', image: newImage, memory: 600 }],
    });
    for (const member of [
      'taskDefinitionArn',
      'revision',
      'status',
      'requiresAttributes',
      'compatibilities',
      'registeredAt',
    ]) {
      expect(plan.taskDefinition).not.toHaveProperty(member);
    }
  });

  test('the printed plan names the percents and the reason, and no value of an environment entry', () => {
    const text = planText(situation(), plan).join('\n');
    expect(text).toContain('100/200 -> 0/100');
    expect(text).toContain('A new task only fits where an old one has gone');
    expect(text).not.toContain('correct horse');
  });

  test('percents given by hand that stall come with the pair that works', () => {
    const stalling = planDeploy(situation(), { ...request, minimumHealthyPercent: 100, maximumPercent: 200 });
    expect(stalling.prediction).toMatchObject({
      verdict: 'stalls',
      event: expect.stringContaining('is already using a port required by your task.'),
    });
    expect(stalling.percentsThatWork).toEqual({ minimumHealthy: 0, maximum: 100 });
  });

  test('one percent given by hand: the other is chosen to fit', () => {
    const plan = planDeploy(situation(), { ...request, maximumPercent: 150 });
    expect(plan.percents).toEqual({ minimumHealthy: 0, maximum: 150 });
    expect(plan.prediction.verdict).toBe('completes');
    expect(plan.update).not.toHaveProperty('availabilityZoneRebalancing');
  });
});

test('room for two tasks and a dynamic port: 100/200 stays', () => {
  const plan = planDeploy(situation(roomy), request);
  expect(plan).toMatchObject({ percents: { minimumHealthy: 100, maximum: 200 }, percentsReason: 'in-force-is-best' });
  expect(plan.prediction).toMatchObject({ verdict: 'completes', interruption: { least: 0, most: 0 } });
});

test('the same image again: there is nothing to do, and the percents stay', () => {
  const plan = planDeploy(situation(), { ...request, image: oldImage });
  expect(plan).toMatchObject({
    nothingToDo: true,
    taskDefinition: null,
    percents: { minimumHealthy: 100, maximum: 200 },
  });
});

test('the same image again while a rollout hangs: percents that free it, and no new deployment', () => {
  const stuck = {
    id: 'ecs-svc/2222222222222222222',
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/backend:1',
    desiredCount: 1,
    runningCount: 0,
  };
  const old = {
    ...stuck,
    id: 'ecs-svc/1111111111111111111',
    status: 'ACTIVE',
    rolloutState: 'COMPLETED',
    runningCount: 1,
  };
  const plan = planDeploy(situation({ service: { deployments: [stuck, old] } }), { ...request, image: oldImage });
  expect(plan).toMatchObject({
    nothingToDo: false,
    startsDeployment: false,
    taskDefinition: null,
    percents: { minimumHealthy: 0, maximum: 100 },
  });
});

test('container instances that may not be read: the prediction is unknown, names the action, and the percents stay', () => {
  const denied = { ...situation(), instances: { denied: 'ecs:ListContainerInstances' } };
  expect(planDeploy(denied, request)).toMatchObject({
    percents: { minimumHealthy: 100, maximum: 200 },
    percentsReason: 'prediction-unknown',
    prediction: { verdict: 'unknown', reasons: [expect.stringContaining('ecs:ListContainerInstances')] },
  });
});

test('a task that fits nowhere: no percents work, and none are proposed', () => {
  const huge = { containerDefinitions: [{ name: 'app', image: oldImage, memory: 4096 }] };
  const plan = planDeploy(situation(), { ...request, taskDefinition: huge });
  expect(plan.percentsReason).toBe('cannot-complete');
  expect(plan.prediction.verdict).toBe('stalls');
  expect(plan.percentsThatWork).toBeNull();
});

test('several containers and no container-name: the error lists them', () => {
  const two = {
    containerDefinitions: [
      { name: 'app', image: 'a' },
      { name: 'proxy', image: 'b' },
    ],
  };
  expect(() => planDeploy(situation({ taskDefinition: two }), request)).toThrow(/app, proxy/);
  expect(() => planDeploy(situation(), { ...request, containerName: 'web' })).toThrow(/no container "web".*app/);
});

describe('only another desired count', () => {
  const more = { ...request, image: null, desiredCount: 2 };

  test('where there is room: one update, no new deployment', () => {
    const plan = planDeploy(situation(roomy), more);
    expect(plan).toMatchObject({ nothingToDo: false, startsDeployment: false, taskDefinition: null });
    expect(plan.update).toMatchObject({ desiredCount: 2 });
    expect(plan.prediction).toMatchObject({ verdict: 'completes', interruption: { least: 0, most: 0 } });
  });

  test('where there is none: the stall is predicted, and no percents are proposed', () => {
    const plan = planDeploy(situation(), more);
    expect(plan.percentsReason).toBe('cannot-complete');
    expect(plan.prediction).toMatchObject({
      verdict: 'stalls',
      why: 'The only container instance cannot take a new task (host port 8080 is taken).',
    });
  });
});

test('the task of a completed deployment counts as healthy, however young: 100/200 on a taken port is a stall', () => {
  const containerDefinitions = [
    { name: 'app', image: oldImage, memory: 600, portMappings: [{ containerPort: 3000, hostPort: 8080 }] },
  ];
  const young = { ...situation({ taskDefinition: { containerDefinitions } }), readAt: 1_700_000_005_000 };
  const plan = planDeploy(young, { ...request, minimumHealthyPercent: 100, maximumPercent: 200 });
  expect(plan.prediction.verdict).toBe('stalls');
});
