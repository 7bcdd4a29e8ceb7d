import {
  CreateClusterCommand,
  CreateServiceCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assembleBaseImage } from '../../harness/base-image.ts';
import { runCommand } from '../../harness/command.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { runAction } from '../../harness/runner.ts';
import { asObject, asObjects, asString } from '../../src/toolkit/json.ts';
import { ecsClient, registerInstance, waitForService } from '../support/ecs-scene.ts';

/** A real container of a service that somebody has worked on, which the doctor looks at from the instance itself. */

const cluster = 'e2e-drift';

let engine: Engine;
let localAws: LocalAws;
let ecs: ECSClient;

beforeAll(async () => {
  engine = await provideEngine();
  const environment = { ...process.env, ...engine.environment };
  const image = (await assembleBaseImage(environment)).reference;
  localAws = await startLocalAws({ runtime: 'docker', speed: 5, environment });
  ecs = ecsClient(localAws.environment);
  await setService(image);
}, 240_000);

afterAll(async () => {
  ecs?.destroy();
  await localAws?.stop();
  await engine?.stop();
}, 60_000);

async function setService(image: string): Promise<void> {
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  await registerInstance(ecs, cluster, { cpu: 2048, memory: 1024 });
  const container = { name: 'web', image, memory: 128, command: ['node', '-e', 'setInterval(() => undefined, 1_000)'] };
  await ecs.send(new RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions: [container] }));
  await ecs.send(
    new CreateServiceCommand({
      cluster,
      serviceName: 'backend',
      taskDefinition: 'web',
      desiredCount: 1,
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    }),
  );
}

/** What the doctor finds with one check. */
async function findings(check: string, environment: Readonly<Record<string, string>> = {}) {
  const { main } = await runAction(
    'doctor',
    { cluster, service: 'backend', checks: check, 'fail-on': 'never' },
    { environment: { ...localAws.environment, ...engine.environment, ...environment } },
  );
  expect(main).toMatchObject({ exitCode: 0 });
  return asObjects(JSON.parse(main.outputs.findings ?? '[]')).map((finding) => ({
    status: finding.status,
    message: asString(finding.message) ?? '',
    evidence: finding.evidence,
    fix: Array.isArray(finding.fix) ? finding.fix.map(String) : [],
  }));
}

async function docker(...parameters: string[]): Promise<string> {
  return runCommand('docker', parameters, { environment: { ...process.env, ...engine.environment } });
}

test('files of a running container are found, certificates first, and the printed commands save them', async () => {
  await waitForService(ecs, cluster, 'the task to run', ({ runningCount }) => runningCount === 1);
  expect(await findings('DRIFT-FILES')).toMatchObject([{ status: 'ok' }]);

  const label = `label=com.amazonaws.ecs.container-name=web`;
  const container = (
    await docker('ps', '--quiet', '--filter', label, '--filter', `label=com.amazonaws.ecs.cluster=${cluster}`)
  ).trim();
  const write = `const fs = require('fs');
    fs.mkdirSync('/etc/letsencrypt/live', { recursive: true });
    fs.writeFileSync('/etc/letsencrypt/live/privkey.pem', 'correct horse battery staple');
    fs.writeFileSync('/index.html', 'changed by hand');
    fs.mkdirSync('/run', { recursive: true });
    fs.writeFileSync('/run/web.pid', '1');`;
  await docker('exec', container, 'node', '-e', write);
  const found = await findings('DRIFT-FILES');
  expect(found).toMatchObject([
    { status: 'warning', evidence: ['added: /etc/letsencrypt/live/privkey.pem'] },
    { status: 'warning', evidence: ['added: /index.html'] },
  ]);
  expect(found[0]?.message).toContain('its next deployment loses them');
  expect(found[0]?.fix).toEqual([expect.stringMatching(/^docker cp [0-9a-f]{12}:\/etc\/letsencrypt\/live saved-/)]);
  expect(JSON.stringify(found)).not.toContain('battery');
  const [, source = ''] = /^docker cp (\S+)/.exec(found[0]?.fix[0] ?? '') ?? [];
  expect(await docker('cp', source, '-')).toContain('privkey.pem');
}, 120_000);

test('an engine that is out of reach skips the check, and says how to look', async () => {
  const elsewhere = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
  const found = await findings('DRIFT-FILES', elsewhere);
  expect(found).toMatchObject([{ status: 'skipped', fix: [expect.stringMatching(/^docker diff [0-9a-f]{12}$/)] }]);
}, 60_000);

test('a setting that somebody changed is found, and the printed command brings it back', async () => {
  await waitForService(ecs, cluster, 'the deployment to complete', ({ deployments }) =>
    (deployments ?? []).every(({ rolloutState }) => rolloutState === 'COMPLETED'),
  );
  expect(await findings('DRIFT-SETTINGS')).toMatchObject([{ status: 'ok' }]);
  const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 200 };
  await ecs.send(new UpdateServiceCommand({ cluster, service: 'backend', deploymentConfiguration }));
  const found = await findings('DRIFT-SETTINGS');
  expect(found.map(({ evidence }) => evidence)).toEqual([
    ['minimum healthy percent then: 0', 'minimum healthy percent now: 100'],
    ['maximum percent then: 100', 'maximum percent now: 200'],
  ]);
  const [, restored = '{}'] = /--deployment-configuration '([^']+)'/.exec(found[0]?.fix[0] ?? '') ?? [];
  await ecs.send(
    new UpdateServiceCommand({
      cluster,
      service: 'backend',
      deploymentConfiguration: asObject(JSON.parse(restored)) ?? {},
    }),
  );
  expect(await findings('DRIFT-SETTINGS')).toMatchObject([{ status: 'ok' }]);
}, 120_000);
