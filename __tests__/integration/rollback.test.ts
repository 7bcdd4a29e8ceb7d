import {
  DeregisterTaskDefinitionCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';

import { accessDenied } from '../../harness/recording-proxy.ts';
import { test } from '../support/concurrent-test.ts';
import { type Runs, registerRevision, startSimulatedRuns } from '../support/deploy-runs.ts';
import { backendContainer, image, readBackend, setScene, waitForService } from '../support/ecs-scene.ts';

let ecs: ECSClient;
let runs: Runs;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ ecs, runs, stop } = await startSimulatedRuns());
}, 60_000);

afterAll(() => stop());

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const percents = { minimumHealthyPercent: 0, maximumPercent: 100 };
const withBreaker = (rollback: boolean) => ({
  deploymentConfiguration: { ...percents, deploymentCircuitBreaker: { enable: true, rollback } },
});

/** Deploys a revision by UpdateService, as somebody else would, and waits until ECS has judged it. */
async function roll(cluster: string, taskDefinition: string, judged: 'COMPLETED' | 'FAILED' = 'COMPLETED') {
  await ecs.send(new UpdateServiceCommand({ cluster, service: 'backend', taskDefinition }));
  return waitForService(ecs, cluster, `${taskDefinition} to be ${judged}`, ({ deployments = [] }) =>
    deployments.some((own) => own.taskDefinition === taskDefinition && own.rolloutState === judged),
  );
}

/** v1 good (a), v2 bad (b, never starts), v3 good (c) and running. */
async function history(cluster: string): Promise<void> {
  await setScene(ecs, { cluster, service: withBreaker(false) });
  await roll(cluster, await registerRevision(ecs, cluster, { letter: 'b', simulate: 'exit=1 after=0' }), 'FAILED');
  await roll(cluster, await registerRevision(ecs, cluster, { letter: 'c' }));
}

const rollback = (cluster: string, inputs: Readonly<Record<string, string>> = {}, options = {}) =>
  runs.run('rollback', { cluster, ...inputs }, options);

describe('to: last-good', () => {
  test('peers 30: goes back to the last good version, not to n-1, which never worked (fabfuel#8)', async () => {
    await history('last-good');
    const result = await rollback('last-good');
    expect(result).toMatchObject({
      exitCode: 0,
      outputs: { outcome: 'succeeded', 'rolled-back-to': 'last-good:1', 'maximum-percent': '100' },
    });
    expect(result.sent).not.toContain('RegisterTaskDefinition');
    const after = await readBackend(ecs, 'last-good');
    expect(after).toMatchObject({ taskDefinition: expect.stringMatching(/last-good:1$/), runningCount: 1 });
    expect(after.deployments).toHaveLength(1);
    expect(result.log).toContain(`running ${digest('a')}`);
  }, 60_000);

  test('a rollback of ECS counts for the version that it went back to, and that one is not gone back to again', async () => {
    const cluster = 'counts';
    await setScene(ecs, { cluster, service: withBreaker(true) });
    await roll(cluster, await registerRevision(ecs, cluster, { letter: 'b' }));
    const broken = await registerRevision(ecs, cluster, { letter: 'c', simulate: 'exit=1 after=0' });
    await ecs.send(new UpdateServiceCommand({ cluster, service: 'backend', taskDefinition: broken }));
    await waitForService(
      ecs,
      cluster,
      'the rollback to complete',
      ({ deployments = [], events = [] }) =>
        events.some(({ message = '' }) => message.includes('rolling back')) &&
        deployments.length === 1 &&
        deployments[0]?.rolloutState === 'COMPLETED',
    );
    const result = await rollback(cluster);
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'rolled-back-to': 'counts:1' } });
  }, 60_000);

  test('pins a tag to the digest that ran under it', async () => {
    const cluster = 'pinned';
    const tagged = { ...backendContainer, image: '127.0.0.1:5000/backend:live' };
    const before = await setScene(ecs, {
      cluster,
      taskDefinition: { containerDefinitions: [tagged] },
      service: withBreaker(false),
    });
    await roll(cluster, await registerRevision(ecs, cluster, { letter: 'b' }));
    const result = await rollback(cluster);
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'rolled-back-to': 'pinned:3' } });
    const registered = result.calls.find(({ operation }) => operation === 'RegisterTaskDefinition');
    expect(registered?.body).toMatchObject({
      containerDefinitions: [{ image: expect.stringMatching(/^127\.0\.0\.1:5000\/backend@sha256:[0-9a-f]{64}$/) }],
    });
    expect(before.taskDefinition).toMatch(/:1$/);
  }, 60_000);

  test('nothing good in the history: says why and what exists, and changes nothing', async () => {
    await setScene(ecs, { cluster: 'none' });
    const result = await rollback('none');
    expect(result).toMatchObject({ exitCode: 1, error: { title: 'ROLLBACK_IMPOSSIBLE' } });
    expect(result.error?.message).toContain('none:1');
    expect(result.sent).not.toContain('UpdateService');
  });

  test('without the right to read the history the error names the action', async () => {
    await setScene(ecs, { cluster: 'denied' });
    const denial = accessDenied('ecs:ListServiceDeployments', '*');
    const intercept = ({ operation }: { operation: string }) =>
      operation === 'ListServiceDeployments' ? denial : undefined;
    const result = await rollback('denied', {}, { intercept });
    expect(result.error).toMatchObject({ title: 'AWS_ACCESS_DENIED' });
    expect(result.error?.message).toContain('ecs:ListServiceDeployments');
  });
});

describe('to a chosen version', () => {
  test('peers 30: a named revision (ecspresso#22), with the same plan and proof as a deploy', async () => {
    await history('named');
    const dryRun = await rollback('named', { to: 'named:1', 'dry-run': 'true' });
    expect(dryRun).toMatchObject({ exitCode: 0, outputs: { outcome: '', 'rolled-back-to': '' } });
    expect(dryRun.log).toContain('named:3 -> named:1, which exists');
    expect(dryRun.sent.every((operation) => /^(Describe|List|BatchGet)/.test(operation))).toBe(true);
    const result = await rollback('named', { to: 'named:1' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded', 'rolled-back-to': 'named:1' } });
    expect(result.log).toContain('1 new, 0 old left');
    expect(await rollback('named', { to: 'named:1' })).toMatchObject({
      exitCode: 0,
      outputs: { outcome: 'unchanged' },
    });
  }, 60_000);

  test('an image digest: from the history, and from a revision that was never deployed', async () => {
    await history('digest');
    await registerRevision(ecs, 'digest', { letter: 'd' });
    const old = await rollback('digest', { to: digest('a') });
    expect(old).toMatchObject({ exitCode: 0, outputs: { 'rolled-back-to': 'digest:1' } });
    expect(old.sent).not.toContain('ListTaskDefinitions');
    const other = await rollback('digest', { to: digest('d') });
    expect(other).toMatchObject({ exitCode: 0, outputs: { 'rolled-back-to': 'digest:4' } });
    const unknown = await rollback('digest', { to: digest('e') });
    expect(unknown).toMatchObject({ exitCode: 1, error: { title: 'ROLLBACK_IMPOSSIBLE' } });
    expect(unknown.error?.message).toContain('digest:1');
  }, 60_000);

  test.each(['newest', 'backend', 'sha256:abc'])('"to: %s" is refused before anything is called', async (to) => {
    const result = await rollback('default', { to });
    expect(result.error).toMatchObject({ title: 'INVALID_INPUT', message: expect.stringContaining(`not "${to}"`) });
    expect(result.sent).toEqual([]);
  });
});

describe('what a version needs is checked before anything is changed', () => {
  test('a task definition that was deregistered', async () => {
    const cluster = 'inactive';
    await history(cluster);
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: `${cluster}:1` }));
    for (const to of ['last-good', `${cluster}:1`]) {
      const result = await rollback(cluster, { to });
      expect(result).toMatchObject({ exitCode: 1, error: { title: 'ROLLBACK_IMPOSSIBLE' } });
      expect(result.error?.message).toContain(`${cluster}:1 is INACTIVE`);
      expect(result.error?.message).toContain(`${cluster}:3`);
      expect(result.sent).not.toContain('UpdateService');
    }
  }, 60_000);

  test('a task definition that does not exist', async () => {
    await setScene(ecs, { cluster: 'absent' });
    const result = await rollback('absent', { to: 'absent:9' });
    expect(result).toMatchObject({ exitCode: 1, error: { title: 'ROLLBACK_IMPOSSIBLE' } });
    expect(result.error?.message).toContain('There is no task definition absent:9');
  });

  test('an image that is gone from ECR; one that is there, denied or elsewhere is said', async () => {
    const cluster = 'images';
    await history(cluster);
    const answering = (answer: { status: number; body: object }) => ({
      intercept: ({ operation }: { operation: string }) => (operation === 'BatchGetImage' ? answer : undefined),
    });
    const gone = await rollback(cluster, {}, answering({ status: 200, body: { images: [], failures: [] } }));
    expect(gone).toMatchObject({ exitCode: 1, error: { title: 'ROLLBACK_IMPOSSIBLE' } });
    expect(gone.error?.message).toContain(`${image('a')}, is no longer in ECR`);
    expect(gone.sent).not.toContain('UpdateService');
    const dryRun = { 'dry-run': 'true' };
    const denied = await rollback(cluster, dryRun, answering(accessDenied('ecr:BatchGetImage', '*')));
    expect(denied.log).toContain('was not looked for, because AWS denied ecr:BatchGetImage');
    const there = { images: [{ imageId: { imageDigest: digest('a') }, imageManifest: '{}' }] };
    expect((await rollback(cluster, dryRun, answering({ status: 200, body: there }))).log).toContain('is in ECR');
    const elsewhere = [{ ...backendContainer, image: `ghcr.io/team/backend@${digest('f')}` }];
    await ecs.send(new RegisterTaskDefinitionCommand({ family: cluster, containerDefinitions: elsewhere }));
    const result = await rollback(cluster, { ...dryRun, to: `${cluster}:4` });
    expect(result.log).toContain('because it is not in a private ECR registry');
  }, 60_000);
});

test('restore-percents puts the percents back once the rollback is complete, and starts no deployment by it', async () => {
  const cluster = 'restored';
  await setScene(ecs, { cluster });
  await runs.run('deploy', { cluster, image: image('b'), 'restore-percents': 'true' });
  const result = await rollback(cluster, { 'restore-percents': 'true' });
  expect(result).toMatchObject({
    exitCode: 0,
    outputs: { 'rolled-back-to': `${cluster}:1`, 'maximum-percent': '100' },
  });
  const after = await readBackend(ecs, cluster);
  expect(after.deploymentConfiguration).toMatchObject({ minimumHealthyPercent: 100, maximumPercent: 200 });
  expect(after.deployments).toMatchObject([{ id: result.outputs['deployment-id'], rolloutState: 'COMPLETED' }]);
}, 60_000);
