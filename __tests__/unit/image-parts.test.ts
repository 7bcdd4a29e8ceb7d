import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readInputs } from '../../src/actions/image/inputs.ts';
import { builderMessage, lastLine } from '../../src/image/build/messages.ts';
import { untilCancelled } from '../../src/image/docker/docker.ts';
import { clientEnvironment, seedConfiguration, withoutHelper } from '../../src/image/docker/docker-configuration.ts';
import { newestFirst, toCredentials, toImages, toRepository } from '../../src/image/registry/ecr-shapes.ts';
import { locateRegistry, parseRepository, registryOf } from '../../src/image/registry/repository-reference.ts';
import { summarizeImage } from '../../src/image/summary.ts';
import { createRedactor } from '../../src/secrets/redact.ts';
import { readCompletely } from '../../src/toolkit/run-action.ts';

describe('a repository', () => {
  test.each([
    { text: 'backend', expected: { name: 'backend', registry: undefined } },
    { text: 'team/sub/back-end_2', expected: { name: 'team/sub/back-end_2', registry: undefined } },
    { text: '127.0.0.1:5000/backend', expected: { name: 'backend', registry: '127.0.0.1:5000' } },
    { text: 'localhost/team/backend', expected: { name: 'team/backend', registry: 'localhost' } },
    {
      text: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/backend',
      expected: { name: 'team/backend', registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com' },
    },
  ])('is read from $text', ({ text, expected }) => {
    expect(parseRepository(text)).toEqual(expected);
  });

  test.each([
    'b',
    'Backend',
    'backend:v1',
    'backend@sha256:0',
    'https://x.example/backend',
    '/backend',
    'backend/',
    'a//b',
    '-a',
    'x.y/',
  ])('is not %s', (text) => {
    expect(parseRepository(text)).toBeUndefined();
  });

  test.each([
    { host: '123456789012.dkr.ecr.us-east-1.amazonaws.com', region: 'us-east-1' },
    { host: '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', region: 'us-gov-west-1' },
    { host: '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', region: 'cn-north-1' },
    { host: '123456789012.dkr-ecr.eu-central-1.on.aws', region: 'eu-central-1' },
  ])('is in the account and region of $host', ({ host, region }) => {
    expect(locateRegistry(host)).toEqual({ registryId: '123456789012', region });
  });

  test.each([
    'docker.io',
    'ghcr.io',
    'public.ecr.aws',
    '127.0.0.1:5000',
    'x.123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.example',
  ])('has no account and region in %s', (host) => {
    expect(locateRegistry(host)).toBeUndefined();
  });

  test('has the registry in front of its URI', () => {
    expect(registryOf('127.0.0.1:5000/team/backend')).toBe('127.0.0.1:5000');
  });
});

describe("the job's Docker configuration", () => {
  const user = {
    auths: { 'ghcr.io': { auth: 'eDp5' }, 'stored.example': {} },
    credsStore: 'desktop',
    credHelpers: { 'gcr.io': 'gcloud' },
    currentContext: 'remote',
    cliPluginsExtraDirs: ['/opt/plugins'],
    proxies: { default: { httpProxy: 'http://proxy' } },
  };

  test('keeps what the user has set up, drops the credential store, and finds the plugins', () => {
    expect(seedConfiguration(user, '/home/me/.docker')).toEqual({
      auths: user.auths,
      credHelpers: { 'stored.example': 'desktop', 'gcr.io': 'gcloud' },
      currentContext: 'remote',
      cliPluginsExtraDirs: ['/opt/plugins', '/home/me/.docker/cli-plugins'],
      proxies: user.proxies,
    });
  });

  test('is little more than the plugins for a user who has none', () => {
    expect(seedConfiguration({}, '/root/.docker')).toEqual({ cliPluginsExtraDirs: ['/root/.docker/cli-plugins'] });
  });

  test('has no credential helper for the registry that it logs in to', () => {
    const own = { credHelpers: { 'r.example': 'ecr-login', 'gcr.io': 'gcloud' } };
    expect(withoutHelper(own, 'r.example')).toEqual({ credHelpers: { 'gcr.io': 'gcloud' } });
  });

  test('is where the client looks, with the builders of the original and without the inputs of the step', () => {
    const environment = { PATH: '/bin', 'INPUT_BUILD-ARGS': 'A=hunter2', DOCKER_CONFIG: '/old' };
    expect(clientEnvironment(environment, '/old', '/private')).toEqual({
      PATH: '/bin',
      DOCKER_CONFIG: '/private',
      BUILDX_CONFIG: '/old/buildx',
      BUILDX_METADATA_PROVENANCE: 'disabled',
      DOCKER_CLI_HINTS: 'false',
    });
  });

  test('leaves BUILDX_CONFIG and DOCKER_CERT_PATH to a user who has set them', () => {
    const own = { BUILDX_CONFIG: '/builders', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' };
    expect(clientEnvironment(own, '/old', '/private')).toMatchObject({
      BUILDX_CONFIG: '/builders',
      DOCKER_CERT_PATH: '/certs',
    });
    expect(clientEnvironment({ DOCKER_TLS_VERIFY: '1' }, '/old', '/private')).toMatchObject({
      DOCKER_CERT_PATH: '/old',
    });
  });
});

describe("a builder's last message", () => {
  test.each([
    {
      builder: 'buildx',
      stderr:
        '#6 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1\n------\n > [2/2] RUN false:\n------\nDockerfile:2\n--------------------\n   2 | >>> RUN false\n--------------------\nERROR: failed to build: failed to solve: process "/bin/sh -c false" did not complete successfully: exit code: 1\n\nView build details: docker-desktop://x\n',
      message:
        'failed to build: failed to solve: process "/bin/sh -c false" did not complete successfully: exit code: 1',
    },
    {
      builder: "engine's BuildKit",
      stderr:
        '#5 [2/2] RUN false\n------\n > [2/2] RUN false:\n------\nexecutor failed running [/bin/sh -c false]: exit code: 1\n',
      message: 'executor failed running [/bin/sh -c false]: exit code: 1',
    },
    {
      builder: 'legacy builder',
      stderr:
        "DEPRECATED: The legacy builder is deprecated.\n\nThe command '/bin/sh -c false' returned a non-zero code: 1\n",
      message: "The command '/bin/sh -c false' returned a non-zero code: 1",
    },
    {
      builder: 'legacy builder on a syntax error',
      stderr: 'Error response from daemon: dockerfile parse error line 3: unknown instruction: RUNN\n',
      message: 'Error response from daemon: dockerfile parse error line 3: unknown instruction: RUNN',
    },
  ])('is found in the output of $builder', ({ stderr, message }) => {
    expect(builderMessage('', stderr)).toBe(message);
  });

  test('may be on standard output, or nowhere', () => {
    expect(builderMessage('Step 1\nno space left\n', '')).toBe('no space left');
    expect(builderMessage('', '\n')).toBe('');
    expect(lastLine('one\r\ntwo.  \n\n')).toBe('two.');
  });
});

describe('answers of ECR', () => {
  const manifest = JSON.stringify({ schemaVersion: 2, mediaType: 'application/x', config: { digest: 'sha256:c' } });

  test('become images with the digest of their configuration', () => {
    const images = [
      {
        imageId: { imageDigest: 'sha256:a', imageTag: 'v1' },
        imageManifest: manifest,
        imageManifestMediaType: 'application/y',
      },
      { imageId: { imageDigest: 'sha256:b' }, imageManifest: manifest },
      { imageId: { imageDigest: 'sha256:i' }, imageManifest: '{"manifests": []}' },
      { imageId: { imageDigest: 'sha256:j' }, imageManifest: 'not JSON' },
      { imageId: {}, imageManifest: manifest },
    ];
    expect(toImages({ images })).toEqual([
      { digest: 'sha256:a', tag: 'v1', manifest, mediaType: 'application/y', configDigest: 'sha256:c' },
      { digest: 'sha256:b', tag: undefined, manifest, mediaType: 'application/x', configDigest: 'sha256:c' },
      {
        digest: 'sha256:i',
        tag: undefined,
        manifest: '{"manifests": []}',
        mediaType: undefined,
        configDigest: undefined,
      },
      { digest: 'sha256:j', tag: undefined, manifest: 'not JSON', mediaType: undefined, configDigest: undefined },
    ]);
    expect(toImages(undefined)).toEqual([]);
  });

  test('become the newest images first, without indexes', () => {
    const detail = (
      imageDigest: string,
      time: number,
      imageManifestMediaType = 'application/vnd.oci.image.manifest.v1+json',
    ) => ({
      imageDigest,
      imagePushedAt: new Date(time),
      imageManifestMediaType,
    });
    const details = [
      detail('sha256:1', 1),
      detail('sha256:3', 3),
      detail('sha256:i', 9, 'application/vnd.oci.image.index.v1+json'),
      detail('sha256:2', 2),
    ];
    expect(newestFirst(details)).toEqual(['sha256:3', 'sha256:2', 'sha256:1']);
  });

  test('become a repository with what is known of its settings', () => {
    const answer = { repositoryName: 'a', repositoryUri: 'r/a' };
    const settings = {
      registryId: '123456789012',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
      imageScanningConfiguration: { scanOnPush: true },
    };
    expect(toRepository({ ...answer, ...settings })).toEqual({
      name: 'a',
      uri: 'r/a',
      registryId: '123456789012',
      mutability: { immutable: true, exceptions: ['dev-*'] },
      scanOnPush: true,
    });
    expect(toRepository(answer)).toMatchObject({ mutability: { immutable: false, exceptions: [] }, scanOnPush: false });
    expect(toRepository(undefined)).toBeUndefined();
  });

  test('become a user and a password that may hold a colon', () => {
    const authorizationToken = Buffer.from('AWS:pass:word').toString('base64');
    const proxyEndpoint = 'https://123456789012.dkr.ecr.us-east-1.amazonaws.com';
    expect(toCredentials({ authorizationToken, expiresAt: new Date(5), proxyEndpoint })).toEqual({
      user: 'AWS',
      password: 'pass:word',
      expiresAt: 5,
      host: '123456789012.dkr.ecr.us-east-1.amazonaws.com',
    });
    expect(toCredentials(undefined)).toEqual({ user: '', password: '', expiresAt: undefined, host: undefined });
  });
});

describe('a redactor', () => {
  test('hides the longer of two values that overlap', () => {
    expect(createRedactor(['abcd', 'abcdef'])('abcdef abcd')).toBe('*** ***');
  });

  test('hides each line of a value of several lines', () => {
    expect(createRedactor(['first-long-line\nsecond-long-line'])('x second-long-line y')).toBe('x *** y');
  });

  test('a value of 100 KiB, also one that repeats itself, as a whole and in part', () => {
    const repeating = 'abcdefghijklmnopqrstuvwxyz0123456789'.repeat(2_900);
    const other = Array.from({ length: 10_000 }, (_, index) => `line${index * 7919}`).join(';');
    for (const value of [repeating, other]) {
      const redact = createRedactor([value]);
      expect(redact(`before ${value} after`)).toBe('before *** after');
      expect(redact(`cut ${value.slice(5_000, 90_000)} after`)).toBe('cut *** after');
    }
  });

  test('leaves no value in any text', () => {
    // Short punctuation is everywhere in logs, and no value of its own.
    const value = fc.stringMatching(/^[a-z0-9+/=]{6,20}$/).filter((text) => /[a-z0-9]/.test(text));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 4 }),
        fc.string(),
        fc.string(),
        (values, before, after) => {
          const text = createRedactor(values)(`${before}${values.join(after)}${before}`);
          for (const each of values) expect(text).not.toContain(each);
        },
      ),
    );
  });
});

describe('the inputs of image', () => {
  function read(inputs: Readonly<Record<string, string>>) {
    const entries = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    return readCompletely(readInputs, Object.fromEntries(entries));
  }

  test('have defaults', () => {
    expect(read({ repository: 'backend', context: '', tags: '', push: '' })).toEqual({
      context: '.',
      file: undefined,
      target: undefined,
      platforms: [],
      buildArgs: [],
      buildArgsFile: undefined,
      buildContexts: [],
      labels: [],
      noCache: false,
      noCacheFilters: [],
      provenance: 'false',
      sbom: 'false',
      pull: false,
      secrets: [],
      secretFiles: [],
      secretsCacheKey: undefined,
      ssh: [],
      reproducible: false,
      cacheFrom: [],
      cacheTo: [],
      repositories: [{ name: 'backend', registry: undefined }],
      registries: [],
      createRepository: false,
      repositoryScanOnPush: true,
      repositoryImmutableTags: false,
      repositoryLifecyclePolicy: undefined,
      tags: [],
      push: true,
      leakScan: 'auto',
      test: {
        enabled: true,
        environment: [],
        command: null,
        port: undefined,
        path: '/',
        status: '200-399',
        host: 'localhost',
        page: { body: [], json: [], headers: [] },
        seconds: undefined,
        variables: [],
        user: undefined,
        network: undefined,
        services: undefined,
      },
      taskDefinition: undefined,
      runtimePlatform: undefined,
    });
  });

  test('are lists of lines, and platforms may stand on one', () => {
    const inputs = read({
      repository: 'backend',
      platforms: 'linux/amd64, linux/arm64',
      tags: 'v1\nv2\nv1',
      'cache-from': 'type=registry,ref=a\nb',
      'build-args': 'A=one, two = three\nB=\nNODE_VERSION=22\nBUILDKIT_INLINE_CACHE=1',
    });
    expect(inputs.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    expect(inputs.tags).toEqual(['v1', 'v2']);
    expect(inputs.cacheFrom).toEqual(['type=registry,ref=a', 'b']);
    expect(inputs.buildArgs).toEqual([
      { name: 'A', value: 'one, two = three' },
      { name: 'B', value: '' },
      { name: 'NODE_VERSION', value: '22' },
      { name: 'BUILDKIT_INLINE_CACHE', value: '1' },
    ]);
  });

  test('need a repository only for a push', () => {
    expect(read({ push: 'false' }).repositories).toEqual([]);
    expect(() => read({})).toThrow('"repository" is required');
  });

  test('are all complained about at once, without the value of a build arg', () => {
    const wrong = {
      push: 'maybe',
      context: '--help',
      repository: 'Backend:v1',
      tags: 'backend:v1',
      'build-args': 'hunter2\nDOCKER_HOST=hunter2\nA=1\na=2',
    };
    expect(() => read(wrong)).toThrow(
      /^7 inputs are not usable: "push" must be true or false.*"context" must be a directory.*"build-args" line 1 must be NAME=value; "build-args" line 2 gives DOCKER_HOST, which the Docker client reads itself.*"build-args" gives a more than once; "repository" must be.*"tags" must be/,
    );
    expect(() => read(wrong)).not.toThrow(/hunter2/);
  });

  test('cannot ask for several platforms without a push', () => {
    expect(() => read({ push: 'false', platforms: 'linux/amd64,linux/arm64' })).toThrow('needs "push: true"');
    expect(read({ push: 'false', platforms: 'linux/arm64,\n' }).platforms).toEqual(['linux/arm64']);
  });
});

test.each(['page', '/two words', '/grüße'])('test-path %s, which no request can have, is refused', (path) => {
  const environment = { INPUT_REPOSITORY: 'backend', 'INPUT_TEST-PATH': path };
  expect(() => readCompletely(readInputs, environment)).toThrow(/"test-path" must begin with a slash/);
});

describe('what waits for something that hangs', () => {
  test('ends when the workflow is cancelled, and not before', async () => {
    const cancel = new AbortController();
    expect(await untilCancelled(Promise.resolve('answer'), cancel.signal)).toBe('answer');
    const hanging = untilCancelled(new Promise(() => {}), cancel.signal);
    cancel.abort();
    await expect(hanging).rejects.toMatchObject({ code: 'ACTION_CANCELLED' });
  });
});

describe('the summary of an image', () => {
  const base = { repository: 'team/backend', tags: ['v1'], builder: { kind: 'buildkit' }, context: '.' } as const;

  test('says where the image is and whether it was pushed', () => {
    const published = { digest: 'sha256:d', how: 'pushed', tagged: ['v1'] } as const;
    expect(summarizeImage({ ...base, published })).toBe(
      "### Image\n\n| | |\n| --- | --- |\n| repository | `team/backend` |\n| tags | `v1` |\n| digest | `sha256:d` |\n| context | `.` |\n| pushed | yes |\n| builder | the engine's BuildKit |\n",
    );
  });

  test('says why nothing was pushed', () => {
    expect(summarizeImage({ ...base, published: { digest: 'sha256:d', how: 'present', tagged: ['v1'] } })).toContain(
      'no, it was there already; tagged v1',
    );
    const others = [
      { repository: 'team/copy', published: { digest: 'sha256:d', how: 'pushed', tagged: ['v1'] } as const },
    ];
    expect(
      summarizeImage({ ...base, published: { digest: 'sha256:d', how: 'present', tagged: [] }, others }),
    ).toContain('| pushed | no, it was there already |\n| to `team/copy` | yes |\n');
    expect(summarizeImage({ ...base, repository: undefined, image: 'sha256:i' })).toContain(
      '| image id | `sha256:i` |\n| context | `.` |\n| pushed | no, as asked |',
    );
  });
});
