import type { ECSClient } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type FaultControl, faultControl } from '../../harness/faults.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { openRuns, type Runs } from '../support/deploy-runs.ts';
import { ecsClient, image, readBackend, setScene, waitForService } from '../support/ecs-scene.ts';

/** A job that is cancelled when UpdateService is on its way, and its answer is not there. */

let localAws: LocalAws;
let ecs: ECSClient;
let faults: FaultControl;
let runs: Runs;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 20 });
  ecs = ecsClient(localAws.environment);
  faults = faultControl(localAws.environment);
  runs = openRuns(localAws.environment);
}, 60_000);

afterEach(() => faults.clear());

afterAll(async () => {
  await runs.close();
  ecs.destroy();
  await localAws.stop();
});

const stalling = { 'minimum-healthy-percent': '100', 'maximum-percent': '200', 'allow-stall': 'true' };

/** Deploys, and cancels the job the moment its UpdateService comes by. */
function cancelInFlight(cluster: string) {
  const controller = new AbortController();
  const inputs = { cluster, image: image('b'), 'on-cancel': 'roll-back', ...stalling };
  return runs.run('deploy', inputs, {
    signal: controller.signal,
    intercept: ({ operation }) => {
      if (operation === 'UpdateService') controller.abort();
      return undefined;
    },
  });
}

describe('a job that is cancelled while UpdateService has no answer', () => {
  test('finds the deployment that ECS has started all the same, and takes it back', async () => {
    const cluster = 'carried-out';
    const before = await setScene(ecs, { cluster });
    await faults.set({ kind: 'hang-after', operation: 'UpdateService', times: 1 });
    const result = await cancelInFlight(cluster);
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled' } });
    expect(result.outputs['deployment-id']).toMatch(/^ecs-svc/);
    expect(result.sent).toContain('StopServiceDeployment');
    expect(result.error?.message).toContain('StopServiceDeployment was sent');
    await waitForService(
      ecs,
      cluster,
      'the old version',
      ({ deployments = [] }) => deployments.length === 1 && deployments[0]?.id === before.deployments?.[0]?.id,
    );
  }, 60_000);

  test('says that the outcome is not known where nothing is to be seen of it', async () => {
    const cluster = 'lost';
    const before = await setScene(ecs, { cluster });
    await faults.set({ kind: 'hang', operation: 'UpdateService', times: 1 });
    const result = await cancelInFlight(cluster);
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'cancelled', 'deployment-id': '' } });
    expect(result.error?.title).toBe('OUTCOME_UNKNOWN');
    expect(result.error?.message).toContain('whether ECS carries it out is not known');
    expect(result.sent.filter((operation) => operation === 'UpdateService')).toHaveLength(1);
    expect((await readBackend(ecs, cluster)).taskDefinition).toBe(before.taskDefinition);
  }, 60_000);
});
