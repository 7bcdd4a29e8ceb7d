import { type ECSClient, UpdateServiceCommand, type UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Runs, registerRevision, startSimulatedRuns } from '../support/deploy-runs.ts';
import { backendContainer, image, readBackend, setScene } from '../support/ecs-scene.ts';

/** What somebody else does between the plan and UpdateService, while a before-command runs. */

let ecs: ECSClient;
let runs: Runs;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ ecs, runs, stop } = await startSimulatedRuns());
}, 60_000);

afterAll(() => stop());

const container = { ...backendContainer, memory: 300 };
const scene = (cluster: string) => setScene(ecs, { cluster, taskDefinition: { containerDefinitions: [container] } });

/** Deploys image b; while its before-command waits for its end, somebody else sends an UpdateService. */
async function deployBeside(
  cluster: string,
  theirs: Partial<UpdateServiceCommandInput>,
  inputs: Readonly<Record<string, string>> = {},
) {
  let sent: Promise<unknown> | undefined;
  const onLine = (line: string) => {
    if (!/^Started arn/.test(line)) return;
    sent ??= ecs.send(new UpdateServiceCommand({ cluster, service: 'backend', ...theirs }));
  };
  const command = "LOCAL_AWS_SIMULATE='exit=0 after=60' migrate";
  const result = await runs.run(
    'deploy',
    { cluster, image: image('b'), 'before-command': command, ...inputs },
    { onLine },
  );
  await sent;
  return { ...result, updates: result.calls.filter(({ operation }) => operation === 'UpdateService') };
}

describe('a service that somebody changes while the before-command runs', () => {
  test('keeps what they have set: nothing is overwritten with what was read minutes ago', async () => {
    await scene('settings');
    const deploymentCircuitBreaker = { enable: true, rollback: false };
    const theirs = {
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200, deploymentCircuitBreaker },
    };
    const result = await deployBeside('settings', theirs);
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect((await readBackend(ecs, 'settings')).deploymentConfiguration?.deploymentCircuitBreaker).toMatchObject(
      deploymentCircuitBreaker,
    );
  }, 60_000);

  test('is planned for again with the revision that the command ran with, which is registered once', async () => {
    await scene('scaled');
    const result = await deployBeside('scaled', { desiredCount: 0 });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.log).toContain('made again because the service has changed');
    expect(result.log).toContain('scaled:2, which exists');
    expect(result.updates).toHaveLength(1);
  }, 60_000);

  test('on-concurrent: fail does not replace a version that somebody has deployed meanwhile', async () => {
    await scene('overtaken');
    const taskDefinition = await registerRevision(ecs, 'theirs', { letter: 'c', container: { memory: 300 } });
    const theirs = {
      taskDefinition,
      availabilityZoneRebalancing: 'DISABLED' as const,
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    };
    const result = await deployBeside('overtaken', theirs, { 'on-concurrent': 'supersede' });
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
    expect(result.annotations.map(({ message }) => message).join()).toContain('somebody else has deployed theirs:1');
    const refused = await deployBeside('overtaken', { ...theirs }, { image: image('d'), 'on-concurrent': 'fail' });
    expect(refused).toMatchObject({ exitCode: 1, updates: [] });
    expect(refused.outputs['task-definition-arn']).toContain('overtaken:');
    expect(refused.error?.title).toBe('CONCURRENT_DEPLOYMENT');
  }, 90_000);
});
