import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { waitFor } from '../../harness/wait.ts';
import { asNumber, asObject, asObjects, asString, asStrings, type JsonObject } from '../../src/toolkit/json.ts';
import { callEcs } from '../support/raw-api.ts';

let localAws: LocalAws;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 40 });
  await succeed('CreateCluster', {});
  await succeed('RegisterContainerInstance', {});
  await succeed('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
}, 60_000);

afterAll(() => localAws.stop());

const container = { name: 'app', image: 'backend:1', memory: 100 };

async function succeed(operation: string, input: JsonObject): Promise<JsonObject> {
  const { status, body } = await callEcs(localAws.environment, operation, input);
  if (status !== 200) throw new Error(`${operation}: ${asString(body.__type)}: ${asString(body.message)}`);
  return body;
}

async function refusal(operation: string, input: JsonObject): Promise<string> {
  const { status, headers, body } = await callEcs(localAws.environment, operation, input);
  expect({ status, header: headers.get('x-amzn-errortype') }).toEqual({ status: 400, header: body.__type });
  return `${asString(body.__type)}: ${asString(body.message)}`;
}

test('a service is not found by an ARN of another cluster, region or account', async () => {
  await succeed('CreateService', { serviceName: 'named', taskDefinition: 'web', desiredCount: 0 });
  const arnIn = (region: string, account: string, path: string) => `arn:aws:ecs:${region}:${account}:service/${path}`;
  const own = arnIn('us-east-1', '000000000000', 'default/named');
  const others = [
    arnIn('us-east-1', '000000000000', 'other/named'),
    arnIn('eu-west-1', '000000000000', 'default/named'),
    arnIn('us-east-1', '123456789012', 'default/named'),
  ];
  const found = await succeed('DescribeServices', { services: [own, 'named'] });
  expect(asObjects(found.services)).toHaveLength(1);
  const missing = others.map((arn) => ({ arn, reason: 'MISSING' }));
  expect(await succeed('DescribeServices', { services: others })).toEqual({ services: [], failures: missing });
  for (const service of others)
    expect(await refusal('UpdateService', { service })).toBe('ServiceNotFoundException: Service not found.');
});

describe('what ECS refuses, with its type and text', () => {
  const service = { serviceName: 'x', taskDefinition: 'web', desiredCount: 0 };
  const cases: readonly [string, JsonObject, string][] = [
    ['DescribeServices', { cluster: 'nowhere', services: ['a'] }, 'ClusterNotFoundException: Cluster not found.'],
    ['DescribeServices', { services: [] }, 'InvalidParameterException: Services cannot be empty.'],
    ['DescribeTasks', { tasks: [] }, 'InvalidParameterException: Tasks cannot be empty.'],
    ['UpdateService', { service: 'nothing' }, 'ServiceNotFoundException: Service not found.'],
    ['DeleteService', { service: 'nothing' }, 'ServiceNotFoundException: Service not found.'],
    ['ListTasks', { serviceName: 'nothing' }, 'ServiceNotFoundException: Service not found.'],
    ['StopTask', { task: 'nothing' }, 'InvalidParameterException: The referenced task was not found.'],
    ['CreateService', { ...service, taskDefinition: 'web:9' }, 'ClientException: TaskDefinition not found.'],
    [
      'CreateService',
      { ...service, deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
      'InvalidParameterException: Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments',
    ],
    [
      'CreateService',
      {
        ...service,
        availabilityZoneRebalancing: 'ENABLED',
        deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
      },
      'InvalidParameterException: Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration',
    ],
    [
      'CreateService',
      { ...service, schedulingStrategy: 'DAEMON' },
      'InvalidParameterException: The daemon scheduling strategy does not support a desired count for services',
    ],
    [
      'CreateService',
      { ...service, launchType: 'FARGATE' },
      'InvalidParameterException: Task definition does not support launch_type FARGATE.',
    ],
    [
      'CreateService',
      { ...service, networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } },
      'InvalidParameterException: Network Configuration is not valid for the given networkMode of this task definition.',
    ],
    [
      'RegisterTaskDefinition',
      { family: 'web', containerDefinitions: [{ name: 'app', image: 'x' }] },
      "ClientException: Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    ['DescribeTaskDefinition', { taskDefinition: 'nothing' }, 'ClientException: Unable to describe task definition.'],
    [
      'RunTask',
      { taskDefinition: 'web', overrides: { containerOverrides: [{ name: 'other' }] } },
      'InvalidParameterException: Override for container named other is not a container in the TaskDefinition.',
    ],
    ['RunTask', { taskDefinition: 'web', count: 11 }, 'InvalidParameterException: Count must be between 1 and 10.'],
    [
      'StopServiceDeployment',
      { serviceDeploymentArn: 'arn:aws:ecs:us-east-1:000000000000:service-deployment/default/x/y' },
      'ServiceDeploymentNotFoundException: Service deployment not found.',
    ],
    [
      'RunTask',
      { taskDefinition: 'web', startedBy: 'a'.repeat(129) },
      'InvalidParameterException: startedBy longer than 128.',
    ],
    [
      'RunTask',
      { taskDefinition: 'web', startedBy: 'a:b' },
      'InvalidParameterException: startedBy contains invalid characters.',
    ],
    [
      'RunTask',
      { taskDefinition: 'web', capacityProviderStrategy: [{ capacityProvider: 'mine' }] },
      "InvalidParameterException: The specified capacity provider 'mine' was not found. Specify a valid name or ARN and try again.",
    ],
    [
      'ListTasks',
      { startedBy: 'me', family: 'web' },
      'InvalidParameterException: When you specify startedBy as the filter, it must be the only filter that you use.',
    ],
    ['ListTasks', { maxResults: 101 }, 'InvalidParameterException: maxResults must be between 1 and 100.'],
    ['ListTasks', { nextToken: 'nonsense' }, 'InvalidParameterException: Invalid nextToken.'],
    [
      'DescribeServices',
      { services: 'web' },
      'SerializationException: STRING_VALUE of "services" can not be converted to a list',
    ],
    [
      'UpdateService',
      { service: 5 },
      'SerializationException: NUMBER_VALUE of "service" can not be converted to a String',
    ],
    ['CreateTaskSet', {}, 'UnknownOperationException: local-aws does not know the operation CreateTaskSet.'],
  ];
  test.each(cases)('%s %j', async (operation, input, expected) => {
    expect(await refusal(operation, input)).toBe(expected);
  });

  test('a cluster that is in use is not deleted, and a deleted one is inactive', async () => {
    await succeed('CreateCluster', { clusterName: 'used' });
    const { containerInstance } = await succeed('RegisterContainerInstance', { cluster: 'used' });
    expect(await refusal('DeleteCluster', { cluster: 'used' })).toContain('ClusterContainsContainerInstancesException');
    const arn = asString(asObject(containerInstance)?.containerInstanceArn) ?? '';
    await succeed('DeregisterContainerInstance', { cluster: 'used', containerInstance: arn });
    await succeed('DeleteCluster', { cluster: 'used' });
    expect(await refusal('ListServices', { cluster: 'used' })).toBe(
      'ClusterNotFoundException: The referenced cluster was inactive.',
    );
    const { clusters } = await succeed('DescribeClusters', { clusters: ['used'] });
    expect(clusters).toMatchObject([{ status: 'INACTIVE' }]);
  });

  test('a service that was deleted cannot be updated', async () => {
    await succeed('CreateService', { ...service, serviceName: 'gone' });
    await succeed('DeleteService', { service: 'gone' });
    expect(await refusal('UpdateService', { service: 'gone' })).toBe(
      'ServiceNotActiveException: Service was not ACTIVE.',
    );
  });

  test('what is missing is told in failures', async () => {
    const arn = (kind: string) => `arn:aws:ecs:us-east-1:000000000000:${kind}/default/none`;
    expect(await succeed('DescribeServices', { services: ['none'] })).toEqual({
      services: [],
      failures: [{ arn: arn('service'), reason: 'MISSING' }],
    });
    expect(await succeed('DescribeTasks', { tasks: [arn('task')] })).toEqual({
      tasks: [],
      failures: [{ arn: arn('task'), reason: 'MISSING' }],
    });
    expect(await succeed('DescribeContainerInstances', { containerInstances: ['none'] })).toEqual({
      containerInstances: [],
      failures: [{ arn: arn('container-instance'), reason: 'MISSING' }],
    });
  });
});

describe('services', () => {
  test('the same CreateService again gives the same service; another one is refused', async () => {
    const request = { serviceName: 'once', taskDefinition: 'web', desiredCount: 0, clientToken: 'a' };
    const first = await succeed('CreateService', request);
    const again = await succeed('CreateService', request);
    expect(asObject(again.service)?.deployments).toMatchObject([
      { id: asObjects(asObject(first.service)?.deployments)[0]?.id },
    ]);
    expect(await refusal('CreateService', { ...request, desiredCount: 1 })).toBe(
      'InvalidParameterException: Creation of service was not idempotent.',
    );
  });

  test('read back with the defaults of ECS', async () => {
    const { service } = await succeed('CreateService', {
      serviceName: 'defaults',
      taskDefinition: 'web',
      desiredCount: 0,
    });
    expect(service).toMatchObject({
      status: 'ACTIVE',
      launchType: 'EC2',
      schedulingStrategy: 'REPLICA',
      deploymentController: { type: 'ECS' },
      availabilityZoneRebalancing: 'ENABLED',
      enableECSManagedTags: false,
      propagateTags: 'NONE',
      loadBalancers: [],
      placementConstraints: [],
      deploymentConfiguration: { strategy: 'ROLLING', minimumHealthyPercent: 100, maximumPercent: 200 },
    });
  });

  test('a service that CodeDeploy or nobody deploys is kept as it is', async () => {
    const create = { serviceName: 'blue', taskDefinition: 'web', desiredCount: 0 };
    await succeed('CreateService', { ...create, deploymentController: { type: 'CODE_DEPLOY' } });
    expect(await refusal('UpdateService', { service: 'blue', forceNewDeployment: true })).toContain('CODE_DEPLOY');
    const external = { serviceName: 'external', desiredCount: 0, deploymentController: { type: 'EXTERNAL' } };
    const { service } = await succeed('CreateService', external);
    expect(service).toMatchObject({ deploymentController: { type: 'EXTERNAL' }, deployments: [] });
  });

  test('a desired count of 0 completes without a task', async () => {
    await succeed('CreateService', { serviceName: 'zero', taskDefinition: 'web', desiredCount: 0 });
    const look = async () => {
      const { services } = await succeed('DescribeServices', { services: ['zero'] });
      const [deployment] = asObjects(asObjects(services)[0]?.deployments);
      return deployment?.rolloutState === 'COMPLETED' ? deployment : undefined;
    };
    expect(await waitFor(look, { what: 'the deployment to complete', seconds: 10 })).toMatchObject({ runningCount: 0 });
  });
});

describe('task definitions', () => {
  test('members that nobody knows come back as they were sent', async () => {
    const input = {
      family: 'future',
      containerDefinitions: [{ ...container, novelty: [{ a: null }] }],
      novelty: { b: 1 },
    };
    await succeed('RegisterTaskDefinition', input);
    const { taskDefinition } = await succeed('DescribeTaskDefinition', { taskDefinition: 'future' });
    expect(taskDefinition).toMatchObject({ novelty: { b: 1 }, containerDefinitions: [{ novelty: [{ a: null }] }] });
  });

  test('are found by family, revision and ARN, and a family is its newest active revision', async () => {
    for (let revision = 0; revision < 3; revision += 1) {
      await succeed('RegisterTaskDefinition', { family: 'found', containerDefinitions: [container] });
    }
    await succeed('DeregisterTaskDefinition', { taskDefinition: 'found:3' });
    const revisionOf = async (taskDefinition: string) =>
      asObject((await succeed('DescribeTaskDefinition', { taskDefinition })).taskDefinition)?.revision;
    expect(await revisionOf('found')).toBe(2);
    expect(await revisionOf('found:1')).toBe(1);
    expect(await revisionOf('arn:aws:ecs:us-east-1:000000000000:task-definition/found:3')).toBe(3);
    const create = { serviceName: 'inactive', taskDefinition: 'found:3', desiredCount: 0 };
    expect(await refusal('CreateService', create)).toBe('ClientException: TaskDefinition is inactive');
    const listed = await succeed('ListTaskDefinitions', { familyPrefix: 'found', sort: 'DESC' });
    expect(asStrings(listed.taskDefinitionArns).map((arn) => arn.split(':').at(-1))).toEqual(['2', '1']);
  });

  test('tags stay apart from the definition and are asked for', async () => {
    const tags = [{ key: 'team', value: 'berth' }];
    const { taskDefinition } = await succeed('RegisterTaskDefinition', {
      family: 'tagged',
      containerDefinitions: [container],
      tags,
    });
    expect(taskDefinition).not.toHaveProperty('tags');
    expect(await succeed('DescribeTaskDefinition', { taskDefinition: 'tagged' })).toMatchObject({ tags: [] });
    expect(await succeed('DescribeTaskDefinition', { taskDefinition: 'tagged', include: ['TAGS'] })).toMatchObject({
      tags,
    });
  });
});

describe('tasks that are run by hand', () => {
  test('take their resources until they have stopped, and dynamic ports are shown on them alone', async () => {
    await succeed('CreateCluster', { clusterName: 'hand' });
    const totalResources = [
      { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
      { name: 'MEMORY', type: 'INTEGER', integerValue: 250 },
    ];
    await succeed('RegisterContainerInstance', { cluster: 'hand', totalResources });
    const portMappings = [{ containerPort: 80, hostPort: 8080 }, { containerPort: 81 }];
    await succeed('RegisterTaskDefinition', {
      family: 'hand',
      containerDefinitions: [{ ...container, cpu: 24, portMappings }],
    });
    const { tasks } = await succeed('RunTask', { cluster: 'hand', taskDefinition: 'hand', startedBy: 'me' });
    const task = asString(asObjects(tasks)[0]?.taskArn) ?? '';
    expect(await remaining('hand')).toMatchObject({
      CPU: 1000,
      MEMORY: 150,
      PORTS: expect.arrayContaining(['22', '8080']),
    });
    expect(await succeed('RunTask', { cluster: 'hand', taskDefinition: 'hand' })).toMatchObject({
      tasks: [],
      failures: [{ reason: 'RESOURCE:PORTS' }],
    });
    expect(await succeed('RunTask', { cluster: 'hand', taskDefinition: 'web', count: 2 })).toMatchObject({
      tasks: [{}],
      failures: [{ reason: 'RESOURCE:MEMORY' }],
    });
    const running = await taskIn('hand', task, 'RUNNING');
    expect(running).toMatchObject({
      startedBy: 'me',
      group: 'family:hand',
      containers: [{ networkBindings: [{ hostPort: 8080 }, {}] }],
    });
    await succeed('StopTask', { cluster: 'hand', task, reason: 'enough' });
    expect(await taskIn('hand', task, 'STOPPED')).toMatchObject({ stopCode: 'UserInitiated', stoppedReason: 'enough' });
    expect(await remaining('hand')).toMatchObject({ CPU: 1024, PORTS: expect.not.arrayContaining(['8080']) });
  });

  test('tags of the task definition are taken over where that is asked for; those of the call come first', async () => {
    const tag = (key: string, value: string) => ({ key, value });
    const tags = [tag('team', 'web'), tag('stage', 'test')];
    await succeed('RegisterTaskDefinition', { family: 'tagged', containerDefinitions: [container], tags });
    const run = { taskDefinition: 'tagged', tags: [tag('stage', 'live')] };
    expect(asObjects((await succeed('RunTask', run)).tasks)[0]?.tags).toEqual([tag('stage', 'live')]);
    const taken = await succeed('RunTask', { ...run, propagateTags: 'TASK_DEFINITION' });
    expect(asObjects(taken.tasks)[0]?.tags).toEqual([tag('stage', 'live'), tag('team', 'web')]);
    expect(await refusal('RunTask', { ...run, propagateTags: 'SERVICE' })).toContain('InvalidParameterException');
  });

  test('sizes in overrides are what is reserved, and too large ones find no place', async () => {
    await succeed('CreateCluster', { clusterName: 'sizes' });
    const size = [{ name: 'MEMORY', type: 'INTEGER', integerValue: 500 }];
    await succeed('RegisterContainerInstance', { cluster: 'sizes', totalResources: size });
    const run = (memory: number) => ({
      cluster: 'sizes',
      taskDefinition: 'web',
      overrides: { containerOverrides: [{ name: 'app', memory }] },
    });
    expect(await succeed('RunTask', run(501))).toMatchObject({ tasks: [], failures: [{ reason: 'RESOURCE:MEMORY' }] });
    expect(await succeed('RunTask', run(300))).toMatchObject({ tasks: [{}], failures: [] });
    expect(await remaining('sizes')).toMatchObject({ MEMORY: 200 });
    const { containerInstanceArns } = await succeed('ListContainerInstances', { cluster: 'sizes' });
    const start = { ...run(201), containerInstances: asStrings(containerInstanceArns) };
    expect(await succeed('StartTask', start)).toMatchObject({ tasks: [], failures: [{ reason: 'RESOURCE:MEMORY' }] });
  });

  test('the same client token gives the same tasks, and no others', async () => {
    const request = { taskDefinition: 'web', clientToken: 'token' };
    const first = asObjects((await succeed('RunTask', request)).tasks);
    const again = asObjects((await succeed('RunTask', request)).tasks);
    expect(again.map(({ taskArn }) => taskArn)).toEqual(first.map(({ taskArn }) => taskArn));
    expect(await refusal('RunTask', { ...request, count: 2 })).toContain('ConflictException');
  });

  test('are started by "ECS Deploy", as fabfuel\'s ecs-deploy 1.17.0 says it', async () => {
    const startedBy = 'ECS Deploy';
    const { tasks } = await succeed('RunTask', { taskDefinition: 'web', startedBy });
    expect(tasks).toMatchObject([{ startedBy }]);
    const { taskArns } = await succeed('ListTasks', { startedBy });
    expect(taskArns).toEqual(asObjects(tasks).map(({ taskArn }) => taskArn));
  });

  test('an override replaces variables, and a failing container is told with its exit code', async () => {
    const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'oom' }];
    const overrides = { containerOverrides: [{ name: 'app', environment }] };
    const { tasks } = await succeed('RunTask', { taskDefinition: 'web', overrides });
    expect(await taskIn('default', asString(asObjects(tasks)[0]?.taskArn) ?? '', 'STOPPED')).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
      overrides,
    });
  });

  async function taskIn(cluster: string, task: string, status: string): Promise<JsonObject> {
    const look = async () => {
      const { tasks } = await succeed('DescribeTasks', { cluster, tasks: [task] });
      return asObjects(tasks).find(({ lastStatus }) => lastStatus === status);
    };
    return waitFor(look, { what: `the task to be ${status}`, seconds: 10 });
  }

  async function remaining(cluster: string): Promise<Readonly<Record<string, unknown>>> {
    const { containerInstanceArns } = await succeed('ListContainerInstances', { cluster });
    const described = await succeed('DescribeContainerInstances', {
      cluster,
      containerInstances: asStrings(containerInstanceArns),
    });
    return Object.fromEntries(
      asObjects(asObjects(described.containerInstances)[0]?.remainingResources).map((resource) => [
        asString(resource.name),
        resource.type === 'INTEGER' ? asNumber(resource.integerValue) : asStrings(resource.stringSetValue),
      ]),
    );
  }
});

describe('container instances', () => {
  test('without attributes are ECS-optimised ones, each on a loopback address of its own', async () => {
    await succeed('CreateCluster', { clusterName: 'attributes' });
    const register = (attributes?: readonly JsonObject[]) =>
      succeed('RegisterContainerInstance', {
        cluster: 'attributes',
        ...(attributes === undefined ? {} : { attributes }),
      });
    const attributesOf = ({ containerInstance }: JsonObject) =>
      new Map(asObjects(asObject(containerInstance)?.attributes).map(({ name, value }) => [name, value]));
    const first = attributesOf(await register());
    const second = attributesOf(await register([{ name: 'stack', value: 'blue' }]));
    const bare = attributesOf(await register([{ name: 'ecs.capability.efs' }]));
    expect(first.get('ecs.os-type')).toBe('linux');
    expect(first.has('com.amazonaws.ecs.capability.logging-driver.awslogs')).toBe(true);
    expect(first.get('local-aws.address')).toMatch(/^127\.0\.\d+\.1$/);
    expect(second.get('local-aws.address')).not.toBe(first.get('local-aws.address'));
    expect(second.get('stack')).toBe('blue');
    expect(second.has('ecs.capability.task-eni')).toBe(true);
    expect(bare.has('ecs.capability.task-eni')).toBe(false);
  });

  test('that lack an attribute get no task, and one of another type is filtered out', async () => {
    await succeed('CreateCluster', { clusterName: 'lacking' });
    await succeed('RegisterContainerInstance', { cluster: 'lacking', attributes: [{ name: 'ecs.capability.efs' }] });
    const answer = await succeed('RunTask', { cluster: 'lacking', taskDefinition: 'web' });
    expect(answer).toMatchObject({ tasks: [], failures: [{ reason: 'ATTRIBUTE' }] });
    const filter = 'attribute:ecs.os-type == linux';
    expect(await succeed('ListContainerInstances', { cluster: 'lacking', filter })).toEqual({
      containerInstanceArns: [],
    });
  });

  test('with tasks are deregistered only by force, and the service moves on', async () => {
    await succeed('CreateCluster', { clusterName: 'force' });
    const { containerInstance } = await succeed('RegisterContainerInstance', { cluster: 'force' });
    const reference = asString(asObject(containerInstance)?.containerInstanceArn) ?? '';
    await succeed('RunTask', { cluster: 'force', taskDefinition: 'web' });
    const request = { cluster: 'force', containerInstance: reference };
    expect(await refusal('DeregisterContainerInstance', request)).toBe(
      'InvalidParameterException: Found running tasks on the instance.',
    );
    await succeed('DeregisterContainerInstance', { ...request, force: true });
    expect(await succeed('ListTasks', { cluster: 'force' })).toEqual({ taskArns: [] });
  });
});
