import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ECRClient } from '@aws-sdk/client-ecr';
import { assembleBaseImage } from '../../../harness/base-image.ts';
import { runCommand, tryCommand } from '../../../harness/command.ts';
import { type Engine, provideEngine } from '../../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../../harness/local-aws.ts';
import { type Job, type JobOptions, type StepResult, startJob } from '../../../harness/runner.ts';
import { findProgram, searchPath } from '../../../harness/tools.ts';
import { type RecordingClient, recordingClient } from './docker-clients.ts';

/** The ways in which a client can build; each is had by a client, a plugin and an API version that allow just that. */
export type BuildPath = 'buildx' | 'buildkit' | 'legacy (old engine)' | 'legacy (new client)';

/** A Docker engine, local-aws in front of a registry, and a base image that has node and sh. */
export interface ImageWorld {
  readonly aws: LocalAws;
  readonly base: string;
  /** A client of the ECR of the account that this access key plays; default: the emulator's own. */
  ecr(accessKeyId?: string): ECRClient;
  /** Runs the Docker client outside of any job. */
  docker(...parameters: readonly string[]): Promise<string>;
  /** Ids of containers that builds of tests have left; an empty string when there are none. */
  testContainers(): Promise<string>;
  /** A directory for whatever tests need, removed at the end. */
  readonly scratch: string;
  /** A workspace with an empty folder `app`, and a job in it. */
  startImageJob(path: BuildPath, options?: JobOptions): Promise<ImageJob>;
  stop(): Promise<void>;
}

export interface ImageJob {
  readonly job: Job;
  readonly workspace: string;
  /** The HOME of the job's user. */
  readonly home: string;
  readonly client: RecordingClient;
  writeDockerfile(...lines: readonly string[]): void;
  /** One for an image of a few bytes, in which nothing can run: it is pushed at once, while the base image takes long. */
  writeSmallDockerfile(...lines: readonly string[]): void;
  /** Runs `image` on the folder `app`. */
  image(inputs: Readonly<Record<string, string>>): Promise<StepResult>;
  finish(): Promise<void>;
}

const label = 'berth.test=image';

export async function startImageWorld(): Promise<ImageWorld> {
  const engine = await provideEngine();
  const environment = { ...process.env, ...engine.environment };
  const { reference: base } = await assembleBaseImage(environment);
  const aws = await startLocalAws({ runtime: 'simulated', environment });
  const docker = (...parameters: readonly string[]) => runCommand('docker', parameters, { environment });
  const scratch = mkdtempSync(join(tmpdir(), 'berth-image-world-'));
  return {
    aws,
    base,
    scratch,
    ecr: (accessKeyId = 'local-aws') => ecrClient(aws, accessKeyId),
    docker,
    testContainers: () => docker('ps', '--all', '--quiet', '--filter', `label=${label}`),
    startImageJob: (path, options) => startImageJob({ engine, aws, base }, path, options),
    stop: async () => {
      await aws.stop();
      await removeTestImages(environment);
      await engine.stop();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

function ecrClient({ environment }: LocalAws, accessKeyId: string): ECRClient {
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = environment;
  return new ECRClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey: 'x' } });
}

/** A repository name that no other test has. */
export function repositoryName(): string {
  return `team/backend-${Math.random().toString(36).slice(2, 10)}`;
}

async function startImageJob(
  { engine, aws, base }: { readonly engine: Engine; readonly aws: LocalAws; readonly base: string },
  path: BuildPath,
  options: JobOptions = {},
): Promise<ImageJob> {
  const workspace = mkdtempSync(join(tmpdir(), 'berth-image-test-'));
  const [app, home, folder] = [join(workspace, 'app'), join(workspace, 'home'), join(workspace, 'bin')];
  for (const directory of [app, home]) mkdirSync(directory);
  const client = await clientFor(path, folder);
  // A new client that stands in for an old one speaks BuildKit through the plugin, behind the action's back.
  if (path === 'buildx' || (path === 'buildkit' && client.standsIn)) installBuildx(home);
  const environment = {
    ...aws.environment,
    ...engine.environment,
    PATH: [folder, searchPath()].join(delimiter),
    HOME: home,
    // An API older than BuildKit, which is what an engine older than 18.09 comes to.
    ...(path === 'legacy (old engine)' ? { DOCKER_API_VERSION: '1.38' } : {}),
    ...options.environment,
  };
  const job = startJob({ ...options, workspace, environment });
  const write = (...lines: readonly string[]) => writeFileSync(join(app, 'Dockerfile'), [...lines, ''].join('\n'));
  return {
    job,
    workspace,
    home,
    client,
    writeDockerfile: (...lines) => write(`FROM ${base}`, `LABEL ${label}`, ...lines),
    writeSmallDockerfile: (...lines) => write('FROM scratch', `LABEL ${label}`, ...lines, 'COPY Dockerfile /'),
    image: (inputs) => job.run('image', { context: 'app', ...inputs }),
    finish: async () => {
      await job.finish();
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}

function clientFor(path: BuildPath, folder: string): Promise<RecordingClient> {
  switch (path) {
    case 'buildx':
      return recordingClient(folder, () => true, 'any');
    case 'buildkit':
    case 'legacy (old engine)':
      return recordingClient(folder, (major) => major < 23, '20.10.24');
    case 'legacy (new client)':
      return recordingClient(folder, (major) => major >= 23, '28.2.2');
  }
}

/** Where Docker's packages and users put plugins (https://github.com/docker/buildx#linux-packages). */
const pluginFolders = [
  join(homedir(), '.docker/cli-plugins'),
  '/usr/local/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
];

export function installBuildx(home: string): void {
  const installed = pluginFolders.map((folder) => join(folder, 'docker-buildx'));
  const program = findProgram('buildx') ?? installed.find((path) => existsSync(path));
  if (program === undefined) throw new Error('buildx is not there: install Go, and script/bootstrap compiles it.');
  mkdirSync(join(home, '.docker', 'cli-plugins'), { recursive: true });
  symlinkSync(program, join(home, '.docker', 'cli-plugins', 'docker-buildx'));
}

/** Removes what tests built, by its label. */
async function removeTestImages(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const ids = await runCommand('docker', ['image', 'ls', '--quiet', '--filter', `label=${label}`], { environment });
  const unique = [...new Set(ids.split('\n').filter((id) => id !== ''))];
  if (unique.length > 0) await tryCommand('docker', ['image', 'rm', '--force', ...unique], { environment });
}
