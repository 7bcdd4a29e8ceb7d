import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type CommandResult, runCommand, tryCommand } from '../../harness/command.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { createEcr, type Ecr } from '../../src/local-aws/ecr/ecr.ts';
import { type CleanUp, createCleanUp } from '../../src/local-aws/process/clean-up.ts';
import { asArray, asObject, asObjects, asString, type JsonObject } from '../../src/toolkit/json.ts';

const accountId = '123456789012';

let engine: Engine;
let cleanUp: CleanUp;
let ecr: Ecr;
let scratch: string;
let repository: string;
let image: string;
let count = 0;

beforeAll(async () => {
  engine = await provideEngine();
  cleanUp = await createCleanUp();
  ecr = await createEcr({ accountId, cleanUp });
  scratch = mkdtempSync(join(tmpdir(), 'berth-push-'));
}, 120_000);

afterAll(async () => {
  const images = await docker('image', 'ls', '--quiet', '--no-trunc', '--filter', 'label=berth.test=push');
  if (images.stdout !== '') await docker('image', 'rm', '--force', ...new Set(images.stdout.trim().split('\n')));
  await ecr?.close();
  await cleanUp?.finish();
  await engine?.stop();
  rmSync(scratch, { recursive: true, force: true });
}, 60_000);

beforeEach(async () => {
  count += 1;
  repository = `team/push-${count}`;
  image = `${ecr.access.server}/${repository}`;
  await call('CreateRepository', { repositoryName: repository });
});

async function call(operation: string, input: JsonObject): Promise<JsonObject> {
  const implementation = ecr.service.operations[operation];
  if (implementation === undefined) throw new Error(`ECR has no operation ${operation}.`);
  return implementation(input, { accountId, region: 'us-east-1', requestId: 'test' });
}

/** Runs the Docker client with a configuration of the test's own, which is empty at first. */
function docker(...parameters: readonly string[]): Promise<CommandResult> {
  const environment = { ...process.env, ...engine.environment, DOCKER_CONFIG: scratch };
  return tryCommand('docker', parameters, { environment });
}

/** `aws ecr get-login-password | docker login --password-stdin`. */
async function login(password?: string): Promise<CommandResult> {
  const [data] = asObjects((await call('GetAuthorizationToken', {})).authorizationData);
  const token = Buffer.from(asString(data?.authorizationToken) ?? '', 'base64').toString('utf8');
  const options = {
    environment: { ...process.env, ...engine.environment, DOCKER_CONFIG: scratch },
    input: password ?? token.slice('AWS:'.length),
  };
  return tryCommand('docker', ['login', '--username', 'AWS', '--password-stdin', ecr.access.server], options);
}

/** An image of one small file; its content makes its digest. */
async function make(reference: string, content: string): Promise<void> {
  writeFileSync(join(scratch, 'file'), content);
  await runCommand('tar', ['-cf', join(scratch, 'image.tar'), '-C', scratch, 'file']);
  await docker('import', '--change', 'LABEL berth.test=push', join(scratch, 'image.tar'), reference);
}

describe('the Docker client', () => {
  test('logs in with the token of ECR, pushes, and pulls by digest', async () => {
    expect(await login()).toMatchObject({ exitCode: 0, stdout: 'Login Succeeded\n' });
    await make(`${image}:v1`, 'one');
    const pushed = await docker('push', `${image}:v1`);
    const digest = /digest: (sha256:[0-9a-f]{64})/.exec(pushed.stdout)?.[1];
    expect([pushed.exitCode, ecr.digestOf(`${image}:v1`)]).toEqual([0, digest]);
    await docker('image', 'rm', `${image}:v1`);
    await login();
    const pulled = await docker('pull', '--quiet', `${image}@${digest}`);
    expect([pulled.exitCode, pulled.stdout.trim()]).toEqual([0, `${image}@${digest}`]);
    const { stdout } = await docker('image', 'inspect', '--format', '{{json .RepoDigests}}', `${image}@${digest}`);
    expect(asArray(JSON.parse(stdout))).toEqual([`${image}@${digest}`]);
  }, 60_000);

  test('is refused with a wrong password, and told that it has no credentials without one', async () => {
    const wrong = await login('wrong');
    expect(wrong.exitCode).toBe(1);
    expect(wrong.stderr).toContain('failed with status: 400 Bad Request');
    await docker('logout', ecr.access.server);
    await make(`${image}:v1`, 'one');
    const pushed = await docker('push', `${image}:v1`);
    expect([pushed.exitCode, pushed.stderr.trim()]).toEqual([1, 'no basic auth credentials']);
  }, 60_000);

  test('hears of a repository that does not exist in the words of ECR', async () => {
    await login();
    const missing = `${ecr.access.server}/nothing:v1`;
    await make(missing, 'one');
    const pushed = await docker('push', missing);
    expect([pushed.exitCode, pushed.stderr.trim()]).toEqual([
      1,
      `name unknown: The repository with name 'nothing' does not exist in the registry with id '${accountId}'`,
    ]);
  }, 60_000);

  test('cannot overwrite an immutable tag, and hears so in the words of ECR', async () => {
    await login();
    await make(`${image}:v1`, 'one');
    await docker('push', `${image}:v1`);
    await call('PutImageTagMutability', { repositoryName: repository, imageTagMutability: 'IMMUTABLE' });
    await make(`${image}:v1`, 'two');
    const pushed = await docker('push', `${image}:v1`);
    expect([pushed.exitCode, pushed.stderr.trim()]).toEqual([
      1,
      `tag invalid: The image tag 'v1' already exists in the '${repository}' repository and cannot be overwritten because the tag is immutable.`,
    ]);
  }, 60_000);

  test('hears that an image does not exist', async () => {
    await login();
    const pulled = await docker('pull', `${image}:v9`);
    expect(pulled.stderr).toContain('manifest unknown: Requested image not found');
  });

  test('finds the layers of a manifest as the API tells them', async () => {
    await login();
    await make(`${image}:v1`, 'layers');
    await docker('push', `${image}:v1`);
    const answer = await call('BatchGetImage', { repositoryName: repository, imageIds: [{ imageTag: 'v1' }] });
    const manifest = asObject(JSON.parse(asString(asObjects(answer.images)[0]?.imageManifest) ?? ''));
    const layerDigests = asObjects(manifest?.layers).map(({ digest }) => asString(digest) ?? '');
    const { layers } = await call('BatchCheckLayerAvailability', { repositoryName: repository, layerDigests });
    expect(asObjects(layers).map(({ layerAvailability }) => layerAvailability)).toEqual(['AVAILABLE']);
  }, 60_000);
});
