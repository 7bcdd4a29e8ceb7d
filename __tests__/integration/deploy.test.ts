import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import {
  DescribeTaskDefinitionCommand,
  type ECSClient,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
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
import { test } from '../support/concurrent-test.ts';
import { backendContainer, ecsClient, image, readBackend, setScene, waitForService } from '../support/ecs-scene.ts';

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

async function deploy(
  inputs: Readonly<Record<string, string>>,
  options: Omit<JobOptions, 'environment'> & { url?: string } = {},
) {
  const { url, ...job } = options;
  const environment = { ...localAws.environment, ...(url === undefined ? {} : { AWS_ENDPOINT_URL: url }) };
  const { main } = await runAction(
    'deploy',
    { service: 'backend', 'wait-for-minutes': '1', ...inputs },
    { ...job, environment },
  );
  const [error] = main.annotations.filter(({ level }) => level === 'error');
  return { ...main, error };
}

async function proxied(intercept?: Intercept): Promise<RecordingProxy> {
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '', intercept);
  proxies.push(proxy);
  return proxy;
}

async function revisions(family: string): Promise<number> {
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: family }));
  return taskDefinitionArns.length;
}

describe('one instance, one task, a static host port (story A)', () => {
  test('peers 5: chooses 0/100, replaces the old task, and proves it (D#113)', async () => {
    const before = await setScene(ecs, { cluster: 'story-a' });
    const result = await deploy({ cluster: 'story-a', image: image('b') });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({
      outcome: 'succeeded',
      'minimum-healthy-percent': '0',
      'maximum-percent': '100',
      'previous-task-definition-arn': before.taskDefinition,
    });
    expect(JSON.parse(result.outputs.prediction ?? '')).toMatchObject({ verdict: 'completes' });
    expect(result.log).toContain('1 new, 0 old left');
    expect(result.summary).toContain('Deployed: backend in story-a');
    const after = await readBackend(ecs, 'story-a');
    expect(after.deployments).toHaveLength(1);
    expect(after.deployments?.[0]).toMatchObject({ id: result.outputs['deployment-id'], rolloutState: 'COMPLETED' });
    expect(after.taskDefinition).toBe(result.outputs['task-definition-arn']);
    const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'story-a', serviceName: 'backend' }));
    expect(taskArns).toHaveLength(1);
  });

  test('the same image again is unchanged: nothing is registered and nothing is updated', async () => {
    await setScene(ecs, { cluster: 'again' });
    const inputs = { cluster: 'again', image: image('b') };
    expect(await deploy(inputs)).toMatchObject({ outputs: { outcome: 'succeeded' } });
    const proxy = await proxied();
    const result = await deploy(inputs, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', 'deployment-id': '' } });
    expect(proxy.calls.map(({ operation }) => operation)).not.toContain('UpdateService');
    expect(proxy.calls.map(({ operation }) => operation)).not.toContain('RegisterTaskDefinition');
  });

  test('peers 4: percents by hand that would stall are refused before anything changes, with the pair that works (RM#485)', async () => {
    await setScene(ecs, { cluster: 'refused' });
    const percents = { 'minimum-healthy-percent': '100', 'maximum-percent': '200' };
    const result = await deploy({ cluster: 'refused', image: image('b'), ...percents });
    expect(result.exitCode).toBe(1);
    expect(result.error).toMatchObject({ title: 'WOULD_STALL' });
    expect(result.error?.message).toContain('minimum-healthy-percent: 0 and maximum-percent: 100');
    expect(JSON.parse(result.outputs.prediction ?? '')).toMatchObject({
      verdict: 'stalls',
      event: expect.stringContaining('is already using a port required by your task.'),
    });
    expect(await revisions('refused')).toBe(1);
    expect((await readBackend(ecs, 'refused')).deployments).toHaveLength(1);
  });

  test('allow-stall deploys all the same, ECS says what was predicted, and the next deploy frees it', async () => {
    await setScene(ecs, { cluster: 'trap' });
    const inputs = { cluster: 'trap', image: image('b'), 'minimum-healthy-percent': '100', 'maximum-percent': '200' };
    const stuck = await deploy({ ...inputs, 'allow-stall': 'true', 'wait-for-service-stability': 'false' });
    expect(stuck).toMatchObject({ exitCode: 0, outputs: { outcome: '' } });
    const { event } = JSON.parse(stuck.outputs.prediction ?? '') as { event: string };
    await waitForService(ecs, 'trap', 'the predicted event', ({ events = [] }) =>
      events.some(({ message }) => message === event),
    );
    const freed = await deploy({ cluster: 'trap', image: image('b') });
    expect(freed).toMatchObject({
      exitCode: 0,
      outputs: { outcome: 'succeeded', 'deployment-id': stuck.outputs['deployment-id'] },
    });
    expect(await revisions('trap')).toBe(2);
  });

  test('"image" and a line of "images" for the same container contradict each other, and nothing is changed', async () => {
    const cluster = 'twice';
    await setScene(ecs, { cluster });
    const proxy = await proxied();
    const result = await deploy({ cluster, image: image('b'), images: `app=${image('c')}` }, { url: proxy.url });
    expect(result.error).toMatchObject({ title: 'INVALID_INPUT' });
    expect(result.error?.message).toContain('both name an image for the container "app"');
    expect(proxy.calls.every(({ operation }) => /^(Describe|List)/.test(operation))).toBe(true);
  });

  test('a dry run prints the plan and changes nothing', async () => {
    await setScene(ecs, { cluster: 'dry-run' });
    const proxy = await proxied();
    const result = await deploy({ cluster: 'dry-run', image: image('b'), 'dry-run': 'true' }, { url: proxy.url });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: '', 'maximum-percent': '100' } });
    expect(result.log).toContain('100/200 -> 0/100');
    expect(result.log).toContain('backend: a dry run; nothing was changed.');
    expect(result.summary).toContain('| Actual | nothing was deployed |');
    expect(proxy.calls.every(({ operation }) => /^(Describe|List)/.test(operation))).toBe(true);
  });
});

test('room for two and a dynamic port: 100/200 stays, and a task serves at all times', async () => {
  const container = { ...backendContainer, memory: 300, portMappings: [{ containerPort: 3000, hostPort: 0 }] };
  await setScene(ecs, { cluster: 'roomy', taskDefinition: { containerDefinitions: [container] } });
  const result = await deploy({ cluster: 'roomy', image: image('b') });
  expect(result.outputs).toMatchObject({
    outcome: 'succeeded',
    'minimum-healthy-percent': '100',
    'maximum-percent': '200',
  });
  expect(JSON.parse(result.outputs.prediction ?? '')).toMatchObject({ interruption: { least: 0, most: 0 } });
});

test('sends one UpdateService with the deployment configuration as it was read, and stops zone rebalancing', async () => {
  const deploymentCircuitBreaker = { enable: true, rollback: true };
  await setScene(ecs, {
    cluster: 'one-update',
    service: {
      availabilityZoneRebalancing: 'ENABLED',
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200, deploymentCircuitBreaker },
    },
  });
  const proxy = await proxied();
  const result = await deploy({ cluster: 'one-update', image: image('b') }, { url: proxy.url });
  expect(result.outputs.outcome).toBe('succeeded');
  const updates = proxy.calls.filter(({ operation }) => operation === 'UpdateService');
  expect(updates).toHaveLength(1);
  expect(updates[0]?.body).toMatchObject({
    availabilityZoneRebalancing: 'DISABLED',
    deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100, deploymentCircuitBreaker },
  });
  const { deploymentConfiguration } = await readBackend(ecs, 'one-update');
  expect(deploymentConfiguration).toMatchObject({ deploymentCircuitBreaker, maximumPercent: 100 });
});

test('members of a task definition that the SDK does not know survive the deploy, and so do tags', async () => {
  await setScene(ecs, { cluster: 'raw', taskDefinition: { tags: [{ key: 'team', value: 'web' }] } });
  const rewritten = await proxied();
  const unknown = { newerThanTheSdk: { mode: 'kept' } };
  const proxy = await startRecordingProxy(rewritten.url, ({ operation }) => {
    if (operation !== 'DescribeTaskDefinition') return undefined;
    const taskDefinition = { family: 'raw', containerDefinitions: [{ ...backendContainer, ...unknown }], ...unknown };
    return { status: 200, body: { taskDefinition, tags: [{ key: 'team', value: 'web' }] } };
  });
  proxies.push(proxy);
  const result = await deploy({ cluster: 'raw', image: image('b') }, { url: proxy.url });
  expect(result.outputs.outcome).toBe('succeeded');
  const registered = rewritten.calls.find(({ operation }) => operation === 'RegisterTaskDefinition');
  expect(registered?.body).toMatchObject({
    ...unknown,
    tags: [{ key: 'team', value: 'web' }],
    containerDefinitions: [{ ...unknown, image: image('b') }],
  });
});

describe('a task that reports another digest than the one that was deployed', () => {
  const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
  const index = JSON.stringify({ manifests: [{ digest: digest('d') }, { digest: digest('e') }] });
  const images = { images: [{ imageId: { imageDigest: digest('b') }, imageManifest: index }] };

  /** Deploys to a service whose new task then says that it runs this digest, with ECR answering as given. */
  async function deployReporting(cluster: string, running: string, ecr: { status: number; body: object }) {
    const before = await setScene(ecs, { cluster });
    const taskDefinitionArn = before.taskDefinition?.replace(/:1$/, ':2');
    const container = { name: 'app', image: image('b'), imageDigest: running };
    const task = { taskArn: 'task/new', taskDefinitionArn, lastStatus: 'RUNNING', containers: [container] };
    let updated = false;
    const proxy = await proxied(({ operation }) => {
      updated ||= operation === 'UpdateService';
      if (operation === 'BatchGetImage') return ecr;
      return operation === 'DescribeTasks' && updated ? { status: 200, body: { tasks: [task] } } : undefined;
    });
    return deploy({ cluster, image: image('b') }, { url: proxy.url });
  }

  test('is fine when that is a platform image of the deployed index', async () => {
    const result = await deployReporting('platform', digest('d'), { status: 200, body: images });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  });

  test('fails when it is any other image, and names both', async () => {
    const result = await deployReporting('stale', digest('a'), { status: 200, body: images });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
    expect(result.error?.message).toContain(`runs ${digest('a')}, which is not ${image('b')}`);
  });

  test('is said aloud when ECR may not be read', async () => {
    const result = await deployReporting('unread', digest('d'), accessDenied('ecr:BatchGetImage', '*'));
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.annotations.map(({ message }) => message).join()).toContain('could not be checked in ECR');
  });
});

describe('outcomes other than success', () => {
  const failing = { environment: [{ name: 'LOCAL_AWS_SIMULATE', value: 'exit=1 after=0' }] };

  test('peers 1: a circuit breaker that rolls back is no success: rolled-back, exit code 1 (D#191, D#494)', async () => {
    const deploymentCircuitBreaker = { enable: true, rollback: true };
    const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100, deploymentCircuitBreaker };
    await setScene(ecs, { cluster: 'rolled-back', service: { deploymentConfiguration } });
    const containers = [{ ...backendContainer, image: image('b'), ...failing }];
    const broken = await ecs.send(
      new RegisterTaskDefinitionCommand({ family: 'rolled-back', containerDefinitions: containers }),
    );
    const { containerDefinitions } = broken.taskDefinition ?? {};
    const job = await deployFile('rolled-back', { family: 'rolled-back', containerDefinitions });
    expect(job).toMatchObject({ exitCode: 1, outputs: { outcome: 'rolled-back' } });
    expect(job.error).toMatchObject({ title: 'DEPLOYMENT_ROLLED_BACK' });
  }, 60_000);

  test('peers 7: a deployment of somebody else on top of ours: superseded', async () => {
    await setScene(ecs, { cluster: 'superseded' });
    const other = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'superseded',
        containerDefinitions: [{ ...backendContainer, image: image('c') }],
      }),
    );
    const supersede = (line: string) => {
      if (!line.includes('following deployment')) return;
      const taskDefinition = other.taskDefinition?.taskDefinitionArn;
      void ecs.send(new UpdateServiceCommand({ cluster: 'superseded', service: 'backend', taskDefinition }));
    };
    const result = await deploy({ cluster: 'superseded', image: image('b') }, { onLine: supersede });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'superseded' } });
    expect(result.error).toMatchObject({ title: 'DEPLOYMENT_SUPERSEDED' });
  });

  test('a cancelled job says that the deployment goes on', async () => {
    await setScene(ecs, { cluster: 'cancelled' });
    const controller = new AbortController();
    const cancel = (line: string) => {
      if (line.includes('following deployment')) controller.abort();
    };
    const result = await deploy(
      { cluster: 'cancelled', image: image('b') },
      { onLine: cancel, signal: controller.signal },
    );
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
    expect(result.error?.message).toContain('goes on in ECS');
  });
});

async function deployFile(cluster: string, taskDefinition: object) {
  const workspace = await mkdtemp(`${tmpdir()}/berth-deploy-`);
  await writeFile(`${workspace}/task-definition.json`, JSON.stringify(taskDefinition));
  try {
    // What fails in its deployment would fail its rehearsal first.
    return await deploy({ cluster, 'task-definition': 'task-definition.json', rehearse: 'off' }, { workspace });
  } finally {
    await rm(workspace, { recursive: true });
  }
}

describe('denied reads', () => {
  test.each(['ListContainerInstances', 'DescribeContainerInstances', 'ListTasks', 'DescribeTasks'])(
    'without ecs:%s a deploy works, keeps the percents in force, and names the action',
    async (operation) => {
      const cluster = `denied-${operation.toLowerCase()}`;
      const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100 };
      await setScene(ecs, { cluster, service: { deploymentConfiguration } });
      const denial = accessDenied(`ecs:${operation}`, '*');
      const proxy = await proxied((call) => (call.operation === operation ? denial : undefined));
      const result = await deploy({ cluster, image: image('b') }, { url: proxy.url });
      expect(result.outputs).toMatchObject({
        outcome: 'succeeded',
        'minimum-healthy-percent': '0',
        'maximum-percent': '100',
      });
      expect(JSON.parse(result.outputs.prediction ?? '')).toMatchObject({ verdict: 'unknown' });
      expect(result.log).toContain(`ecs:${operation}`);
    },
  );

  test('without ecs:UpdateService the error names the action', async () => {
    await setScene(ecs, { cluster: 'denied-update' });
    const denial = accessDenied(
      'ecs:UpdateService',
      'arn:aws:ecs:us-east-1:123456789012:service/denied-update/backend',
    );
    const proxy = await proxied((call) => (call.operation === 'UpdateService' ? denial : undefined));
    const result = await deploy({ cluster: 'denied-update', image: image('b') }, { url: proxy.url });
    expect(result.error).toMatchObject({ title: 'AWS_ACCESS_DENIED' });
    expect(result.error?.message).toContain('Allow the IAM action ecs:UpdateService');
  });

  test('an UpdateService that is reset is sent once more, when the service shows that it was not carried out', async () => {
    await setScene(ecs, { cluster: 'reset' });
    const proxy = await proxied((call) => (call.operation === 'UpdateService' ? 'reset' : undefined));
    const result = await deploy({ cluster: 'reset', image: image('b') }, { url: proxy.url });
    expect(result.exitCode).toBe(1);
    expect(proxy.calls.filter(({ operation }) => operation === 'UpdateService')).toHaveLength(2);
  });
});

describe('bad input', () => {
  test('everything that is wrong is said at once, before anything is called', async () => {
    const proxy = await proxied();
    const inputs = { service: '', 'desired-count': 'two', 'minimum-healthy-percent': '101', 'dry-run': 'maybe' };
    const result = await deploy(inputs, { url: proxy.url });
    expect(result.error).toMatchObject({ title: 'INVALID_INPUT' });
    for (const name of ['service', 'desired-count', 'minimum-healthy-percent', 'dry-run']) {
      expect(result.error?.message).toContain(`"${name}"`);
    }
    expect(proxy.calls).toHaveLength(0);
  });

  test('an unknown cluster, service or container: the error lists those that exist', async () => {
    await setScene(ecs, { cluster: 'names' });
    const noCluster = await deploy({ cluster: 'nmaes', image: image('b') });
    expect(noCluster.error).toMatchObject({ title: 'CLUSTER_NOT_FOUND', message: expect.stringContaining('names') });
    const noService = await deploy({ cluster: 'names', service: 'bakcend', image: image('b') });
    expect(noService.error).toMatchObject({ title: 'SERVICE_NOT_FOUND', message: expect.stringContaining('backend') });
    const noContainer = await deploy({ cluster: 'names', 'container-name': 'web', image: image('b') });
    expect(noContainer.error).toMatchObject({ title: 'CONTAINER_NOT_FOUND', message: expect.stringContaining('app') });
    expect(await revisions('names')).toBe(1);
  });

  test('a task definition file that breaks: the line is named, nothing of its content', async () => {
    const workspace = await mkdtemp(`${tmpdir()}/berth-deploy-`);
    await writeFile(`${workspace}/broken.json`, '{\n  "family": "x",\n  "secret": hunter2\n}\n');
    await setScene(ecs, { cluster: 'broken-file' });
    const result = await deploy({ cluster: 'broken-file', 'task-definition': 'broken.json' }, { workspace });
    await rm(workspace, { recursive: true });
    expect(result.error).toMatchObject({
      title: 'TASK_DEFINITION_INVALID',
      message: expect.stringContaining('line 3'),
    });
    expect(result.rawLog).not.toContain('hunter2');
  });

  test('no credentials: one clear error', async () => {
    const { main } = await runAction(
      'deploy',
      { service: 'backend' },
      { environment: { AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' } },
    );
    expect(main.exitCode).toBe(1);
    expect(main.annotations[0]).toMatchObject({ title: 'AWS_CREDENTIALS_MISSING' });
  });
});

test('no value of an environment entry is printed, also with debug logging', async () => {
  const secret = 'correct-horse-battery-staple';
  const container = { ...backendContainer, environment: [{ name: 'PASSWORD', value: secret }] };
  await setScene(ecs, { cluster: 'quiet', taskDefinition: { containerDefinitions: [container] } });
  const environment = { ...localAws.environment, RUNNER_DEBUG: '1' };
  const { main } = await runAction(
    'deploy',
    { service: 'backend', cluster: 'quiet', image: image('b') },
    { environment },
  );
  expect(main.outputs.outcome).toBe('succeeded');
  expect(main.rawLog + main.summary + JSON.stringify(main.outputs)).not.toContain(secret);
  const described = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: main.outputs['task-definition-arn'] }),
  );
  expect(described.taskDefinition?.containerDefinitions?.[0]?.environment).toEqual([
    { name: 'PASSWORD', value: secret },
  ]);
});
