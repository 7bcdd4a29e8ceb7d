import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runCommand } from '../../harness/command.ts';
import type { StepResult } from '../../harness/runner.ts';
import { linesOfHistory } from '../../src/dockerfile/layers.ts';
import { readDockerfile } from '../../src/dockerfile/read.ts';
import type { SecretsMode } from '../../src/secrets/types.ts';
import { type BuildPath, type ImageJob, type ImageWorld, startImageWorld } from './support/image-world.ts';

let world: ImageWorld;
let work: ImageJob;

beforeAll(async () => {
  world = await startImageWorld();
}, 120_000);

afterAll(() => world?.stop(), 60_000);

afterEach(() => work?.finish());

/** Values that CSV, shells, dotenv and line endings have broken for others. */
const hardValues: Readonly<Record<string, string>> = {
  PEM: `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBg+/kqhki=\n'.repeat(20)}-----END PRIVATE KEY-----\n`,
  QUOTES: `it's "quoted" and \`ticked\``,
  DOLLARS: `$HOME \${PATH} $(id) $$ \\$x \\\\ \\n`,
  MARKS: '#no comment, a=b==, {"json": [1]}',
  CRLF: 'one\r\ntwo\r\n',
  UNICODE: 'pässwörd 🔑 \u202e',
  SPACES: '  a leading tab\tand a trailing space ',
  LONG: 'x7'.repeat(50 * 1024),
};

/** Writes what the build-args action hands over. */
function handOff(mode: SecretsMode, values: Readonly<Record<string, string>>, asFile: string | null = null): string {
  const file = join(work.workspace, 'handoff.json');
  const entries = Object.entries(values).map(([name, value]) => ({ name, value }));
  writeFileSync(file, JSON.stringify({ version: 2, mode, asFile, entries }), { mode: 0o600 });
  return file;
}

function build(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return work.image({ push: 'false', test: 'off', 'leak-scan': 'off', ...inputs });
}

/** A file of the finished container. */
function readInContainer(image: string, path: string): Promise<string> {
  const print = `process.stdout.write(require("node:fs").readFileSync(${JSON.stringify(path)}).toString("base64"))`;
  return world
    .docker('run', '--rm', '--network', 'none', '--label', 'berth.test=image', image, 'node', '-e', print)
    .then((text) => Buffer.from(text, 'base64').toString());
}

/** The Dockerfile's lines behind the image's history, without what is none of it. */
async function linesOfImage(image: string): Promise<readonly number[]> {
  const dockerfile = readDockerfile(readFileSync(join(work.workspace, 'app', 'Dockerfile'), 'utf8'));
  const history = await world.docker('history', '--no-trunc', '--format', '{{json .CreatedBy}}', image);
  const entries = history.split('\n').map((line) => ({ createdBy: String(JSON.parse(line)), emptyLayer: false }));
  return linesOfHistory(dockerfile, undefined, entries.reverse()).flatMap((line) => line ?? []);
}

const withBuildKit: readonly BuildPath[] = ['buildx', 'buildkit'];
const all: readonly BuildPath[] = [...withBuildKit, 'legacy (old engine)'];

describe.each(all)('build args with %s', (path) => {
  test('reach the container byte for byte', async () => {
    work = await world.startImageJob(path);
    const names = Object.keys(hardValues);
    const script = `const {${names}} = process.env; require("node:fs").writeFileSync("/values.json", JSON.stringify({${names}}))`;
    work.writeDockerfile(...names.map((name) => `ARG ${name}`), `RUN ${JSON.stringify(['node', '-e', script])}`);
    const result = await build({ 'build-args-file': handOff('build-args', hardValues) });
    expect(result.exitCode).toBe(0);
    expect(result.annotations).toEqual([]);
    const seen = JSON.parse(await readInContainer(result.outputs.image ?? '', '/values.json'));
    expect(seen).toEqual(hardValues);
    expect(result.outputs.metadata).not.toContain('x7x7');
    const steps = names.length + 3;
    expect(await linesOfImage(result.outputs.image ?? '')).toEqual(
      Array.from({ length: steps - 1 }, (_, at) => at + 2),
    );
  }, 120_000);
});

describe.each(withBuildKit)('build secrets with %s', (path) => {
  test('reach the step byte for byte, and neither history, configuration nor layers', async () => {
    work = await world.startImageJob(path);
    const names = Object.keys(hardValues);
    const mounts = names.map((name) => `--mount=type=secret,id=${name}`).join(' ');
    // Only digests stay in the image.
    const script = `const fs = require("fs"), hash = (name) => require("crypto").createHash("sha256").update(fs.readFileSync("/run/secrets/" + name)).digest("hex"); fs.writeFileSync("/seen.json", JSON.stringify(${JSON.stringify(names)}.map(hash)))`;
    work.writeDockerfile(`RUN ${mounts} ${JSON.stringify(['node', '-e', script])}`);
    const result = await build({ 'build-args-file': handOff('build-secrets', hardValues) });
    expect(result.exitCode).toBe(0);
    const { image = '' } = result.outputs;
    const expected = await Promise.all(Object.values(hardValues).map(sha256));
    expect(JSON.parse(await readInContainer(image, '/seen.json'))).toEqual(expected);
    const archive = join(world.scratch, 'image.tar');
    await world.docker('save', '--output', archive, image);
    const found = await runCommand('grep', ['-c', '-a', '-e', 'MIIEvQIBADANBg', '-e', 'x7x7x7', archive]).catch(
      () => '0',
    );
    expect(found).toBe('0');
    expect(await world.docker('history', '--no-trunc', image)).not.toMatch(/berth-|MIIEvQ|x7x7/);
    expect(result.rawLog).not.toContain('--mount=type=secret,id=berth-');
    expect(work.client.parameters()).not.toMatch(/MIIEvQ|x7x7/);
  }, 120_000);

  test('are read again when they have changed, and with a key come from the cache while they have not', async () => {
    work = await world.startImageJob(path);
    work.writeDockerfile(
      `RUN --mount=type=secret,id=TOKEN cat /dev/null; read -r T < /run/secrets/TOKEN; echo "$T" > /seen`,
    );
    const image = async (token: string, inputs: Readonly<Record<string, string>> = {}) =>
      (await build({ secrets: `TOKEN=${token}`, ...inputs })).outputs.image ?? '';
    const key = { 'secrets-cache-key': 'a-key-that-stays' };
    const [first, same, other] = [await image('one-1', key), await image('one-1', key), await image('two-2', key)];
    expect(same).toBe(first);
    expect(await readInContainer(other, '/seen')).toBe('two-2\n');
    const without = [await image('one-1'), await image('one-1')];
    expect(new Set([first, ...without]).size).toBe(3);
    expect(await readInContainer(without[1] ?? '', '/seen')).toBe('one-1\n');
  }, 120_000);
});

test('all build secrets as one file are read back by the parser of its format', async () => {
  work = await world.startImageJob('buildkit');
  work.writeDockerfile(
    'RUN --mount=type=secret,id=secrets,target=/app/viper.yml ["node", "-e", "require(\\"fs\\").copyFileSync(\\"/app/viper.yml\\", \\"/seen.yml\\")"]',
  );
  const result = await build({ 'build-args-file': handOff('build-secrets', hardValues, 'yaml') });
  expect(result.exitCode).toBe(0);
  expect(parse(await readInContainer(result.outputs.image ?? '', '/seen.yml'))).toEqual(hardValues);
}, 120_000);

describe('a Dockerfile that does not fit what the build gets', () => {
  test('is told of beside its line', async () => {
    work = await world.startImageJob('buildkit');
    work.writeDockerfile('RUN echo one', 'RUN echo $LATE', 'ARG LATE');
    const result = await build({ 'build-args': 'LATE=1\nNEVER=2' });
    expect(result.exitCode).toBe(0);
    expect(result.annotations.map(({ level, file, line }) => ({ level, file, line }))).toEqual([
      { level: 'warning', file: 'app/Dockerfile', line: 1 },
      { level: 'warning', file: 'app/Dockerfile', line: 4 },
    ]);
  }, 120_000);

  test('is an error when the build would miss a secret, before anything is built', async () => {
    work = await world.startImageJob('buildkit');
    work.writeDockerfile('ARG TOKEN', 'RUN echo $TOKEN');
    const result = await build({ 'build-args-file': handOff('build-secrets', { TOKEN: 'hunter2-hunter2' }) });
    expect(result.exitCode).toBe(1);
    expect(result.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', title: 'INVALID_INPUT', file: 'app/Dockerfile', line: 3 }),
    );
    expect(work.client.calls()).not.toContain('build --progress');
  }, 120_000);

  test('cannot be built by the legacy builder when it gets secrets', async () => {
    work = await world.startImageJob('legacy (old engine)');
    work.writeDockerfile('RUN --mount=type=secret,id=TOKEN true');
    const result = await build({ secrets: 'TOKEN=hunter2-hunter2' });
    expect(result.annotations).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('This runner cannot honour build secrets.') }),
    );
  }, 120_000);
});

describe.each(all)('a build that fails with %s', (path) => {
  test('is told of beside the line, with what the command printed last', async () => {
    work = await world.startImageJob(path);
    work.writeDockerfile(
      'ARG PASSWORD',
      'RUN echo one',
      '# comment',
      'RUN echo "the last words: $PASSWORD" \\',
      '  && exit 42',
    );
    const result = await build({ 'build-args-file': handOff('build-args', { PASSWORD: 'hunter2-hunter2' }) });
    const [error] = result.annotations.filter(({ level }) => level === 'error');
    expect(error).toMatchObject({ title: 'BUILD_FAILED', file: 'app/Dockerfile', line: 6 });
    expect(error?.message).toMatch(/^The image could not be built from app\/Dockerfile, at line 6: RUN echo "the last/);
    expect(error?.message).toContain('\n  | the last words: ***\n');
    expect(result.outputs).toEqual({});
  }, 120_000);
});

test('an image is labelled with its source, but for what its labels say', async () => {
  work = await world.startImageJob('buildkit', { environment: { SOURCE_DATE_EPOCH: '1700000000' } });
  work.writeDockerfile('RUN true');
  const result = await build({ labels: 'org.opencontainers.image.revision=mine\nteam=a, "b"' });
  const labels = JSON.parse(
    await world.docker('image', 'inspect', '--format', '{{json .Config.Labels}}', result.outputs.image ?? ''),
  );
  expect(labels).toMatchObject({
    'org.opencontainers.image.created': '2023-11-14T22:13:20Z',
    'org.opencontainers.image.revision': 'mine',
    'org.opencontainers.image.source': expect.stringMatching(/^https:\/\/\S+\/\S+\/\S+$/),
    team: 'a, "b"',
  });
}, 120_000);

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Buffer.from(text));
  return Buffer.from(digest).toString('hex');
}
