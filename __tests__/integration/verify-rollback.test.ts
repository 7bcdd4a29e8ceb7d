import { type ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { LocalAws } from '../../harness/local-aws.ts';
import { test } from '../support/concurrent-test.ts';
import { registerRevision, startSimulatedRuns } from '../support/deploy-runs.ts';
import { readBackend, setScene, waitForService } from '../support/ecs-scene.ts';
import { onRequest, type StrangeServer } from '../support/strange-servers.ts';
import { errorOf, problemsOf, verify } from '../support/verify-job.ts';

let ecs: ECSClient;
let localAws: LocalAws;
let stop: () => Promise<void>;
const servers: StrangeServer[] = [];

beforeAll(async () => {
  ({ ecs, localAws, stop } = await startSimulatedRuns());
}, 60_000);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await stop();
});

/** Version 1, then version 2, both deployed well. */
async function deployTwice(cluster: string): Promise<void> {
  await setScene(ecs, {
    cluster,
    service: { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } },
  });
  const taskDefinition = await registerRevision(ecs, cluster, { letter: 'b' });
  await ecs.send(new UpdateServiceCommand({ cluster, service: 'backend', taskDefinition }));
  await waitForService(ecs, cluster, 'version 2', ({ deployments = [] }) =>
    deployments.some((own) => own.taskDefinition === taskDefinition && own.rolloutState === 'COMPLETED'),
  );
}

/** What users of the service see: each version answers as it is told. */
async function site(cluster: string, statuses: Readonly<Record<string, number>>): Promise<string> {
  const server = await onRequest((_, response) => {
    void readBackend(ecs, cluster).then(({ taskDefinition = '' }) => {
      const version = taskDefinition.slice(taskDefinition.lastIndexOf(':') + 1);
      response.writeHead(statuses[version] ?? 404).end(`version ${version}`);
    });
  });
  servers.push(server);
  return `http://127.0.0.1:${server.port}/`;
}

const rollBack = (cluster: string, inputs: Readonly<Record<string, string>>) =>
  verify(
    { 'on-failure': 'roll-back', cluster, service: 'backend', 'wait-seconds': '1', ...inputs },
    { environment: localAws.environment },
  );

test('a version that does not answer well is rolled back, and the one before is asked and well', async () => {
  await deployTwice('bad');
  const result = await rollBack('bad', { urls: await site('bad', { 1: 200, 2: 500 }), version: 'version 2' });
  expect(result).toMatchObject({
    exitCode: 1,
    outputs: { outcome: 'rolled-back', 'rolled-back-to': 'bad:1', 'rollback-outcome': 'succeeded' },
  });
  expect(result.problems).toEqual([['wrong-status']]);
  expect(problemsOf(result.outputs['results-after-rollback'] ?? '')).toEqual([[]]);
  expect(errorOf(result)).toContain('It answered 500');
  expect(errorOf(result)).toContain('The service went back to bad:1, which answers as it should.');
  expect(result.summary).toContain('the version from before serves again');
  expect(await readBackend(ecs, 'bad')).toMatchObject({ taskDefinition: expect.stringMatching(/bad:1$/) });
});

test('a version from before that does not answer well either is said to be that', async () => {
  await deployTwice('both');
  const result = await rollBack('both', { urls: await site('both', { 1: 503, 2: 500 }) });
  expect(result.outputs).toMatchObject({ outcome: 'failed', 'rolled-back-to': 'both:1' });
  expect(errorOf(result)).toContain('went back to both:1, and that does not answer as it should either');
});

test('what every version would show is no reason to go back', async () => {
  await deployTwice('dns');
  const result = await rollBack('dns', { urls: 'https://none.invalid/' });
  expect(result.outputs).toMatchObject({ outcome: 'failed', 'rolled-back-to': '', 'rollback-outcome': '' });
  expect(result.log).toContain('Nothing is brought back');
  expect(await readBackend(ecs, 'dns')).toMatchObject({ taskDefinition: expect.stringMatching(/dns:2$/) });
});

test('a way back that does not exist is said behind what is wrong', async () => {
  await deployTwice('none');
  const result = await rollBack('none', { urls: await site('none', {}), 'roll-back-to': 'none:7' });
  expect(result.outputs).toMatchObject({ outcome: 'failed', 'rolled-back-to': '' });
  expect(errorOf(result)).toMatch(/VERIFICATION_FAILED: .*It answered 404[\s\S]*Going back failed/);
});

test('to the version that runs is no way back', async () => {
  await deployTwice('same');
  const result = await rollBack('same', { urls: await site('same', {}), 'roll-back-to': 'same:2' });
  expect(result.outputs).toMatchObject({ outcome: 'failed', 'rollback-outcome': 'unchanged' });
  expect(errorOf(result)).toContain('the service runs that version already');
});

test('what somebody else has deployed since is left alone', async () => {
  await deployTwice('theirs');
  const urls = await site('theirs', { 1: 200 });
  const result = await rollBack('theirs', { urls, 'roll-back-from': 'theirs:9', 'roll-back-to': 'theirs:1' });
  expect(result.outputs).toMatchObject({ outcome: 'failed', 'rolled-back-to': '', 'rollback-outcome': '' });
  expect(errorOf(result)).toContain('runs theirs:2 by now, and not theirs:9, so it was left alone');
  expect(await readBackend(ecs, 'theirs')).toMatchObject({ taskDefinition: expect.stringMatching(/theirs:2$/) });
});

test('without a failure nothing is brought back, and nothing is asked of AWS', async () => {
  const server = await onRequest((_, response) => response.end('fine'));
  servers.push(server);
  // There are no credentials to ask with.
  const urls = `http://127.0.0.1:${server.port}/`;
  const { exitCode, outputs } = await verify({ urls, 'on-failure': 'roll-back', service: 'backend' });
  expect({ exitCode, outcome: outputs.outcome }).toEqual({ exitCode: 0, outcome: 'passed' });
});
