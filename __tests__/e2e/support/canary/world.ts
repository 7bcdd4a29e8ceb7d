import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  DescribeTaskDefinitionCommand,
  type ECSClient,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { assembleBaseImage } from '../../../../harness/base-image.ts';
import { runCommand, tryCommand } from '../../../../harness/command.ts';
import { type Engine, provideEngine } from '../../../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../../../harness/local-aws.ts';
import { type Intercept, type RecordedCall, startRecordingProxy } from '../../../../harness/recording-proxy.ts';
import { type StepResult, startJob } from '../../../../harness/runner.ts';
import { searchPath } from '../../../../harness/tools.ts';
import type { SecretsMode } from '../../../../src/secrets/types.ts';
import { type Canary, plantCanaries } from '../../../support/canary/canaries.ts';
import { createDetector, type Sighting } from '../../../support/canary/detector.ts';
import { ecsClient, setScene } from '../../../support/ecs-scene.ts';
import { recordingClient } from '../docker-clients.ts';
import { installBuildx } from '../image-world.ts';
import { check, keep, serve, tell } from './programs.ts';
import { filesUnder, type Sink, shownBy, sink, watchCommandLines } from './sinks.ts';

/** A Docker engine, local-aws with real containers in front of a registry, and a look at every command line of the machine. */
export interface CanaryWorld {
  /** Runs the pipeline as the composite action does: `build-args`, `image`, `deploy`, each only when the one before it passed; then `diagnose`, where it has inputs. */
  run(flight: Flight): Promise<Landing>;
  docker(...parameters: readonly string[]): Promise<string>;
  /** Ends the watch on command lines: those that were seen. */
  commandLines(): readonly string[];
  stop(): Promise<void>;
}

/** One run of the pipeline with canaries of its own. */
export interface Flight {
  readonly as: SecretsMode;
  /** Leaves canaries out, such as one that is too long for a store. */
  carries?(canary: Canary): boolean;
  /** Changes the text of the secrets, as a user may get it wrong. */
  secrets?(canaries: readonly Canary[]): string;
  /** The Dockerfile behind `FROM`, and the programs serve.cjs, tell.cjs, check.cjs and keep.cjs in /app. */
  readonly dockerfile?: (canaries: readonly Canary[]) => readonly string[];
  /** Further inputs, by action. */
  readonly inputs?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Answers calls to AWS in its place. */
  intercept?(canaries: readonly Canary[]): Intercept;
  /** Whether the job is to be cancelled now, at a line of the log, a call to AWS, or a call of the Docker client. */
  cancel?(seen: { readonly line?: string; readonly call?: RecordedCall; readonly docker?: string }): boolean;
  /** The last action to run. */
  readonly until?: 'build-args' | 'image';
}

/** What came of a flight, and everything that left it. */
export interface Landing {
  readonly canaries: readonly Canary[];
  /** The main steps that ran, in their order. */
  readonly steps: readonly StepResult[];
  readonly posts: readonly StepResult[];
  readonly calls: readonly RecordedCall[];
  readonly cluster: string;
  readonly sinks: readonly Sink[];
  /** Files that stayed in RUNNER_TEMP and TMPDIR after the post steps, but for the runner's own. */
  readonly left: readonly string[];
  /** Every piece of a canary in every sink; none when all is well. */
  sightings(more?: readonly Sink[]): readonly (Sighting & { readonly sink: string })[];
}

const label = 'berth.test=canary';

export async function startCanaryWorld(): Promise<CanaryWorld> {
  const engine = await provideEngine();
  const environment = { ...process.env, ...engine.environment };
  const { reference: base } = await assembleBaseImage(environment);
  const aws = await startLocalAws({ runtime: 'docker', speed: 10, environment });
  const ecs = ecsClient(aws.environment);
  const watch = watchCommandLines();
  const docker = (...parameters: readonly string[]) => runCommand('docker', parameters, { environment });
  return {
    run: (flight) => fly({ engine, base, aws, ecs }, flight),
    docker,
    commandLines: watch.stop,
    stop: async () => {
      watch.stop();
      ecs.destroy();
      await aws.stop();
      const ids = await docker('image', 'ls', '--quiet', '--filter', `label=${label}`);
      const unique = [...new Set(ids.split('\n').filter((id) => id !== ''))];
      if (unique.length > 0) await tryCommand('docker', ['image', 'rm', '--force', ...unique], { environment });
      await engine.stop();
    },
  };
}

interface Ground {
  readonly engine: Engine;
  readonly base: string;
  readonly aws: LocalAws;
  readonly ecs: ECSClient;
}

async function fly(ground: Ground, flight: Flight): Promise<Landing> {
  const canaries = plantCanaries().filter((canary) => flight.carries?.(canary) ?? true);
  const folder = mkdtempSync(join(tmpdir(), 'berth-canary-'));
  const [workspace = '', home = '', temporary = ''] = ['workspace', 'home', 'tmp'].map((name) => join(folder, name));
  for (const directory of [workspace, home, temporary]) mkdirSync(directory);
  const cancelling = new AbortController();
  const cancelIf = (seen: Parameters<NonNullable<Flight['cancel']>>[0]) => {
    if (flight.cancel?.(seen) === true) cancelling.abort();
  };
  const intercept = flight.intercept?.(canaries);
  const proxy = await startRecordingProxy(ground.aws.environment.AWS_ENDPOINT_URL ?? '', (call) => {
    cancelIf({ call });
    return intercept?.(call);
  });
  const client = await recordingClient(join(folder, 'bin'), () => true, 'any');
  installBuildx(home);
  writeContext(workspace, ground.base, flight, canaries);
  const inTemp: Sink[] = [];
  const job = startJob({
    workspace,
    environment: {
      ...ground.aws.environment,
      ...ground.engine.environment,
      AWS_ENDPOINT_URL: proxy.url,
      RUNNER_DEBUG: '1',
      PATH: [client.folder, searchPath()].join(delimiter),
      HOME: home,
      TMPDIR: temporary,
    },
    signal: cancelling.signal,
    onLine: (line) => cancelIf({ line }),
    onEnd: (temp) => inTemp.push(...filesUnder(temp, 'temp').map(withoutSummary)),
  });
  const cluster = `canary-${Math.random().toString(36).slice(2, 10)}`;
  const watchingDocker = setInterval(() => {
    for (const docker of client.calls()) cancelIf({ docker });
  }, 50);
  const [steps, posts]: [StepResult[], StepResult[]] = [[], []];
  const run = async (name: string, inputs: Readonly<Record<string, string>>): Promise<StepResult> => {
    const result = await job.run(name, { ...inputs, ...flight.inputs?.[name] });
    steps.push(result);
    return result;
  };
  try {
    await runSteps(ground, flight, { canaries, cluster, workspace, run });
  } finally {
    clearInterval(watchingDocker);
    posts.push(...(await job.finish()));
    await proxy.close();
  }
  const inTemporary = filesUnder(temporary, 'TMPDIR');
  const sinks = [
    ...shownBy([...steps, ...posts]),
    sink('command lines of docker', client.parameters()),
    ...inTemp,
    ...inTemporary,
    ...filesUnder(home, 'HOME'),
    sink('requests to AWS', JSON.stringify(proxy.calls.filter(isNoStore))),
    sink('task definitions', await describeTaskDefinitions(ground.ecs, cluster)),
  ];
  const left = [...inTemp, ...inTemporary].map(({ name }) => name).filter((name) => !name.includes('/file-commands-'));
  rmSync(folder, { recursive: true, force: true });
  const detect = createDetector(canaries);
  const sightings: Landing['sightings'] = (more = []) =>
    [...sinks, ...more].flatMap(({ name, bytes }) => detect(bytes).map((sighting) => ({ sink: name, ...sighting })));
  return { canaries, steps, posts, calls: proxy.calls, cluster, sinks, left, sightings };
}

/** The summary is looked at as it is shown, masked. */
function withoutSummary(file: Sink): Sink {
  return file.name.endsWith('github_step_summary') ? sink(file.name, '') : file;
}

/** The stores are where values belong. */
function isNoStore({ service }: RecordedCall): boolean {
  return !['AmazonSSM', 'secretsmanager'].includes(service);
}

interface Crew {
  readonly canaries: readonly Canary[];
  readonly cluster: string;
  readonly workspace: string;
  run(action: string, inputs: Readonly<Record<string, string>>): Promise<StepResult>;
}

async function runSteps({ ecs, base }: Ground, flight: Flight, crew: Crew): Promise<void> {
  const { canaries, cluster, workspace, run } = crew;
  const place = { cluster, service: 'backend' };
  const text =
    flight.secrets?.(canaries) ?? JSON.stringify(Object.fromEntries(canaries.map(({ name, value }) => [name, value])));
  // As a file, because 100 KiB and more are too much for an input.
  const file = 'secrets.json';
  writeFileSync(join(workspace, file), text);
  const secrets = await run('build-args', { 'secrets-file': file, as: flight.as, ...place });
  rmSync(join(workspace, file));
  if (secrets.exitCode !== 0 || flight.until === 'build-args') return;
  const image = await run('image', {
    context: 'app',
    repository: cluster,
    'create-repository': 'true',
    'build-args': `CANARIES=${canaries.map(({ name }) => name).join(',')}\nHASHES=${hashesOf(canaries)}`,
    'build-args-file': secrets.outputs['build-args-file'] ?? '',
    'test-seconds': '1',
  });
  if (image.exitCode !== 0 || flight.until === 'image') return;
  await openService(ecs, cluster, base);
  await run('deploy', {
    ...place,
    image: image.outputs.image ?? '',
    secrets: secrets.outputs.secrets ?? '',
    'task-definition-arn': `${cluster}-next:1`,
    'wait-for-minutes': '2',
  });
  if (flight.inputs?.diagnose !== undefined) await run('diagnose', place);
}

function hashesOf(canaries: readonly Canary[]): string {
  return canaries.map(({ name, value }) => `${name}=${createHash('sha256').update(value).digest('hex')}`).join(',');
}

function writeContext(workspace: string, base: string, flight: Flight, canaries: readonly Canary[]): void {
  const app = join(workspace, 'app');
  mkdirSync(app);
  for (const [name, program] of Object.entries({ serve, tell, check, keep }))
    writeFileSync(join(app, `${name}.cjs`), program);
  const lines = flight.dockerfile?.(canaries) ?? ['CMD ["node", "/app/serve.cjs"]'];
  const head = [
    `FROM ${base}`,
    `LABEL ${label}`,
    'ARG CANARIES HASHES',
    'ENV CANARIES=$CANARIES HASHES=$HASHES',
    'COPY *.cjs /app/',
  ];
  writeFileSync(join(app, 'Dockerfile'), [...head, ...lines, ''].join('\n'));
}

/** A service whose one task serves already, with logs and a role that may read secrets. */
async function openService(ecs: ECSClient, cluster: string, image: string): Promise<void> {
  const container = {
    name: 'app',
    image,
    memory: 128,
    command: ['node', '-e', serve],
    logConfiguration: {
      logDriver: 'awslogs' as const,
      options: {
        'awslogs-group': `/${cluster}`,
        'awslogs-region': 'us-east-1',
        'awslogs-create-group': 'true',
        'awslogs-stream-prefix': 'app',
      },
    },
  };
  // The first task runs the command of its own; later versions run what their image says.
  const executionRoleArn = 'arn:aws:iam::000000000000:role/execution';
  await setScene(ecs, {
    cluster,
    instance: { cpu: 2048, memory: 2048 },
    taskDefinition: { family: cluster, executionRoleArn, containerDefinitions: [container] },
  });
  const { command: _, ...plain } = container;
  await ecs.send(
    new RegisterTaskDefinitionCommand({ family: `${cluster}-next`, executionRoleArn, containerDefinitions: [plain] }),
  );
}

async function describeTaskDefinitions(ecs: ECSClient, family: string): Promise<string> {
  const families = [family, `${family}-next`, `${family}-berth-rehearsal`, `${family}-next-berth-rehearsal`];
  const lists = families.map((familyPrefix) => ecs.send(new ListTaskDefinitionsCommand({ familyPrefix })));
  const arns = (await Promise.all(lists)).flatMap(({ taskDefinitionArns }) => taskDefinitionArns ?? []);
  const descriptions = arns.map((taskDefinition) =>
    ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] })),
  );
  return JSON.stringify(await Promise.all(descriptions));
}
