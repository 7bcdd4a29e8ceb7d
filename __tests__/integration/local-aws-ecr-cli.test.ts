import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../../harness/command.ts';
import { asObject, asObjects, asString, type JsonObject } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { accountId, type EmulatedServices, startEmulatedServices } from '../support/emulated-services.ts';
import { digestOf, type RegistryClient, registryClient, smallImage } from '../support/registry-client.ts';

let services: EmulatedServices;
let aws: AwsCli;

beforeAll(async () => {
  services = await startEmulatedServices();
  aws = await awsCli(services.environment);
}, 300_000);

afterAll(() => services?.close());

const selection = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 };
const rule = { rulePriority: 1, description: 'no leftovers', selection, action: { type: 'expire' } };
const policyOf = (...rules: readonly object[]) => JSON.stringify({ rules });

function ecr(...parameters: string[]): Promise<unknown> {
  return aws.json('ecr', ...parameters);
}

async function refusalOf(...parameters: string[]): Promise<string> {
  const { exitCode, stderr } = await aws.run('ecr', ...parameters);
  expect(exitCode).not.toBe(0);
  return stderr.trim();
}

describe('the AWS CLI', () => {
  test('creates a repository with its settings and changes them', async () => {
    const created = await ecr(
      'create-repository',
      '--repository-name=cli',
      '--image-tag-mutability=IMMUTABLE_WITH_EXCLUSION',
      '--image-tag-mutability-exclusion-filters=filterType=WILDCARD,filter=dev-*',
      '--image-scanning-configuration=scanOnPush=true',
    );
    expect(created).toMatchObject({
      repository: {
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
        imageScanningConfiguration: { scanOnPush: true },
      },
    });
    const named = '--repository-name=cli';
    expect(await ecr('put-image-tag-mutability', named, '--image-tag-mutability=MUTABLE')).toEqual({
      registryId: accountId,
      repositoryName: 'cli',
      imageTagMutability: 'MUTABLE',
    });
    const off = '--image-scanning-configuration=scanOnPush=false';
    expect(await ecr('put-image-scanning-configuration', named, off)).toEqual({
      registryId: accountId,
      repositoryName: 'cli',
      imageScanningConfiguration: { scanOnPush: false },
    });
    const query = 'repositories[0].[imageTagMutability,imageScanningConfiguration.scanOnPush]';
    expect(await ecr('describe-repositories', '--repository-names=cli', '--query', query)).toEqual(['MUTABLE', false]);
    expect(
      await refusalOf('put-image-tag-mutability', named, '--image-tag-mutability=IMMUTABLE_WITH_EXCLUSION'),
    ).toMatch(
      /\(InvalidParameterException\) when calling the PutImageTagMutability operation: Invalid parameter at 'imageTagMutabilityExclusionFilters'/,
    );
  }, 120_000);

  test('gives a repository a lifecycle policy, and hears what is wrong with one', async () => {
    const named = '--repository-name=policy';
    await ecr('create-repository', named);
    expect(await refusalOf('get-lifecycle-policy', named)).toContain('LifecyclePolicyNotFoundException');
    await ecr('put-lifecycle-policy', named, '--lifecycle-policy-text', policyOf(rule));
    expect(await ecr('get-lifecycle-policy', named, '--query', 'lifecyclePolicyText')).toBe(policyOf(rule));
    const put = (...rules: readonly object[]) =>
      refusalOf('put-lifecycle-policy', named, '--lifecycle-policy-text', policyOf(...rules));
    const failure =
      "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure:";
    expect(await put(rule, rule)).toContain(failure);
    expect(await put({ ...rule, selection: { ...selection, tagStatus: 'tagged' } })).toContain(failure);
    expect(
      await put({ ...rule, selection: { ...selection, tagStatus: 'any' } }, { ...rule, rulePriority: 2 }),
    ).toContain(failure);
    expect(await ecr('get-lifecycle-policy', named, '--query', 'lifecyclePolicyText')).toBe(policyOf(rule));
  }, 120_000);

  test('is told the registry of the account that it plays, and of another one its host', async () => {
    expect(await ecr('describe-registry')).toEqual({
      registryId: accountId,
      replicationConfiguration: { rules: [] },
    });
    const query = 'authorizationData[].proxyEndpoint';
    const endpoints = await ecr(
      'get-authorization-token',
      '--registry-ids',
      accountId,
      '222222222222',
      '--query',
      query,
    );
    expect(endpoints).toEqual([
      `http://${services.ecr.access.server}`,
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
    ]);
    const far = await awsCli({ ...services.environment, AWS_ACCESS_KEY_ID: '222222222222' });
    expect(await far.json('ecr', 'describe-registry', '--query', 'registryId')).toBe('222222222222');
    expect(await far.json('sts', 'get-caller-identity', '--query', 'Account')).toBe('222222222222');
    await far.json('ecr', 'create-repository', '--repository-name=far');
    const there = ['describe-repositories', '--registry-id=222222222222', '--repository-names=far'];
    expect(await refusalOf(...there)).toBe(
      `An error occurred (AccessDeniedException) when calling the DescribeRepositories operation: User: arn:aws:sts::${accountId}:assumed-role/local-aws/local-aws is not authorized to perform: ecr:DescribeRepositories on resource: arn:aws:ecr:eu-central-1:222222222222:repository/far because no resource-based policy allows the ecr:DescribeRepositories action`,
    );
    const statement = { Effect: 'Allow', Principal: { AWS: accountId }, Action: 'ecr:Describe*' };
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await far.json('ecr', 'set-repository-policy', '--repository-name=far', '--policy-text', policy);
    expect(await ecr(...there, '--query', 'repositories[].registryId')).toEqual(['222222222222']);
  }, 120_000);
});

/** An index of one platform, as a builder pushes it: the platform's image by digest, and then the list. */
async function pushIndex(registry: RegistryClient, repository: string, tag: string) {
  const image = smallImage('platform');
  await registry.push(repository, image.digest, image);
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const entry = {
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    size: image.manifest.length,
    digest: image.digest,
    platform: { os: 'linux', architecture: 'amd64' },
  };
  const body = JSON.stringify({ schemaVersion: 2, mediaType, manifests: [entry] });
  const path = `/v2/${repository}/manifests/${tag}`;
  expect((await registry.send('PUT', path, { body, headers: { 'content-type': mediaType } })).status).toBe(201);
  return { index: digestOf(body), child: image.digest };
}

test('an image that an index holds is deleted after the index only', async () => {
  await ecr('create-repository', '--repository-name=index');
  const token = asString(await ecr('get-authorization-token', '--query', 'authorizationData[0].authorizationToken'));
  const registry = registryClient(services.ecr.access.server, `Basic ${token}`);
  const { index, child } = await pushIndex(registry, 'index', 'v1');
  const remove = (id: string) => ecr('batch-delete-image', '--repository-name=index', '--image-ids', id);
  expect(await remove(`imageDigest=${child}`)).toMatchObject({
    imageIds: [],
    failures: [{ imageId: { imageDigest: child }, failureCode: 'ImageReferencedByManifestList' }],
  });
  expect(await remove('imageTag=v1')).toMatchObject({
    imageIds: [{ imageDigest: index, imageTag: 'v1' }],
    failures: [],
  });
  expect(await remove(`imageDigest=${child}`)).toMatchObject({ imageIds: [{ imageDigest: child }], failures: [] });
}, 60_000);

describe('every answer', () => {
  const answers: { readonly operation: string; readonly output: JsonObject }[] = [];

  async function call(operation: string, input: JsonObject): Promise<JsonObject> {
    const scope = 'Credential=local/20260801/eu-central-1/ecr/aws4_request, SignedHeaders=host, Signature=0';
    const response = await fetch(services.environment.AWS_ENDPOINT_URL ?? '', {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 ${scope}`,
        'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const output = asObject(await response.json()) ?? {};
    expect({ operation, status: response.status, output: response.ok ? {} : output }).toEqual({
      operation,
      status: 200,
      output: {},
    });
    answers.push({ operation, output });
    return output;
  }

  test("fits botocore's model of ECR", async () => {
    const repositoryName = 'shapes';
    const named = { repositoryName };
    const filters = [{ filterType: 'WILDCARD', filter: 'dev-*' }];
    const immutable = { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: filters };
    const tags = [{ Key: 'team', Value: 'web' }];
    const created = await call('CreateRepository', { ...named, ...immutable, tags });
    const resourceArn = asString(asObject(created.repository)?.repositoryArn) ?? '';
    const token = await call('GetAuthorizationToken', {});
    const authorization = `Basic ${asString(asObjects(token.authorizationData)[0]?.authorizationToken)}`;
    const registry = registryClient(services.ecr.access.server, authorization);
    const image = smallImage('shapes');
    await registry.push(repositoryName, 'v1', image);
    await pushIndex(registry, repositoryName, 'index');
    const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    const imageScanningConfiguration = { scanOnPush: true };
    const imageIds = [{ imageTag: 'v1' }, { imageTag: 'nope' }];
    const layerDigests = [digestOf(image.blobs[0] ?? '')];
    const calls: readonly (readonly [string, JsonObject])[] = [
      ['DescribeRegistry', {}],
      ['DescribeRepositories', {}],
      ['PutImageTagMutability', { ...named, ...immutable }],
      ['PutImageScanningConfiguration', { ...named, imageScanningConfiguration }],
      ['PutLifecyclePolicy', { ...named, lifecyclePolicyText: policyOf(rule) }],
      ['GetLifecyclePolicy', named],
      ['DeleteLifecyclePolicy', named],
      ['SetRepositoryPolicy', { ...named, policyText }],
      ['GetRepositoryPolicy', named],
      ['DeleteRepositoryPolicy', named],
      ['ListImages', named],
      ['DescribeImages', named],
      ['BatchGetImage', { ...named, imageIds }],
      ['PutImage', { ...named, imageManifest: image.manifest, imageTag: 'dev-1' }],
      ['BatchCheckLayerAvailability', { ...named, layerDigests: [...layerDigests, digestOf('nope')] }],
      ['GetDownloadUrlForLayer', { ...named, layerDigest: layerDigests[0] ?? '' }],
      ['BatchDeleteImage', { ...named, imageIds }],
      ['TagResource', { resourceArn, tags }],
      ['ListTagsForResource', { resourceArn }],
      ['UntagResource', { resourceArn, tagKeys: ['team'] }],
      ['DeleteRepository', { ...named, force: true }],
    ];
    for (const [operation, input] of calls) await call(operation, input);
    const script = join(import.meta.dirname, '../support/check_shapes.py');
    const input = JSON.stringify({ service: 'ecr', answers });
    expect(JSON.parse(await runCommand(aws.python, [script], { input }))).toEqual([]);
    expect(new Set(answers.map(({ operation }) => operation)).size).toBe(calls.length + 2);
  }, 60_000);
});
