import { describe, expect, test } from '@jest/globals';
import { type BuildDestination, type BuildRequest, buildCommand } from '../../src/image/build/build-command.ts';
import {
  type Builder,
  type BuilderDemands,
  type BuildNode,
  chooseBuilder,
  demandsNode,
  unmetDemands,
} from '../../src/image/build/builder.ts';
import type { Docker } from '../../src/image/docker/docker.ts';
import { probeDocker } from '../../src/image/docker/probe.ts';
import { probeBuildNode } from '../../src/image/docker/probe-node.ts';

const buildx: Builder = { kind: 'buildx', version: '0.36.1' };
const buildkit: Builder = { kind: 'buildkit' };
const legacy: Builder = { kind: 'legacy', because: 'x' };

const emptyRequest: BuildRequest = {
  context: '.',
  file: undefined,
  target: undefined,
  platforms: [],
  buildArgs: [],
  buildContexts: [],
  labels: [],
  noCache: false,
  noCacheFilters: [],
  provenance: undefined,
  sbom: undefined,
  pull: false,
  secretFiles: [],
  ssh: [],
  cacheFrom: [],
  cacheTo: [],
  sourceDateEpoch: undefined,
};

const toEngine: BuildDestination = { kind: 'engine', references: [] };

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
    expect(
      chooseBuilder({ clientVersion: client, apiVersion: api, buildxVersion, enginePlatform: undefined }).kind,
    ).toBe(kind);
  });
});

describe('the probe of Docker', () => {
  const client = JSON.stringify({
    Client: { Version: '20.10.24', ApiVersion: '1.41' },
    Server: { Os: 'linux', Arch: 'amd64' },
  });

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
      enginePlatform: 'linux/amd64',
    });
  });

  test('finds no buildx when the client does not know the command', async () => {
    const probe = await probeDocker(dockerWith({ exitCode: 1, stdout: '' }));
    expect(probe.buildxVersion).toBeUndefined();
  });

  test('takes a buildx of unknown version for a new one', () => {
    const { parameters } = buildCommand({ kind: 'buildx', version: 'unknown' }, emptyRequest, toEngine, {
      imageId: '',
      metadata: '',
    });
    expect(parameters).toContain('--provenance=false');
  });
});

describe('the probe of the builder', () => {
  const answers =
    (inspect: string, status: string): Docker =>
    async ({ parameters }) => ({
      exitCode: 0,
      stdout: parameters[0] === 'buildx' ? inspect : status,
      stderr: '',
    });

  test.each([
    {
      inspect:
        'Name:          default\nDriver:        docker\n\nNodes:\nName:             default\nBuildKit version: v0.8+unknown\n',
      status: '[["Backing Filesystem","extfs"]]',
      node: { driver: 'docker', buildKitVersion: '0.8+unknown', containerdStore: false },
    },
    {
      inspect: 'Name:   c\nDriver: docker-container\nNodes:\nBuildkit:  v0.12.5\n',
      status: '[["driver-type","io.containerd.snapshotter.v1"]]',
      node: { driver: 'docker-container', buildKitVersion: '0.12.5', containerdStore: true },
    },
    {
      inspect: 'Driver: remote\nBuildKit version: v0.0.0+unknown\n',
      status: 'not JSON',
      node: { driver: 'remote', buildKitVersion: undefined, containerdStore: false },
    },
  ])('finds $node.driver', async ({ inspect, status, node }) => {
    expect(await probeBuildNode(answers(inspect, status))).toEqual(node);
  });
});

describe('what a builder cannot honour', () => {
  const nothing: BuilderDemands = {
    platforms: [],
    cacheFrom: ['backend:cache'],
    cacheTo: [],
    buildContexts: [],
    noCacheFilters: [],
    attestations: [],
    secrets: false,
    ssh: [],
    reproducible: false,
  };
  const everything: BuilderDemands = {
    platforms: ['linux/amd64', 'linux/arm64'],
    cacheFrom: ['type=gha'],
    cacheTo: ['type=registry,ref=x'],
    buildContexts: ['base=docker-image://x'],
    noCacheFilters: ['build'],
    attestations: ['provenance', 'sbom'],
    secrets: true,
    ssh: ['default'],
    reproducible: true,
  };
  const container: BuildNode = { driver: 'docker-container', buildKitVersion: '0.13.0', containerdStore: false };
  const engine: BuildNode = { driver: 'docker', buildKitVersion: '0.8+unknown', containerdStore: false };

  test('is nothing when nothing is asked', () => {
    for (const builder of [buildx, buildkit, legacy]) expect(unmetDemands(builder, nothing, engine)).toEqual([]);
  });

  test('is nothing for buildx with a BuildKit of its own, or with an engine that keeps its images in containerd', () => {
    expect(unmetDemands(buildx, everything, container)).toEqual([]);
    expect(unmetDemands(buildx, everything, { ...engine, buildKitVersion: '0.21.0', containerdStore: true })).toEqual(
      [],
    );
  });

  test('is named as a whole', () => {
    const beyondBuildx = ['"cache-to"', '"cache-from" with a type', '"build-contexts"', '"no-cache-filters"'];
    const beyondEngine = [
      '"platforms" linux/amd64,linux/arm64',
      ...beyondBuildx,
      '"provenance"',
      '"sbom"',
      '"reproducible"',
    ];
    expect(unmetDemands(buildkit, everything)).toEqual(beyondEngine);
    expect(unmetDemands(legacy, everything)).toEqual([...beyondEngine, 'build secrets', '"ssh"']);
  });

  test('is what buildx hands to an engine that cannot', () => {
    expect(unmetDemands(buildx, everything, engine)).toEqual([
      '"platforms" linux/amd64,linux/arm64',
      '"provenance"',
      '"sbom"',
      '"cache-to"',
      '"reproducible"',
    ]);
  });

  test.each([
    { version: '0.7.1', unmet: ['"build-contexts"', '"no-cache-filters"', '"provenance"', '"sbom"', '"reproducible"'] },
    { version: '0.9.1', unmet: ['"provenance"', '"sbom"', '"reproducible"'] },
    { version: '0.10.0', unmet: [] },
  ])('is what came after buildx $version', ({ version, unmet }) => {
    expect(unmetDemands({ kind: 'buildx', version }, everything, container)).toEqual(unmet);
  });

  test('is "reproducible" for a BuildKit that cannot change the times of files', () => {
    const old = { ...container, buildKitVersion: '0.12.5' };
    expect(unmetDemands(buildx, { ...nothing, reproducible: true }, old)).toEqual(['"reproducible"']);
  });

  test('is one platform for the legacy builder, and several for BuildKit', () => {
    const one = { ...nothing, platforms: ['linux/amd64'] };
    expect(unmetDemands(legacy, one)).toEqual(['"platforms" linux/amd64']);
    expect(unmetDemands(buildkit, one)).toEqual([]);
  });

  test('depends on where buildx builds only for what an engine may lack', () => {
    expect(demandsNode(nothing)).toBe(false);
    expect(demandsNode({ ...nothing, cacheTo: ['type=inline'], secrets: true, ssh: ['default'] })).toBe(false);
    expect(demandsNode({ ...nothing, cacheTo: ['type=gha'] })).toBe(true);
    expect(demandsNode({ ...nothing, attestations: ['sbom'] })).toBe(true);
  });
});

describe('the command line of a build', () => {
  const files = { imageId: '/private/image-id', metadata: '/private/metadata.json' };
  const request: BuildRequest = {
    ...emptyRequest,
    context: 'app',
    file: 'app/Dockerfile.prod',
    target: 'runtime',
    buildArgs: [
      { name: 'VERSION', value: 'v1' },
      { name: 'DOCKER_BUILDKIT', value: 'hunter2' },
    ],
    cacheFrom: ['one', 'two'],
  };
  const destination: BuildDestination = { kind: 'engine', references: ['r.example/app:1', 'r.example/app:2'] };
  const common = words(
    '--file app/Dockerfile.prod --target runtime --build-arg VERSION --build-arg DOCKER_BUILDKIT --cache-from one --cache-from two',
  );
  const tags = words('--tag r.example/app:1 --tag r.example/app:2 --iidfile /private/image-id');
  const metadata = words('--metadata-file /private/metadata.json');

  test('loads what buildx builds into the engine, as one manifest', () => {
    const inline = { ...request, cacheTo: ['type=inline'] };
    expect(buildCommand(buildx, inline, destination, files).parameters).toEqual([
      ...words('buildx build --progress plain'),
      ...common,
      ...words('--cache-to type=inline --provenance=false --load'),
      ...tags,
      ...metadata,
      'app',
    ]);
  });

  test('leaves a flag out that an old buildx does not know', () => {
    const old = buildCommand({ kind: 'buildx', version: '0.5.1' }, request, destination, files);
    expect(old.parameters.join(' ')).not.toMatch(/provenance|metadata/);
  });

  test("asks for the engine's BuildKit by the environment, whatever a build arg says", () => {
    expect(buildCommand(buildkit, request, destination, files)).toEqual({
      parameters: ['build', '--progress', 'plain', ...common, ...tags, 'app'],
      environment: { VERSION: 'v1', DOCKER_BUILDKIT: '1' },
    });
  });

  test('lets the legacy builder remove the containers of a failed build', () => {
    expect(buildCommand(legacy, request, destination, files)).toEqual({
      parameters: ['build', '--force-rm', ...common, ...tags, 'app'],
      environment: { VERSION: 'v1', DOCKER_BUILDKIT: '0' },
    });
  });

  test('has one option for each line of an input, and splits none of them', () => {
    const full: BuildRequest = {
      ...emptyRequest,
      buildContexts: ['base=docker-image://alpine:3.22', 'docs=../docs, old'],
      labels: ['team=a, b', 'note="x"'],
      noCache: true,
      noCacheFilters: ['build', 'test'],
      pull: true,
      secretFiles: [{ id: 'TOKEN', path: '/private, "too"/0' }],
      ssh: ['default', 'key=/k'],
      cacheFrom: ['type=registry,ref=r.example/app:cache'],
    };
    expect(buildCommand(buildx, full, toEngine, files).parameters.slice(4, -7)).toEqual([
      ...['--build-context', 'base=docker-image://alpine:3.22', '--build-context', 'docs=../docs, old'],
      ...['--label', 'team=a, b', '--label', 'note="x"'],
      ...['--secret', 'id=TOKEN,"src=/private, ""too""/0"', '--ssh', 'default', '--ssh', 'key=/k'],
      ...['--pull', '--no-cache', '--no-cache-filter', 'build', '--no-cache-filter', 'test'],
      ...['--cache-from', 'type=registry,ref=r.example/app:cache'],
    ]);
  });

  test('pushes from buildx by digest to every repository at once, and asks for that digest', () => {
    const several = { ...request, platforms: ['linux/amd64', 'linux/arm64'] };
    const to: BuildDestination = { kind: 'repository', uris: ['r.example/app', 's.example/app'] };
    expect(buildCommand(buildx, several, to, files).parameters.slice(4 + common.length)).toEqual([
      ...words('--platform linux/amd64,linux/arm64 --provenance=false --output'),
      'type=image,"name=r.example/app,s.example/app",push-by-digest=true,name-canonical=true,push=true',
      ...metadata,
      'app',
    ]);
  });

  test('attests what leaves the machine as a whole, and never what the engine gets', () => {
    const attested = { ...emptyRequest, provenance: 'mode=min', sbom: 'generator=x' };
    const archive = buildCommand(buildx, attested, { kind: 'archive', path: '/private/image.tar' }, files).parameters;
    expect(archive.slice(4, -3)).toEqual(
      words('--provenance=mode=min --sbom=generator=x --output type=oci,dest=/private/image.tar'),
    );
    expect(buildCommand(buildx, attested, toEngine, files).parameters).toContain('--provenance=false');
    expect(buildCommand(buildx, attested, toEngine, files).parameters.join(' ')).not.toContain('sbom');
  });

  test('dates everything to the commit where that is asked', () => {
    const dated = { ...emptyRequest, sourceDateEpoch: 1_700_000_000 };
    const { parameters, environment } = buildCommand(buildx, dated, toEngine, files);
    expect(parameters.join(' ')).toContain('--build-arg SOURCE_DATE_EPOCH');
    expect(parameters.join(' ')).toContain('--output type=docker,rewrite-timestamp=true --iidfile');
    expect(environment).toEqual({ SOURCE_DATE_EPOCH: '1700000000' });
  });

  test('exports a cache and nothing else', () => {
    const exporting = { ...emptyRequest, cacheTo: ['type=local,dest=/c,mode=max'] };
    expect(buildCommand(buildx, exporting, { kind: 'cache' }, files).parameters).toEqual([
      ...words('buildx build --progress plain --cache-to type=local,dest=/c,mode=max'),
      ...words('--provenance=false --output type=cacheonly .'),
    ]);
  });

  test.each([buildx, buildkit, legacy])('never holds a value with $kind', (builder) => {
    const secret = { ...request, buildArgs: [{ name: 'TOKEN', value: 'hunter2' }] };
    const { parameters, environment } = buildCommand(builder, secret, destination, files);
    expect(parameters.join(' ')).not.toContain('hunter2');
    expect(environment.TOKEN).toBe('hunter2');
  });
});

function words(line: string): readonly string[] {
  return line.split(' ');
}
