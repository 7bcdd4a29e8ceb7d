import type { ECSClient } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { test } from '../support/concurrent-test.ts';
import { type Runs, registerRevision, startSimulatedRuns } from '../support/deploy-runs.ts';
import { readBackend, setScene, waitForService } from '../support/ecs-scene.ts';

let ecs: ECSClient;
let runs: Runs;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ ecs, runs, stop } = await startSimulatedRuns());
}, 60_000);

afterAll(() => stop());

test('a version that ECS has given up is started anew by the same deploy, which foresees no stall', async () => {
  const cluster = 'given-up';
  const deploymentCircuitBreaker = {
    enable: true,
    rollback: false,
    thresholdConfiguration: { type: 'COUNT', value: 2 },
  } as const;
  await setScene(ecs, {
    cluster,
    service: { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100, deploymentCircuitBreaker } },
  });
  const reference = await registerRevision(ecs, cluster, { letter: 'b', simulate: 'exit=1 after=0' });
  const inputs = { cluster, 'task-definition-arn': reference, 'on-failure': 'leave' };
  const first = await runs.run('deploy', inputs);
  expect(first).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
  await waitForService(ecs, cluster, 'given up', ({ deployments = [] }) => deployments[0]?.rolloutState === 'FAILED');

  const again = await runs.run('deploy', inputs);
  expect(again.log).toContain('unchanged; a new deployment, because ECS has given the last one up');
  expect(again).toMatchObject({ error: { title: 'DEPLOYMENT_FAILED' }, outputs: { outcome: 'failed' } });
  const sent = again.calls.find(({ operation }) => operation === 'UpdateService');
  expect(sent?.body).toMatchObject({ forceNewDeployment: true });
  expect(again.outputs['deployment-id']).not.toBe(first.outputs['deployment-id']);
  expect((await readBackend(ecs, cluster)).taskDefinition).toBe(reference);
}, 60_000);
