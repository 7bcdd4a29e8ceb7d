import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { assembleBaseImage } from '../../harness/base-image.ts';
import { runCommand, tryCommand } from '../../harness/command.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { type Job, type StepResult, startJob } from '../../harness/runner.ts';
import { findProgram, searchPath } from '../../harness/tools.ts';
import { type RecordingClient, recordingClient } from './support/docker-clients.ts';

const secret = 'hunter2 "of" $many \'kinds\' #x =y';
const label = 'berth.test=image';

let engine: Engine;
let aws: LocalAws;
let base: string;
let root: string;
let job: Job;
let home: string;
let client: RecordingClient;

beforeAll(async () => {
  engine = await provideEngine();
  const environment = { ...process.env, ...engine.environment };
  base = (await assembleBaseImage(environment)).reference;
  aws = await startLocalAws({ runtime: 'simulated', environment });
}, 120_000);

afterAll(async () => {
  await aws?.stop();
  await removeTestImages();
  await engine?.stop();
}, 60_000);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'berth-image-test-'));
  home = join(root, 'home');
  mkdirSync(join(root, 'app'), { recursive: true });
  mkdirSync(home);
});

afterEach(async () => {
  await job?.finish();
  rmSync(root, { recursive: true, force: true });
});

/** Removes what tests built, by their label. */
async function removeTestImages(): Promise<void> {
  const environment = { ...process.env, ...engine.environment };
  const ids = await runCommand('docker', ['image', 'ls', '--quiet', '--filter', `label=${label}`], { environment });
  const unique = [...new Set(ids.split('\n').filter((id) => id !== ''))];
  if (unique.length > 0) await tryCommand('docker', ['image', 'rm', '--force', ...unique], { environment });
}

type Path = 'buildx' | 'buildkit' | 'legacy (old engine)' | 'legacy (new client)';

/** Starts a job whose Docker client has just this way to build. */
async function startJobWith(path: Path, environment: Readonly<Record<string, string>> = {}): Promise<void> {
  const folder = join(root, 'bin');
  const modern = path === 'legacy (new client)';
  client = await recordingClient(
    folder,
    (major) => (modern ? major >= 23 : major < 23),
    modern ? '28.2.2' : '20.10.24',
  );
  if (path === 'buildx') installBuildx();
  job = startJob({
    workspace: root,
    environment: {
      ...aws.environment,
      ...engine.environment,
      PATH: [folder, searchPath()].join(delimiter),
      HOME: home,
      // An API older than BuildKit, which is what an engine older than 18.09 comes to.
      ...(path === 'legacy (old engine)' ? { DOCKER_API_VERSION: '1.38' } : {}),
      ...environment,
    },
  });
}

function installBuildx(): void {
  const program = findProgram('buildx');
  if (program === undefined) throw new Error('buildx is not there: install Go, and script/bootstrap compiles it.');
  mkdirSync(join(home, '.docker', 'cli-plugins'), { recursive: true });
  symlinkSync(program, join(home, '.docker', 'cli-plugins', 'docker-buildx'));
}

function writeDockerfile(...lines: readonly string[]): void {
  writeFileSync(join(root, 'app', 'Dockerfile'), [`FROM ${base}`, `LABEL ${label}`, ...lines, ''].join('\n'));
}

function buildImage(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return job.run('image', { context: 'app', ...inputs });
}

/** A repository name that no other test has. */
function repositoryName(): string {
  return `team/backend-${Math.random().toString(36).slice(2, 10)}`;
}

async function dockerOutput(...parameters: readonly string[]): Promise<string> {
  return runCommand('docker', parameters, { environment: { ...process.env, ...engine.environment } });
}

async function environmentOf(image: string): Promise<readonly string[]> {
  return JSON.parse(await dockerOutput('image', 'inspect', '--format', '{{json .Config.Env}}', image));
}

const paths: readonly { readonly path: Path; readonly says: RegExp }[] = [
  { path: 'buildx', says: /Build with buildx v\d/ },
  { path: 'buildkit', says: /Build with the engine's BuildKit/ },
  { path: 'legacy (old engine)', says: /Build with the legacy builder \(client or engine is older than BuildKit\)/ },
  {
    path: 'legacy (new client)',
    says: /Build with the legacy builder \(client 2\S+ speaks BuildKit through buildx only/,
  },
];

describe.each(paths)('image with $path', ({ path, says }) => {
  test('builds with secrets, pushes, and outputs the digest that the registry knows', async () => {
    await startJobWith(path);
    writeDockerfile('ARG VERSION', 'ARG PASSWORD', 'ENV VERSION=$VERSION PASSWORD=$PASSWORD');
    const secrets = await job.run('build-args', { secrets: JSON.stringify({ PASSWORD: secret }) });
    const repository = repositoryName();
    const result = await buildImage({
      repository,
      'create-repository': 'true',
      'build-args': 'VERSION=v1',
      'build-args-file': secrets.outputs['build-args-file'] ?? '',
    });
    expect(result.log).toMatch(says);
    expect(result.exitCode).toBe(0);
    const { image = '', digest = '', tag } = result.outputs;
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(image).toMatch(new RegExp(`^127\\.0\\.0\\.1:\\d+/${repository}@${digest}$`));
    expect(tag).toBe('0123456789ab');
    expect(result.outputs.repository).toBe(repository);
    expect(await environmentOf(image)).toEqual(expect.arrayContaining(['VERSION=v1', `PASSWORD=${secret}`]));
    expect(client.calls().flat().join('\n')).not.toContain('hunter2');
    expect(result.summary).toContain(`| digest | \`${digest}\` |`);
  });

  test('keeps the last message of a build that fails, without a secret in it', async () => {
    await startJobWith(path);
    writeDockerfile('ARG PASSWORD', 'RUN echo "it is $PASSWORD" && exit 42');
    const file = join(root, 'args.json');
    const entries = [{ name: 'PASSWORD', value: 'hunter2-hunter2' }];
    writeFileSync(file, JSON.stringify({ version: 1, mode: 'build-args', entries }));
    const result = await buildImage({ push: 'false', 'build-args-file': file });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toEqual({});
    const [error] = result.annotations.filter(({ level }) => level === 'error');
    expect(error?.title).toBe('BUILD_FAILED');
    expect(error?.message).toMatch(/^The image could not be built from app\/Dockerfile/);
    expect(error?.message).toMatch(/The builder says: .*exit 42.*42\.$/m);
    const said = result.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(said.join('\n')).not.toContain('hunter2-hunter2');
    expect(said.join('\n')).toContain('it is ***');
  });
});
