import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BatchGetImageCommand, DescribeImagesCommand, type ECRClient } from '@aws-sdk/client-ecr';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Buildkitd, startBuildkitd } from '../../harness/buildkitd.ts';
import { tryCommand } from '../../harness/command.ts';
import type { StepResult } from '../../harness/runner.ts';
import { asObjects, asString, type JsonObject, parseJsonObject } from '../../src/toolkit/json.ts';
import { type ImageJob, type ImageWorld, repositoryName, startImageWorld } from './support/image-world.ts';

let world: ImageWorld;
let buildkitd: Buildkitd;
let ecr: ECRClient;
let work: ImageJob;

beforeAll(async () => {
  [world, buildkitd] = await Promise.all([startImageWorld(), startBuildkitd()]);
  ecr = world.ecr();
}, 120_000);

afterAll(async () => {
  await Promise.all([world?.stop(), buildkitd?.stop()]);
}, 60_000);

afterEach(() => work?.finish());

/** A job whose buildx builds in buildkitd, and a context that has a shell for `FROM scratch`: no image can be pulled. */
async function startWork(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  work = await world.startImageJob('buildx', { environment: { BUILDX_BUILDER: 'own', ...environment } });
  buildkitd.install(work.home, 'own');
  for (const file of await shellFiles()) {
    const path = join(work.workspace, 'app', 'rootfs', file);
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(file, path);
  }
}

/** The shell and every library that it loads. */
async function shellFiles(): Promise<readonly string[]> {
  const { stdout } = await tryCommand('ldd', ['/bin/sh']);
  return ['/bin/sh', ...[...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(([, path]) => path ?? [])];
}

function writeDockerfile(...lines: readonly string[]): void {
  writeFileSync(join(work.workspace, 'app', 'Dockerfile'), `${lines.join('\n')}\n`);
}

const shell = ['FROM scratch', 'LABEL berth.test=image', 'COPY rootfs/ /'];

function image(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return work.image({ test: 'off', ...inputs });
}

interface StoredImage {
  readonly digest: string;
  readonly manifest: JsonObject;
}

async function stored(repository: string, digest: string): Promise<StoredImage> {
  const answer = await ecr.send(
    new BatchGetImageCommand({ repositoryName: repository, imageIds: [{ imageDigest: digest }] }),
  );
  return { digest, manifest: parseJsonObject(answer.images?.[0]?.imageManifest ?? '') ?? {} };
}

/** The configuration's digest of each platform of an index, attestations left out. */
async function configurations(
  repository: string,
  { manifest }: StoredImage,
): Promise<Readonly<Record<string, string>>> {
  const platforms = asObjects(manifest.manifests).filter((entry) => platformOf(entry) !== 'unknown/unknown');
  const entries = platforms.map(async (entry) => {
    const { manifest: own } = await stored(repository, asString(entry.digest) ?? '');
    return [platformOf(entry), asString(Object(own.config).digest) ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function platformOf(entry: JsonObject): string {
  const { os, architecture } = Object(entry.platform);
  return `${os}/${architecture}`;
}

describe('several platforms', () => {
  const lines = [
    'ARG TARGETARCH',
    'FROM scratch AS amd64',
    'COPY rootfs/ /',
    'RUN echo tried > /f',
    'FROM scratch AS arm64',
    'COPY Dockerfile /f',
    'FROM $TARGETARCH',
    'ARG PASSWORD',
    'LABEL berth.test=image',
  ];

  test('are pushed as one index, whose own platform is the image that was tried in the engine', async () => {
    await startWork();
    writeDockerfile(...lines);
    const repository = repositoryName();
    const inputs = { repository, 'create-repository': 'true', platforms: 'linux/arm64\nlinux/amd64', tags: 'v1' };
    const first = await image(inputs);
    expect(first.exitCode).toBe(0);
    const index = await stored(repository, first.outputs.digest ?? '');
    const found = await configurations(repository, index);
    expect(Object.keys(found).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    expect(found['linux/amd64']).toBe(first.outputs['image-id']);
    expect(
      await world.docker('image', 'inspect', '--format', '{{.Architecture}}', first.outputs['image-id'] ?? ''),
    ).toBe('amd64');
    const again = await image({ ...inputs, tags: 'v2' });
    expect(again.outputs.digest).toBe(first.outputs.digest);
    const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName: repository }));
    const tagged = imageDetails.filter(({ imageTags = [] }) => imageTags.length > 0);
    expect(tagged.map(({ imageTags }) => [...(imageTags ?? [])].sort())).toEqual([['v1', 'v2']]);
  }, 120_000);
});

describe('attestations', () => {
  test('are attached when asked for, and hold no build arg in the mode that "true" means', async () => {
    await startWork();
    // A step whose result is another each time: what is pushed is what was tried only if it is not run again.
    const differing = 'RUN read -r ID < /proc/sys/kernel/random/uuid; echo "$ID" > /id';
    writeDockerfile(...shell, 'ARG PASSWORD', differing);
    const file = join(work.workspace, 'handoff.json');
    const entries = [{ name: 'PASSWORD', value: 'hunter2-hunter2' }];
    writeFileSync(file, JSON.stringify({ version: 2, mode: 'build-args', asFile: null, entries }));
    const repository = repositoryName();
    const inputs = { repository, 'create-repository': 'true', 'build-args-file': file, 'leak-scan': 'off' };
    const result = await image({ ...inputs, provenance: 'true', 'no-cache': 'true' });
    expect(result.exitCode).toBe(0);
    const index = await stored(repository, result.outputs.digest ?? '');
    expect(asObjects(index.manifest.manifests).map(platformOf)).toEqual(['linux/amd64', 'unknown/unknown']);
    expect(await configurations(repository, index)).toEqual({ 'linux/amd64': result.outputs['image-id'] });
    const metadata = parseJsonObject(result.outputs.metadata ?? '') ?? {};
    expect(Object.keys(metadata)).toContain('containerimage.digest');
    expect(result.outputs.metadata).not.toMatch(/hunter2|provenance|PASSWORD/);
    const plain = await image({ ...inputs, tags: 'plain' });
    expect((await stored(repository, plain.outputs.digest ?? '')).manifest).not.toHaveProperty('manifests');
  }, 120_000);
});

describe('a reproducible image', () => {
  test('has the same digest whenever the same commit is built, without a cache too', async () => {
    await startWork({ SOURCE_DATE_EPOCH: '1700000000' });
    writeDockerfile(...shell, 'RUN echo one > /f');
    const repository = repositoryName();
    const inputs = { repository, 'create-repository': 'true', reproducible: 'true', 'no-cache': 'true' };
    const first = await image({ ...inputs, tags: 'v1' });
    expect(first.exitCode).toBe(0);
    const second = await image({ ...inputs, tags: 'v2' });
    expect(second.outputs['image-id']).toBe(first.outputs['image-id']);
    expect(second.outputs.digest).toBe(first.outputs.digest);
    expect(work.client.calls().filter((call) => call.startsWith('push'))).toHaveLength(1);
    const created = await world.docker('image', 'inspect', '--format', '{{.Created}}', first.outputs['image-id'] ?? '');
    expect(created).toBe('2023-11-14T22:13:20Z');
  }, 120_000);
});

describe('secrets with a BuildKit of today', () => {
  test('are mounted as files and as variables, and are read again when they have changed', async () => {
    await startWork();
    const step =
      'RUN --mount=type=secret,id=TOKEN,env=T --mount=type=secret,id=TOKEN <<EOF\nread -r U < /run/secrets/TOKEN; echo "it is $T and $U"\nEOF';
    writeDockerfile(
      ...shell,
      'COPY . /context',
      'COPY --from=more more.txt /more',
      'RUN [ ! -e /context/ignored ]',
      step,
    );
    // The ignore file of the Dockerfile goes where its copy goes, and named contexts and filters reach the builder.
    writeFileSync(join(work.workspace, 'app', 'Dockerfile.dockerignore'), 'ignored\n');
    writeFileSync(join(work.workspace, 'app', 'ignored'), '');
    mkdirSync(join(work.workspace, 'more, of it'));
    writeFileSync(join(work.workspace, 'more, of it', 'more.txt'), 'from a named context\n');
    const inputs = {
      push: 'false',
      'secrets-cache-key': 'a-key-that-stays',
      'leak-scan': 'off',
      'build-contexts': 'more=more, of it',
    };
    const first = await image({ ...inputs, secrets: 'TOKEN=hunter2-hunter2' });
    expect(first.log).toContain('it is *** and ***');
    expect(first.rawLog).not.toContain('berth-');
    const same = await image({ ...inputs, secrets: 'TOKEN=hunter2-hunter2' });
    expect(same.outputs.image).toBe(first.outputs.image);
    const other = await image({ ...inputs, secrets: 'TOKEN=hunter3-hunter3-hunter3' });
    expect(other.log).toContain('it is *** and ***');
    expect(other.outputs.image).not.toBe(first.outputs.image);
    const history = await world.docker('history', '--no-trunc', other.outputs.image ?? '');
    expect(history).not.toMatch(/hunter|id=berth-/);
  }, 120_000);
});

describe('a cache', () => {
  test('is exported after the build, and not by a build that fails', async () => {
    await startWork();
    const cache = join(work.workspace, 'cache');
    const inputs = { push: 'false', 'cache-to': `type=local,dest=${cache}` };
    writeDockerfile(...shell, 'RUN exit 42');
    expect((await image(inputs)).exitCode).toBe(1);
    expect(existsSync(cache)).toBe(false);
    writeDockerfile(...shell, 'RUN echo one');
    expect((await image(inputs)).exitCode).toBe(0);
    expect(parseJsonObject(readFileSync(join(cache, 'index.json'), 'utf8'))).toHaveProperty('manifests');
  }, 120_000);
});

describe('the leak scan', () => {
  test('leaves out the layers that the registry of the base image has', async () => {
    await startWork();
    const repository = repositoryName();
    const inputs = { repository, 'create-repository': 'true', secrets: 'TOKEN=hunter2-hunter2-hunter2' };
    writeFileSync(join(work.workspace, 'app', 'token'), 'hunter2-hunter2-hunter2');
    writeDockerfile(...shell, 'COPY token /of-the-base');
    const base = await image({ ...inputs, tags: 'base', 'leak-scan': 'off' });
    expect(base.exitCode).toBe(0);
    writeDockerfile(
      `FROM ${base.outputs.image}`,
      'LABEL berth.test=image',
      'RUN --mount=type=secret,id=TOKEN read -r TOKEN < /run/secrets/TOKEN || [ -n "$TOKEN" ]',
    );
    const clean = await image({ ...inputs, tags: 'clean', 'leak-scan': 'fail' });
    expect(clean.exitCode).toBe(0);
    expect(clean.log).toMatch(/without 2 layers that the base image's registry has/);
    writeDockerfile(
      `FROM ${base.outputs.image}`,
      'RUN --mount=type=secret,id=TOKEN read -r TOKEN < /run/secrets/TOKEN; echo "$TOKEN" > /of-the-app',
    );
    const leaky = await image({ ...inputs, tags: 'leaky', 'leak-scan': 'fail' });
    expect(leaky.annotations).toContainEqual(expect.objectContaining({ title: 'LEAK_FOUND' }));
  }, 120_000);
});
