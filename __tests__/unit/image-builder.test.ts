import { describe, expect, test } from '@jest/globals';
import { type BuildRequest, buildCommand } from '../../src/image/build/build-command.ts';
import { type Builder, chooseBuilder, unmetDemands } from '../../src/image/build/builder.ts';
import type { Docker } from '../../src/image/docker/docker.ts';
import { probeDocker } from '../../src/image/docker/probe.ts';

const buildx: Builder = { kind: 'buildx', version: '0.36.1' };
const buildkit: Builder = { kind: 'buildkit' };
const legacy: Builder = { kind: 'legacy', because: 'x' };

const emptyRequest: BuildRequest = {
  context: '.',
  file: undefined,
  target: undefined,
  platforms: [],
  buildArgs: [],
  cacheFrom: [],
  cacheTo: [],
  destination: { kind: 'engine', references: [] },
};

describe('the builder', () => {
  test.each([
    { client: '20.10.24+dfsg1', api: '1.41', buildx: '0.36.1', kind: 'buildx' },
    { client: '28.2.2', api: '1.41', buildx: 'unknown', kind: 'buildx' },
    { client: '20.10.24+dfsg1', api: '1.41', buildx: undefined, kind: 'buildkit' },
    { client: '18.09.1', api: '1.39', buildx: undefined, kind: 'buildkit' },
    { client: '18.06.3-ce', api: '1.38', buildx: undefined, kind: 'legacy' },
    { client: '20.10.24', api: '1.38', buildx: undefined, kind: 'legacy' },
    { client: '23.0.0', api: '1.42', buildx: undefined, kind: 'legacy' },
    { client: '28.2.2', api: '1.41', buildx: undefined, kind: 'legacy' },
  ])('is $kind for client $client, API $api and buildx $buildx', ({ client, api, buildx: buildxVersion, kind }) => {
    expect(chooseBuilder({ clientVersion: client, apiVersion: api, buildxVersion }).kind).toBe(kind);
  });
});

describe('the probe of Docker', () => {
  const client = JSON.stringify({ Client: { Version: '20.10.24', ApiVersion: '1.41' }, Server: {} });

  function dockerWith(buildx: { readonly exitCode: number; readonly stdout: string }): Docker {
    return async ({ parameters }) =>
      parameters[0] === 'buildx' ? { ...buildx, stderr: '' } : { exitCode: 0, stdout: client, stderr: '' };
  }

  test.each([
    { stdout: 'github.com/docker/buildx v0.36.1 461836b\n', version: '0.36.1' },
    { stdout: 'github.com/docker/buildx 0.13.1+ds1-3 0.13.1+ds1-3\n', version: '0.13.1+ds1-3' },
    { stdout: 'github.com/docker/buildx v0.0.0+unknown \n', version: 'unknown' },
    { stdout: 'something else\n', version: 'unknown' },
  ])('reads $version from $stdout', async ({ stdout, version }) => {
    expect(await probeDocker(dockerWith({ exitCode: 0, stdout }))).toEqual({
      clientVersion: '20.10.24',
      apiVersion: '1.41',
      buildxVersion: version,
    });
  });

  test('finds no buildx when the client does not know the command', async () => {
    const probe = await probeDocker(dockerWith({ exitCode: 1, stdout: '' }));
    expect(probe.buildxVersion).toBeUndefined();
  });

  test('takes a buildx of unknown version for a new one', () => {
    const { parameters } = buildCommand({ kind: 'buildx', version: 'unknown' }, emptyRequest, {
      imageId: '',
      metadata: '',
    });
    expect(parameters).toContain('--provenance=false');
  });
});

describe('what a builder cannot honour', () => {
  const all = { platforms: ['linux/amd64', 'linux/arm64'], cacheFrom: ['type=gha'], cacheTo: ['type=inline'] };
  const none = { platforms: [], cacheFrom: ['backend:cache'], cacheTo: [] };

  test('is nothing for buildx, and nothing when nothing is asked', () => {
    expect(unmetDemands(buildx, all)).toEqual([]);
    expect(unmetDemands(buildkit, none)).toEqual([]);
    expect(unmetDemands(legacy, none)).toEqual([]);
  });

  test('is named as a whole', () => {
    expect(unmetDemands(legacy, all)).toEqual([
      '"platforms" linux/amd64,linux/arm64',
      '"cache-to"',
      '"cache-from" with a type',
    ]);
  });

  test('is one platform for the legacy builder, and several for BuildKit', () => {
    const one = { ...none, platforms: ['linux/amd64'] };
    expect(unmetDemands(legacy, one)).toEqual(['"platforms" linux/amd64']);
    expect(unmetDemands(buildkit, one)).toEqual([]);
    expect(unmetDemands(buildkit, { ...none, platforms: all.platforms })).toEqual([
      '"platforms" linux/amd64,linux/arm64',
    ]);
  });
});

describe('the command line of a build', () => {
  const files = { imageId: '/private/image-id', metadata: '/private/metadata.json' };
  const request: BuildRequest = {
    context: 'app',
    file: 'app/Dockerfile.prod',
    target: 'runtime',
    platforms: [],
    buildArgs: [
      { name: 'VERSION', value: 'v1' },
      { name: 'DOCKER_BUILDKIT', value: 'hunter2' },
    ],
    cacheFrom: ['one', 'two'],
    cacheTo: [],
    destination: { kind: 'engine', references: ['r.example/app:1', 'r.example/app:2'] },
  };
  const common = [
    '--file',
    'app/Dockerfile.prod',
    '--target',
    'runtime',
    '--build-arg',
    'VERSION',
    '--build-arg',
    'DOCKER_BUILDKIT',
    '--cache-from',
    'one',
    '--cache-from',
    'two',
  ];
  const tags = ['--tag', 'r.example/app:1', '--tag', 'r.example/app:2', '--iidfile', '/private/image-id'];

  test('loads what buildx builds into the engine, as one manifest', () => {
    expect(buildCommand(buildx, { ...request, cacheTo: ['type=inline'] }, files).parameters).toEqual([
      'buildx',
      'build',
      '--progress',
      'plain',
      '--provenance=false',
      ...common,
      '--cache-to',
      'type=inline',
      '--load',
      ...tags,
      'app',
    ]);
  });

  test('leaves a flag out that an old buildx does not know', () => {
    const old = buildCommand({ kind: 'buildx', version: '0.9.1' }, request, files);
    expect(old.parameters).not.toContain('--provenance=false');
  });

  test("asks for the engine's BuildKit by the environment, whatever a build arg says", () => {
    expect(buildCommand(buildkit, request, files)).toEqual({
      parameters: ['build', '--progress', 'plain', ...common, ...tags, 'app'],
      environment: { VERSION: 'v1', DOCKER_BUILDKIT: '1' },
    });
  });

  test('lets the legacy builder remove the containers of a failed build', () => {
    expect(buildCommand(legacy, request, files)).toEqual({
      parameters: ['build', '--force-rm', ...common, ...tags, 'app'],
      environment: { VERSION: 'v1', DOCKER_BUILDKIT: '0' },
    });
  });

  test('pushes several platforms from buildx by digest, and asks for that digest', () => {
    const several = {
      ...request,
      platforms: ['linux/amd64', 'linux/arm64'],
      destination: { kind: 'repository' as const, uris: ['r.example/app'] },
    };
    expect(buildCommand(buildx, several, files).parameters.slice(5 + common.length)).toEqual([
      '--platform',
      'linux/amd64,linux/arm64',
      '--output',
      'type=image,name=r.example/app,push-by-digest=true,name-canonical=true,push=true',
      '--metadata-file',
      '/private/metadata.json',
      'app',
    ]);
  });

  test('pushes to several repositories at once, so that they get the very same bytes', () => {
    const several = {
      ...request,
      destination: { kind: 'repository' as const, uris: ['r.example/app', 's.example/app'] },
    };
    expect(buildCommand(buildx, several, files).parameters).toContain(
      'type=image,"name=r.example/app,s.example/app",push-by-digest=true,name-canonical=true,push=true',
    );
  });

  test.each([buildx, buildkit, legacy])('never holds a value with $kind', (builder) => {
    const secret = { ...request, buildArgs: [{ name: 'TOKEN', value: 'hunter2' }] };
    const { parameters, environment } = buildCommand(builder, secret, files);
    expect(parameters.join(' ')).not.toContain('hunter2');
    expect(environment.TOKEN).toBe('hunter2');
  });
});
