import { describe, expect, test } from '@jest/globals';
import { createAuthorization } from '../../src/local-aws/ecr/authorization.ts';
import { imageIdsOf, resolveImage } from '../../src/local-aws/ecr/image-ids.ts';
import { parseImageReference } from '../../src/local-aws/ecr/image-reference.ts';
import { digestOf, readManifest } from '../../src/local-aws/ecr/manifest.ts';
import { actionOf, parseRegistryPath, requestName } from '../../src/local-aws/ecr/registry-paths.ts';
import { denialOf } from '../../src/local-aws/ecr/repository-access.ts';
import {
  isImmutable,
  type Mutability,
  type Repository,
  recordImage,
  requireRepositoryName,
} from '../../src/local-aws/ecr/repository-store.ts';

function repositoryWith(mutability: Mutability, mutabilityExclusions: readonly string[] = []): Repository {
  return {
    name: 'backend',
    created: 0,
    mutability,
    mutabilityExclusions,
    scanOnPush: false,
    encryption: { encryptionType: 'AES256' },
    tags: new Map(),
    policy: undefined,
    lifecyclePolicy: undefined,
    images: new Map(),
    imageTags: new Map(),
  };
}

function manifestOf(content: object) {
  const manifest = readManifest(JSON.stringify(content), undefined);
  if (manifest === undefined) throw new Error('The manifest was not read.');
  return manifest;
}

describe('a path of the registry protocol', () => {
  const cases = [
    { path: '/v2/', parsed: { kind: 'version' } },
    { path: '/v2/a/b/manifests/v1', parsed: { kind: 'manifest', repository: 'a/b', tagOrDigest: 'v1' } },
    { path: '/v2/a/blobs/sha256:00', parsed: { kind: 'blob', repository: 'a', digest: 'sha256:00' } },
    { path: '/v2/a/blobs/uploads/', parsed: { kind: 'upload', repository: 'a' } },
    { path: '/v2/a/blobs/uploads/id-with/manifests/x', parsed: { kind: 'upload', repository: 'a' } },
    { path: '/v2/manifests/blobs/tags/list', parsed: { kind: 'tags', repository: 'manifests/blobs' } },
    { path: '/v2/a/tags/other', parsed: { kind: 'other' } },
    { path: '/v1/a/manifests/v1', parsed: { kind: 'other' } },
  ];
  test.each(cases)('$path is taken apart', ({ path, parsed }) => {
    expect(parseRegistryPath(path)).toEqual(parsed);
  });
});

describe('an image reference', () => {
  const cases = [
    { reference: '127.0.0.1:5000/a/b:v1', parsed: { repository: 'a/b', tagOrDigest: 'v1' } },
    { reference: '127.0.0.1:5000/a', parsed: { repository: 'a', tagOrDigest: 'latest' } },
    { reference: '127.0.0.1:5000/a:v1@sha256:00', parsed: { repository: 'a', tagOrDigest: 'sha256:00' } },
    { reference: '127.0.0.1:50001/a:v1', parsed: undefined },
    { reference: 'nginx:1.27', parsed: undefined },
  ];
  test.each(cases)('$reference belongs to 127.0.0.1:5000 or does not', ({ reference, parsed }) => {
    expect(parseImageReference(reference, '127.0.0.1:5000')).toEqual(parsed);
  });
});

describe('a manifest', () => {
  test('has the digest of its text and the size of its configuration and layers', () => {
    const text = '{"mediaType":"m","config":{"mediaType":"c","size":5},"layers":[{"size":7},{"size":11}]}';
    expect(readManifest(text, undefined)).toEqual({
      digest: digestOf(text),
      text,
      mediaType: 'm',
      configMediaType: 'c',
      children: [],
      size: 23,
    });
    // printf '%s' abc | sha256sum
    expect(digestOf('abc')).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('that came with a media type has that one', () => {
    expect(readManifest('{"mediaType":"m"}', 'declared')?.mediaType).toBe('declared');
  });

  test('is nothing when it is not a JSON object', () => {
    expect(readManifest('[1', undefined)).toBeUndefined();
    expect(readManifest('[1]', undefined)).toBeUndefined();
  });
});

describe('tag immutability', () => {
  const cases: readonly { mutability: Mutability; exclusions: readonly string[]; tag: string; immutable: boolean }[] = [
    { mutability: 'MUTABLE', exclusions: [], tag: 'v1', immutable: false },
    { mutability: 'IMMUTABLE', exclusions: [], tag: 'v1', immutable: true },
    { mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['latest', 'dev-*'], tag: 'dev-7', immutable: false },
    { mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['latest', 'dev-*'], tag: 'v1', immutable: true },
    { mutability: 'IMMUTABLE_WITH_EXCLUSION', exclusions: ['v1.*'], tag: 'v1x2', immutable: true },
    { mutability: 'MUTABLE_WITH_EXCLUSION', exclusions: ['v*'], tag: 'v1', immutable: true },
  ];
  test.each(cases)(
    '$mutability with $exclusions and tag $tag: $immutable',
    ({ mutability, exclusions, tag, immutable }) => {
      expect(isImmutable(repositoryWith(mutability, exclusions), tag)).toBe(immutable);
    },
  );
});

describe('an image id', () => {
  test('finds an image by tag, by digest, and by both when they agree', () => {
    const repository = repositoryWith('MUTABLE');
    const [one, other] = [manifestOf({ n: 1 }), manifestOf({ n: 2 })];
    recordImage(repository, one, 'v1', 1000);
    recordImage(repository, other, undefined, 2000);
    expect(resolveImage(repository, { imageTag: 'v1' })).toMatchObject({ digest: one.digest, pushed: 1000 });
    expect(resolveImage(repository, { imageDigest: other.digest })).toMatchObject({ digest: other.digest });
    expect(resolveImage(repository, { imageTag: 'v1', imageDigest: one.digest })).toMatchObject({ digest: one.digest });
    expect(resolveImage(repository, { imageTag: 'v1', imageDigest: other.digest })).toMatchObject({
      failureCode: 'ImageTagDoesNotMatchDigest',
    });
  });

  test('of no image fails with the code that AWS documents', () => {
    const repository = repositoryWith('MUTABLE');
    const codes = [{ imageTag: 'v1' }, { imageDigest: 'sha256:1' }, {}].map((id) => resolveImage(repository, id));
    expect(codes).toEqual([
      expect.objectContaining({ failureCode: 'ImageNotFound', failureReason: 'Requested image not found' }),
      expect.objectContaining({ failureCode: 'InvalidImageDigest' }),
      expect.objectContaining({ failureCode: 'MissingDigestAndTag' }),
    ]);
  });

  test('is listed once for each tag, and without one for an image that lost its last tag', () => {
    const repository = repositoryWith('MUTABLE');
    const [one, other] = [manifestOf({ n: 1 }), manifestOf({ n: 2 })];
    recordImage(repository, one, 'v1', 0);
    recordImage(repository, other, 'v1', 0);
    recordImage(repository, other, 'latest', 0);
    const ids = [...repository.images.values()].flatMap((image) => imageIdsOf(repository, image));
    expect(ids).toEqual([
      { imageDigest: one.digest },
      { imageDigest: other.digest, imageTag: 'latest' },
      { imageDigest: other.digest, imageTag: 'v1' },
    ]);
  });
});

describe('a repository name', () => {
  test.each(['backend', 'team/app.web', 'a1/b-2/c_3', 'a__b/c--d'])('%s is taken', (name) => {
    expect(requireRepositoryName(name)).toBe(name);
  });

  test.each(['B', 'Backend', 'a//b', '-ab', 'ab/', 'a._b', 'x'.repeat(257)])('%s is refused', (name) => {
    expect(() => requireRepositoryName(name)).toThrow(expect.objectContaining({ type: 'InvalidParameterException' }));
  });
});

describe('an authorization token', () => {
  const header = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  test('is one of several that are valid, and expires after twelve hours', () => {
    let now = 0;
    const authorization = createAuthorization(() => now);
    const first = authorization.issue('111111111111');
    const second = authorization.issue('222222222222');
    expect(first.expires).toBe(12 * 60 * 60 * 1000);
    expect([first, second].map(({ password }) => authorization.judge(header('AWS', password)))).toEqual([
      { kind: 'valid', accountId: '111111111111' },
      { kind: 'valid', accountId: '222222222222' },
    ]);
    now = first.expires;
    expect(authorization.judge(header('AWS', first.password))).toEqual({ kind: 'expired' });
  });

  test('expires with all others when a fault wants it, and a new one is valid', () => {
    const authorization = createAuthorization(() => 5);
    const { password } = authorization.issue('111111111111');
    authorization.expireAll();
    expect(authorization.judge(header('AWS', password))).toEqual({ kind: 'expired' });
    expect(authorization.accountOf(password)).toBeUndefined();
    expect(authorization.accountOf(authorization.issue('111111111111').password)).toBe('111111111111');
  });

  test('is nothing under another user name, made up, or left out', () => {
    const authorization = createAuthorization(() => 0);
    const { password } = authorization.issue('111111111111');
    expect(authorization.judge(header('root', password)).kind).toBe('invalid');
    expect(authorization.judge(header('AWS', 'guess')).kind).toBe('invalid');
    expect(authorization.judge(undefined).kind).toBe('missing');
  });
});

describe('who may do what with a repository', () => {
  const request = { registryId: '111111111111', region: 'eu-west-1', name: 'backend' };
  const own = { ...request, action: 'ecr:PutImage', callerAccount: '111111111111' };
  const other = { ...own, callerAccount: '222222222222' };
  const withPolicy = (...Statement: readonly object[]) => {
    const repository = repositoryWith('MUTABLE');
    repository.policy = JSON.stringify({ Version: '2012-10-17', Statement });
    return repository;
  };

  test('the own account may everything, and another one nothing, as long as no policy says otherwise', () => {
    expect(denialOf(repositoryWith('MUTABLE'), own)).toBeUndefined();
    expect(denialOf(repositoryWith('MUTABLE'), other)).toBe(
      'User: arn:aws:sts::222222222222:assumed-role/local-aws/local-aws is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:eu-west-1:111111111111:repository/backend because no resource-based policy allows the ecr:PutImage action',
    );
  });

  test.each([
    { principal: '*', action: 'ecr:*', allowed: true },
    { principal: { AWS: '222222222222' }, action: ['ecr:BatchGetImage', 'ecr:PutImage'], allowed: true },
    { principal: { AWS: ['arn:aws:iam::222222222222:root'] }, action: 'ecr:Put*', allowed: true },
    { principal: { AWS: 'arn:aws:iam::333333333333:root' }, action: 'ecr:*', allowed: false },
    { principal: { Service: 'codebuild.amazonaws.com' }, action: 'ecr:*', allowed: false },
    { principal: '*', action: 'ecr:Batch*', allowed: false },
  ])('another account may with $principal and $action: $allowed', ({ principal, action, allowed }) => {
    const repository = withPolicy({ Effect: 'Allow', Principal: principal, Action: action });
    expect(denialOf(repository, other) === undefined).toBe(allowed);
  });

  test('a denial counts for everybody, and a statement with a condition for nobody', () => {
    const all = { Principal: '*', Action: 'ecr:PutImage' };
    expect(denialOf(withPolicy({ ...all, Effect: 'Deny' }), own)).toMatch(
      /with an explicit deny in a resource-based policy$/,
    );
    expect(denialOf(withPolicy({ ...all, Effect: 'Allow', Condition: {} }), other)).toBeDefined();
  });

  test.each([
    { method: 'PUT', path: '/v2/a/manifests/v1', action: 'ecr:PutImage', name: 'PUT manifests' },
    { method: 'GET', path: '/v2/a/manifests/v1', action: 'ecr:BatchGetImage', name: 'GET manifests' },
    { method: 'HEAD', path: '/v2/a/blobs/x', action: 'ecr:BatchCheckLayerAvailability', name: 'HEAD blobs' },
    { method: 'POST', path: '/v2/a/blobs/uploads/', action: 'ecr:InitiateLayerUpload', name: 'POST uploads' },
    { method: 'PATCH', path: '/v2/a/blobs/uploads/1', action: 'ecr:UploadLayerPart', name: 'PATCH uploads' },
    { method: 'PUT', path: '/v2/a/blobs/uploads/1', action: 'ecr:CompleteLayerUpload', name: 'PUT uploads' },
    { method: 'GET', path: '/v2/', action: undefined, name: 'GET version' },
  ])('$method $path is $action', ({ method, path, action, name }) => {
    const parsed = parseRegistryPath(path);
    expect([actionOf(method, parsed), requestName(method, parsed)]).toEqual([action, name]);
  });
});
