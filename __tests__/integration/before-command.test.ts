import {
  DescribeTasksCommand,
  type ECSClient,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
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
import { asObject } from '../../src/toolkit/json.ts';
import { test } from '../support/concurrent-test.ts';
import { backendContainer, ecsClient, image, readBackend, setScene } from '../support/ecs-scene.ts';

let localAws: LocalAws;
let ecs: ECSClient;
const proxies: RecordingProxy[] = [];

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 10 });
  ecs = ecsClient(localAws.environment);
}, 60_000);

afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  ecs.destroy();
  await localAws.stop();
});

const logConfiguration = {
  logDriver: 'awslogs',
  options: {
    'awslogs-group': '/backend',
    'awslogs-region': 'us-east-1',
    'awslogs-create-group': 'true',
    'awslogs-stream-prefix': 'web',
  },
} as const;

/** A service with a static host port on an instance that has room for a second task, but not for a second port. */
async function setPortScene(cluster: string) {
  const containerDefinitions = [{ ...backendContainer, memory: 400, logConfiguration }];
  await setScene(ecs, { cluster, taskDefinition: { containerDefinitions } });
}

/** A line for `sh -c`, in front of which local-aws is told how it ends. */
const command = (words: string) => `LOCAL_AWS_SIMULATE='${words}' migrate`;

async function deploy(
  inputs: Readonly<Record<string, string>>,
  { intercept, ...options }: Omit<JobOptions, 'environment'> & { intercept?: Intercept } = {},
) {
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '', intercept);
  proxies.push(proxy);
  const environment = { ...localAws.environment, AWS_ENDPOINT_URL: proxy.url };
  const given = { service: 'backend', 'wait-for-minutes': '1', rehearse: 'off', image: image('b'), ...inputs };
  const { main } = await runAction('deploy', given, { ...options, environment });
  const [error] = main.annotations.filter(({ level }) => level === 'error');
  return { ...main, error, calls: proxy.calls, operations: proxy.calls.map(({ operation }) => operation) };
}

async function activeRevisions(familyPrefix: string): Promise<readonly string[]> {
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix }));
  return taskDefinitionArns;
}

describe('a command before the rollout', () => {
  test('runs once with the new image while the old version serves, its lines are shown, then the service is deployed', async () => {
    await setPortScene('passes');
    const result = await deploy({ cluster: 'passes', 'before-command': command('exit=0 after=1 log="2 migrations"') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded', revision: 'passes:2' } });
    expect(result.operations.indexOf('RunTask')).toBeLessThan(result.operations.indexOf('UpdateService'));
    expect(result.operations.filter((operation) => operation === 'RunTask')).toHaveLength(1);
    expect(result.log.split('\n')).toContain('2 migrations');
    expect(result.log).toContain('▸ before-command in the container "app"');
    expect(result.summary).toMatch(/\| Before \| passed with exit code 0 after \d+ s/);
    const { taskArns: tasks } = await ecs.send(
      new ListTasksCommand({
        cluster: 'passes',
        startedBy: 'berth-before-command/1000000001',
        desiredStatus: 'STOPPED',
      }),
    );
    const { tasks: [task] = [] } = await ecs.send(new DescribeTasksCommand({ cluster: 'passes', tasks }));
    expect(task?.containers).toMatchObject([{ name: 'app', image: image('b'), exitCode: 0 }]);
    expect(task?.overrides?.containerOverrides?.[0]?.command).toEqual(['sh', '-c', expect.stringContaining('migrate')]);
  });

  test('runs from a copy without host ports, which is gone afterwards; the service’s family has no revision but its own', async () => {
    await setPortScene('copies');
    const result = await deploy({ cluster: 'copies', 'before-command': command('exit=0 after=1') });
    expect(result.outputs.outcome).toBe('succeeded');
    const run = result.calls.find(({ operation }) => operation === 'RunTask');
    expect(asObject(run?.body)?.taskDefinition).toContain('task-definition/copies-run-task:1');
    expect(await activeRevisions('copies-run-task')).toEqual([]);
    expect(await activeRevisions('copies')).toHaveLength(2);
  });

  test('that fails deploys nothing: outcome failed, its exit code and last line in the error, the revision named', async () => {
    await setPortScene('fails');
    const before = await readBackend(ecs, 'fails');
    const result = await deploy({ cluster: 'fails', 'before-command': command('exit=3 after=1 log="no such column"') });
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { outcome: 'failed', 'deployment-id': '', revision: 'fails:2' },
    });
    expect(result.error).toMatchObject({ title: 'BEFORE_COMMAND_FAILED' });
    expect(result.error?.message).toContain('Nothing was deployed');
    expect(result.error?.message).toContain('fails:2 is registered');
    expect(result.error?.message).toContain('exited with 3');
    expect(result.error?.message).toContain('no such column');
    expect(result.operations).not.toContain('UpdateService');
    expect(await readBackend(ecs, 'fails')).toEqual(before);
    expect(result.summary).toMatch(/\| Before \| failed with exit code 3/);
    expect(result.summary).toContain('| Actual | nothing was deployed |');
    expect(result.summary).toContain('**BEFORE\\_COMMAND\\_FAILED**: Nothing was deployed');
    expect(result.summary).toContain('**Fix**: ');
  });

  test('works with an existing revision, which is not registered again', async () => {
    await setPortScene('existing');
    const containerDefinitions = [{ ...backendContainer, image: image('c'), memory: 400, logConfiguration }];
    await ecs.send(new RegisterTaskDefinitionCommand({ family: 'existing', containerDefinitions }));
    const result = await deploy({
      cluster: 'existing',
      image: '',
      'task-definition-arn': 'existing:2',
      'before-command': command('exit=0 after=1'),
    });
    expect(result.outputs).toMatchObject({ outcome: 'succeeded', revision: 'existing:2' });
    expect(await activeRevisions('existing')).toHaveLength(2);
  });

  test('does not run when there is nothing to deploy, nor in a dry run', async () => {
    await setPortScene('idle');
    const inputs = { cluster: 'idle', 'before-command': command('exit=3') };
    const unchanged = await deploy({ ...inputs, image: image('a') });
    expect(unchanged).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged' } });
    const dry = await deploy({ ...inputs, 'dry-run': 'true' });
    expect(dry.exitCode).toBe(0);
    expect([...unchanged.operations, ...dry.operations]).not.toContain('RunTask');
  });

  test('that may not be run says which action is missing, and nothing is deployed', async () => {
    await setPortScene('denied');
    const denial = accessDenied('ecs:RunTask', 'arn:aws:ecs:us-east-1:123456789012:task-definition/denied-run-task:1');
    const result = await deploy(
      { cluster: 'denied', 'before-command': command('exit=0') },
      { intercept: ({ operation }) => (operation === 'RunTask' ? denial : undefined) },
    );
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { outcome: 'failed' },
      error: { title: 'AWS_ACCESS_DENIED' },
    });
    expect(result.error?.message).toContain('Allow the IAM action ecs:RunTask');
    expect(result.operations).not.toContain('UpdateService');
    expect(await activeRevisions('denied-run-task')).toEqual([]);
  });

  test('is stopped by a cancel within 5 s, and nothing is deployed', async () => {
    await setPortScene('cancelled');
    const controller = new AbortController();
    let cancelledAt = Number.NaN;
    let stoppedAt = Number.NaN;
    const result = await deploy(
      { cluster: 'cancelled', 'before-command': command('exit=0 after=6000') },
      {
        intercept: ({ operation }) => {
          if (operation === 'StopTask') stoppedAt = Date.now();
          return undefined;
        },
        onLine: (line) => {
          if (!line.includes(': RUNNING')) return;
          cancelledAt = Date.now();
          controller.abort();
        },
        signal: controller.signal,
      },
    );
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled', 'deployment-id': '' } });
    expect(result.error).toMatchObject({ title: 'DEPLOYMENT_CANCELLED' });
    expect(stoppedAt - cancelledAt).toBeLessThan(5_000);
    expect(result.operations).not.toContain('UpdateService');
    expect(await activeRevisions('cancelled-run-task')).toEqual([]);
  });
});
