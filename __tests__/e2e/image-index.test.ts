import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  type ECRClient,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Buildkitd, startBuildkitd } from '../../harness/buildkitd.ts';
import { type FaultControl, faultControl } from '../../harness/faults.ts';
import { asObject, asObjects, asString, parseJsonObject } from '../../src/toolkit/json.ts';
import { type ImageJob, type ImageWorld, repositoryName, startImageWorld } from './support/image-world.ts';

let world: ImageWorld;
let buildkitd: Buildkitd;
let faults: FaultControl;
let ecr: ECRClient;
let repository: string;
const jobs: ImageJob[] = [];

beforeAll(async () => {
  [world, buildkitd] = await Promise.all([startImageWorld(), startBuildkitd()]);
  faults = faultControl(world.aws.environment);
  ecr = world.ecr();
}, 120_000);

afterAll(async () => {
  await buildkitd?.stop();
  await world?.stop();
}, 60_000);

beforeEach(async () => {
  repository = repositoryName();
  await ecr.send(new CreateRepositoryCommand({ repositoryName: repository, imageTagMutability: 'IMMUTABLE' }));
});

afterEach(async () => {
  await faults.clear();
  for (const job of jobs.splice(0)) await job.finish();
});

/** A job whose builder builds for several platforms what needs none of them to be run. */
async function startWork(): Promise<ImageJob> {
  const work = await world.startImageJob('buildx', { environment: { BUILDX_BUILDER: 'several' } });
  jobs.push(work);
  buildkitd.install(work.home, 'several');
  work.writeSmallDockerfile('ENV VERSION=1');
  return work;
}

const several = { platforms: 'linux/amd64\nlinux/arm64', test: 'off' };

/** What a repository holds: the index with its tags, and what it lists, by platform; `others` belong to no index. */
async function contentOf(client: ECRClient) {
  const { imageDetails = [] } = await client.send(new DescribeImagesCommand({ repositoryName: repository }));
  const digests = imageDetails.map(({ imageDigest }) => ({ imageDigest }));
  const { images = [] } = await client.send(
    new BatchGetImageCommand({ repositoryName: repository, imageIds: digests }),
  );
  const entries = images.flatMap(({ imageManifest = '' }) => asObjects(parseJsonObject(imageManifest)?.manifests));
  const listed = new Map(entries.map(({ digest, platform }) => [asString(digest), asObject(platform)]));
  const tagged = imageDetails.filter(({ imageTags }) => imageTags !== undefined);
  return {
    tagged: tagged.map(({ imageDigest, imageTags }) => ({ digest: imageDigest, tags: imageTags })),
    platforms: [...listed.values()].map((platform) => `${platform?.os}/${platform?.architecture}`).sort(),
    others: imageDetails.filter(({ imageDigest, imageTags }) => imageTags === undefined && !listed.has(imageDigest)),
  };
}

const pushes = ({ client }: ImageJob) => client.parameters().split('push-by-digest=true').length - 1;

describe('an index of several platforms', () => {
  test('is all that a repository gets, with its platforms, and is not pushed twice', async () => {
    const work = await startWork();
    await faults.set({ kind: 'expire-registry-tokens', request: 'PUT manifests', after: 1 });
    const pushed = await work.image({ repository, tags: 'v1\nlatest', ...several });
    expect(pushed.exitCode).toBe(0);
    expect(await faults.fired()).toEqual([1]);
    const content = {
      tagged: [{ digest: pushed.outputs.digest, tags: ['latest', 'v1'] }],
      platforms: ['linux/amd64', 'linux/arm64'],
      others: [],
    };
    expect(await contentOf(ecr)).toEqual(content);
    const count = pushes(work);
    const again = await work.image({ repository, tags: 'v1\nlatest', ...several });
    expect(again.outputs.digest).toBe(pushed.outputs.digest);
    expect(again.log).toContain('Present already: ');
    work.writeSmallDockerfile('ENV VERSION=2');
    const other = await work.image({ repository, tags: 'v1', ...several });
    expect(other.annotations).toContainEqual(expect.objectContaining({ title: 'TAG_IMMUTABLE' }));
    expect([await contentOf(ecr), pushes(work)]).toEqual([content, count]);
  }, 120_000);

  test('holds the image that was tried: the image id is the configuration of its platform', async () => {
    const work = await startWork();
    const { outputs } = await work.image({ repository, tags: 'v1', 'cache-to': 'type=inline', ...several });
    const { images = [] } = await ecr
      .send(new DescribeImagesCommand({ repositoryName: repository }))
      .then(({ imageDetails = [] }) =>
        ecr.send(
          new BatchGetImageCommand({
            repositoryName: repository,
            imageIds: imageDetails.map(({ imageDigest }) => ({ imageDigest })),
          }),
        ),
      );
    const configurations = images.flatMap(
      ({ imageManifest = '' }) => asString(asObject(parseJsonObject(imageManifest)?.config)?.digest) ?? [],
    );
    expect(configurations).toHaveLength(2);
    expect(configurations).toContain(outputs['image-id']);
  }, 60_000);

  test('is the very same in repositories of two accounts', async () => {
    const far = world.ecr('222222222222');
    await far.send(new CreateRepositoryCommand({ repositoryName: repository }));
    const statement = { Effect: 'Allow', Principal: { AWS: '000000000000' }, Action: 'ecr:*' };
    const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await far.send(new SetRepositoryPolicyCommand({ repositoryName: repository, policyText }));
    const there = `222222222222.dkr.ecr.us-east-1.amazonaws.com/${repository}`;
    const work = await startWork();
    const inputs = { repository: `${repository}\n${there}`, tags: 'v1', provenance: 'true' };
    const pushed = await work.image({ ...inputs, ...several });
    expect(pushed.exitCode).toBe(0);
    const { digest = '', images = '' } = pushed.outputs;
    expect(images.split('\n').map((image) => image.split('@')[1])).toEqual([digest, digest]);
    const content = {
      tagged: [{ digest, tags: ['v1'] }],
      platforms: ['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown'],
      others: [],
    };
    expect([await contentOf(ecr), await contentOf(far)]).toEqual([content, content]);
  }, 60_000);
});

test('an image with attestations is known again under its immutable tag, though its digest differs each time', async () => {
  const work = await startWork();
  const inputs = { repository, tags: 'v1', provenance: 'true', test: 'off' };
  const pushed = await work.image(inputs);
  expect(pushed.exitCode).toBe(0);
  const content = await contentOf(ecr);
  expect(content).toEqual({
    tagged: [{ digest: pushed.outputs.digest, tags: ['v1'] }],
    platforms: ['linux/amd64', 'unknown/unknown'],
    others: [],
  });
  const again = await work.image(inputs);
  expect(again.outputs.image).toBe(pushed.outputs.image);
  expect(await contentOf(ecr)).toEqual(content);
}, 60_000);
