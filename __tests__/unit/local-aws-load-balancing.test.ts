import { describe, expect, test } from '@jest/globals';
import { asObject, asObjects, asString, asStrings, type JsonObject } from '../../src/toolkit/json.ts';
import { type EmulatedEcs, emulatedEcs } from '../support/emulated-ecs.ts';

const app = { name: 'app', image: 'backend:1', memory: 128, portMappings: [{ containerPort: 80, hostPort: 0 }] };

/** A target group that is checked every 10 s, in seconds as the API has them. */
const checked = { HealthCheckIntervalSeconds: '10', HealthyThresholdCount: '3', UnhealthyThresholdCount: '2' };

interface World extends EmulatedEcs {
  readonly targetGroup: string;
}

/** A service `s` of one task, just created, behind a target group with a deregistration delay of 20 s. */
async function scene(
  parts: { environment?: JsonObject[]; service?: JsonObject; attributes?: JsonObject[] } = {},
): Promise<World> {
  const world = await balanced(parts.attributes ?? [delay(20)]);
  await world.call('CreateCluster', {});
  await world.call('RegisterContainerInstance', {});
  await register(world, parts.environment);
  await createService(world, parts.service);
  return world;
}

async function balanced(attributes: JsonObject[] = [], listener = true): Promise<World> {
  const world = emulatedEcs();
  const group = { Name: 'backend', Protocol: 'HTTP', Port: '80', VpcId: 'vpc-1', ...checked };
  const targetGroup = textAt(await world.call('CreateTargetGroup', group), 'TargetGroups', 'TargetGroupArn');
  await world.call('ModifyTargetGroupAttributes', { TargetGroupArn: targetGroup, Attributes: attributes });
  if (listener) await listen(world, targetGroup);
  return { ...world, targetGroup };
}

async function listen(world: EmulatedEcs, targetGroup: string): Promise<void> {
  const created = await world.call('CreateLoadBalancer', { Name: 'web', Subnets: ['subnet-1', 'subnet-2'] });
  const DefaultActions = [{ Type: 'forward', TargetGroupArn: targetGroup }];
  const LoadBalancerArn = textAt(created, 'LoadBalancers', 'LoadBalancerArn');
  await world.call('CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port: '80', DefaultActions });
}

const delay = (seconds: number) => ({ Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) });

async function register(world: EmulatedEcs, environment: JsonObject[] = []): Promise<void> {
  await world.call('RegisterTaskDefinition', { family: 'backend', containerDefinitions: [{ ...app, environment }] });
}

async function createService(world: World, members: JsonObject = {}): Promise<void> {
  const loadBalancers = [{ targetGroupArn: world.targetGroup, containerName: 'app', containerPort: 80 }];
  await world.call('CreateService', { serviceName: 's', taskDefinition: 'backend', loadBalancers, ...members });
}

function textAt(answer: JsonObject, list: string, member: string): string {
  return asString(asObjects(answer[list])[0]?.[member]) ?? '';
}

async function health(world: World): Promise<JsonObject[]> {
  const answer = await world.call('DescribeTargetHealth', { TargetGroupArn: world.targetGroup });
  return asObjects(answer.TargetHealthDescriptions).map(({ TargetHealth }) => asObject(TargetHealth) ?? {});
}

async function service(world: World): Promise<JsonObject> {
  return asObjects((await world.call('DescribeServices', { services: ['s'] })).services)[0] ?? {};
}

/** From old to new, without the service's name. */
async function events(world: World): Promise<string[]> {
  const all = asObjects((await service(world)).events).map(({ message }) => asString(message) ?? '');
  return all.reverse().map((message) => message.replace('(service s) ', '').replace(/[0-9a-f]{32}/g, 'T'));
}

async function tasks(world: World, desiredStatus = 'RUNNING'): Promise<readonly JsonObject[]> {
  const arns = asStrings((await world.call('ListTasks', { desiredStatus })).taskArns);
  return arns.length === 0 ? [] : asObjects((await world.call('DescribeTasks', { tasks: arns })).tasks);
}

describe('a task behind a target group', () => {
  test('is registered before it runs, and healthy with its first successful check', async () => {
    const world = await scene();
    world.clock.advance(3000); // Pull and start: its container runs.
    expect(await tasks(world)).toMatchObject([{ lastStatus: 'ACTIVATING' }]);
    expect(await health(world)).toEqual([
      {
        State: 'initial',
        Reason: 'Elb.RegistrationInProgress',
        Description: 'Target registration is in progress',
      },
    ]);
    world.clock.advance(1000);
    expect(await tasks(world)).toMatchObject([{ lastStatus: 'RUNNING' }]);
    expect(await health(world)).toEqual([{ State: 'healthy' }]);
    expect(await events(world)).toEqual([
      'has started 1 tasks: (task T).',
      `registered 1 targets in (target-group ${world.targetGroup})`,
      expect.stringContaining('deployment completed.'),
      'has reached a steady state.',
    ]);
  });

  test('drains for the whole deregistration delay before its containers are told to stop', async () => {
    const world = await scene();
    world.clock.advance(10_000);
    await register(world);
    await world.call('UpdateService', { service: 's', taskDefinition: 'backend' });
    world.clock.advance(5000);
    const [old] = await tasks(world, 'STOPPED');
    expect(old).toMatchObject({ lastStatus: 'DEACTIVATING' });
    expect(await health(world)).toContainEqual({
      State: 'draining',
      Reason: 'Target.DeregistrationInProgress',
      Description: 'Target deregistration is in progress',
    });
    // Told to stop when the new one was healthy, 2 s after its start: 20 s of draining end at 22 s.
    world.clock.advance(16_000);
    expect(await tasks(world, 'STOPPED')).toMatchObject([{ lastStatus: 'DEACTIVATING' }]);
    world.clock.advance(3000);
    expect(await tasks(world, 'STOPPED')).toMatchObject([{ lastStatus: 'STOPPED' }]);
    expect(await health(world)).toEqual([{ State: 'healthy' }]);
    expect((await events(world)).slice(4)).toEqual([
      'has started 1 tasks: (task T).',
      `registered 1 targets in (target-group ${world.targetGroup})`,
      'has begun draining connections on 1 tasks.',
      `deregistered 1 targets in (target-group ${world.targetGroup})`,
      'has stopped 1 running tasks: (task T).',
      expect.stringContaining('deployment completed.'),
      'has reached a steady state.',
    ]);
  });

  test('that answers wrongly is unhealthy after the threshold, replaced in ECS’s words, and counted as failed', async () => {
    const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'answers=502' }];
    const world = await scene({ environment });
    world.clock.advance(5000);
    expect(await health(world)).toMatchObject([{ State: 'initial', Reason: 'Elb.InitialHealthChecking' }]);
    world.clock.advance(10_000);
    const [stopped] = await tasks(world, 'STOPPED');
    expect(stopped).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${world.targetGroup})`,
    });
    const text = new RegExp(
      `^\\(task T\\) \\(instance i-[0-9a-f]{17}\\) \\(port 32768\\) is unhealthy in \\(target-group ${world.targetGroup}\\) due to \\(reason Health checks failed with these codes: \\[502\\]\\)\\.$`,
    );
    expect(await events(world)).toContainEqual(expect.stringMatching(text));
    expect(asObjects((await service(world)).deployments)[0]?.failedTasks).toBe(1);
  });

  test('is left alone in its grace period, and not a moment longer', async () => {
    const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'answers=502' }];
    const world = await scene({ environment, service: { healthCheckGracePeriodSeconds: 60 } });
    world.clock.advance(4000 + 59_000); // RUNNING after 4 s.
    expect(await health(world)).toEqual([
      {
        State: 'unhealthy',
        Reason: 'Target.ResponseCodeMismatch',
        Description: 'Health checks failed with these codes: [502]',
      },
    ]);
    expect(await tasks(world, 'STOPPED')).toEqual([]);
    world.clock.advance(10_000);
    expect(await tasks(world, 'STOPPED')).toHaveLength(1);
  });

  test('whose container exits is deregistered at once and does not wait for the delay', async () => {
    const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'exit=1 after=10' }];
    const world = await scene({ environment });
    world.clock.advance(13_000); // Runs after 3 s, and exits 10 s later.
    expect(await health(world)).toMatchObject([{ State: 'draining' }]);
    world.clock.advance(1000);
    expect(await tasks(world, 'STOPPED')).toMatchObject([
      { lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited' },
    ]);
  });

  test('with awsvpc is registered by its own address and the container’s port', async () => {
    const world = await balanced();
    const group = { Name: 'by-ip', Protocol: 'HTTP', Port: '80', VpcId: 'vpc-1', TargetType: 'ip' };
    const targetGroup = textAt(await world.call('CreateTargetGroup', group), 'TargetGroups', 'TargetGroupArn');
    const created = await world.call('CreateLoadBalancer', { Name: 'ip', Subnets: ['subnet-1', 'subnet-2'] });
    const DefaultActions = [{ Type: 'forward', TargetGroupArn: targetGroup }];
    const LoadBalancerArn = textAt(created, 'LoadBalancers', 'LoadBalancerArn');
    await world.call('CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port: '80', DefaultActions });
    await world.call('CreateCluster', {});
    const definition = { family: 'backend', networkMode: 'awsvpc', cpu: '256', memory: '512' };
    const containerDefinitions = [{ ...app, portMappings: [{ containerPort: 80 }] }];
    await world.call('RegisterTaskDefinition', { ...definition, containerDefinitions });
    await createService(
      { ...world, targetGroup },
      { launchType: 'FARGATE', networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } },
    );
    world.clock.advance(10_000);
    const answer = await world.call('DescribeTargetHealth', { TargetGroupArn: targetGroup });
    const [described] = asObjects(answer.TargetHealthDescriptions);
    expect(described).toMatchObject({ Target: { Port: 80 }, TargetHealth: { State: 'healthy' } });
    expect(asString(asObject(described?.Target)?.Id)).toMatch(/^127\.100\./);
  });
});

describe('CreateService refuses', () => {
  const entry = (world: World, members: JsonObject) => [
    { targetGroupArn: world.targetGroup, containerName: 'app', containerPort: 80, ...members },
  ];

  test.each<[string, JsonObject, string]>([
    ['an unknown container', { containerName: 'web' }, 'The container web does not exist in the task definition.'],
    [
      'a port that the container does not have',
      { containerPort: 81 },
      'The container app did not have a container port 81 defined.',
    ],
  ])('%s', async (_what, members, message) => {
    const world = await scene();
    await expect(
      createService(world, { serviceName: 'other', loadBalancers: entry(world, members) }),
    ).rejects.toMatchObject({ type: 'InvalidParameterException', message });
  });

  test('a target group without a load balancer', async () => {
    const world = await balanced([], false);
    await world.call('CreateCluster', {});
    await register(world);
    const message = `The target group with targetGroupArn ${world.targetGroup} does not have an associated load balancer.`;
    await expect(createService(world)).rejects.toMatchObject({ type: 'InvalidParameterException', message });
  });

  test('a target type that does not fit the network mode', async () => {
    const world = await scene();
    const containerDefinitions = [{ ...app, portMappings: [{ containerPort: 80 }] }];
    await world.call('RegisterTaskDefinition', { family: 'vpc', networkMode: 'awsvpc', containerDefinitions });
    const message = `The provided target group ${world.targetGroup} has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.`;
    await expect(
      createService(world, {
        serviceName: 'other',
        taskDefinition: 'vpc',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    ).rejects.toMatchObject({ message });
  });

  test('a grace period without a load balancer', async () => {
    const world = await scene();
    const message = 'Health check grace period is only valid for services configured to use load balancers';
    await expect(
      createService(world, { serviceName: 'other', loadBalancers: [], healthCheckGracePeriodSeconds: 10 }),
    ).rejects.toMatchObject({ message });
  });
});
