import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Buildkitd, startBuildkitd } from '../../harness/buildkitd.ts';
import type { StepResult } from '../../harness/runner.ts';
import type { SecretsMode } from '../../src/secrets/types.ts';
import {
  type BuildPath,
  type ImageJob,
  type ImageWorld,
  repositoryName,
  startImageWorld,
} from './support/image-world.ts';
import { writeSmallRoot } from './support/leaks/leaky-context.ts';

let world: ImageWorld;
let work: ImageJob;

let buildkitd: Buildkitd;

beforeAll(async () => {
  [world, buildkitd] = await Promise.all([startImageWorld(), startBuildkitd()]);
}, 120_000);

afterAll(async () => {
  await Promise.all([world?.stop(), buildkitd?.stop()]);
}, 60_000);

afterEach(() => work?.finish());

const secret = 'hunter2-"quoted"-$ecret-Zq8';
const encoded = Buffer.from(secret).toString('base64');

/** Writes what the build-args action hands over. */
function handOff(mode: SecretsMode, values: Readonly<Record<string, string>>): string {
  const file = join(work.workspace, 'handoff.json');
  const entries = Object.entries(values).map(([name, value]) => ({ name, value }));
  writeFileSync(file, JSON.stringify({ version: 2, mode, asFile: null, entries }), { mode: 0o600 });
  return file;
}

/** Runs `image` with a repository that is not there yet. */
async function image(inputs: Readonly<Record<string, string>>): Promise<StepResult & { readonly repository: string }> {
  const repository = repositoryName();
  const result = await work.image({ test: 'off', repository, 'create-repository': 'true', ...inputs });
  expectNoValue(result);
  return { ...result, repository };
}

/** Nothing that a step leaves may hold the value, in the forms in which it would be written. */
function expectNoValue({ rawLog, summary, outputs }: StepResult): void {
  const said = rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  for (const text of [...said, summary, JSON.stringify(outputs)])
    for (const form of [secret, encoded, 'quoted', 'ecret-Zq8']) expect(text).not.toContain(form);
}

function warningsOf({ annotations }: StepResult): readonly string[] {
  return annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
}

/** Line 1 is FROM, line 2 the label that tests clean up by. */
const firstLine = 3;

const withBuildKit: readonly BuildPath[] = ['buildx', 'buildkit'];

describe.each(withBuildKit)('a build secret with %s', (path) => {
  test('that the build leaves in a file stops the push, and the place, the line and the fix are told', async () => {
    work = await world.startImageJob(path);
    work.writeDockerfile(
      'RUN --mount=type=secret,id=TOKEN read -r T < /run/secrets/TOKEN; echo "token=$T" > /tmp/npmrc',
      'RUN : > /tmp/npmrc',
    );
    const result = await image({ 'build-args-file': handOff('build-secrets', { TOKEN: secret }) });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toEqual({});
    const errors = result.annotations.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ title: 'LEAK_FOUND', file: 'app/Dockerfile', line: firstLine });
    expect(errors[0]?.message).toMatch(
      /^TOKEN can be read in what would leave this machine: TOKEN: layer \d+, file tmp\/npmrc \(app\/Dockerfile line 3, RUN\)/,
    );
    expect(errors[0]?.message).toContain('use it without writing it, or delete the file within the same RUN');
    expect(result.summary).toMatch(
      /\| `TOKEN` \| layer \d+, file tmp\/npmrc \| line 3, RUN \| app\/Dockerfile line 3 writes TOKEN to tmp\/npmrc:/,
    );
    expect(work.client.calls().filter((call) => call.startsWith('push'))).toEqual([]);
  }, 120_000);

  test('that stays where it belongs is pushed with, and the summary says that it was looked for', async () => {
    work = await world.startImageJob(path);
    work.writeDockerfile(`RUN --mount=type=secret,id=TOKEN read -r T < /run/secrets/TOKEN; [ \${#T} -gt 20 ]`);
    const result = await image({ secrets: `TOKEN=${secret}` });
    expect(result.exitCode).toBe(0);
    expect(result.summary).toContain('Leak scan: none of 1 secret was found.');
    expect(result.log).toMatch(/Leak scan: looked for 1 secrets in \d+ forms through \d+ MB in [\d.]+ s\./);
    expect(warningsOf(result)).toEqual([]);
  }, 120_000);
});

test('a secret of the input "secrets" that the build prints is a warning beside the line of the step', async () => {
  work = await world.startImageJob('buildx');
  work.writeDockerfile('RUN :', 'RUN --mount=type=secret,id=TOKEN read -r T < /run/secrets/TOKEN; echo "it is $T"');
  const result = await image({ secrets: `TOKEN=${secret}` });
  expect(result.exitCode).toBe(0);
  expect(result.annotations).toMatchObject([{ level: 'warning', file: 'app/Dockerfile', line: firstLine + 1 }]);
  expect(warningsOf(result)[0]).toMatch(/^The step "\[3\/3\] RUN .*" prints TOKEN\. It is masked in this log/);
}, 120_000);

describe.each(['buildx', 'buildkit', 'legacy (old engine)'] as const)('a build arg with %s', (path) => {
  test('is warned of where it can be read, since that is its nature, and fails when asked to', async () => {
    work = await world.startImageJob(path);
    work.writeDockerfile('ARG PASSWORD', 'ENV PASSWORD=$PASSWORD', 'RUN : "$PASSWORD"');
    const file = handOff('build-args', { PASSWORD: secret });
    const result = await image({ 'build-args-file': file });
    expect(result.exitCode).toBe(0);
    expect(warningsOf(result).filter((message) => message.includes('can be read by everyone'))).toHaveLength(1);
    expect(result.summary).toMatch(/\| `PASSWORD` \| the image's configuration, Env PASSWORD \| line 4, ENV \|/);
    expect(result.summary).toMatch(/\| `PASSWORD` \| the image's history, entry \d+ \|/);
    const strict = await image({ 'build-args-file': file, 'leak-scan': 'fail' });
    expect(strict.exitCode).toBe(1);
    expect(strict.annotations.filter(({ level }) => level === 'error')).toMatchObject([{ title: 'LEAK_FOUND' }]);
  }, 120_000);
});

test('a secret for the running container that is copied into the image stops the push, also in base64', async () => {
  work = await world.startImageJob('legacy (old engine)');
  writeFileSync(join(work.workspace, 'app', '.env'), `AUTH=${encoded}\n`);
  work.writeDockerfile('COPY . /srv');
  const result = await image({ 'build-args-file': handOff('runtime-ssm', { AUTH: secret }) });
  expect(result.exitCode).toBe(1);
  const [error] = result.annotations.filter(({ level }) => level === 'error');
  expect(error?.message).toMatch(/AUTH: layer \d+, file srv\/\.env, as base64 \(app\/Dockerfile line 3, COPY\)/);
  expect(error?.message).toContain('name it in .dockerignore');
}, 120_000);

test('the policy is obeyed: "warn" pushes what "fail" does not, "off" is told in the summary, and so is a short value', async () => {
  work = await world.startImageJob('legacy (old engine)');
  writeFileSync(join(work.workspace, 'app', '.env'), `AUTH=${secret}\n`);
  work.writeDockerfile('COPY . /srv');
  const file = handOff('runtime-ssm', { AUTH: secret, PIN: '4711' });
  const warned = await image({ 'build-args-file': file, 'leak-scan': 'warn' });
  expect(warned.exitCode).toBe(0);
  expect(warningsOf(warned).join('\n')).toMatch(/^AUTH can be read in what leaves this machine: AUTH: layer/m);
  expect(warningsOf(warned).join('\n')).toContain('PIN is shorter than 6 bytes');
  expect(warned.summary).toContain('PIN is shorter than 6 bytes');
  const off = await image({ 'build-args-file': file, 'leak-scan': 'off' });
  expect(off.exitCode).toBe(0);
  expect(warningsOf(off)).toEqual([]);
  expect(off.summary).toContain('Leak scan: off, as asked.');
}, 120_000);

test('without secrets nothing is looked for, and the log says so', async () => {
  work = await world.startImageJob('legacy (old engine)');
  work.writeDockerfile('RUN echo "nothing to hide"');
  const result = await image({ push: 'false' });
  expect(result.exitCode).toBe(0);
  expect(result.log).toContain('Leak scan: this step was given no secret, so there is nothing to look for.');
  expect(work.client.calls()).not.toContain('image save');
}, 120_000);

describe('with a BuildKit of its own', () => {
  async function startWork(...lines: readonly string[]): Promise<void> {
    work = await world.startImageJob('buildx', { environment: { BUILDX_BUILDER: 'own' } });
    buildkitd.install(work.home, 'own');
    const context = join(work.workspace, 'app');
    await writeSmallRoot(context);
    const base = ['FROM scratch AS base', 'LABEL berth.test=image', 'ADD root.tar /'];
    writeFileSync(join(context, 'Dockerfile'), `${[...base, ...lines].join('\n')}\n`);
  }

  test('a secret in a stage that is no part of the image stops the export of a cache that has it', async () => {
    await startWork(
      'FROM base AS build',
      'RUN --mount=type=secret,id=TOKEN read -r T < /run/secrets/TOKEN; echo "$T" > /npmrc; echo app > /app',
      'FROM base',
      'COPY --from=build /app /app',
    );
    const cache = join(work.workspace, 'cache');
    const inputs = { secrets: `TOKEN=${secret}`, 'cache-to': `type=local,dest=${cache},mode=max` };
    const result = await image(inputs);
    expect(result.exitCode).toBe(1);
    const [error] = result.annotations.filter(({ level }) => level === 'error');
    expect(error?.title).toBe('LEAK_FOUND');
    expect(error?.message).toMatch(/TOKEN: the exported cache, layer \d+, file npmrc/);
    expect(existsSync(cache)).toBe(false);
    const without = await image({ secrets: `TOKEN=${secret}` });
    expect(without.exitCode).toBe(0);
  }, 120_000);

  test('a build arg in the provenance of the whole build is found there', async () => {
    await startWork('FROM base AS build', 'ARG PASSWORD', 'RUN : > /app', 'FROM base', 'COPY --from=build /app /app');
    const file = handOff('build-args', { PASSWORD: secret });
    const result = await image({ 'build-args-file': file, provenance: 'mode=max', 'leak-scan': 'fail' });
    expect(result.exitCode).toBe(1);
    const [error] = result.annotations.filter(({ level }) => level === 'error');
    expect(error?.message).toContain('PASSWORD: the provenance attestation');
    expect(work.client.calls()).not.toContain('image push');
    const least = await image({ 'build-args-file': file, provenance: 'mode=min', 'leak-scan': 'fail' });
    expect(least.exitCode).toBe(0);
  }, 120_000);
});
