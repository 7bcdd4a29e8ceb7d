import { type Job, type StepResult, startJob } from '../harness/runner.ts';
import type { Place } from './ecs.ts';
import type { Play, Stage } from './stage.ts';

/**
 * Runs a part of the story as the job of a workflow run; its post steps run at the end, whatever happens. With --verbose the log of
 * every action is shown.
 */
export async function runJob<Value>(
  play: Play,
  stage: Pick<Stage, 'workspace' | 'environment'>,
  quoted: 'quote deploy' | 'quote nothing',
  work: (job: Job) => Promise<Value>,
): Promise<Value> {
  const job = startJob({
    workspace: stage.workspace,
    environment: stage.environment,
    signal: play.signal,
    onLine: (line, action) => {
      if (play.verbose || (quoted === 'quote deploy' && ['deploy', 'rollback', 'verify'].includes(action)))
        play.narrator.quote(line);
    },
  });
  try {
    return await work(job);
  } finally {
    play.results.push(...(await job.finish()));
  }
}

/** Runs one action of a job, and keeps what it did. Throws when it fails. */
export async function runAction(
  play: Play,
  job: Job,
  action: string,
  inputs: Readonly<Record<string, string>>,
): Promise<StepResult> {
  const result = await tryAction(play, job, action, inputs);
  if (result.exitCode === 0) return result;
  const reasons = result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  throw new Error(`The action "${action}" failed: ${reasons.join(' ') || `exit code ${result.exitCode}`}`);
}

/** Runs one action of a job, and keeps what it did, whether it fails or not. */
export async function tryAction(
  play: Play,
  job: Job,
  action: string,
  inputs: Readonly<Record<string, string>>,
): Promise<StepResult> {
  play.signal.throwIfAborted();
  const result = await job.run(action, inputs);
  play.signal.throwIfAborted();
  play.results.push(result);
  return result;
}

/** An image in the repository. */
export interface PushedImage {
  /** `registry/repository@digest`. */
  readonly reference: string;
  readonly digest: string;
  /** What of its secrets the running container gets, for the input `secrets` of deploy; empty when they are in the image. */
  readonly secrets: string;
  /** What `image` said of it in annotations. */
  readonly warnings: readonly string[];
}

/**
 * Takes the secrets on their way, which is build args unless `way` says otherwise, builds a version of the backend, tries its container
 * against the database, and pushes it; `changes` go over its usual settings, and `inputs` over those of the action.
 */
export async function buildAndPush(
  play: Play,
  stage: Stage,
  job: Job,
  version: string,
  changes: Readonly<Record<string, string>> = {},
  inputs: Readonly<Record<string, string>> = {},
  way: Readonly<Record<string, string>> = {},
): Promise<PushedImage> {
  const { secrets, ...usual } = await prepareImage(play, stage, job, version, changes, way);
  const image = await runAction(play, job, 'image', { ...usual.inputs, ...inputs });
  const { image: reference = '', digest = '' } = image.outputs;
  play.narrator.say(`Built and pushed version ${version.slice(1)}: ${digest.slice(0, 19)}…`);
  const warnings = image.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
  return { reference, digest, secrets, warnings };
}

/** The inputs of `image` for a version of the backend, for which `build-args` runs first, and what that has for `deploy`. */
export async function prepareImage(
  play: Play,
  stage: Stage,
  job: Job,
  version: string,
  changes: Readonly<Record<string, string>> = {},
  way: Readonly<Record<string, string>> = {},
): Promise<{ readonly inputs: Readonly<Record<string, string>>; readonly secrets: string }> {
  const { login } = stage.postgres;
  const secrets = { DB_PASSWORD: login.password };
  const settings = {
    BASE_IMAGE: stage.baseImage.reference,
    APP_VERSION: version,
    DB_HOST: login.host,
    DB_PORT: String(login.port),
    DB_USER: login.user,
    DB_NAME: login.database,
    ...changes,
  };
  const buildArgs = await runAction(play, job, 'build-args', { secrets: lines(secrets), ...way });
  const inputs = {
    context: '.',
    repository: stage.repository,
    tags: version,
    'build-args': lines(settings),
    'build-args-file': buildArgs.outputs['build-args-file'] ?? '',
    'test-port': '8080',
    'test-path': '/version',
    'test-services': `postgres://${login.user}:${login.password}@${login.host}:${login.port}/${login.database}`,
    'test-variables': 'APP_VERSION, DB_HOST, DB_PASSWORD',
    'test-user': 'not-root',
  };
  return { inputs, secrets: buildArgs.outputs.secrets ?? '' };
}

/** The inputs that every deploy of the demo has; one that goes wrong ends after two minutes. */
export function deployInputs(
  { cluster, service }: Place,
  image: PushedImage,
  taskDefinition = 'task-definition.json',
): Readonly<Record<string, string>> {
  const { reference, secrets } = image;
  return { cluster, service, image: reference, secrets, 'task-definition': taskDefinition, 'wait-for-minutes': '2' };
}

function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
