import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AssignPublicIp,
  Compatibility,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  RunTaskCommand,
  type RunTaskCommandInput,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import {
  accessDenied,
  type Intercept,
  type RecordingProxy,
  startRecordingProxy,
} from '../../harness/recording-proxy.ts';
import { type JobOptions, runAction } from '../../harness/runner.ts';
import { asObject, asObjects, asString, type JsonObject } from '../../src/toolkit/json.ts';
import { test } from '../support/concurrent-test.ts';
import { backendContainer, ecsClient, image, setScene } from '../support/ecs-scene.ts';

let localAws: LocalAws;
let ecs: ECSClient;
const proxies: RecordingProxy[] = [];

/** What a simulated container writes to its log by itself. */
const firstLine = 'started';

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 10 });
  ecs = ecsClient(localAws.environment);
  await setScene(ecs, { cluster: 'one', instance: { cpu: 4096, memory: 1900 } });
}, 60_000);

afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  ecs.destroy();
  await localAws.stop();
});

const logConfiguration = {
  logDriver: 'awslogs',
  options: {
    'awslogs-group': '/tasks',
    'awslogs-region': 'us-east-1',
    'awslogs-create-group': 'true',
    'awslogs-stream-prefix': 'job',
  },
} as const;
const job = { name: 'job', image: image('a'), memory: 64, essential: true, logConfiguration };

/** Registers a task definition of a container that behaves as the words say; see docs/local-aws.md. */
async function register(family: string, words: string, more: Partial<RegisterTaskDefinitionCommandInput> = {}) {
  const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: words }];
  const containerDefinitions = [{ ...job, environment }];
  const input = { family, containerDefinitions, ...more };
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(input));
  return taskDefinition?.taskDefinitionArn ?? '';
}

async function runTask(
  inputs: Readonly<Record<string, string>>,
  { url, ...options }: Omit<JobOptions, 'environment'> & { url?: string } = {},
) {
  const environment = { ...localAws.environment, ...(url === undefined ? {} : { AWS_ENDPOINT_URL: url }) };
  const { main } = await runAction('run-task', { cluster: 'one', ...inputs }, { ...options, environment });
  const [error] = main.annotations.filter(({ level }) => level === 'error');
  return { ...main, error };
}

async function proxied(intercept?: Intercept): Promise<RecordingProxy> {
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '', intercept);
  proxies.push(proxy);
  return proxy;
}

function bodyOf(proxy: RecordingProxy, operation: string): JsonObject {
  return asObject(proxy.calls.find((call) => call.operation === operation)?.body) ?? {};
}

async function activeRevisions(familyPrefix: string): Promise<number> {
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix }));
  return taskDefinitionArns.length;
}

async function taskOf(result: { outputs: Readonly<Record<string, string>> }) {
  const tasks = [result.outputs['task-arn'] ?? ''];
  const answer = await ecs.send(new DescribeTasksCommand({ cluster: 'one', tasks }));
  return answer.tasks?.[0];
}

describe('a task that passes', () => {
  test('is waited for, its lines are shown, and the outputs say how it ended', async () => {
    const taskDefinition = await register('passes', 'exit=0 after=1');
    const result = await runTask({ 'task-definition': 'passes' });
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { 'exit-code': '0', 'stop-code': 'EssentialContainerExited' },
    });
    expect(result.outputs['task-definition-arn']).toBe(taskDefinition);
    expect(result.outputs['task-arn']?.endsWith(`/${result.outputs['task-id']}`)).toBe(true);
    expect(JSON.parse(result.outputs['task-arns'] ?? '')).toEqual([result.outputs['task-arn']]);
    expect(result.log.split('\n')).toContain(firstLine);
    expect(result.summary).toContain('One-off task: passes:1 in one');
    expect(await taskOf(result)).toMatchObject({ startedBy: 'berth-run-task/1000000001', group: 'family:passes' });
  });

  test('several at once all have to', async () => {
    await register('several', 'exit=0 after=1');
    const result = await runTask({ 'task-definition': 'several', count: '3', 'started-by': 'nightly/job' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' } });
    const arns: unknown = JSON.parse(result.outputs['task-arns'] ?? '');
    expect(arns).toHaveLength(3);
    expect(result.log).toMatch(new RegExp(`^[0-9a-f]{8} \\| ${firstLine}$`, 'm'));
    expect(await taskOf(result)).toMatchObject({ startedBy: 'nightly/job' });
  });

  test('is left to itself with wait-for-task-stopped: false', async () => {
    await register('left', 'exit=1 after=600');
    const result = await runTask({ 'task-definition': 'left', 'wait-for-task-stopped': 'false' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '', 'stop-code': '', reason: '' } });
    const task = await taskOf(result);
    expect(task?.desiredStatus).toBe('RUNNING');
    await ecs.send(new StopTaskCommand({ cluster: 'one', task: task?.taskArn ?? '' }));
  });
});

describe('a task that fails', () => {
  test('peers 9: says its exit code, what it means, and its last line, never null (D#757)', async () => {
    await register('fails', 'exit=3 after=2');
    const result = await runTask({ 'task-definition': 'fails' });
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { 'exit-code': '3', 'stop-code': 'EssentialContainerExited' },
    });
    expect(result.error).toMatchObject({ title: 'TASK_FAILED' });
    expect(result.error?.message).toContain('its container "job" exited with 3: the application\'s own error');
    expect(result.error?.message).toContain('Its last line: "exited with 3');
    expect(result.log + JSON.stringify(result.outputs)).not.toMatch(/null|undefined/);
    expect(result.summary).toMatch(/Why it failed[\s\S]*exited with 3[\s\S]*Last lines[\s\S]*exited with 3/);
    expect(result.outputs.reason).not.toBe('');
  });

  test('peers 9: one that never started has no exit code, but a reason', async () => {
    await register('unpullable', 'pull-error');
    const result = await runTask({ 'task-definition': 'unpullable' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { 'exit-code': '', 'stop-code': 'TaskFailedToStart' } });
    expect(result.error?.message).toContain('never ran to an end');
    expect(result.outputs.reason).toContain('CannotPullContainerError');
  });

  test('one that somebody stopped did not pass, whatever it exits with', async () => {
    await register('stopped', 'exit=0 after=600');
    const stop = (line: string) => {
      const [, task] = /^Started (\S+) from/.exec(line) ?? [];
      if (task !== undefined) void ecs.send(new StopTaskCommand({ cluster: 'one', task, reason: 'by hand' }));
    };
    const result = await runTask({ 'task-definition': 'stopped' }, { onLine: stop });
    expect(result).toMatchObject({ exitCode: 1, outputs: { 'stop-code': 'UserInitiated', reason: 'by hand' } });
  });

  test('for want of room says what every instance lacks, in words', async () => {
    await register('large', 'exit=0', { containerDefinitions: [{ ...job, memory: 2048 }] });
    const result = await runTask({ 'task-definition': 'large' });
    expect(result).toMatchObject({ exitCode: 1, error: { title: 'TASK_NOT_STARTED' } });
    expect(result.error?.message).toMatch(/[0-9a-f]{32}: it has too little memory left \(RESOURCE:MEMORY\)\./);
  });
});

describe('a service to inherit from', () => {
  test('peers 24: subnets, security groups, launch type, platform version and task definition are those of the service (D#802, D#793)', async () => {
    const awsvpcConfiguration = {
      subnets: ['subnet-1'],
      securityGroups: ['sg-1'],
      assignPublicIp: AssignPublicIp.ENABLED,
    };
    const executionRoleArn = 'arn:aws:iam::000000000000:role/execution';
    const sizes = { executionRoleArn, cpu: '256', memory: '512', requiresCompatibilities: [Compatibility.FARGATE] };
    await setScene(ecs, {
      cluster: 'network',
      taskDefinition: { ...sizes, networkMode: 'awsvpc', containerDefinitions: [{ ...job, environment: [] }] },
      service: { launchType: 'FARGATE', platformVersion: '1.4.0', networkConfiguration: { awsvpcConfiguration } },
    });
    const proxy = await proxied();
    const inputs = { cluster: 'network', service: 'backend', environment: 'LOCAL_AWS_SIMULATE=exit=0 after=1' };
    const result = await runTask(inputs, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' } });
    expect(bodyOf(proxy, 'RunTask')).toMatchObject({
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      networkConfiguration: { awsvpcConfiguration },
      taskDefinition: expect.stringMatching(/task-definition\/network:1$/),
    });
    const other = await runTask({ ...inputs, subnets: 'subnet-2,subnet-3', command: 'exit 0' }, { url: proxy.url });
    expect(other.exitCode).toBe(0);
    expect(asObject(proxy.calls.findLast(({ operation }) => operation === 'RunTask')?.body)).toMatchObject({
      networkConfiguration: { awsvpcConfiguration: { ...awsvpcConfiguration, subnets: ['subnet-2', 'subnet-3'] } },
      overrides: { containerOverrides: [{ name: 'job', command: ['sh', '-c', 'exit 0'] }] },
    });
  });

  test('static host ports: the task runs from a copy without them, in a family of its own that is cleaned up', async () => {
    await setScene(ecs, { cluster: 'ports', instance: { cpu: 1024, memory: 2048 } });
    const inputs = { cluster: 'ports', service: 'backend', environment: 'LOCAL_AWS_SIMULATE=exit=0 after=1' };
    const result = await runTask(inputs);
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' } });
    expect(result.log).toContain('a task of the service holds its host ports');
    const taskDefinition = result.outputs['task-definition-arn'] ?? '';
    expect(taskDefinition).toContain('task-definition/ports-run-task:1');
    const copy = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    const [container] = copy.taskDefinition?.containerDefinitions ?? [];
    expect(copy.taskDefinition?.status).toBe('INACTIVE');
    expect(container).toMatchObject({ name: 'app', image: backendContainer.image, portMappings: [{ hostPort: 0 }] });
    expect(await activeRevisions('ports')).toBe(1);
  });

  test('another image runs from a copy too, and the service’s family stays as it is', async () => {
    await register('images', 'exit=0 after=1');
    const result = await runTask({ 'task-definition': 'images:1', image: image('c') });
    expect(result).toMatchObject({ exitCode: 0 });
    expect(await taskOf(result)).toMatchObject({
      containers: [{ image: image('c') }],
      group: 'family:images-run-task',
    });
    expect(await activeRevisions('images')).toBe(1);
    expect(await activeRevisions('images-run-task')).toBe(0);
  });

  test('the copy goes, too, when the task finds no place', async () => {
    await register('homeless', 'exit=0', { containerDefinitions: [{ ...job, memory: 2048 }] });
    const result = await runTask({ 'task-definition': 'homeless', image: image('c') });
    expect(result.error).toMatchObject({ title: 'TASK_NOT_STARTED' });
    expect(await activeRevisions('homeless-run-task')).toBe(0);
  });
});

test('a task definition file is run without touching its family', async () => {
  const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'exit=0 after=1' }];
  const file = { family: 'from-file', containerDefinitions: [{ ...job, environment }] };
  const workspace = await mkdtemp(join(tmpdir(), 'berth-run-task-'));
  await writeFile(join(workspace, 'job.json'), JSON.stringify(file));
  const result = await runTask({ 'task-definition': 'job.json' }, { workspace });
  await rm(workspace, { recursive: true });
  expect(result).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' } });
  expect(await activeRevisions('from-file')).toBe(0);
});

describe('a cancelled job', () => {
  test('stops its task within 5 s, says so, and cleans up its copy', async () => {
    await register('cancelled', 'exit=0 after=6000');
    const controller = new AbortController();
    let cancelledAt = Number.NaN;
    let stoppedAt = Number.NaN;
    const proxy = await proxied(({ operation }) => {
      if (operation === 'StopTask') stoppedAt = Date.now();
      return undefined;
    });
    const cancel = (line: string) => {
      if (!line.includes(': RUNNING')) return;
      cancelledAt = Date.now();
      controller.abort();
    };
    const inputs = { 'task-definition': 'cancelled', image: image('c') };
    const result = await runTask(inputs, { onLine: cancel, signal: controller.signal, url: proxy.url });
    expect(result).toMatchObject({ exitCode: 1, error: { title: 'ACTION_CANCELLED' } });
    expect(stoppedAt - cancelledAt).toBeLessThan(5_000);
    expect(result.log).toContain('ecs:StopTask was sent');
    expect(await taskOf(result)).toMatchObject({ desiredStatus: 'STOPPED', stopCode: 'UserInitiated' });
    expect(await activeRevisions('cancelled-run-task')).toBe(0);
  });
});

describe('faults', () => {
  test('a lost answer to RunTask starts no second task: it is sent again with its client token', async () => {
    await register('reset', 'exit=0 after=1');
    let lost = false;
    const proxy = await proxied(({ operation, body }) => {
      if (operation !== 'RunTask' || lost) return undefined;
      lost = true;
      // ECS carries it out all the same.
      void ecs.send(new RunTaskCommand(body as RunTaskCommandInput));
      return 'reset';
    });
    const result = await runTask({ 'task-definition': 'reset', 'started-by': 'once' }, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 0 });
    expect(proxy.calls.filter(({ operation }) => operation === 'RunTask').length).toBeGreaterThan(1);
    const listed = new ListTasksCommand({ cluster: 'one', startedBy: 'once', desiredStatus: 'STOPPED' });
    expect((await ecs.send(listed)).taskArns).toEqual([result.outputs['task-arn']]);
  });

  test('a task that is not seen yet is waited for (eventual consistency)', async () => {
    await register('unseen', 'exit=0 after=1');
    let looks = 0;
    const proxy = await proxied(({ operation }) => {
      if (operation !== 'DescribeTasks' || looks++ > 0) return undefined;
      return { status: 200, body: { tasks: [], failures: [{ reason: 'MISSING' }] } };
    });
    expect(await runTask({ 'task-definition': 'unseen' }, { url: proxy.url })).toMatchObject({ exitCode: 0 });
  });

  test('without logs:GetLogEvents it runs all the same and names the action', async () => {
    await register('unlogged', 'exit=0 after=1');
    const denial = accessDenied('logs:GetLogEvents', 'arn:aws:logs:us-east-1:123456789012:log-group:/tasks');
    const proxy = await proxied(({ operation }) => (operation === 'GetLogEvents' ? denial : undefined));
    const result = await runTask({ 'task-definition': 'unlogged' }, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' } });
    const warnings = result.annotations.filter(({ level }) => level === 'warning');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain('logs:GetLogEvents');
  });

  test('without iam:PassRole the error names it', async () => {
    await register('unpassed', 'exit=0 after=1');
    const denial = accessDenied('iam:PassRole', 'arn:aws:iam::123456789012:role/backend-task');
    const proxy = await proxied(({ operation }) => (operation === 'RunTask' ? denial : undefined));
    const result = await runTask({ 'task-definition': 'unpassed' }, { url: proxy.url });
    expect(result.error).toMatchObject({ title: 'AWS_ACCESS_DENIED' });
    expect(result.error?.message).toContain('Allow the IAM action iam:PassRole');
  });
});

describe('bad input', () => {
  test('everything that is wrong is said at once, before anything is called, and no value is quoted', async () => {
    const proxy = await proxied();
    const inputs = {
      count: '11',
      environment: '=hunter2',
      command: '["a", 1]',
      'started-by': 'a b',
      'launch-type': 'VM',
    };
    const result = await runTask(inputs, { url: proxy.url });
    expect(result.error).toMatchObject({ title: 'INVALID_INPUT' });
    for (const name of ['service', 'count', 'environment', 'command', 'started-by', 'launch-type']) {
      expect(result.error?.message).toContain(`"${name}"`);
    }
    expect(result.rawLog).not.toContain('hunter2');
    expect(proxy.calls).toHaveLength(0);
  });

  test('a container that does not exist, or that is not named among several: the error lists them', async () => {
    const containerDefinitions = ['web', 'api'].map((name) => ({ ...job, name }));
    await register('two', '', { containerDefinitions });
    const unnamed = await runTask({ 'task-definition': 'two' });
    expect(unnamed.error).toMatchObject({ title: 'CONTAINER_NOT_FOUND', message: expect.stringContaining('web, api') });
    const unknown = await runTask({ 'task-definition': 'two', 'container-name': 'app' });
    expect(unknown.error).toMatchObject({ title: 'CONTAINER_NOT_FOUND', message: expect.stringContaining('web, api') });
  });

  test('awsvpc without a subnet is said before anything is registered', async () => {
    await register('subnetless', 'exit=0', { networkMode: 'awsvpc' });
    const proxy = await proxied();
    const result = await runTask({ 'task-definition': 'subnetless', image: image('c') }, { url: proxy.url });
    expect(result.error).toMatchObject({ title: 'INVALID_INPUT', message: expect.stringContaining('"subnets"') });
    expect(proxy.calls.map(({ operation }) => operation)).toEqual(['DescribeTaskDefinition']);
  });
});

describe('what is printed', () => {
  test('values of environment are masked from the first line on', async () => {
    await register('masked', 'exit=0 after=1');
    const secret = 'correct-horse-battery-staple';
    const result = await runTask({ 'task-definition': 'masked', environment: `PASSWORD=${secret}` });
    expect(result.exitCode).toBe(0);
    expect(result.masks).toContain(secret);
    const shown = result.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(shown.join('\n') + result.summary).not.toContain(secret);
  });

  test('lines of two containers carry their names, and no line of theirs is a command of the runner', async () => {
    const environment = (words: string) => [{ name: 'LOCAL_AWS_SIMULATE', value: words }];
    const containerDefinitions = [
      { ...job, name: 'main', environment: environment('exit=0 after=2') },
      { ...job, name: 'side', essential: false, environment: [] },
    ];
    await register('pair', '', { containerDefinitions });
    const commands = { events: [{ timestamp: 1, message: '::error::from the container' }], nextForwardToken: 'f/1' };
    const proxy = await proxied(({ operation, body }) => {
      const isFirst = operation === 'GetLogEvents' && asObject(body)?.nextToken === undefined;
      const isMain = asString(asObject(body)?.logStreamName)?.includes('/main/') === true;
      if (isFirst && isMain) return { status: 200, body: commands };
      return asObject(body)?.nextToken === 'f/1'
        ? { status: 200, body: { events: [], nextForwardToken: 'f/1' } }
        : undefined;
    });
    const result = await runTask({ 'task-definition': 'pair' }, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'exit-code': '0' }, annotations: [] });
    expect(result.log.split('\n')).toContain('main | ::error::from the container');
    expect(result.log.split('\n')).toContain(`side | ${firstLine}`);
    expect(asObjects(asObject(await taskOf(result))?.containers)).toHaveLength(2);
  });
});
