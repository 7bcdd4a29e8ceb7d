import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ECSClient, ListServiceDeploymentsCommand, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type FaultControl, faultControl, type GivenFault } from '../../harness/faults.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { startRecordingProxy } from '../../harness/recording-proxy.ts';
import { runAction } from '../../harness/runner.ts';
import { backendContainer, ecsClient, image, readBackend, setScene } from '../support/ecs-scene.ts';

let localAws: LocalAws;
let ecs: ECSClient;
let faults: FaultControl;
/** What a deploy calls when nothing goes wrong. */
let operations: readonly string[];

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 20 });
  ecs = ecsClient(localAws.environment);
  faults = faultControl(localAws.environment);
  const proxy = await startRecordingProxy(localAws.environment.AWS_ENDPOINT_URL ?? '');
  await setScene(ecs, { cluster: 'recorded' });
  const environment = { ...localAws.environment, AWS_ENDPOINT_URL: proxy.url };
  await deploy({ cluster: 'recorded', image: image('b') }, { environment });
  operations = [...new Set(proxy.calls.map(({ operation }) => operation))].filter((name) => name !== '');
  await proxy.close();
}, 120_000);

afterEach(() => faults.clear());

afterAll(async () => {
  ecs.destroy();
  await localAws.stop();
});

async function deploy(
  inputs: Readonly<Record<string, string>>,
  { environment = localAws.environment, workspace }: { environment?: Record<string, string>; workspace?: string } = {},
) {
  const given = { service: 'backend', 'wait-for-minutes': '2', ...inputs };
  const job = { environment, ...(workspace === undefined ? {} : { workspace }) };
  const { main } = await runAction('deploy', given, job);
  const [error] = main.annotations.filter(({ level }) => level === 'error');
  return { ...main, error };
}

/** How many deployments ECS has started, and how many revisions there are; one of each is the scene's. */
async function effects(cluster: string) {
  const { serviceDeployments = [] } = await ecs.send(
    new ListServiceDeploymentsCommand({ cluster, service: 'backend' }),
  );
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: cluster }));
  return { deployments: serviceDeployments.length, revisions: taskDefinitionArns.length };
}

const once = (kind: Extract<GivenFault, { operation: string }>['kind'], names: readonly string[]) =>
  names.map((operation) => ({ kind, operation, times: 1 }));

const configurationOf = async (cluster: string) => (await readBackend(ecs, cluster)).deploymentConfiguration;

describe('every call of a deploy, hit once', () => {
  test('the calls are those of a whole deploy', () => {
    expect(operations).toEqual(expect.arrayContaining(['DescribeServices', 'RegisterTaskDefinition', 'UpdateService']));
  });

  test.each(['throttle', 'server-error', 'reset-before', 'reset-after'] as const)(
    '%s: the deploy succeeds, with one deployment and one revision',
    async (kind) => {
      const cluster = `each-${kind}`;
      await setScene(ecs, { cluster });
      await faults.set(...once(kind, operations));
      const result = await deploy({ cluster, image: image('b') });
      expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      expect(await faults.fired()).toEqual(operations.map(() => 1));
      await faults.clear();
      expect(await effects(cluster)).toEqual({ deployments: 2, revisions: 2 });
      const { deployments = [] } = await readBackend(ecs, cluster);
      expect(deployments.map(({ id }) => id)).toEqual([result.outputs['deployment-id']]);
    },
    120_000,
  );
});

describe('a connection that is reset in the middle of UpdateService', () => {
  test('after it was carried out: the deployment is found and followed, and the log says so', async () => {
    await setScene(ecs, { cluster: 'reset-after' });
    await faults.set({ kind: 'reset-after', operation: 'UpdateService', times: 1 });
    const result = await deploy({ cluster: 'reset-after', image: image('b') });
    expect(result.log).toContain('It was carried out; the deployment is ecs-svc/');
    expect(result.outputs.outcome).toBe('succeeded');
    expect(await effects('reset-after')).toMatchObject({ deployments: 2 });
  }, 60_000);

  test('before, each time: sent twice, then an error that says that nothing was started; the percents are as they were', async () => {
    await setScene(ecs, { cluster: 'reset-always' });
    const before = await configurationOf('reset-always');
    await faults.set({ kind: 'reset-before', operation: 'UpdateService' });
    const result = await deploy({ cluster: 'reset-always', image: image('b') });
    expect(await faults.fired()).toEqual([2]);
    expect(result.exitCode).toBe(1);
    expect(result.error?.title).toBe('AWS_UNREACHABLE');
    expect(result.error?.message).toContain('no deployment was started, and the service is as it was');
    expect(result.summary).toContain('Planned, not deployed: backend in reset-always');
    expect(await effects('reset-always')).toMatchObject({ deployments: 1 });
    expect(await configurationOf('reset-always')).toEqual(before);
  }, 60_000);

  test('and then nothing can be read: not sent again, and the error says that the outcome is not known', async () => {
    await setScene(ecs, { cluster: 'blind' });
    await faults.set(
      { kind: 'reset-after', operation: 'UpdateService', times: 1 },
      { kind: 'deny', operation: 'DescribeServices', after: 1 },
    );
    // After a rehearsal the service would be read once more before anything is sent.
    const result = await deploy({ cluster: 'blind', image: image('b'), rehearse: 'off' });
    expect(result.exitCode).toBe(1);
    expect(result.error?.title).toBe('OUTCOME_UNKNOWN');
    expect(result.error?.message).toContain('whether ECS carried it out cannot be told');
    expect(result.outputs).toMatchObject({ outcome: '', 'task-definition-arn': expect.stringContaining('blind:2') });
    expect(result.summary).toContain('Sent, outcome not known: backend in blind');
    expect(result.summary).toContain('0/100');
    await faults.clear();
    expect(await effects('blind')).toMatchObject({ deployments: 2 });
  }, 60_000);
});

describe('calls that hang', () => {
  test('a poll that hangs ends after 20 s and is repeated: the deploy succeeds', async () => {
    await setScene(ecs, { cluster: 'hang' });
    await faults.set({ kind: 'hang', operation: 'DescribeServices', after: 2, times: 1 });
    const result = await deploy({ cluster: 'hang', image: image('b') });
    expect(await faults.fired()).toEqual([1]);
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    await faults.clear();
    expect(await effects('hang')).toMatchObject({ deployments: 2 });
  }, 90_000);

  test('an UpdateService that is carried out and never answers is found out about', async () => {
    await setScene(ecs, { cluster: 'hang-after' });
    await faults.set({ kind: 'hang-after', operation: 'UpdateService', times: 1 });
    const result = await deploy({ cluster: 'hang-after', image: image('b') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    await faults.clear();
    expect(await effects('hang-after')).toMatchObject({ deployments: 2 });
  }, 90_000);
});

describe('eventual consistency', () => {
  test('a service that is missing for 3 s after it was seen is waited for', async () => {
    await setScene(ecs, { cluster: 'missing' });
    await faults.set({ kind: 'missing', operation: 'DescribeServices', after: 1, forSeconds: 3 });
    const result = await deploy({ cluster: 'missing', image: image('b') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    const [fired] = await faults.fired();
    expect(fired).toBeGreaterThan(0);
  }, 60_000);

  test('an UpdateService that does not find the service for 3 s is sent again, and starts one deployment', async () => {
    await setScene(ecs, { cluster: 'lagging' });
    await faults.set({ kind: 'missing', operation: 'UpdateService', forSeconds: 3 });
    const result = await deploy({ cluster: 'lagging', image: image('b') });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    await faults.clear();
    expect(await effects('lagging')).toEqual({ deployments: 2, revisions: 2 });
  }, 60_000);

  test('a service that was never seen is an error at the first read', async () => {
    await setScene(ecs, { cluster: 'absent' });
    await faults.set({ kind: 'missing', operation: 'DescribeServices' });
    const result = await deploy({ cluster: 'absent', image: image('b') });
    expect(result.error?.title).toBe('SERVICE_NOT_FOUND');
    expect(await faults.fired()).toEqual([1]);
  }, 60_000);
});

describe('clocks that differ', () => {
  test.each([240, -240, 7200, -7200])(
    'AWS is %i s ahead of the runner: the deploy is planned and ends as ever',
    async (seconds) => {
      const cluster = `skew${seconds}`;
      await setScene(ecs, { cluster });
      await faults.set({ kind: 'clock-skew', seconds });
      const result = await deploy({ cluster, image: image('b') });
      expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded', 'maximum-percent': '100' } });
      expect(JSON.parse(result.outputs.prediction ?? '')).toMatchObject({ verdict: 'completes' });
      await faults.clear();
      expect(await effects(cluster)).toEqual({ deployments: 2, revisions: 2 });
    },
    60_000,
  );
});

describe('percents that are to be put back after the deploy', () => {
  const inputs = { image: image('b'), 'restore-percents': 'true' };

  test('are put back when the answer of that UpdateService is lost, and nothing is started by it', async () => {
    await setScene(ecs, { cluster: 'restored' });
    const before = await configurationOf('restored');
    await faults.set({ kind: 'reset-after', operation: 'UpdateService', after: 1, times: 1 });
    const result = await deploy({ cluster: 'restored', ...inputs });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(await faults.fired()).toEqual([1]);
    expect(await configurationOf('restored')).toMatchObject({
      minimumHealthyPercent: before?.minimumHealthyPercent,
      maximumPercent: before?.maximumPercent,
    });
    expect(await effects('restored')).toMatchObject({ deployments: 2 });
  }, 60_000);

  test('and cannot be: it is said aloud, with the percents that are in force', async () => {
    await setScene(ecs, { cluster: 'not-restored' });
    await faults.set({ kind: 'reset-before', operation: 'UpdateService', after: 1 });
    const result = await deploy({ cluster: 'not-restored', ...inputs });
    expect(result.outputs.outcome).toBe('succeeded');
    expect(await configurationOf('not-restored')).toMatchObject({ minimumHealthyPercent: 0, maximumPercent: 100 });
    expect(result.annotations.map(({ message }) => message).join()).toMatch(/put back|restore/i);
  }, 60_000);
});

describe('a deploy that fails stays one', () => {
  const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

  test.each([
    ['nothing', []],
    ['lost answers', [{ kind: 'reset-after', operation: 'ecs:*', after: 6, times: 3 }]],
    ['throttling', [{ kind: 'throttle', operation: 'DescribeServices', after: 2, times: 3 }]],
    ['missing services', [{ kind: 'missing', operation: 'DescribeServices', after: 2, forSeconds: 3 }]],
    ['a skewed clock', [{ kind: 'clock-skew', seconds: 7200 }]],
  ] satisfies readonly (readonly [string, readonly GivenFault[]])[])(
    'under %s',
    async (name, given) => {
      const cluster = `fails-${name.replaceAll(' ', '-')}`;
      const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100, ...breaker };
      await setScene(ecs, { cluster, service: { deploymentConfiguration } });
      await faults.set(...given);
      const environment = [{ name: 'LOCAL_AWS_SIMULATE', value: 'log="FATAL: no database" exit=1 after=0' }];
      const container = { ...backendContainer, image: image('b'), environment };
      const result = await deployFile(cluster, { family: cluster, containerDefinitions: [container] });
      expect(result.exitCode).toBe(1);
      expect(['failed', 'rolled-back']).toContain(result.outputs.outcome);
      await faults.clear();
      expect((await readBackend(ecs, cluster)).taskDefinition).not.toBe(result.outputs['task-definition-arn']);
    },
    120_000,
  );
});

async function deployFile(cluster: string, taskDefinition: object) {
  const workspace = await mkdtemp(join(tmpdir(), 'berth-faults-'));
  await writeFile(join(workspace, 'task-definition.json'), JSON.stringify(taskDefinition));
  try {
    return await deploy({ cluster, 'task-definition': 'task-definition.json' }, { workspace });
  } finally {
    await rm(workspace, { recursive: true });
  }
}
