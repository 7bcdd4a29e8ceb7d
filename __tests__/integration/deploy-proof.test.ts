import { type ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LocalAws } from '../../harness/local-aws.ts';
import type { Intercept } from '../../harness/recording-proxy.ts';
import { type Runs, registerRevision, startSimulatedRuns } from '../support/deploy-runs.ts';
import { image, readBackend, setScene } from '../support/ecs-scene.ts';

/** What becomes of a deployment that ECS calls complete, and whose tasks tell otherwise. */

let localAws: LocalAws;
let ecs: ECSClient;
let runs: Runs;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ localAws, ecs, runs, stop } = await startSimulatedRuns());
}, 60_000);

afterAll(() => stop());

const replacing = { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } };
const arnOf = (kind: string, name: string) =>
  `arn:aws:ecs:${localAws.environment.AWS_REGION}:000000000000:${kind}/${name}`;

/** A task of the new revision (the second of its family) as DescribeTasks tells it. */
function newTask(cluster: string, members: object, container: object) {
  const containers = [{ name: 'app', image: image('b'), ...container }];
  const taskDefinitionArn = arnOf('task-definition', `${cluster}:2`);
  return { taskArn: arnOf('task', `${cluster}/${'1'.repeat(32)}`), taskDefinitionArn, containers, ...members };
}

/** The deployed image in ECR, an index of other platform images than those that the tests' tasks run. */
const imageIndex = {
  images: [
    {
      imageId: { imageDigest: `sha256:${'b'.repeat(64)}` },
      imageManifest: JSON.stringify({ manifests: [{ digest: `sha256:${'d'.repeat(64)}` }] }),
    },
  ],
};

/** From the deploy's UpdateService until that of its way back DescribeTasks answers this. */
function tasksTell(...tasks: readonly object[]): Intercept {
  let updates = 0;
  return ({ operation }) => {
    updates += Number(operation === 'UpdateService');
    if (operation === 'BatchGetImage') return { status: 200, body: imageIndex };
    return operation === 'DescribeTasks' && updates === 1 ? { status: 200, body: { tasks, failures: [] } } : undefined;
  };
}

const updatesOf = (calls: Awaited<ReturnType<Runs['run']>>['calls']) =>
  calls.filter(({ operation }) => operation === 'UpdateService');

describe('a deployment that ECS calls complete, and that is not', () => {
  const running = { lastStatus: 'RUNNING', desiredStatus: 'RUNNING' };
  const otherDigest = `sha256:${'e'.repeat(64)}`;

  test('with another digest it failed, and goes back to the version that ran', async () => {
    const cluster = 'digest';
    const before = await setScene(ecs, { cluster, service: replacing });
    const intercept = tasksTell(newTask(cluster, running, { imageDigest: otherDigest }));
    const result = await runs.run('deploy', { cluster, image: image('b') }, { intercept });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', 'rolled-back-to': 'digest:1' } });
    expect(result.error?.title).toBe('DEPLOYMENT_FAILED');
    expect(result.error?.message).toContain(`runs ${otherDigest}`);
    expect(result.error?.message).toContain('The previous version digest:1 serves again, checked');
    expect(updatesOf(result.calls)).toHaveLength(2);
    expect((await readBackend(ecs, cluster)).taskDefinition).toBe(before.taskDefinition);
    expect(result.summary).toContain('failed by its tasks');
  }, 60_000);

  test('with on-failure: leave it stays, and nothing is said to go on', async () => {
    const cluster = 'digest-left';
    await setScene(ecs, { cluster, service: replacing });
    const intercept = tasksTell(newTask(cluster, running, { imageDigest: otherDigest }));
    const inputs = { cluster, image: image('b'), 'on-failure': 'leave' };
    const result = await runs.run('deploy', inputs, { intercept });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', 'rolled-back-to': '' } });
    expect(result.error?.message).toContain('"on-failure: leave" says so, and the service stays as it is');
    expect(updatesOf(result.calls)).toHaveLength(1);
  }, 60_000);

  test('without its tasks it failed, says why they ended, and goes back', async () => {
    const cluster = 'gone';
    await setScene(ecs, { cluster, service: replacing });
    let deployment = '';
    const stopped = () => ({
      ...newTask(
        cluster,
        { lastStatus: 'STOPPED', desiredStatus: 'STOPPED', startedBy: deployment },
        { exitCode: 137 },
      ),
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [
        {
          name: 'app',
          lastStatus: 'STOPPED',
          exitCode: 137,
          reason: 'OutOfMemoryError: Container killed due to memory usage',
        },
      ],
    });
    let updates = 0;
    const result = await runs.run(
      'deploy',
      { cluster, image: image('b') },
      {
        onLine: (line) => {
          deployment = /following deployment (\S+)\./.exec(line)?.[1] ?? deployment;
        },
        intercept: ({ operation }) => {
          updates += Number(operation === 'UpdateService');
          if (operation !== 'DescribeTasks' || updates !== 1) return undefined;
          return { status: 200, body: { tasks: [stopped()], failures: [] } };
        },
      },
    );
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', 'rolled-back-to': 'gone:1' } });
    expect(result.outputs.cause).toBe('out-of-memory');
    expect(result.error?.message).toContain('Of 1 tasks that the service should run, 0 run the new version.');
    expect(result.error?.message).toMatch(/memory/);
  }, 90_000);

  test.each(['leave', 'roll-back'])(
    'and a job that is cancelled while it waits for the old task is cancelled, not failed (on-cancel: %s)',
    async (policy) => {
      const cluster = `cancelled-${policy}`;
      const before = await setScene(ecs, { cluster, service: replacing });
      const oldTask = {
        ...newTask(cluster, { lastStatus: 'RUNNING', desiredStatus: 'STOPPED' }, {}),
        taskDefinitionArn: before.taskDefinition,
      };
      const controller = new AbortController();
      const onLine = (line: string) => {
        if (line.includes('Serving, draining the old')) controller.abort();
      };
      const result = await runs.run(
        'deploy',
        { cluster, image: image('b'), 'on-cancel': policy },
        { onLine, signal: controller.signal, intercept: tasksTell(newTask(cluster, running, {}), oldTask) },
      );
      expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
      expect(result.error?.title).toBe('DEPLOYMENT_CANCELLED');
      expect(result.error?.message).toContain('had called the deployment of backend complete');
      expect(result.error?.message).not.toContain('goes on in ECS');
      expect(updatesOf(result.calls)).toHaveLength(policy === 'leave' ? 1 : 2);
      const after = await readBackend(ecs, cluster);
      expect(after.taskDefinition === before.taskDefinition).toBe(policy === 'roll-back');
    },
    60_000,
  );

  test('whose tasks cannot be looked at is no success, and says so with the deployment', async () => {
    const cluster = 'unseen';
    await setScene(ecs, { cluster, service: replacing });
    let updates = 0;
    const expired = {
      __type: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    };
    const result = await runs.run(
      'deploy',
      { cluster, image: image('b') },
      {
        intercept: ({ operation }) => {
          updates += Number(operation === 'UpdateService');
          return operation === 'DescribeTasks' && updates > 0 ? { status: 400, body: expired } : undefined;
        },
      },
    );
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { outcome: '', 'deployment-id': expect.stringMatching(/^ecs-svc/) },
    });
    expect(result.error?.title).toBe('AWS_CREDENTIALS_EXPIRED');
    expect(result.error?.message).toContain('whether its tasks run the new version could not be seen');
    expect(updatesOf(result.calls)).toHaveLength(1);
  }, 60_000);

  test('that somebody has replaced meanwhile was superseded: their version is not undone', async () => {
    const cluster = 'overtaken';
    await setScene(ecs, { cluster, service: replacing });
    const theirs = await registerRevision(ecs, 'theirs', { letter: 'c' });
    const theirTask = {
      taskArn: arnOf('task', `${cluster}/${'2'.repeat(32)}`),
      taskDefinitionArn: theirs,
      containers: [],
    };
    let updated = false;
    let isTheirs: boolean | undefined;
    const intercept: Intercept = ({ operation }) => {
      updated ||= operation === 'UpdateService';
      if (!updated || operation !== 'DescribeTasks') return undefined;
      if (isTheirs === undefined) {
        isTheirs = false;
        const update = new UpdateServiceCommand({ cluster, service: 'backend', taskDefinition: theirs });
        void ecs.send(update).then(() => {
          isTheirs = true;
        });
      }
      const theirState = isTheirs ? running : { lastStatus: 'RUNNING', desiredStatus: 'STOPPED' };
      const tasks = [newTask(cluster, running, {}), { ...theirTask, ...theirState }];
      return { status: 200, body: { tasks, failures: [] } };
    };
    const result = await runs.run('deploy', { cluster, image: image('b') }, { intercept });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'superseded' } });
    expect(updatesOf(result.calls)).toHaveLength(1);
    expect((await readBackend(ecs, cluster)).taskDefinition).toBe(theirs);
  }, 90_000);
});
