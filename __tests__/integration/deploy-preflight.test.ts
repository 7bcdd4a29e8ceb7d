import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ECSClient, ListTaskDefinitionsCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { balancingClient, openFront } from '../support/balanced-scene.ts';
import { type Runs, startSimulatedRuns } from '../support/deploy-runs.ts';
import { image, setScene } from '../support/ecs-scene.ts';

let simulated: Awaited<ReturnType<typeof startSimulatedRuns>>;
let ecs: ECSClient;
let runs: Runs;
let balancing: ElasticLoadBalancingV2Client;
let folder: string;

beforeAll(async () => {
  simulated = await startSimulatedRuns();
  ({ ecs, runs } = simulated);
  balancing = balancingClient(simulated.localAws.environment);
  folder = await mkdtemp(join(tmpdir(), 'berth-preflight-'));
}, 60_000);

afterAll(async () => {
  balancing.destroy();
  await simulated.stop();
  await rm(folder, { recursive: true });
});

const app = {
  name: 'app',
  image: image('a'),
  memory: 200,
  environment: [{ name: 'DATABASE_PASSWORD', value: 'correct horse battery staple' }],
};
const mapped = { ...app, portMappings: [{ containerPort: 3000, hostPort: 0 }] };
/** The load balancer sends to 3000, which this one does not map any more. */
const moved = { ...app, image: image('b'), portMappings: [{ containerPort: 4000, hostPort: 0 }] };

/** A service behind a load balancer that sends to port 3000 of `app`. */
async function balanced(cluster: string): Promise<void> {
  const { targetGroupArn } = await openFront(balancing, cluster);
  const loadBalancers = [{ targetGroupArn, containerName: 'app', containerPort: 3000 }];
  await setScene(ecs, { cluster, taskDefinition: { containerDefinitions: [mapped] }, service: { loadBalancers } });
}

async function fileWith(family: string, container: object): Promise<string> {
  const path = join(folder, `${family}.json`);
  await writeFile(path, JSON.stringify({ family, containerDefinitions: [container] }));
  return path;
}

async function revisions(family: string): Promise<number> {
  const { taskDefinitionArns } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: family }));
  return taskDefinitionArns?.length ?? 0;
}

describe('a deployment that is proven to fail', () => {
  test('is refused before anything is changed, with everything that is wrong and how to put it right', async () => {
    await balanced('refused');
    const file = await fileWith('refused', { ...moved, memoryReservation: 400 });
    const run = await runs.run('deploy', { cluster: 'refused', 'task-definition': file });
    expect(run).toMatchObject({ exitCode: 1, error: { title: 'PREFLIGHT_FAILED' }, outputs: { outcome: '' } });
    expect(run.error?.message).toContain('would fail for 2 reasons');
    expect(run.error?.message).toContain("SV-LBPORT: The service's load balancer sends to app:3000");
    expect(run.error?.message).toContain('Seen: app maps 4000.');
    expect(run.error?.message).toContain('TD-MEM: The container app reserves more memory than its limit.');
    expect(run.summary).toContain('- problem `SV-LBPORT`');
    expect(run.sent).not.toContain('RegisterTaskDefinition');
    expect(run.sent).not.toContain('UpdateService');
    expect(await revisions('refused')).toBe(1);
    expect(run.log).not.toContain('battery');
  }, 60_000);

  test('is told about in a dry run, which changes nothing anyway', async () => {
    await balanced('dry');
    const inputs = { cluster: 'dry', 'task-definition': await fileWith('dry', moved), 'dry-run': 'true' };
    const run = await runs.run('deploy', inputs);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('SV-LBPORT') }),
    );
    expect(run.summary).toContain('- problem `SV-LBPORT`');
  }, 60_000);

  test('is sent all the same with "warn", and ECS refuses it for the very reason', async () => {
    await balanced('warned');
    const inputs = { cluster: 'warned', 'task-definition': await fileWith('warned', moved), preflight: 'warn' };
    const run = await runs.run('deploy', inputs);
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('SV-LBPORT') }),
    );
    expect(run.sent).toContain('UpdateService');
    expect(run.error?.message).toContain('did not have a container port 3000 defined');
  }, 60_000);

  test('is not looked at with "off"', async () => {
    await balanced('unseen');
    const inputs = { cluster: 'unseen', 'task-definition': await fileWith('unseen', moved), preflight: 'off' };
    const run = await runs.run('deploy', inputs);
    expect(run.log).not.toContain('SV-LBPORT');
    expect(run.error?.message).toContain('did not have a container port 3000 defined');
  }, 60_000);

  test('is refused by a rollback as well', async () => {
    await balanced('back');
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({ family: 'back', containerDefinitions: [moved] }),
    );
    const to = `back:${taskDefinition?.revision}`;
    const run = await runs.run('rollback', { cluster: 'back', to });
    expect(run).toMatchObject({ exitCode: 1, error: { title: 'PREFLIGHT_FAILED' } });
    expect(run.sent).not.toContain('UpdateService');
  }, 60_000);
});

test('a likely failure is annotated, and the deploy goes on', async () => {
  const migrate = { ...app, name: 'migrate', image: image('c') };
  const taskDefinition = { containerDefinitions: [mapped, migrate] };
  await setScene(ecs, { cluster: 'likely', taskDefinition, instance: { cpu: 1024, memory: 1024 } });
  const run = await runs.run('deploy', { cluster: 'likely', 'container-name': 'app', image: image('b') });
  expect(run).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  expect(run.annotations).toContainEqual(
    expect.objectContaining({ level: 'warning', message: expect.stringContaining('TD-ESS: The container migrate') }),
  );
  expect(run.summary).toContain('- warning `TD-ESS`');
}, 60_000);

describe('secrets that the execution role may not read', () => {
  const secrets = 'TOKEN=arn:aws:secretsmanager:us-east-1:123456789012:secret:token-AbCdEf';

  async function roleless(cluster: string): Promise<void> {
    await setScene(ecs, { cluster, taskDefinition: { containerDefinitions: [mapped] } });
  }

  test('are told about with "warn", and sent to ECS, which knows better', async () => {
    await roleless('secrets-warned');
    const run = await runs.run('deploy', { cluster: 'secrets-warned', secrets, preflight: 'warn' });
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('executionRoleArn') }),
    );
    expect(run.sent).toContain('RegisterTaskDefinition');
  }, 60_000);

  test('are not asked about with "off"', async () => {
    await roleless('secrets-off');
    const run = await runs.run('deploy', { cluster: 'secrets-off', secrets, preflight: 'off' });
    expect(run.sent).toContain('RegisterTaskDefinition');
    expect(run.sent).not.toContain('SimulatePrincipalPolicy');
    expect(run.annotations.filter(({ level }) => level === 'warning')).toEqual([]);
  }, 60_000);
});
