import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { begunTests } from '../../../src/image/container-test/remove.ts';
import type { ContainerTestRequest } from '../../../src/image/container-test/request.ts';
import { testContainer } from '../../../src/image/container-test/test-container.ts';
import type { DockerCall } from '../../../src/image/docker/docker.ts';
import type { CommandResult } from '../../../src/toolkit/execute.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'berth-failing-engine-'));
  mkdirSync(join(directory, 'job'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const request: ContainerTestRequest = {
  image: 'sha256:0',
  environment: [],
  command: null,
  http: undefined,
  seconds: undefined,
  variables: [],
  user: undefined,
  network: undefined,
  services: undefined,
  platform: undefined,
};

const up = JSON.stringify({ Id: 'c1', State: { Status: 'running', Running: true } });

/** A test against an engine that does well, but for the calls that begin with these words, which fail or never end. */
async function tryWith(failing: Readonly<Record<string, string>>) {
  const [warnings, slept]: [string[], number[]] = [[], []];
  const answers: Readonly<Record<string, string>> = { 'container inspect': up, 'container create': 'c1' };
  const docker = async ({ parameters, signal }: DockerCall): Promise<CommandResult> => {
    const words = parameters.slice(0, 2).join(' ');
    const stderr = failing[words];
    if (stderr !== undefined) return { exitCode: 1, stdout: '', stderr };
    if (words === 'container wait') await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    return { exitCode: 0, stdout: answers[words] ?? '', stderr: '' };
  };
  const log = { info() {}, debug() {}, warning: (line: string) => warnings.push(line), notice() {}, group() {} };
  const sleep = async (milliseconds: number, signal?: AbortSignal) => {
    // What the engine has answered meanwhile comes first, as it does in so many milliseconds.
    await new Promise((resolve) => setImmediate(resolve));
    slept.push(signal?.aborted ? 0 : milliseconds);
  };
  const { signal: cancelled } = new AbortController();
  const clock = { now: () => 0, sleep };
  const tools = { docker, log, clock, cancelled, directory: join(directory, 'job'), redact: (text: string) => text };
  const report = await testContainer(tools, request).catch((thrown: unknown) => String(thrown));
  return { report, warnings, slept, left: (await begunTests(directory)).length };
}

test('a container that the engine does not know any more has not passed', async () => {
  const { report } = await tryWith({ 'container inspect': 'Error: No such container: c1' });
  expect(report).toMatch(/The engine lost the container .*No such container: c1\./s);
});

test('a container counts as ended when the engine says so, not when asking it failed', async () => {
  const { report, slept } = await tryWith({ 'container wait': 'Error response from daemon: try again' });
  expect([report, slept]).toEqual([expect.objectContaining({ outcome: 'passed' }), [3_000]]);
});

test('what could not be looked for may be left, and the post step hears of it', async () => {
  expect((await tryWith({})).left).toBe(0);
  const { left, warnings } = await tryWith({ 'container ls': 'Cannot connect to the Docker daemon' });
  expect([left, warnings]).toEqual([1, [expect.stringContaining('Cannot connect to the Docker daemon')]]);
});

test('the reason why a container does not start is the engine’s error, not a warning before it', async () => {
  const stderr = `WARNING: The requested image's platform does not match\nError response from daemon: unable to find user app: no matching entries in passwd file\n`;
  const { report } = await tryWith({ 'container start': stderr });
  expect(report).toMatchObject({
    error: { sentences: { what: expect.stringMatching(/^The image has no user app, which USER names\./) } },
  });
});
