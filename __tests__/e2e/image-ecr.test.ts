import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateRepositoryCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  type ECRClient,
  GetLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FaultControl, faultControl } from '../../harness/faults.ts';
import type { StepResult } from '../../harness/runner.ts';
import { type ImageJob, type ImageWorld, repositoryName, startImageWorld } from './support/image-world.ts';

let world: ImageWorld;
let faults: FaultControl;
let ecr: ECRClient;
let repository: string;
const jobs: ImageJob[] = [];

beforeAll(async () => {
  world = await startImageWorld();
  faults = faultControl(world.aws.environment);
  ecr = world.ecr();
}, 120_000);

afterAll(() => world?.stop(), 60_000);

beforeEach(() => {
  repository = repositoryName();
});

afterEach(async () => {
  await faults.clear();
  for (const job of jobs.splice(0)) await job.finish();
});

async function startWork(...options: Parameters<ImageWorld['startImageJob']>): Promise<ImageJob> {
  const work = await world.startImageJob(...options);
  jobs.push(work);
  work.writeSmallDockerfile(`ENV REPOSITORY=${repository}`);
  return work;
}

async function imagesOf(client: ECRClient, repositoryName: string) {
  const { imageDetails = [] } = await client.send(new DescribeImagesCommand({ repositoryName }));
  return imageDetails.map(({ imageDigest, imageTags }) => ({ digest: imageDigest, tags: imageTags }));
}

function errorOf({ exitCode, annotations, outputs }: StepResult) {
  expect([exitCode, outputs]).toEqual([1, {}]);
  const [error] = annotations.filter(({ level }) => level === 'error');
  return { code: error?.title, message: error?.message ?? '' };
}

function allow(account: string, ...actions: readonly string[]): string {
  const statement = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: actions };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

const logins = ({ client }: ImageJob) => client.calls().filter((call) => call.startsWith('login')).length;

describe('a push during which', () => {
  const inputs = () => ({ repository, 'create-repository': 'true', tags: 'v1', test: 'off' });

  test('the token expires logs in again and sends no layer twice', async () => {
    const work = await startWork('buildkit');
    await faults.set({ kind: 'expire-registry-tokens', request: 'PUT manifests' });
    const pushed = await work.image(inputs());
    expect(pushed.exitCode).toBe(0);
    expect(await faults.fired()).toEqual([1]);
    expect(logins(work)).toBe(2);
    expect(pushed.log).toMatch(/Pushed[\s\S]*Your authorization token has expired[\s\S]*Layer already exists/);
    expect(await imagesOf(ecr, repository)).toEqual([{ digest: pushed.outputs.digest, tags: ['v1'] }]);
  }, 60_000);

  test('the AWS credentials have expired too says so', async () => {
    const work = await startWork('buildkit');
    await faults.set(
      { kind: 'expire-registry-tokens', request: 'PUT manifests' },
      { kind: 'expired-token', operation: 'ecr:GetAuthorizationToken', after: 1 },
    );
    expect(errorOf(await work.image(inputs()))).toMatchObject({
      code: 'AWS_CREDENTIALS_EXPIRED',
      message: expect.stringContaining('role-duration-seconds'),
    });
    expect(await imagesOf(ecr, repository)).toEqual([]);
  }, 60_000);

  test('the registry fails for a moment is repeated', async () => {
    const work = await startWork('buildkit');
    await faults.set({ kind: 'registry-error', status: 500, request: 'PUT manifests', times: 1 });
    const pushed = await work.image(inputs());
    expect(pushed.exitCode).toBe(0);
    expect(await faults.fired()).toEqual([1]);
    expect(logins(work)).toBe(1);
    expect(pushed.log).toContain('It is tried again in 2 s.');
  }, 60_000);

  test.each(['ecr:InitiateLayerUpload', 'ecr:PutImage'])(
    '%s is missing names that permission',
    async (action) => {
      const created = await ecr.send(new CreateRepositoryCommand({ repositoryName: repository }));
      const statement = { Effect: 'Deny', Principal: '*', Action: action };
      const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
      await ecr.send(new SetRepositoryPolicyCommand({ repositoryName: repository, policyText }));
      const work = await startWork('buildkit');
      const { code, message } = errorOf(await work.image(inputs()));
      expect(code).toBe('AWS_ACCESS_DENIED');
      expect(message).toContain(`AWS denied ${action} on ${created.repository?.repositoryArn}.`);
      expect(logins(work)).toBe(1);
    },
    60_000,
  );
});

test('two jobs that push one image under one immutable tag at the same time both succeed', async () => {
  await ecr.send(new CreateRepositoryCommand({ repositoryName: repository, imageTagMutability: 'IMMUTABLE' }));
  const works = [await startWork('buildkit'), await startWork('buildkit')];
  // The second build comes from the cache of the first, and so is the same image.
  await works[0]?.image({ push: 'false', test: 'off' });
  const results = await Promise.all(works.map((work) => work.image({ repository, tags: 'v1', test: 'off' })));
  expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(results[1]?.outputs).toEqual(results[0]?.outputs);
  expect(await imagesOf(ecr, repository)).toEqual([{ digest: results[0]?.outputs.digest, tags: ['v1'] }]);
}, 60_000);

describe('a repository that is created', () => {
  const selection = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 };
  const policy = JSON.stringify({ rules: [{ rulePriority: 1, selection, action: { type: 'expire' } }] });

  test('has the settings and the policy of the inputs; one that exists is left as it is', async () => {
    const work = await startWork('buildkit');
    writeFileSync(join(work.workspace, 'policy.json'), policy);
    const settings = {
      'create-repository': 'true',
      'repository-immutable-tags': 'true',
      'repository-lifecycle-policy': 'policy.json',
    };
    const created = await work.image({ repository, ...settings, tags: 'v1', test: 'off' });
    expect(created.exitCode).toBe(0);
    const describe = new DescribeRepositoriesCommand({ repositoryNames: [repository] });
    const { repositories } = await ecr.send(describe);
    expect(repositories).toEqual([
      expect.objectContaining({
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
      }),
    ]);
    const got = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: repository }));
    expect(got.lifecyclePolicyText).toBe(policy);
    const other = { ...settings, 'repository-immutable-tags': 'false', 'repository-scan-on-push': 'false' };
    const again = await work.image({ repository, ...other, tags: 'v1', test: 'off' });
    expect(again.outputs).toEqual(created.outputs);
    expect(again.annotations).toEqual([
      expect.objectContaining({
        level: 'notice',
        message: expect.stringMatching(/scan on push is on; its tags are immutable\./),
      }),
    ]);
    expect((await ecr.send(describe)).repositories).toEqual(repositories);
  }, 60_000);

  test('is named when its policy is refused, and nothing is built', async () => {
    const work = await startWork('buildkit');
    await faults.set({ kind: 'deny', operation: 'ecr:PutLifecyclePolicy' });
    const inputs = { repository, 'create-repository': 'true', 'repository-lifecycle-policy': policy, test: 'off' };
    const { code, message } = errorOf(await work.image(inputs));
    expect(code).toBe('AWS_ACCESS_DENIED');
    expect(message).toMatch(/ecr:PutLifecyclePolicy/);
    expect(message).toContain(`The repository ${repository} has been created and has no lifecycle policy.`);
    expect(work.client.calls().filter((call) => call.startsWith('build '))).toEqual([]);
  }, 60_000);

  test('is not created when its policy is none', async () => {
    const work = await startWork('buildkit');
    const inputs = { repository, 'create-repository': 'true', 'repository-lifecycle-policy': '{"rules":[]}' };
    expect(errorOf(await work.image({ ...inputs, test: 'off' }))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('no "rules"'),
    });
    await expect(imagesOf(ecr, repository)).rejects.toMatchObject({ name: 'RepositoryNotFoundException' });
  }, 60_000);
});

describe('repositories in several accounts', () => {
  const [own, far] = ['000000000000', '222222222222'];
  const push = [
    'BatchCheckLayerAvailability',
    'InitiateLayerUpload',
    'UploadLayerPart',
    'CompleteLayerUpload',
    'PutImage',
  ];
  const read = ['BatchGetImage', 'DescribeImages', 'DescribeRepositories', 'GetDownloadUrlForLayer'];
  let farEcr: ECRClient;

  async function createFar(...actions: readonly string[]): Promise<string> {
    farEcr = world.ecr(far);
    await farEcr.send(new CreateRepositoryCommand({ repositoryName: repository }));
    const policyText = allow(own, ...actions.map((action) => `ecr:${action}`));
    await farEcr.send(new SetRepositoryPolicyCommand({ repositoryName: repository, policyText }));
    return `${far}.dkr.ecr.us-east-1.amazonaws.com/${repository}`;
  }

  test('get the same image, each by a login of its own', async () => {
    const there = await createFar(...push, ...read);
    const work = await startWork('buildkit');
    const inputs = { 'create-repository': 'true', tags: 'v1\nlatest', test: 'off' };
    const pushed = await work.image({ ...inputs, repository: `${repository}\n${there}` });
    expect(pushed.exitCode).toBe(0);
    const { digest = '', image = '', images = '' } = pushed.outputs;
    expect(images.split('\n')).toEqual([image, expect.stringMatching(new RegExp(`/${repository}@${digest}$`))]);
    expect(new Set(images.split('\n')).size).toBe(2);
    const held = [{ digest, tags: ['latest', 'v1'] }];
    expect([await imagesOf(ecr, repository), await imagesOf(farEcr, repository)]).toEqual([held, held]);
    expect(logins(work)).toBe(2);
  }, 60_000);

  test('say what the first has when the second refuses', async () => {
    const there = await createFar(...read);
    const work = await startWork('buildkit');
    const inputs = { 'create-repository': 'true', tags: 'v1', test: 'off' };
    const { code, message } = errorOf(await work.image({ ...inputs, repository: `${repository}\n${there}` }));
    expect(code).toBe('AWS_ACCESS_DENIED');
    expect(message).toMatch(/AWS denied ecr:\w+ on arn:aws:ecr:us-east-1:222222222222:repository\//);
    const [held] = await imagesOf(ecr, repository);
    expect(held?.tags).toEqual(['v1']);
    expect(message).toContain(`Already there: `);
    expect(message).toContain(`${repository}@${held?.digest}`);
    expect(await imagesOf(farEcr, repository)).toEqual([]);
  }, 60_000);

  test('can hold a base image, when the registry of its account is one to log in to', async () => {
    await createFar(...push, ...read);
    const first = await startWork('buildkit');
    const there = `${far}.dkr.ecr.us-east-1.amazonaws.com/${repository}`;
    const base = (await first.image({ repository: there, test: 'off' })).outputs.image ?? '';
    await world.docker('image', 'rm', '--force', base);
    const work = await startWork('legacy (old engine)');
    writeFileSync(join(work.workspace, 'app', 'Dockerfile'), `FROM ${base}\nLABEL berth.test=image\nENV DERIVED=1\n`);
    const refused = await work.image({ push: 'false', pull: 'true', test: 'off' });
    expect(errorOf(refused).code).toBe('BUILD_FAILED');
    const built = await work.image({ push: 'false', pull: 'true', test: 'off', registries: far });
    expect(built.exitCode).toBe(0);
  }, 60_000);
});
