import {
  BatchCheckLayerAvailabilityCommand,
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetDownloadUrlForLayerCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  ListImagesCommand,
  ListTagsForResourceCommand,
  PutImageCommand,
  PutImageTagMutabilityCommand,
  PutLifecyclePolicyCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { accountId, type EmulatedServices, startEmulatedServices } from '../support/emulated-services.ts';
import { digestOf, type RegistryClient, registryClient, smallImage } from '../support/registry-client.ts';

let services: EmulatedServices;
let ecr: ECRClient;
let registry: RegistryClient;
let repositoryName: string;
let count = 0;

function clientOf({ environment }: EmulatedServices): ECRClient {
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = environment;
  return new ECRClient({ endpoint, region, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
}

/** What `docker login` gets: the token is the very text behind `Basic`. */
async function authorization(): Promise<string> {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  return `Basic ${authorizationData?.[0]?.authorizationToken}`;
}

beforeAll(async () => {
  services = await startEmulatedServices();
  ecr = clientOf(services);
  registry = registryClient(services.ecr.access.server, await authorization());
});

afterAll(() => services?.close());

beforeEach(async () => {
  count += 1;
  repositoryName = `team/app-${count}`;
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
});

describe('a repository', () => {
  test('is created with its settings, and described as AWS does', async () => {
    const settings = { imageTagMutability: 'IMMUTABLE', encryptionConfiguration: { encryptionType: 'KMS' } } as const;
    const { repository } = await ecr.send(
      new CreateRepositoryCommand({ repositoryName: 'settings', ...settings, tags: [{ Key: 'team', Value: 'web' }] }),
    );
    const repositoryArn = `arn:aws:ecr:eu-central-1:${accountId}:repository/settings`;
    expect(repository).toEqual({
      repositoryArn,
      registryId: accountId,
      repositoryName: 'settings',
      repositoryUri: `${services.ecr.access.server}/settings`,
      createdAt: expect.any(Date),
      imageScanningConfiguration: { scanOnPush: false },
      ...settings,
    });
    await ecr.send(new TagResourceCommand({ resourceArn: repositoryArn, tags: [{ Key: 'stage', Value: 'test' }] }));
    const { tags } = await ecr.send(new ListTagsForResourceCommand({ resourceArn: repositoryArn }));
    expect(tags).toEqual([
      { Key: 'team', Value: 'web' },
      { Key: 'stage', Value: 'test' },
    ]);
  });

  test('that exists, does not exist, or holds images is refused in the words of AWS', async () => {
    await expect(ecr.send(new CreateRepositoryCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'RepositoryAlreadyExistsException',
      message: `The repository with name '${repositoryName}' already exists in the registry with id '${accountId}'`,
    });
    await expect(ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['nope'] }))).rejects.toMatchObject({
      name: 'RepositoryNotFoundException',
      message: `The repository with name 'nope' does not exist in the registry with id '${accountId}'`,
    });
    await registry.push(repositoryName, 'v1', smallImage('full'));
    await expect(ecr.send(new DeleteRepositoryCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'RepositoryNotEmptyException',
    });
    await ecr.send(new DeleteRepositoryCommand({ repositoryName, force: true }));
    await expect(ecr.send(new ListImagesCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'RepositoryNotFoundException',
    });
  });

  test('is listed page by page', async () => {
    const names: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await ecr.send(new DescribeRepositoriesCommand({ maxResults: 1, nextToken }));
      expect(page.repositories).toHaveLength(1);
      names.push(page.repositories?.[0]?.repositoryName ?? '');
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names).toContain(repositoryName);
  });

  test('keeps the lifecycle policy that it is given, and says when it has none', async () => {
    const selection = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 };
    const rules = [{ rulePriority: 1, selection, action: { type: 'expire' } }];
    const lifecyclePolicyText = JSON.stringify({ rules });
    await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }));
    await expect(ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))).resolves.toMatchObject({
      lifecyclePolicyText,
    });
    await expect(ecr.send(new GetRepositoryPolicyCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'RepositoryPolicyNotFoundException',
    });
  });
});

describe('a push', () => {
  test('makes an image that the API describes and the registry serves, by tag and by digest', async () => {
    const image = smallImage('one');
    const pushed = await registry.push(repositoryName, 'v1', image);
    expect([pushed.status, pushed.headers.get('docker-content-digest')]).toEqual([201, image.digest]);
    const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName }));
    expect(imageDetails).toEqual([
      {
        registryId: accountId,
        repositoryName,
        imageDigest: image.digest,
        imageTags: ['v1'],
        imageSizeInBytes: image.blobs.join('').length,
        imagePushedAt: expect.any(Date),
        imageManifestMediaType: 'application/vnd.docker.distribution.manifest.v2+json',
        artifactMediaType: 'application/vnd.docker.container.image.v1+json',
      },
    ]);
    for (const reference of ['v1', image.digest]) {
      const pulled = await registry.send('GET', `/v2/${repositoryName}/manifests/${reference}`);
      expect(await pulled.text()).toBe(image.manifest);
    }
    const [config = ''] = image.blobs;
    const blob = await registry.send('GET', `/v2/${repositoryName}/blobs/${digestOf(config)}`);
    expect(await blob.text()).toBe(config);
    const tags = await registry.send('GET', `/v2/${repositoryName}/tags/list`);
    expect(await tags.json()).toEqual({ name: repositoryName, tags: ['v1'] });
  });

  test('moves a tag, and leaves the image that had it untagged', async () => {
    const [one, two] = [smallImage('one'), smallImage('two')];
    await registry.push(repositoryName, 'latest', one);
    await registry.push(repositoryName, 'latest', two);
    const list = async (tagStatus: 'TAGGED' | 'UNTAGGED') => {
      const { imageIds } = await ecr.send(new ListImagesCommand({ repositoryName, filter: { tagStatus } }));
      return imageIds;
    };
    expect(await list('TAGGED')).toEqual([{ imageDigest: two.digest, imageTag: 'latest' }]);
    expect(await list('UNTAGGED')).toEqual([{ imageDigest: one.digest }]);
    expect(services.ecr.digestOf(`${services.ecr.access.server}/${repositoryName}`)).toBe(two.digest);
  });

  test('to a repository that does not exist is refused in the words of ECR', async () => {
    const refused = await registry.push('nope', 'v1', smallImage('one'));
    const message = `The repository with name 'nope' does not exist in the registry with id '${accountId}'`;
    expect([refused.status, await refused.json()]).toEqual([404, { errors: [{ code: 'NAME_UNKNOWN', message }] }]);
  });

  test('over an immutable tag is refused in the words of ECR, also of the same image', async () => {
    await registry.push(repositoryName, 'v1', smallImage('one'));
    await ecr.send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' }));
    const message = `The image tag 'v1' already exists in the '${repositoryName}' repository and cannot be overwritten because the tag is immutable.`;
    for (const content of ['two', 'one']) {
      const refused = await registry.push(repositoryName, 'v1', smallImage(content));
      expect([refused.status, await refused.json()]).toEqual([400, { errors: [{ code: 'TAG_INVALID', message }] }]);
    }
    expect((await registry.push(repositoryName, 'v2', smallImage('two'))).status).toBe(201);
  });

  test('of a manifest whose layers are missing is refused by the registry itself', async () => {
    const { manifest } = smallImage('never uploaded');
    const refused = await registry.push(repositoryName, 'v1', { manifest, digest: digestOf(manifest), blobs: [] });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errors: [{ code: 'MANIFEST_BLOB_UNKNOWN' }] });
    const { imageIds } = await ecr.send(new ListImagesCommand({ repositoryName }));
    expect(imageIds).toEqual([]);
  });

  test("under a digest that is not the manifest's is refused", async () => {
    const refused = await registry.push(repositoryName, digestOf('other'), smallImage('one'));
    expect(await refused.json()).toMatchObject({ errors: [{ code: 'DIGEST_INVALID' }] });
  });

  test('of a large layer goes through whole', async () => {
    const layer = 'x'.repeat(20 * 1024 * 1024);
    const { blobs } = smallImage('large');
    const answer = await registry.push(repositoryName, 'v1', { ...smallImage('large'), blobs: [...blobs, layer] });
    expect(answer.status).toBe(201);
    const pulled = await registry.send('GET', `/v2/${repositoryName}/blobs/${digestOf(layer)}`);
    expect(digestOf(await pulled.text())).toBe(digestOf(layer));
  });
});

describe('a token', () => {
  test('is valid beside others, for twelve hours', async () => {
    const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
    const [data] = authorizationData ?? [];
    expect(data?.proxyEndpoint).toBe(`http://${services.ecr.access.server}`);
    const hours = ((data?.expiresAt?.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThanOrEqual(12);
    const tokens = [await authorization(), await authorization()];
    const answers = tokens.map((token) => registryClient(services.ecr.access.server, token).send('GET', '/v2/'));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
  });

  test('that is missing is asked for, and one that is wrong is refused, before anything is read', async () => {
    const send = (token: string | undefined) =>
      registryClient(services.ecr.access.server, token).send('GET', `/v2/${repositoryName}/tags/list`);
    const missing = await send(undefined);
    expect(missing.status).toBe(401);
    expect(missing.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    const wrong = await send(`Basic ${Buffer.from('AWS:wrong').toString('base64')}`);
    expect([wrong.status, await wrong.json()]).toEqual([
      400,
      { errors: [expect.objectContaining({ code: 'DENIED' })] },
    ]);
  });
});

describe('images by API', () => {
  test('get another tag by PutImage with the manifest of BatchGetImage', async () => {
    const image = smallImage('one');
    await registry.push(repositoryName, 'v1', image);
    const acceptedMediaTypes = ['application/vnd.docker.distribution.manifest.v2+json'];
    const { images, failures } = await ecr.send(
      new BatchGetImageCommand({
        repositoryName,
        imageIds: [{ imageTag: 'v1' }, { imageTag: 'v9' }],
        acceptedMediaTypes,
      }),
    );
    expect(images?.map(({ imageManifest }) => imageManifest)).toEqual([image.manifest]);
    expect(failures).toEqual([
      { imageId: { imageTag: 'v9' }, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' },
    ]);
    const put = { repositoryName, imageManifest: image.manifest, imageTag: 'latest' };
    await expect(ecr.send(new PutImageCommand(put))).resolves.toMatchObject({
      image: { imageId: { imageDigest: image.digest, imageTag: 'latest' } },
    });
    await expect(ecr.send(new PutImageCommand(put))).rejects.toMatchObject({
      name: 'ImageAlreadyExistsException',
      message: `Image with digest '${image.digest}' and tag 'latest' already exists in the repository with name '${repositoryName}' in registry with id '${accountId}'`,
    });
    const { imageIds } = await ecr.send(new ListImagesCommand({ repositoryName }));
    expect(imageIds).toEqual(['latest', 'v1'].map((imageTag) => ({ imageDigest: image.digest, imageTag })));
  });

  test('keep immutable tags, and refuse manifests without their layers', async () => {
    const [one, two] = [smallImage('one'), smallImage('two')];
    await registry.push(repositoryName, 'v1', one);
    await registry.push(repositoryName, 'v2', two);
    await ecr.send(new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: 'IMMUTABLE' }));
    const moved = { repositoryName, imageManifest: one.manifest, imageTag: 'v2' };
    await expect(ecr.send(new PutImageCommand(moved))).rejects.toMatchObject({
      name: 'ImageTagAlreadyExistsException',
    });
    const bare = { repositoryName, imageManifest: smallImage('bare').manifest, imageTag: 'v3' };
    await expect(ecr.send(new PutImageCommand(bare))).rejects.toMatchObject({ name: 'LayersNotFoundException' });
  });

  test('lose one tag when it is deleted, and go with the last one', async () => {
    const image = smallImage('one');
    await registry.push(repositoryName, 'v1', image);
    await registry.push(repositoryName, 'v2', image);
    const remove = (imageTag: string) =>
      ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageTag }] }));
    expect((await remove('v1')).imageIds).toEqual([{ imageDigest: image.digest, imageTag: 'v1' }]);
    expect((await registry.send('HEAD', `/v2/${repositoryName}/manifests/${image.digest}`)).status).toBe(200);
    await remove('v2');
    expect((await registry.send('HEAD', `/v2/${repositoryName}/manifests/${image.digest}`)).status).toBe(404);
    expect((await remove('v2')).failures).toMatchObject([{ failureCode: 'ImageNotFound' }]);
    expect((await registry.push(repositoryName, 'v1', image)).status).toBe(201);
  });

  test('that do not exist are named as AWS names them', async () => {
    const wanted = new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'v9' }] });
    await expect(ecr.send(wanted)).rejects.toMatchObject({
      name: 'ImageNotFoundException',
      message: `The image with imageId {imageDigest:'null', imageTag:'v9'} does not exist within the repository with name '${repositoryName}' in the registry with id '${accountId}'`,
    });
  });

  test('have layers that can be looked for and downloaded without a login', async () => {
    const image = smallImage('one');
    const [config = ''] = image.blobs;
    await registry.push(repositoryName, 'v1', image);
    const layerDigests = [digestOf(config), digestOf('nothing')];
    const { layers } = await ecr.send(new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests }));
    expect(layers).toEqual([
      { layerDigest: layerDigests[0], layerAvailability: 'AVAILABLE', layerSize: config.length },
      { layerDigest: layerDigests[1], layerAvailability: 'UNAVAILABLE' },
    ]);
    const { downloadUrl = '' } = await ecr.send(
      new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest: digestOf(config) }),
    );
    expect(await (await fetch(downloadUrl)).text()).toBe(config);
  });
});

describe('a machine without a registry program', () => {
  test('still has repositories, and hears what to install when it asks for a token or pushes', async () => {
    const bare = await startEmulatedServices('/nonexistent/docker-registry');
    try {
      const client = clientOf(bare);
      await client.send(new CreateRepositoryCommand({ repositoryName: 'backend' }));
      const advice =
        /There is no registry program: \/nonexistent\/docker-registry\..* Install the package docker-registry/;
      await expect(client.send(new GetAuthorizationTokenCommand({}))).rejects.toMatchObject({
        name: 'ServerException',
        message: expect.stringMatching(advice),
      });
      const { access } = bare.ecr;
      const token = `Basic ${Buffer.from(`${access.username}:${access.password()}`).toString('base64')}`;
      const refused = await registryClient(access.server, token).push('backend', 'v1', smallImage('one'));
      expect([refused.status, await refused.text()]).toEqual([405, expect.stringMatching(advice)]);
    } finally {
      await bare.close();
    }
  });
});
