import type { ECSClient } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { openRuns, type Runs, registerRevision } from '../support/deploy-runs.ts';
import { ecsClient, image, readBackend, setScene } from '../support/ecs-scene.ts';

let localAws: LocalAws;
let ecs: ECSClient;
let runs: Runs;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 20 });
  ecs = ecsClient(localAws.environment);
  runs = openRuns(localAws.environment);
}, 60_000);

afterAll(async () => {
  await runs.close();
  ecs.destroy();
  await localAws.stop();
});

/** A scene with the percents that its deploy needs, so that only what a test is about changes. */
function scene(cluster: string, deploymentConfiguration: object = {}) {
  const percents = { minimumHealthyPercent: 0, maximumPercent: 100 };
  return setScene(ecs, {
    cluster,
    service: { deploymentConfiguration: { ...percents, ...deploymentConfiguration } },
  });
}

const broken = (cluster: string) => registerRevision(ecs, cluster, { letter: 'b', simulate: 'exit=1 after=0' });
/** A revision that starts and never becomes healthy nor unhealthy in time: neither complete nor failed. */
const breaker = (rollback: boolean) => ({ deploymentCircuitBreaker: { enable: true, rollback } });

describe('on-failure: roll-back', () => {
  test('peers 3: a failed deployment goes back by UpdateService, is watched, and the old version is checked (D#573)', async () => {
    const before = await scene('failed', breaker(false));
    const result = await runs.run('deploy', { cluster: 'failed', 'task-definition-arn': await broken('failed') });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', 'rolled-back-to': 'failed:1' } });
    expect(result.error?.message).toContain('The previous version failed:1 serves again, checked: 1 of 1 running');
    expect(result.summary).toContain('failed:1 serves again');
    const updates = result.calls.filter(({ operation }) => operation === 'UpdateService');
    expect(updates).toMatchObject([
      { body: { taskDefinition: expect.stringContaining(':2') } },
      {
        body: {
          taskDefinition: before.taskDefinition,
          deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100, ...breaker(false) },
        },
      },
    ]);
    const after = await readBackend(ecs, 'failed');
    expect(after).toMatchObject({ taskDefinition: before.taskDefinition, runningCount: 1 });
    expect(after.deployments).toHaveLength(1);
  }, 120_000);

  test('a stalled deployment is stopped by StopServiceDeployment, and the old task serves all along', async () => {
    const before = await setScene(ecs, { cluster: 'stalled' });
    const percents = { 'minimum-healthy-percent': '100', 'maximum-percent': '200', 'allow-stall': 'true' };
    const result = await runs.run('deploy', {
      cluster: 'stalled',
      image: image('b'),
      'circuit-breaker': 'keep',
      ...percents,
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'stalled', 'rolled-back-to': 'stalled:1' } });
    expect(result.sent.filter((operation) => /^(Stop|Update)/.test(operation))).toEqual([
      'UpdateService',
      'StopServiceDeployment',
    ]);
    expect(result.calls.find(({ operation }) => operation === 'StopServiceDeployment')?.body).toMatchObject({
      stopType: 'ROLLBACK',
    });
    expect(await readBackend(ecs, 'stalled')).toMatchObject({
      taskDefinition: before.taskDefinition,
      deployments: [{ id: before.deployments?.[0]?.id, rolloutState: 'COMPLETED' }],
    });
  }, 180_000);
});
