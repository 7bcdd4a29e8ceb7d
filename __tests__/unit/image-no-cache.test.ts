import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { attestationsOf } from '../../src/actions/image/attestations.ts';
import { readInputs } from '../../src/actions/image/inputs.ts';
import { build, exportCache, pushFromBuilder } from '../../src/actions/image/stages/build.ts';
import type { Target, Work } from '../../src/actions/image/work.ts';
import type { Docker } from '../../src/image/docker/docker.ts';
import type { Registry } from '../../src/image/registry/registry.ts';
import type { Log } from '../../src/toolkit/action-host.ts';
import { readCompletely } from '../../src/toolkit/run-action.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'berth-no-cache-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const id = `sha256:${'a'.repeat(64)}`;

/** A client that writes the files that a build writes, and keeps where each build went and whether it passed over the cache. */
function recordingClient() {
  const builds: string[] = [];
  const docker: Docker = async ({ parameters }) => {
    const behind = (name: string) => parameters[parameters.indexOf(name) + 1] ?? '';
    if (parameters.includes('--iidfile')) writeFileSync(behind('--iidfile'), id);
    if (parameters.includes('--metadata-file'))
      writeFileSync(behind('--metadata-file'), JSON.stringify({ 'containerimage.digest': id }));
    const kind = parameters.includes('--load') ? 'engine' : behind('--output').split(',')[0];
    const anew = parameters.includes('--no-cache') || parameters.includes('--no-cache-filter');
    builds.push(`${kind} ${anew ? 'anew' : 'from the cache'} for ${behind('--platform')}`);
    return { exitCode: 0, stdout: '', stderr: '' };
  };
  return { builds, docker };
}

const noLog: Log = { info() {}, debug() {}, warning() {}, notice() {}, group() {} };

function workOf(docker: Docker, inputsByName: Readonly<Record<string, string>>): Work {
  const environment = Object.entries(inputsByName).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const inputs = readCompletely(readInputs, Object.fromEntries(environment));
  const { signal: cancelled } = new AbortController();
  return {
    inputs,
    docker,
    directory,
    tags: ['v1'],
    secrets: { buildArgs: [], buildSecrets: [], runtime: [], all: [] },
    host: { env: {}, log: noLog, mask() {}, saveState() {}, readState: () => '', async summarize() {}, cancelled },
    builder: { kind: 'buildx', version: '0.36.1' },
    enginePlatform: 'linux/amd64',
    redact: (text) => text,
    leakWatch: undefined,
    source: { path: 'Dockerfile', content: undefined },
    request: { ...inputs, ...attestationsOf(inputs), secretFiles: [], sourceDateEpoch: undefined },
  };
}

const registry: Registry = {
  findRepository: async () => undefined,
  createRepository: async () => undefined,
  putLifecyclePolicy: async () => {},
  lifecyclePolicy: async () => undefined,
  credentials: async () => ({ user: '', password: '', expiresAt: undefined, host: undefined }),
  readImages: async () => [],
  newestDigests: async () => [],
  putTag: async () => 'tagged',
};

const target: Target = {
  registry,
  repository: {
    name: 'backend',
    uri: 'localhost:1/backend',
    registryId: undefined,
    mutability: { immutable: false, exceptions: [] },
    scanOnPush: false,
  },
  login: { host: 'localhost:1', async ensure() {}, async renew() {} },
};

const both = 'linux/amd64,linux/arm64';

test.each([{ 'no-cache': 'true' }, { 'no-cache-filters': 'base' }])(
  'with %p every platform is built anew once, and what is tried, scanned and pushed is that build',
  async (inputs) => {
    const { builds, docker } = recordingClient();
    const work = workOf(docker, { repository: 'backend', platforms: both, ...inputs });
    await build(work, [target]);
    await pushFromBuilder(work, [target]);
    expect(builds).toEqual([
      `type=cacheonly anew for ${both}`,
      'engine from the cache for linux/amd64',
      `type=oci from the cache for ${both}`,
      `type=image from the cache for ${both}`,
    ]);
  },
);

test('the cache that is exported is that of the image that was built without one', async () => {
  const { builds, docker } = recordingClient();
  const platforms = 'linux/amd64';
  const work = workOf(docker, {
    repository: 'backend',
    platforms,
    'no-cache': 'true',
    'cache-to': 'type=registry,ref=a/b',
  });
  await build(work, [target]);
  await exportCache(work);
  expect(builds).toEqual([`engine anew for ${platforms}`, `type=cacheonly from the cache for ${platforms}`]);
});
