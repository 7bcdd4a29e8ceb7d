import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bounds } from '../../src/rollout/bounds.ts';
import { asNumber, asObject, asObjects, asString, asStrings, type JsonObject } from '../../src/toolkit/json.ts';
import { type EmulatedEcs, emulatedEcs } from '../support/emulated-ecs.ts';

const app = { name: 'app', image: 'backend:1', memory: 256, portMappings: [{ containerPort: 80, hostPort: 8080 }] };

async function instance(world: EmulatedEcs, memory = 1024): Promise<void> {
  const totalResources = [
    { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
    { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
  ];
  await world.call('RegisterContainerInstance', { totalResources });
}

async function register(world: EmulatedEcs, container: JsonObject = {}, definition: JsonObject = {}): Promise<string> {
  const containerDefinitions = [{ ...app, ...container }];
  const answer = await world.call('RegisterTaskDefinition', { family: 'backend', containerDefinitions, ...definition });
  return asString(asObject(answer.taskDefinition)?.taskDefinitionArn) ?? '';
}

async function service(world: EmulatedEcs): Promise<JsonObject> {
  const [found = {}] = asObjects((await world.call('DescribeServices', { services: ['s'] })).services);
  return found;
}

const messages = async (world: EmulatedEcs) =>
  asObjects((await service(world)).events).map(({ message }) => (asString(message) ?? '').replace('(service s) ', ''));

/** A cluster `default` with one instance and a service `s` that has been created just now. */
async function scene(input: JsonObject = {}, container: JsonObject = {}): Promise<EmulatedEcs> {
  const world = emulatedEcs();
  await world.call('CreateCluster', {});
  await instance(world);
  const taskDefinition = await register(world, container);
  await world.call('CreateService', { serviceName: 's', taskDefinition, desiredCount: 1, ...input });
  return world;
}

describe('the scheduler', () => {
  test('waits 40 s after RUNNING before a task without health check counts, and says each thing once', async () => {
    const world = await scene();
    world.clock.advance(42_000);
    expect(asObjects((await service(world)).deployments)).toMatchObject([
      { rolloutState: 'IN_PROGRESS', runningCount: 1 },
    ]);
    world.clock.advance(2000);
    expect(asObjects((await service(world)).deployments)).toMatchObject([{ rolloutState: 'COMPLETED' }]);
    world.clock.advance(3_600_000);
    const [steady, completed, started, ...more] = await messages(world);
    expect(more).toEqual([]);
    expect([steady, completed, started]).toEqual([
      'has reached a steady state.',
      expect.stringMatching(/^\(deployment ecs-svc\/\d{19}\) deployment completed\.$/),
      expect.stringMatching(/^has started 1 tasks: \(task [0-9a-f]{32}\)\.$/),
    ]);
  });

  test('keeps the newest hundred events', async () => {
    const world = await scene({}, { environment: [{ name: 'LOCAL_AWS_SIMULATE', value: 'exit=1' }] });
    world.clock.advance(1_000_000);
    expect(await messages(world)).toHaveLength(100);
  });

  test('repeats a complaint only after something has changed', async () => {
    const world = await scene();
    world.clock.advance(60_000);
    await world.call('UpdateService', { service: 's', taskDefinition: await register(world) });
    world.clock.advance(600_000);
    const complaints = async () => (await messages(world)).filter((message) => message.includes('a port required'));
    expect(await complaints()).toHaveLength(1);
    await world.call('UpdateService', { service: 's', deploymentConfiguration: { maximumPercent: 150 } });
    world.clock.advance(600_000);
    expect((await messages(world))[0]).toContain('because of the service deployment configuration.');
    await world.call('UpdateService', { service: 's', deploymentConfiguration: { maximumPercent: 200 } });
    world.clock.advance(600_000);
    expect(await complaints()).toHaveLength(2);
  });

  test('tells why a task could not be launched, and backs off', async () => {
    const world = await scene({}, { environment: [{ name: 'LOCAL_AWS_SIMULATE', value: 'pull-error' }] });
    world.clock.advance(600_000);
    const all = await messages(world);
    expect(all).toContainEqual(
      'was unable to place a task. Reason: CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref backend:1: not found.',
    );
    expect(all).toContainEqual(expect.stringContaining('is unable to consistently start tasks successfully.'));
    expect(all.filter((message) => message.startsWith('has started')).length).toBeLessThan(6);
  });

  test('replaces a task that a user stopped, without counting a failure', async () => {
    const world = await scene();
    world.clock.advance(60_000);
    const before = asStrings((await world.call('ListTasks', {})).taskArns);
    await world.call('StopTask', { task: before[0] ?? '', reason: 'by hand' });
    world.clock.advance(60_000);
    const after = asStrings((await world.call('ListTasks', {})).taskArns);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    expect(asObjects((await service(world)).deployments)).toMatchObject([{ failedTasks: 0, runningCount: 1 }]);
    const stopped = await world.call('DescribeTasks', { tasks: [...before] });
    expect(asObjects(stopped.tasks)).toMatchObject([
      { lastStatus: 'STOPPED', stopCode: 'UserInitiated', stoppedReason: 'by hand' },
    ]);
  });

  test('replaces an unhealthy task with the text of ECS', async () => {
    const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 5 };
    const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'unhealthy' }];
    const portMappings = [{ containerPort: 80, hostPort: 0 }];
    const world = await scene({}, { healthCheck, environment, portMappings });
    world.clock.advance(25_000);
    const stopped = asStrings((await world.call('ListTasks', { desiredStatus: 'STOPPED' })).taskArns);
    const { tasks } = await world.call('DescribeTasks', { tasks: stopped.slice(0, 1) });
    expect(asObjects(tasks)).toMatchObject([
      {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Task failed container health checks',
        healthStatus: 'UNHEALTHY',
      },
    ]);
    expect(await messages(world)).toContainEqual(
      expect.stringMatching(/^\(task [0-9a-f]{32}\) failed container health checks\.$/),
    );
  });

  test('runs one task of a daemon on each active instance', async () => {
    const world = await scene({ schedulingStrategy: 'DAEMON', desiredCount: null });
    await instance(world);
    world.clock.advance(60_000);
    expect(await service(world)).toMatchObject({ desiredCount: 2, runningCount: 2 });
  });

  test('ends a deleted service with its last task', async () => {
    const world = await scene();
    world.clock.advance(60_000);
    const { service: deleted } = await world.call('DeleteService', { service: 's', force: true });
    expect(deleted).toMatchObject({ status: 'DRAINING', desiredCount: 0 });
    world.clock.advance(60_000);
    expect(await service(world)).toMatchObject({ status: 'INACTIVE', runningCount: 0, deployments: [] });
    expect(await world.call('ListTasks', {})).toEqual({ taskArns: [] });
  });

  test('gives a task with awsvpc networking an address of its own and every status on its way', async () => {
    const world = emulatedEcs();
    await world.call('CreateCluster', {});
    await instance(world);
    const container = { portMappings: [{ containerPort: 80 }] };
    const taskDefinition = await register(world, container, { networkMode: 'awsvpc' });
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
    const { tasks } = await world.call('RunTask', { taskDefinition, networkConfiguration });
    const task = asString(asObjects(tasks)[0]?.taskArn) ?? '';
    const look = async () => asObjects((await world.call('DescribeTasks', { tasks: [task] })).tasks)[0] ?? {};
    const seen: (string | undefined)[] = [];
    const watch = async (milliseconds: number) => {
      for (let step = 0; step < milliseconds; step += 500) {
        const { lastStatus } = await look();
        if (seen.at(-1) !== lastStatus) seen.push(asString(lastStatus));
        world.clock.advance(500);
      }
    };
    await watch(10_000);
    const { attachments, containers } = await look();
    expect(asObjects(attachments)[0]).toMatchObject({ type: 'ElasticNetworkInterface', status: 'ATTACHED' });
    expect(asObjects(containers)[0]).toMatchObject({
      networkInterfaces: [{ privateIpv4Address: expect.stringMatching(/^127\.100\./) }],
    });
    await world.call('StopTask', { task });
    await watch(10_000);
    expect(seen).toEqual(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING', 'STOPPING', 'DEPROVISIONING', 'STOPPED']);
  });

  test('hands secrets to containers, and stops a task whose secret is missing', async () => {
    const world = emulatedEcs({ '/known': 'correct horse' });
    await world.call('CreateCluster', {});
    await instance(world);
    const executionRoleArn = 'arn:aws:iam::123456789012:role/execution';
    const run = async (valueFrom: string) => {
      const taskDefinition = await register(world, { secrets: [{ name: 'A', valueFrom }] }, { executionRoleArn });
      const { tasks } = await world.call('RunTask', { taskDefinition });
      world.clock.advance(10_000);
      const described = await world.call('DescribeTasks', { tasks: [asString(asObjects(tasks)[0]?.taskArn) ?? ''] });
      return asObjects(described.tasks)[0];
    };
    expect(await run('/unknown')).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'ResourceInitializationError: unable to pull secrets or registry auth: no secret /unknown',
    });
    const running = await run('/known');
    expect(running).toMatchObject({ lastStatus: 'RUNNING' });
    expect(JSON.stringify(running)).not.toContain('correct horse');
  });
});

describe('what is stored without an effect', () => {
  test('is told in the log', async () => {
    const world = await scene({
      serviceRegistries: [{ registryArn: 'arn:aws:servicediscovery:us-east-1:1:service/srv-1' }],
      deploymentConfiguration: { strategy: 'BLUE_GREEN', alarms: { enable: true, rollback: false, alarmNames: ['a'] } },
    });
    expect(world.log).toEqual([
      'Service s: local-aws does not emulate its service registries.',
      'Service s: local-aws does not emulate its alarms.',
      'Service s: local-aws does not emulate the deployment strategy BLUE_GREEN: it rolls.',
    ]);
  });

  test('a change of it is refused', async () => {
    const world = await scene();
    const capacityProviderStrategy = [{ capacityProvider: 'FARGATE' }];
    await expect(world.call('UpdateService', { service: 's', capacityProviderStrategy })).rejects.toThrow(
      'local-aws does not change the capacityProviderStrategy of a service: delete and create it.',
    );
  });
});

describe('whatever happens', () => {
  const change = fc.record({
    memory: fc.constantFrom(128, 256, 600),
    hostPort: fc.constantFrom(0, 8080),
    simulate: fc.constantFrom('', '', 'exit=1', 'pull-error', 'unhealthy'),
    desiredCount: fc.integer({ min: 0, max: 4 }),
    minimumHealthyPercent: fc.constantFrom(0, 50, 99),
    maximumPercent: fc.constantFrom(100, 150, 200),
    wait: fc.integer({ min: 0, max: 90_000 }),
  });

  test('live tasks stay within the upper bound while it stands, counts add up, and resources come back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const world = await scene({ desiredCount: 0, availabilityZoneRebalancing: 'DISABLED' });
        for (const { memory, hostPort, simulate, desiredCount, wait, ...percents } of changes) {
          const taskDefinition = await register(world, {
            memory,
            portMappings: [{ containerPort: 80, hostPort }],
            environment: [{ name: 'LOCAL_AWS_SIMULATE', value: simulate }],
            healthCheck: { command: ['CMD-SHELL', 'true'], interval: 5 },
          });
          const before = await liveTasks(world);
          await world.call('UpdateService', {
            service: 's',
            taskDefinition,
            desiredCount,
            deploymentConfiguration: percents,
          });
          const { upper } = bounds(desiredCount, {
            minimumHealthy: percents.minimumHealthyPercent,
            maximum: percents.maximumPercent,
          });
          for (let step = 0; step < wait; step += 7000) {
            world.clock.advance(7000);
            expect((await liveTasks(world)).length).toBeLessThanOrEqual(Math.max(upper, before.length));
            await expectTruth(world);
          }
        }
        await world.call('UpdateService', { service: 's', desiredCount: 0 });
        world.clock.advance(120_000);
        await expectTruth(world);
        expect(await remaining(world)).toEqual({ CPU: 1024, MEMORY: 1024 });
      }),
      { numRuns: 40 },
    );
  });
});

async function allTasks(world: EmulatedEcs): Promise<readonly JsonObject[]> {
  const found = [...world.ecs.state.clusters.values()].flatMap(({ tasks }) => [...tasks.keys()]);
  // DescribeTasks takes a hundred at most, and an old task may still run when a hundred others have failed after it.
  const pages = Array.from({ length: Math.ceil(found.length / 100) }, (_, page) =>
    found.slice(page * 100, page * 100 + 100),
  );
  const answers = await Promise.all(pages.map((tasks) => world.call('DescribeTasks', { tasks })));
  return answers.flatMap(({ tasks }) => asObjects(tasks));
}

async function liveTasks(world: EmulatedEcs): Promise<readonly JsonObject[]> {
  return (await allTasks(world)).filter(({ lastStatus }) => lastStatus !== 'STOPPED');
}

async function remaining(world: EmulatedEcs): Promise<Readonly<Record<string, number>>> {
  const { containerInstanceArns } = await world.call('ListContainerInstances', {});
  const described = await world.call('DescribeContainerInstances', {
    containerInstances: asStrings(containerInstanceArns),
  });
  const resources = asObjects(asObjects(described.containerInstances)[0]?.remainingResources);
  const numbers = resources.filter(({ type }) => type === 'INTEGER');
  return Object.fromEntries(numbers.map(({ name, integerValue }) => [asString(name), asNumber(integerValue) ?? 0]));
}

/** What the API says about services, tasks and instances agrees. */
async function expectTruth(world: EmulatedEcs): Promise<void> {
  const live = await liveTasks(world);
  const running = live.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  const described = await service(world);
  const perDeployment = asObjects(described.deployments).map(({ runningCount }) => asNumber(runningCount) ?? 0);
  expect(described.runningCount).toBe(running);
  expect(perDeployment.reduce((total, count) => total + count, 0)).toBe(running);
  const memory = live.reduce((total, task) => total + Number(task.memory), 0);
  expect((await remaining(world)).MEMORY).toBe(1024 - memory);
  expect(1024 - memory).toBeGreaterThanOrEqual(0);
}

test('a rollback that is asked for twice goes on (developer guide, "Stopping Amazon ECS service deployments")', async () => {
  const world = await scene();
  await world.clock.advance(120_000);
  await world.call('UpdateService', { service: 's', taskDefinition: await register(world) });
  await world.clock.advance(120_000);
  const newest = async () =>
    asObjects((await world.call('ListServiceDeployments', { service: 's' })).serviceDeployments)[0];
  const serviceDeploymentArn = asString((await newest())?.serviceDeploymentArn) ?? '';
  await world.call('StopServiceDeployment', { serviceDeploymentArn });
  expect(await newest()).toMatchObject({ status: 'ROLLBACK_REQUESTED' });
  const again = await world.call('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' });
  expect(again).toEqual({ serviceDeploymentArn });
  await world.clock.advance(120_000);
  expect(await newest()).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' });
});
