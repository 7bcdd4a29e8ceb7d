import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  CreateRepositoryCommand,
  DescribeImagesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { waitFor } from '../../harness/wait.ts';
import { type ImageJob, type ImageWorld, repositoryName, startImageWorld } from './support/image-world.ts';

let world: ImageWorld;
let ecr: ECRClient;
let repository: string;
const jobs: ImageJob[] = [];

beforeAll(async () => {
  world = await startImageWorld();
  ecr = world.ecr();
}, 120_000);

afterAll(() => world?.stop(), 60_000);

beforeEach(() => {
  repository = repositoryName();
});

afterEach(async () => {
  for (const job of jobs.splice(0)) await job.finish();
});

async function startWork(...options: Parameters<ImageWorld['startImageJob']>): Promise<ImageJob> {
  const work = await world.startImageJob(...options);
  jobs.push(work);
  // What is in the images of these tests is not made to run.
  return { ...work, image: (inputs) => work.image({ test: 'off', ...inputs }) };
}

async function tagsByDigest(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName: repository }));
  return Object.fromEntries(
    imageDetails.map(({ imageDigest, imageTags }) => [imageDigest, [...(imageTags ?? [])].sort()]),
  );
}

describe('an image that the repository has already', () => {
  test('is not pushed again, and gets the tag that is missing', async () => {
    const work = await startWork('buildkit');
    work.writeSmallDockerfile('ENV VERSION=1');
    const first = await work.image({ repository, 'create-repository': 'true', tags: 'v1\nlatest' });
    expect(first.exitCode).toBe(0);
    const pushes = work.client.calls().filter((call) => call.startsWith('push')).length;
    const second = await work.image({ repository, tags: 'v1\nv2' });
    expect(second.exitCode).toBe(0);
    expect(second.outputs).toEqual({ ...first.outputs, tag: 'v1' });
    expect(work.client.calls().filter((call) => call.startsWith('push'))).toHaveLength(pushes);
    expect(second.summary).toContain('no, it was there already; tagged v2');
    const third = await work.image({ repository, tags: 'v3' });
    expect(third.outputs.digest).toBe(first.outputs.digest);
    expect(work.client.calls().filter((call) => call.startsWith('push'))).toHaveLength(pushes);
    expect(await tagsByDigest()).toEqual({ [first.outputs.digest ?? '']: ['latest', 'v1', 'v2', 'v3'] });
  }, 60_000);

  test('does not hide one that differs', async () => {
    const work = await startWork('buildkit');
    work.writeSmallDockerfile('ENV VERSION=1');
    const first = await work.image({ repository, 'create-repository': 'true', tags: 'latest' });
    work.writeSmallDockerfile('ENV VERSION=2');
    const second = await work.image({ repository, tags: 'latest' });
    expect(second.exitCode).toBe(0);
    expect(second.outputs.digest).not.toBe(first.outputs.digest);
    expect(await tagsByDigest()).toMatchObject({ [second.outputs.digest ?? '']: ['latest'] });
  }, 60_000);
});

test('peers 26: a push with buildx leaves no untagged manifest of attestations in ECR (RM#1596, B#1339)', async () => {
  const work = await startWork('buildx');
  work.writeSmallDockerfile('ENV VERSION=26');
  const pushed = await work.image({ repository, 'create-repository': 'true', tags: 'v26' });
  expect(pushed.exitCode).toBe(0);
  const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName: repository }));
  expect(imageDetails.map(({ imageTags, imageDigest }) => ({ imageTags, imageDigest }))).toEqual([
    { imageTags: ['v26'], imageDigest: pushed.outputs.digest },
  ]);
  expect(imageDetails[0]?.imageManifestMediaType).not.toMatch(/index|list/);
}, 60_000);

describe('immutable tags', () => {
  test('are an error before the push when they name another image, and none when they name the same', async () => {
    await ecr.send(new CreateRepositoryCommand({ repositoryName: repository, imageTagMutability: 'IMMUTABLE' }));
    const work = await startWork('buildkit');
    work.writeSmallDockerfile('ENV VERSION=1');
    const first = await work.image({ repository, tags: 'v1' });
    const same = await work.image({ repository, tags: 'v1' });
    expect(same.outputs).toEqual(first.outputs);
    work.writeSmallDockerfile('ENV VERSION=2');
    const other = await work.image({ repository, tags: 'v1' });
    expect(other.exitCode).toBe(1);
    expect(other.outputs).toEqual({});
    expect(other.annotations).toContainEqual(expect.objectContaining({ title: 'TAG_IMMUTABLE' }));
    expect(await tagsByDigest()).toEqual({ [first.outputs.digest ?? '']: ['v1'] });
  }, 60_000);
});

describe("the user's Docker configuration", () => {
  test('is kept but for the credential store, is not touched, and the login goes with the job', async () => {
    const temp = join(jobDirectory(), 'temp');
    const work = await startWork('buildx', { environment: { RUNNER_TEMP: temp } });
    const own = { auths: { 'ghcr.io': { auth: 'eDp5' } }, credsStore: 'nowhere', credHelpers: { 'gcr.io': 'gcloud' } };
    const path = join(work.home, '.docker', 'config.json');
    writeFileSync(path, JSON.stringify(own));
    work.writeSmallDockerfile('ENV VERSION=3');
    const result = await work.image({ repository, 'create-repository': 'true' });
    expect(result.exitCode).toBe(0);
    const seen = work.client.configuration();
    expect(seen.credHelpers).toEqual({ 'gcr.io': 'gcloud' });
    expect(seen).not.toHaveProperty('credsStore');
    expect(Object.keys(Object(seen.auths))).toEqual(
      ['127.0.0.1', 'ghcr.io'].map((host) => expect.stringContaining(host)),
    );
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(own);
    expect(existsSync(join(temp, 'berth-image')) ? readdirSync(join(temp, 'berth-image')) : []).toEqual([]);
    expect(work.client.parameters()).toContain('--password-stdin');
  }, 60_000);

  test('keeps a login that a private base image needs', async () => {
    const first = await startWork('buildkit');
    first.writeSmallDockerfile('ENV VERSION=6');
    const pushed = await first.image({ repository, 'create-repository': 'true' });
    // The same registry under another name, for which only the user has a login.
    const privateBase = (pushed.outputs.image ?? '').replace('127.0.0.1', 'localhost');
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
    const login = { auth: authorizationData?.[0]?.authorizationToken };
    const work = await startWork('buildkit');
    writeFileSync(join(work.workspace, 'app', 'Dockerfile'), `FROM ${privateBase}\nLABEL berth.test=image\n`);
    const refused = await work.image({ push: 'false' });
    expect(refused.exitCode).toBe(1);
    mkdirSync(join(work.home, '.docker'));
    writeFileSync(
      join(work.home, '.docker', 'config.json'),
      JSON.stringify({ auths: { [privateBase.split('/')[0] ?? '']: login } }),
    );
    const allowed = await work.image({ push: 'false' });
    expect(allowed.exitCode).toBe(0);
  }, 60_000);

  test("keeps the user's builders", async () => {
    const cancel = new AbortController();
    const work = await startWork('buildx', { environment: { BUILDX_BUILDER: 'mine' }, signal: cancel.signal });
    // A builder that is reached has been found; this one hears buildx knock, and that is enough.
    const builder = createServer(() => cancel.abort()).listen(0, '127.0.0.1');
    await once(builder, 'listening');
    // What `docker buildx create --driver remote` writes, without its wait of 20 s for an answer.
    const node = { Name: 'mine0', Endpoint: `tcp://127.0.0.1:${Object(builder.address()).port}` };
    const instances = join(work.home, '.docker', 'buildx', 'instances');
    mkdirSync(instances, { recursive: true });
    writeFileSync(
      join(instances, 'mine'),
      JSON.stringify({ Name: 'mine', Driver: 'remote', Nodes: [node], Dynamic: false }),
    );
    work.writeSmallDockerfile('ENV VERSION=4');
    await work.image({ push: 'false' }).finally(() => builder.close());
    expect(cancel.signal.aborted).toBe(true);
  }, 60_000);
});

describe('an image that is not pushed', () => {
  test('is known by its image id, and needs nothing of AWS', async () => {
    const work = await startWork('buildkit', { environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } });
    work.writeSmallDockerfile('ENV VERSION=5');
    const result = await work.image({ push: 'false', repository: 'team/backend', tags: 'v5' });
    const id = await world.docker('image', 'inspect', '--format', '{{.Id}}', 'team/backend:v5');
    expect(result.outputs).toEqual({
      image: id,
      images: '',
      'image-id': id,
      digest: '',
      tag: 'v5',
      repository: 'team/backend',
      metadata: '{}',
    });
    expect(work.client.calls().map((call) => call.split(' ')[0])).not.toContain('login');
  }, 60_000);
});

describe('a Dockerfile', () => {
  test('cannot give commands to the runner by what it prints', async () => {
    const work = await startWork('legacy (old engine)');
    work.writeDockerfile('RUN echo "::error::from the Dockerfile"');
    const result = await work.image({ push: 'false' });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('::error::from the Dockerfile');
    expect(result.annotations).toEqual([]);
  }, 60_000);
});

describe('a cancelled build', () => {
  test('ends the builder and leaves nothing behind', async () => {
    const temp = join(jobDirectory(), 'temp');
    const cancel = new AbortController();
    const onLine = (line: string) => {
      if (line.includes('is building')) cancel.abort();
    };
    const work = await startWork('legacy (old engine)', {
      environment: { RUNNER_TEMP: temp },
      signal: cancel.signal,
      onLine,
    });
    work.writeDockerfile('RUN echo it is building && node -e "setTimeout(() => {}, 60000)"');
    const result = await work.image({ push: 'false' });
    expect(result.exitCode).toBe(1);
    expect(result.annotations).toContainEqual(expect.objectContaining({ title: 'ACTION_CANCELLED' }));
    expect(readdirSync(join(temp, 'berth-image'))).toEqual([]);
    const noContainer = async () => ((await world.testContainers()) === '' ? true : undefined);
    await waitFor(noContainer, { what: "the build's container to go", seconds: 20 });
  }, 60_000);
});

function jobDirectory(): string {
  const directory = join(world.scratch, repository.replaceAll('/', '-'));
  mkdirSync(join(directory, 'temp'), { recursive: true });
  return directory;
}
