import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../../harness/command.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { waitFor } from '../../harness/wait.ts';
import { asObject, asObjects, asString, asStrings, type JsonObject } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { callEcs } from '../support/raw-api.ts';

let localAws: LocalAws;
let aws: AwsCli;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 40 });
  aws = await awsCli(localAws.environment);
}, 300_000);

afterAll(() => localAws.stop());

const container = {
  name: 'app',
  image: 'backend:1',
  memory: 256,
  portMappings: [{ containerPort: 80, hostPort: 8080 }],
};
const containers = (members: JsonObject = {}) => JSON.stringify([{ ...container, ...members }]);
const resources = 'name=CPU,type=INTEGER,integerValue=1024 name=MEMORY,type=INTEGER,integerValue=1024'.split(' ');

describe('the AWS CLI', () => {
  test('runs a one-off task with overrides, waits for its end, and reads its exit code', async () => {
    const cluster = ['--cluster', 'one-off'];
    await aws.json('ecs', 'create-cluster', '--cluster-name', 'one-off');
    await aws.json('ecs', 'register-container-instance', ...cluster, '--total-resources', ...resources);
    const register = ['ecs', 'register-task-definition', '--family', 'job', '--container-definitions'];
    await aws.json(...register, containers({ portMappings: [] }));
    const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'exit=3 after=1' }];
    const overrides = { containerOverrides: [{ name: 'app', command: ['migrate'], environment }] };
    const run = ['ecs', 'run-task', ...cluster, '--task-definition', 'job', '--started-by', 'ci/1', '--count', '2'];
    const answer = asObject(await aws.json(...run, '--overrides', JSON.stringify(overrides)));
    const arns = asObjects(answer?.tasks).map(({ taskArn }) => asString(taskArn) ?? '');
    expect(answer?.failures).toEqual([]);
    expect(arns).toHaveLength(2);
    const list = ['ecs', 'list-tasks', ...cluster, '--started-by', 'ci/1', '--query', 'taskArns'];
    expect(asStrings(await aws.json(...list)).every((arn) => arns.includes(arn))).toBe(true);
    expect((await aws.run('ecs', 'wait', 'tasks-stopped', ...cluster, '--tasks', ...arns)).exitCode).toBe(0);
    const described = asObject(await aws.json('ecs', 'describe-tasks', ...cluster, '--tasks', ...arns));
    for (const task of asObjects(described?.tasks)) {
      expect(task).toMatchObject({
        startedBy: 'ci/1',
        group: 'family:job',
        stopCode: 'EssentialContainerExited',
        overrides,
        containers: [{ name: 'app', exitCode: 3 }],
      });
    }
    expect(new Set(asStrings(await aws.json(...list, '--desired-status', 'STOPPED')))).toEqual(new Set(arns));
  }, 60_000);

  test('plays a service from its cluster to its end, and its own waiters are content', async () => {
    const cluster = ['--cluster', 'cli'];
    await aws.json('ecs', 'create-cluster', '--cluster-name', 'cli');
    const instance = ['ecs', 'register-container-instance', ...cluster, '--total-resources', ...resources];
    expect(await aws.json(...instance, '--query', 'containerInstance.status')).toBe('ACTIVE');
    const register = ['ecs', 'register-task-definition', '--family', 'cli', '--container-definitions'];
    const first = await aws.json(...register, containers(), '--query', 'taskDefinition.taskDefinitionArn');
    expect(first).toBe('arn:aws:ecs:us-east-1:000000000000:task-definition/cli:1');
    await aws.json(
      'ecs',
      'create-service',
      ...cluster,
      '--service-name',
      's',
      '--task-definition',
      'cli',
      '--desired-count',
      '1',
    );
    expect((await aws.run('ecs', 'wait', 'services-stable', ...cluster, '--services', 's')).exitCode).toBe(0);
    await aws.json(...register, containers({ image: 'backend:2' }));
    const configuration = 'minimumHealthyPercent=0,maximumPercent=100';
    const update = ['ecs', 'update-service', ...cluster, '--service', 's', '--task-definition', 'cli:2'];
    await aws.json(
      ...update,
      '--deployment-configuration',
      configuration,
      '--availability-zone-rebalancing',
      'DISABLED',
    );
    expect((await aws.run('ecs', 'wait', 'services-stable', ...cluster, '--services', 's')).exitCode).toBe(0);
    const tasks = asStrings(await aws.json('ecs', 'list-tasks', ...cluster, '--query', 'taskArns'));
    const image = await aws.json(
      'ecs',
      'describe-tasks',
      ...cluster,
      '--tasks',
      ...tasks,
      '--query',
      'tasks[].containers[].image',
    );
    expect(image).toEqual(['backend:2']);
    await aws.json('ecs', 'delete-service', ...cluster, '--service', 's', '--force');
    expect((await aws.run('ecs', 'wait', 'services-inactive', ...cluster, '--services', 's')).exitCode).toBe(0);
    expect((await aws.run('ecs', 'wait', 'tasks-stopped', ...cluster, '--tasks', ...tasks)).exitCode).toBe(0);
  }, 180_000);

  test('pages through a list by itself', async () => {
    for (let revision = 0; revision < 5; revision += 1) {
      await callEcs(localAws.environment, 'RegisterTaskDefinition', {
        family: 'paged',
        containerDefinitions: [container],
      });
    }
    const list = ['ecs', 'list-task-definitions', '--family-prefix', 'paged', '--query', 'taskDefinitionArns'];
    expect(asStrings(await aws.json(...list, '--page-size', '2')).map((arn) => arn.split('/')[1])).toEqual(
      [1, 2, 3, 4, 5].map((revision) => `paged:${revision}`),
    );
  });

  test('shows what ECS refuses as it shows it of ECS', async () => {
    const { exitCode, stderr } = await aws.run('ecs', 'list-services', '--cluster', 'nowhere');
    expect(exitCode).toBeGreaterThan(0);
    expect(stderr.trim()).toBe(
      'An error occurred (ClusterNotFoundException) when calling the ListServices operation: Cluster not found.',
    );
  });

  test('knows who it is, through STS in XML', async () => {
    expect(await aws.json('sts', 'get-caller-identity')).toMatchObject({ Account: '000000000000' });
  });
});

describe('the AWS CLI, elbv2', () => {
  const elb = (...parameters: string[]) => aws.json('elbv2', ...parameters);
  /** For what answers nothing. */
  const done = async (...parameters: string[]) => {
    expect(await aws.run('elbv2', ...parameters)).toMatchObject({ exitCode: 0 });
  };

  test('makes a load balancer, looks at all of it, and takes it down again', async () => {
    const group = ['--name', 'cli', '--protocol', 'HTTP', '--port', '80', '--vpc-id', 'vpc-1', '--target-type', 'ip'];
    const targetGroup = asString(
      await elb('create-target-group', ...group, '--query', 'TargetGroups[0].TargetGroupArn'),
    );
    const byGroup = ['--target-group-arn', targetGroup ?? ''];
    const create = ['create-load-balancer', '--name', 'cli', '--subnets', 'subnet-1', 'subnet-2'];
    const loadBalancer = asString(await elb(...create, '--query', 'LoadBalancers[0].LoadBalancerArn'));
    const byLoadBalancer = ['--load-balancer-arn', loadBalancer ?? ''];
    expect(await elb('describe-load-balancers', '--names', 'cli', '--query', 'LoadBalancers[0].State.Code')).toBe(
      'active',
    );
    const forward = ['--default-actions', `Type=forward,TargetGroupArn=${targetGroup}`];
    const listen = ['create-listener', ...byLoadBalancer, '--protocol', 'HTTP', '--port', '8000', ...forward];
    const listener = asString(await elb(...listen, '--query', 'Listeners[0].ListenerArn'));
    const byListener = ['--listener-arn', listener ?? ''];
    const fixed = ['--actions', 'Type=fixed-response,FixedResponseConfig={StatusCode=404}'];
    const conditions = ['--conditions', 'Field=path-pattern,Values=/old/*'];
    const rule = asString(
      await elb(
        'create-rule',
        ...byListener,
        '--priority',
        '1',
        ...conditions,
        ...fixed,
        '--query',
        'Rules[0].RuleArn',
      ),
    );
    const priorities = await elb('describe-rules', ...byListener, '--query', 'Rules[].[Priority,IsDefault]');
    expect(priorities).toEqual([
      ['1', false],
      ['default', true],
    ]);
    const changed = ['--port', '8001', '--query', 'Listeners[0].[Port,Protocol,DefaultActions[0].Type]'];
    expect(await elb('modify-listener', ...byListener, ...changed)).toEqual([8001, 'HTTP', 'forward']);
    expect(await elb('describe-listeners', ...byLoadBalancer, '--query', 'length(Listeners)')).toBe(1);
    const users = ['describe-target-groups', ...byLoadBalancer, '--query', 'TargetGroups[].LoadBalancerArns'];
    expect(await elb(...users)).toEqual([[loadBalancer]]);
    const check = ['--health-check-path', '/up', '--query', 'TargetGroups[0].[HealthCheckPath,Matcher.HttpCode]'];
    expect(await elb('modify-target-group', ...byGroup, ...check)).toEqual(['/up', '200']);
    await done('register-targets', ...byGroup, '--targets', 'Id=127.0.0.1,Port=1', 'Id=127.0.0.1,Port=2');
    const targets = await elb('describe-target-health', ...byGroup, '--query', 'TargetHealthDescriptions[].Target');
    expect(targets).toEqual([
      { Id: '127.0.0.1', Port: 1 },
      { Id: '127.0.0.1', Port: 2 },
    ]);
    await done('add-tags', '--resource-arns', targetGroup ?? '', '--tags', 'Key=team,Value=web');
    const tags = ['describe-tags', '--resource-arns', targetGroup ?? '', '--query', 'TagDescriptions[0].Tags'];
    expect(await elb(...tags)).toEqual([{ Key: 'team', Value: 'web' }]);
    const idle = "Attributes[?Key=='idle_timeout.timeout_seconds'].Value";
    expect(await elb('describe-load-balancer-attributes', ...byLoadBalancer, '--query', idle)).toEqual(['60']);
    await done('delete-rule', '--rule-arn', rule ?? '');
    await done('delete-listener', ...byListener);
    await done('delete-load-balancer', ...byLoadBalancer);
    expect(await aws.run('elbv2', 'wait', 'load-balancers-deleted', '--names', 'cli')).toMatchObject({ exitCode: 0 });
    await done('delete-target-group', ...byGroup);
    const { stderr } = await aws.run('elbv2', 'describe-target-groups', '--names', 'cli');
    expect(stderr.trim()).toBe(
      'An error occurred (TargetGroupNotFound) when calling the DescribeTargetGroups operation: One or more target groups not found',
    );
  }, 240_000);
});

/** Members that ECS has had since, and this version of botocore does not know yet. */
const newerMembers = /\.deploymentCircuitBreaker\.(resetOnHealthyTask|thresholdConfiguration) is not in the model$/;

describe('every answer', () => {
  test("fits botocore's model of ECS", async () => {
    const answers: { operation: string; output: JsonObject }[] = [];
    const call = async (operation: string, input: JsonObject) => {
      const { status, body } = await callEcs(localAws.environment, operation, input);
      expect({ operation, status, body: status === 200 ? {} : body }).toEqual({ operation, status: 200, body: {} });
      answers.push({ operation, output: body });
      return body;
    };
    await callEverything(call);
    const script = join(import.meta.dirname, '../support/check_shapes.py');
    const input = JSON.stringify({ service: 'ecs', answers });
    const complaints = JSON.parse(await runCommand(aws.python, [script], { input })) as string[];
    expect(complaints.filter((complaint) => !newerMembers.test(complaint))).toEqual([]);
    expect(new Set(answers.map(({ operation }) => operation)).size).toBeGreaterThan(35);
  }, 60_000);
});

type Call = (operation: string, input: JsonObject) => Promise<JsonObject>;

/** Calls each operation at least once, with something to show: a rollout that failed and went back, stopped tasks, tags, awsvpc. */
async function callEverything(call: Call): Promise<void> {
  const cluster = 'shapes';
  const tags = [{ key: 'a', value: 'b' }];
  await call('CreateCluster', { clusterName: cluster, tags });
  const registered = await call('RegisterContainerInstance', { cluster, tags });
  const instance = textAt(registered, 'containerInstance', 'containerInstanceArn');
  await call('PutAttributes', { cluster, attributes: [{ name: 'stack', value: 'blue', targetId: instance }] });
  await call('ListAttributes', { cluster, targetType: 'container-instance', attributeName: 'stack' });
  await call('DeleteAttributes', { cluster, attributes: [{ name: 'stack', targetId: instance }] });
  await callServices(call, cluster);
  await callTasks(call, cluster, instance);
  await callRest(call, cluster, instance);
}

async function callServices(call: Call, cluster: string): Promise<void> {
  const healthCheck = { command: ['CMD-SHELL', 'true'] };
  const containerDefinitions = [{ ...container, healthCheck, portMappings: [{ containerPort: 80 }] }];
  await call('RegisterTaskDefinition', { family: 'shapes', containerDefinitions, tags: [{ key: 'a', value: 'b' }] });
  await call('DescribeTaskDefinition', { taskDefinition: 'shapes', include: ['TAGS'] });
  const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };
  const created = { cluster, serviceName: 's', taskDefinition: 'shapes', deploymentConfiguration: breaker };
  const service = textAt(await call('CreateService', created), 'service', 'serviceArn');
  await settled(call, cluster, 'COMPLETED');
  const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'exit=1' }];
  await call('RegisterTaskDefinition', { family: 'shapes', containerDefinitions: [{ ...container, environment }] });
  await call('UpdateService', { cluster, service: 's', taskDefinition: 'shapes:2' });
  await settled(call, cluster, 'ROLLBACK_SUCCESSFUL');
  const { serviceDeployments } = await call('ListServiceDeployments', { cluster, service });
  const arns = asObjects(serviceDeployments).map(({ serviceDeploymentArn }) => asString(serviceDeploymentArn) ?? '');
  await call('DescribeServiceDeployments', { serviceDeploymentArns: [...arns, `${arns[0]}x`] });
  const revisions = asObjects(serviceDeployments).map(
    ({ targetServiceRevisionArn }) => asString(targetServiceRevisionArn) ?? '',
  );
  await call('DescribeServiceRevisions', { serviceRevisionArns: [...revisions, 'arn:x'] });
  await call('UpdateService', { cluster, service: 's', forceNewDeployment: true });
  const newest = asObjects((await call('ListServiceDeployments', { cluster, service: 's' })).serviceDeployments)[0];
  await call('StopServiceDeployment', { serviceDeploymentArn: asString(newest?.serviceDeploymentArn) ?? '' });
  // Tasks of both deployments leave no memory for those of the next calls.
  await settled(call, cluster, 'ROLLBACK_SUCCESSFUL');
  await call('ListServices', { cluster });
}

/** Waits until the newest service deployment, or the PRIMARY deployment, is in this state. */
async function settled(call: Call, cluster: string, state: string): Promise<void> {
  const look = async () => {
    const { services } = await call('DescribeServices', { cluster, services: ['s', 'missing'], include: ['TAGS'] });
    const deployments = asObjects(asObjects(services)[0]?.deployments);
    const { serviceDeployments } = await call('ListServiceDeployments', { cluster, service: 's' });
    const states = [deployments[0]?.rolloutState, asObjects(serviceDeployments)[0]?.status];
    return states.includes(state) || undefined;
  };
  await waitFor(look, { what: `a deployment in the state ${state}`, seconds: 25 });
}

async function callTasks(call: Call, cluster: string, instance: string): Promise<void> {
  const awsvpc = { family: 'vpc', networkMode: 'awsvpc', containerDefinitions: [{ ...container, portMappings: [] }] };
  await call('RegisterTaskDefinition', { ...awsvpc, memory: '512', cpu: '256' });
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
  const run = { cluster, taskDefinition: 'vpc', networkConfiguration, tags: [{ key: 'a', value: 'b' }] };
  const { tasks } = await call('RunTask', { ...run, overrides: { containerOverrides: [{ name: 'app', cpu: 5 }] } });
  const task = asString(asObjects(tasks)[0]?.taskArn) ?? '';
  await call('StartTask', { ...run, containerInstances: [instance, 'missing'] });
  await call('RunTask', { ...run, launchType: 'FARGATE' });
  await call('DescribeTasks', { cluster, tasks: [task, 'missing'], include: ['TAGS'] });
  await call('StopTask', { cluster, task });
  await call('ListTasks', { cluster });
  const all = asStrings((await call('ListTasks', { cluster, desiredStatus: 'STOPPED' })).taskArns);
  await call('DescribeTasks', { cluster, tasks: all });
}

async function callRest(call: Call, cluster: string, instance: string): Promise<void> {
  await call('DescribeContainerInstances', { cluster, containerInstances: [instance, 'missing'], include: ['TAGS'] });
  await call('UpdateContainerInstancesState', { cluster, containerInstances: [instance, 'x'], status: 'DRAINING' });
  await call('ListContainerInstances', { cluster, filter: 'attribute:ecs.os-type == linux' });
  await call('TagResource', { resourceArn: instance, tags: [{ key: 'c', value: 'd' }] });
  await call('ListTagsForResource', { resourceArn: instance });
  await call('UntagResource', { resourceArn: instance, tagKeys: ['c'] });
  await call('DescribeClusters', { clusters: [cluster, 'missing'] });
  await call('ListClusters', {});
  await call('ListAccountSettings', { effectiveSettings: true });
  await call('PutAccountSetting', { name: 'containerInsights', value: 'enabled' });
  await call('ListTaskDefinitions', {});
  await call('ListTaskDefinitionFamilies', {});
  await call('DeleteService', { cluster, service: 's', force: true });
  await call('DeregisterTaskDefinition', { taskDefinition: 'shapes:2' });
  await call('DeleteTaskDefinitions', { taskDefinitions: ['shapes:2', 'shapes:9'] });
  await call('DeregisterContainerInstance', { cluster, containerInstance: instance, force: true });
  await call('CreateCluster', { clusterName: 'empty' });
  await call('DeleteCluster', { cluster: 'empty' });
}

function textAt(answer: JsonObject, member: string, name: string): string {
  const [found] = asObjects([answer[member]]);
  return asString(found?.[name]) ?? '';
}
