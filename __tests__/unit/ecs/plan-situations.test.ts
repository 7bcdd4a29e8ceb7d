import { describe, expect, test } from '@jest/globals';
import { mayInterrupt } from '../../../src/ecs/plan/interruption.ts';
import { planDeploy } from '../../../src/ecs/plan/plan-deploy.ts';
import { instanceState } from '../../../src/ecs/situation/container-instance.ts';
import { readSituation, type Situation } from '../../../src/ecs/situation/situation.ts';
import { parseTask } from '../../../src/ecs/situation/task.ts';
import { ownWayBackStalls } from '../../../src/ecs/undo/plan-back.ts';
import { capacityText } from '../../../src/report/capacity-text.ts';
import { planText } from '../../../src/report/plan-text.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';
import { instance, oldImage, request, service, situation, task, taskDefinition } from './answers.ts';

/** Plans for the situations beside story A: what is asked for, what is certain, and what ECS does not tell. */

const defaults = { minimumHealthy: 100, maximum: 200 };
const stopFirst = { minimumHealthy: 0, maximum: 100 };
const dynamicPort = {
  containerDefinitions: [{ name: 'app', image: oldImage, memory: 600, portMappings: [{ containerPort: 3000 }] }],
};

const resources = (memory: number) => [
  { name: 'CPU', integerValue: 2048 },
  { name: 'MEMORY', integerValue: memory },
  { name: 'PORTS', stringSetValue: ['22'] },
];

const roomy = { instance: { ...instance, remainingResources: resources(1400) }, taskDefinition: dynamicPort };

function withInstances(base: Situation, ...instances: readonly JsonObject[]): Situation {
  return { ...base, instances: { value: instances.map(instanceState) } };
}

function otherInstance(id: string, attributes: readonly JsonObject[] = []): JsonObject {
  return {
    ...instance,
    containerInstanceArn: `arn:aws:ecs:us-east-1:123456789012:container-instance/demo/${id}`,
    attributes: [{ name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' }, ...attributes],
    remainingResources: resources(1000),
  };
}

describe('exclusive', () => {
  const plan = planDeploy(situation(roomy), { ...request, exclusive: true });

  test('takes 0/100 although there is room for both, and turns zone rebalancing off', () => {
    expect(plan).toMatchObject({ percents: stopFirst, percentsReason: 'exclusive' });
    expect(plan.update).toMatchObject({ availabilityZoneRebalancing: 'DISABLED' });
    expect(planText(situation(roomy), plan).join('\n')).toContain('"exclusive" asks for no two tasks at once');
  });

  test('is an interruption, and one that no capacity would avoid is not what it is told as', () => {
    expect(mayInterrupt(plan)).toBe(true);
    expect(plan.prediction).toMatchObject({ verdict: 'completes', lowestHealthy: 0, lowestAt: 0, peakTasks: 1 });
  });
});

describe('an interruption', () => {
  test('names what would avoid it: the memory that is missing beside the old task, the port, or an instance', () => {
    // The instance has 424 MiB left and the port taken; a task needs 600 MiB.
    const plan = planDeploy(situation(), request);
    expect(mayInterrupt(plan)).toBe(true);
    expect(capacityText(plan.missingCapacity)).toBe(
      '176 MiB more on one instance with a dynamic host port, or one more container instance',
    );
  });

  test('with memory for both only the port is in the way', () => {
    const remainingResources = [
      { name: 'CPU', integerValue: 1024 },
      { name: 'MEMORY', integerValue: 700 },
      { name: 'PORTS', stringSetValue: ['22', '8080'] },
    ];
    const plan = planDeploy(situation({ instance: { ...instance, remainingResources } }), request);
    expect(capacityText(plan.missingCapacity)).toBe('a dynamic host port, or one more container instance');
  });

  test('none where there is room, and none where nothing is to run', () => {
    expect(mayInterrupt(planDeploy(situation(roomy), request))).toBe(false);
    expect(mayInterrupt(planDeploy(situation(), { ...request, desiredCount: 0 }))).toBe(false);
  });

  test('is possible where nothing can be predicted, if the percents let every task stop', () => {
    const denied = { ...situation(), tasks: { denied: 'ecs:DescribeTasks' } };
    expect(mayInterrupt(planDeploy(denied, request))).toBe(false);
    expect(mayInterrupt(planDeploy(denied, { ...request, minimumHealthyPercent: 0 }))).toBe(true);
  });
});

describe('DAEMON', () => {
  const daemon = (deploymentConfiguration: JsonObject) =>
    situation({ service: { schedulingStrategy: 'DAEMON', deploymentConfiguration } });

  test('keeps 0/100, and its maximum is never raised although there is room', () => {
    const onOne = daemon({ minimumHealthyPercent: 0, maximumPercent: 100 });
    const spacious = withInstances(onOne, { ...instance, remainingResources: resources(2000) });
    expect(planDeploy(spacious, request)).toMatchObject({ percents: stopFirst, prediction: { verdict: 'completes' } });
  });

  test("without percents of its own has ECS's: 0 and 100", () => {
    expect(planDeploy(daemon({}), request)).toMatchObject({ percentsInForce: stopFirst, percents: stopFirst });
  });

  test('stuck at 100/100 is set free', () => {
    const stuck = daemon({ minimumHealthyPercent: 100, maximumPercent: 100 });
    expect(planDeploy(stuck, request)).toMatchObject({ percents: stopFirst, percentsReason: 'must-stop-first' });
  });
});

describe('a placement expression that cannot be evaluated for some instances', () => {
  const expression = 'task:group == database or attribute:disk == ssd';
  const service = { placementConstraints: [{ type: 'memberOf', expression }] };
  const base = situation({ service });

  test('the rollout completes for certain on those for which it can', () => {
    const ssd = otherInstance('i2', [{ name: 'disk', value: 'ssd' }]);
    const plan = planDeploy(withInstances(base, instance, ssd), request);
    expect(plan).toMatchObject({ percents: defaults, prediction: { verdict: 'completes', lowestHealthy: 1 } });
  });

  test('is unknown where it completes only on the others, and names expression and instance', () => {
    const plan = planDeploy(withInstances(base, instance, otherInstance('i2')), request);
    expect(plan).toMatchObject({ percents: defaults, percentsReason: 'prediction-unknown' });
    expect(plan.prediction).toMatchObject({ verdict: 'unknown' });
    const [reason = ''] = plan.prediction.verdict === 'unknown' ? plan.prediction.reasons : [];
    expect(reason).toContain(`"${expression}"`);
    expect(reason).toContain('i2');
  });

  test('stalls where even they have no room', () => {
    const plan = planDeploy(base, { ...request, minimumHealthyPercent: 100, maximumPercent: 200 });
    expect(plan.prediction.verdict).toBe('stalls');
  });

  test('stands in the task definition just as in the service', () => {
    const constrained = { placementConstraints: [{ type: 'memberOf', expression: 'attribute:disk == ssd' }] };
    const plan = planDeploy(situation({ ...roomy, taskDefinition: { ...dynamicPort, ...constrained } }), request);
    expect(plan.prediction).toMatchObject({ verdict: 'stalls', why: expect.stringContaining('attribute:disk == ssd') });
  });
});

describe('awsvpc on EC2', () => {
  const containerDefinitions = [{ name: 'app', image: oldImage, memory: 300 }];
  const typed = (type: string, ...more: readonly JsonObject[]) => ({
    ...instance,
    attributes: [
      { name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' },
      { name: 'ecs.instance-type', value: type },
      ...more,
    ],
    remainingResources: resources(1000),
  });
  const on = (given: JsonObject, inUse: Situation['interfacesInUse'] = { value: { i1: 1 } }): Situation => ({
    ...situation({ taskDefinition: { networkMode: 'awsvpc', containerDefinitions }, instance: given }),
    interfacesInUse: inUse,
  });

  test('a t3.micro has one for tasks and the old task holds it, whatever memory is left', () => {
    const plan = planDeploy(on(typed('t3.micro')), request);
    expect(plan).toMatchObject({ percents: stopFirst, prediction: { verdict: 'completes' } });
    expect(capacityText(plan.missingCapacity)).toContain('one network interface more on one instance');
  });

  test('a c5.large has two, of which a task of another service may hold one', () => {
    expect(planDeploy(on(typed('c5.large')), request)).toMatchObject({ percents: defaults });
    expect(planDeploy(on(typed('c5.large'), { value: { i1: 2 } }), request)).toMatchObject({ percents: stopFirst });
  });

  test('with trunking a c5.large has ten', () => {
    const trunked = on(typed('c5.large', { name: 'ecs.awsvpc-trunk-id', value: 'trunk' }), { value: { i1: 9 } });
    expect(planDeploy(trunked, request)).toMatchObject({ percents: defaults, prediction: { verdict: 'completes' } });
  });

  test.each([
    ['an instance type that is not known', on(typed('u-6tb1.metal'))],
    ["the cluster's tasks denied", on(typed('c5.large'), { denied: 'ecs:ListTasks' })],
  ])('%s: unknown, said aloud, and the percents stay', (_, doubtful) => {
    expect(planDeploy(doubtful, request)).toMatchObject({
      percents: defaults,
      percentsReason: 'prediction-unknown',
      prediction: { verdict: 'unknown', reasons: [expect.stringContaining('network interfaces')] },
    });
  });
});

describe('a capacity provider with managed scaling', () => {
  const service = { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'workers', weight: 1 }] };

  test('a rollout that fits today completes for certain', () => {
    expect(planDeploy(situation({ ...roomy, service }), request).prediction).toMatchObject({ verdict: 'completes' });
  });

  test('one that waits for a new instance is unknown, and keeps its percents', () => {
    expect(planDeploy(situation({ service }), request)).toMatchObject({
      percents: defaults,
      percentsReason: 'prediction-unknown',
      prediction: { verdict: 'unknown', reasons: [expect.stringContaining('workers may add instances')] },
    });
  });

  test('100/100 stalls however many instances come', () => {
    const plan = planDeploy(situation({ service }), { ...request, minimumHealthyPercent: 100, maximumPercent: 100 });
    expect(plan.prediction.verdict).toBe('stalls');
  });
});

test('behind a load balancer: healthy after one interval, at worst interval x threshold, and gone after the deregistration delay', () => {
  const loadBalancers = [{ targetGroupArn: 'arn', containerName: 'app', containerPort: 3000 }];
  const targetGroup = {
    arn: 'arn',
    name: 'web',
    path: '/',
    healthCheckIntervalSeconds: 10,
    healthyThreshold: 3,
    unhealthyThreshold: 2,
    timeoutSeconds: 5,
    deregistrationDelaySeconds: 60,
    slowStartSeconds: 30,
    targetType: 'instance',
    healthCheckPort: 'traffic-port',
    vpc: 'vpc-1',
  };
  const behind = situation({ ...roomy, service: { loadBalancers } });
  // Start 4 s as the last one; one interval of 10 s; 60 s of draining, 2 s to stop.
  const plan = planDeploy({ ...behind, targetGroups: { value: [targetGroup] } }, request);
  // At worst 60 s to start, 3 checks of 10 s and one that times out after 5 s, 60 s of draining, 30 s to stop.
  expect(plan.prediction).toMatchObject({
    finish: { most: 60 + 30 + 5 + 60 + 30 },
    timeline: [
      { revision: 'old', stop: 14, drained: 74, stopped: 76 },
      { revision: 'new', running: 4, healthy: 14 },
    ],
  });
  // The defaults of a target group: an interval of 30 s, 300 s of draining.
  expect(planDeploy(behind, request).prediction).toMatchObject({
    timeline: [{ stop: 34, drained: 334 }, { healthy: 34 }],
  });
});

describe('a task on its way out whose deployment ECS lists no more', () => {
  const leaving = { ...task, startedBy: 'ecs-svc/7777777777777777777', desiredStatus: 'STOPPED' };
  const idle = situation({ service: { desiredCount: 0, runningCount: 0 } });
  const draining: Situation = { ...idle, tasks: { value: [parseTask(leaving)] } };

  test('frees its port and its memory: the next task follows it', () => {
    const { prediction } = planDeploy(draining, { ...request, desiredCount: 1 });
    expect(prediction).toMatchObject({ verdict: 'completes' });
  });

  test('is no version that ECS would go back to', () => {
    expect(ownWayBackStalls(draining)).toBe(false);
  });

  test('is read with its task definition, which no deployment names', async () => {
    const old = 'arn:aws:ecs:us-east-1:123456789012:task-definition/backend:0';
    const answers: Readonly<Record<string, (body: JsonObject) => JsonObject>> = {
      DescribeServices: () => ({ services: [service] }),
      DescribeTaskDefinition: ({ taskDefinition: name = '' }) => ({
        taskDefinition: { ...taskDefinition, taskDefinitionArn: name },
      }),
      ListTasks: ({ desiredStatus }) => ({ taskArns: desiredStatus === 'STOPPED' ? ['leaving'] : [] }),
      DescribeTasks: () => ({ tasks: [{ ...leaving, taskDefinitionArn: old }] }),
    };
    const read = await readSituation(async (operation, body) => answers[operation]?.(body) ?? {}, 'demo', 'backend');
    expect(read.olderTaskDefinitions).toEqual({ [old]: { ...taskDefinition, taskDefinitionArn: old } });
  });
});
