import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ECRClient } from '@aws-sdk/client-ecr';
import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClients } from '../../demo/stage.ts';
import { type ActResult, type LocalRepository, runAct } from '../../harness/act.ts';
import { assembleBaseImage } from '../../harness/base-image.ts';
import { runCommand } from '../../harness/command.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { copyRepository } from '../../harness/repository-copy.ts';
import { asObject, asObjects, asString, asStrings } from '../../src/toolkit/json.ts';
import { setScene } from '../support/ecs-scene.ts';
import { createConsumer, workflowWithReusableOne, workflowWithRootAction } from './act/consumer.ts';
import { removeTestImages } from './act/images.ts';
import { createRepository, isPushed, runningImages } from './act/service.ts';
import { provideConfigureAwsCredentials } from './act/third-party.ts';

const password = 'correct horse, "battery" & staple';
const secrets = { BACKEND_ENV: `DB_PASSWORD='${password}'` };
const berth = { name: 'example/berth', ref: 'v1' };

let root: string;
let engine: Engine;
let base: string;
let aws: LocalAws;
let ecs: ECSClient;
let ecr: ECRClient;
let localRepositories: readonly LocalRepository[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'berth-act-test-'));
  engine = await provideEngine();
  const environment = { ...process.env, ...engine.environment };
  base = (await assembleBaseImage(environment)).reference;
  aws = await startLocalAws({ runtime: 'simulated', speed: 20, environment });
  ({ ecs, ecr } = createClients(aws.environment));
  await createRepository(ecr, 'backend');
  const copy = join(root, 'berth');
  copyRepository(copy, { kind: 'repository', ...berth });
  const credentials = await provideConfigureAwsCredentials(root);
  console.log(`configure-aws-credentials is ${credentials.real ? 'the real one' : 'our stand-in'}.`);
  localRepositories = [{ ...berth, folder: copy }, credentials];
}, 180_000);

afterAll(async () => {
  ecs?.destroy();
  ecr?.destroy();
  await aws?.stop();
  await removeTestImages('act', { ...process.env, ...engine?.environment });
  await engine?.stop();
  rmSync(root, { recursive: true, force: true });
}, 60_000);

describe('the root action in a consumer’s workflow', () => {
  test('takes secrets to a replaced task', async () => {
    await setScene(ecs, { cluster: 'root' });
    const workflow = workflowWithRootAction({
      secrets: '$' + '{{ secrets.BACKEND_ENV }}',
      'build-args': `BASE_IMAGE=${base}\nAPP_VERSION=one`,
      repository: 'backend',
      cluster: 'root',
      service: 'backend',
      'wait-for-minutes': 1,
    });
    const { result, outputs } = await push('root-action', workflow, keys());
    expect(failureOf(result)).toBe('');
    await expectDeployed('root', outputs);
    expect(result.log).not.toContain(password);
    expect(await settingsOf(outputs.digest)).toEqual(['APP_VERSION=one', `DB_PASSWORD=${password}`]);
  }, 120_000);

  test('with one more word the running container gets them, and the image holds none', async () => {
    const executionRoleArn = 'arn:aws:iam::000000000000:role/execution';
    await setScene(ecs, { cluster: 'runtime', taskDefinition: { executionRoleArn } });
    const workflow = workflowWithRootAction({
      as: 'runtime-ssm',
      secrets: '$' + '{{ secrets.BACKEND_ENV }}',
      'build-args': `BASE_IMAGE=${base}\nAPP_VERSION=runtime`,
      repository: 'backend',
      cluster: 'runtime',
      service: 'backend',
      'wait-for-minutes': 1,
    });
    const { result, outputs } = await push('runtime-secrets', workflow, keys());
    expect(failureOf(result)).toBe('');
    await expectDeployed('runtime', outputs);
    expect(result.log).not.toContain(password);
    expect(await settingsOf(outputs.digest)).toEqual(['APP_VERSION=runtime', 'DB_PASSWORD=']);
    expect(await secretsOf(outputs['task-definition-arn'])).toEqual([
      { name: 'DB_PASSWORD', valueFrom: '/runtime/backend/DB_PASSWORD' },
    ]);
  }, 120_000);

  test('fails the job and changes nothing when the service does not exist, and names those that do', async () => {
    await setScene(ecs, { cluster: 'typo' });
    const before = await runningImages(ecs, 'typo');
    const workflow = workflowWithRootAction({
      'build-args': `BASE_IMAGE=${base}`,
      repository: 'backend',
      cluster: 'typo',
      service: 'backed',
    });
    const { result, outputs } = await push('unknown-service', workflow, keys());
    expect(result.exitCode).not.toBe(0);
    expect(result.log).toContain('SERVICE_NOT_FOUND');
    expect(result.log).toMatch(/\bbackend\b/);
    expect(outputs).toMatchObject({ digest: expect.stringMatching(/^sha256:/), outcome: '' });
    expect(await runningImages(ecs, 'typo')).toEqual(before);
  }, 120_000);
});

describe('the reusable workflow, called by a consumer’s', () => {
  const inputs = (cluster: string, version: string) => ({
    'aws-region': 'us-east-1',
    'role-to-assume': 'arn:aws:iam::000000000000:role/deploy-backend',
    environment: 'production',
    'build-args': `BASE_IMAGE=${base}\nAPP_VERSION=${version}`,
    repository: 'backend',
    cluster,
    service: 'backend',
    'wait-for-minutes': 1,
  });

  test('gets its credentials through OpenID Connect, and takes secrets to a replaced task', async () => {
    await setScene(ecs, { cluster: 'reusable' });
    const workflow = workflowWithReusableOne(inputs('reusable', 'two'), true);
    const { result, outputs } = await push('reusable-workflow', workflow, token());
    expect(failureOf(result)).toBe('');
    await expectDeployed('reusable', outputs);
    expect(outputs.repository).toBe('backend');
    expect(result.log).not.toContain(password);
    expect(await settingsOf(outputs.digest)).toEqual(['APP_VERSION=two', `DB_PASSWORD=${password}`]);
  }, 120_000);

  test('leaves the step for secrets out when there are none', async () => {
    await setScene(ecs, { cluster: 'plain' });
    const workflow = workflowWithReusableOne(inputs('plain', 'three'), false);
    const { result, outputs } = await push('without-secrets', workflow, token());
    expect(failureOf(result)).toBe('');
    await expectDeployed('plain', outputs);
    expect(await settingsOf(outputs.digest)).toEqual(['APP_VERSION=three', 'DB_PASSWORD=']);
  }, 120_000);
});

/** Pushes to a repository with this workflow: runs it in act, and reads the outputs that its last step reports. */
async function push(name: string, workflow: string, environment: Readonly<Record<string, string>>) {
  const directory = join(root, name);
  mkdirSync(directory);
  const consumer = await createConsumer(join(directory, 'consumer'), workflow);
  const report = join(directory, 'outputs.json');
  const result = await runAct({
    ...consumer,
    directory,
    localRepositories,
    secrets,
    environment: { ...dockerHost(), ...environment, REPORT: report },
  });
  return { result, outputs: readOutputs(report) };
}

/** The outputs that were reported; none when the job failed before, for act then runs no job that needs it. */
function readOutputs(report: string): Readonly<Record<string, string>> {
  if (!existsSync(report)) return {};
  const members = Object.entries(asObject(JSON.parse(readFileSync(report, 'utf8'))) ?? {});
  return Object.fromEntries(members.map(([name, value]) => [name, asString(value) ?? '']));
}

/** Nothing when the run succeeded; otherwise its log, so that the report of a test shows it. */
function failureOf({ exitCode, log }: ActResult): string {
  return exitCode === 0 ? '' : `exit code ${exitCode}\n${log}`;
}

/** The new image is in the registry and runs alone, at the percents that one place takes. */
async function expectDeployed(cluster: string, outputs: Readonly<Record<string, string>>): Promise<void> {
  expect(outputs).toMatchObject({
    outcome: 'succeeded',
    'minimum-healthy-percent': '0',
    'maximum-percent': '100',
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    'deployment-id': expect.stringMatching(/^ecs-svc\//),
  });
  expect(JSON.parse(outputs.prediction ?? '')).toMatchObject({ verdict: 'completes' });
  expect(await isPushed(ecr, 'backend', outputs.digest ?? '')).toBe(true);
  expect(await runningImages(ecs, cluster)).toEqual([outputs.image]);
  expect(outputs.image).toMatch(new RegExp(`/backend@${outputs.digest}$`));
}

/** What the Dockerfile made of the build args, in the image that was pushed with this digest. */
async function settingsOf(digest: string | undefined): Promise<readonly string[]> {
  const images = await docker('image', 'ls', '--quiet', '--no-trunc', '--filter', 'label=berth.test=act');
  const descriptions = asObjects(JSON.parse(await docker('image', 'inspect', ...new Set(images.split('\n')))));
  const pushed = descriptions.find(({ RepoDigests }) =>
    asStrings(RepoDigests).some((name) => name.endsWith(`@${digest}`)),
  );
  return asStrings(asObject(pushed?.Config)?.Env).filter((setting) => /^(APP_VERSION|DB_PASSWORD)=/.test(setting));
}

/** Where the container gets its secrets from. */
async function secretsOf(taskDefinition: string | undefined) {
  const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  return answer.taskDefinition?.containerDefinitions?.[0]?.secrets;
}

function docker(...parameters: readonly string[]): Promise<string> {
  return runCommand('docker', parameters, { environment: { ...process.env, ...engine.environment } });
}

function dockerHost(): Readonly<Record<string, string>> {
  const host = engine.environment.DOCKER_HOST ?? process.env.DOCKER_HOST;
  return host === undefined ? {} : { DOCKER_HOST: host };
}

const keys = () => pick('AWS_ENDPOINT_URL', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY');
const token = () => pick('AWS_ENDPOINT_URL', 'ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN');

/** Some of what local-aws says that its users need. */
function pick(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, aws.environment[name] ?? '']));
}
