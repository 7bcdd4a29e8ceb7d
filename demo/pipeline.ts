import { type Job, type StepResult, startJob } from '../harness/runner.ts';
import type { Play, Stage } from './stage.ts';

/** Runs a part of the story as the job of a workflow run; its post steps run at the end, whatever happens. */
export async function runJob<Value>(play: Play, stage: Stage, work: (job: Job) => Promise<Value>): Promise<Value> {
  const job = startJob({
    workspace: stage.workspace,
    environment: stage.environment,
    signal: play.signal,
    onLine: (line, action) => {
      if (play.verbose || action === 'deploy') play.narrator.quote(line);
    },
  });
  try {
    return await work(job);
  } finally {
    play.results.push(...(await job.finish()));
  }
}

/** Runs one action of a job, and keeps what it did. Throws when it fails and may not. */
export async function runAction(
  play: Play,
  job: Job,
  action: string,
  inputs: Readonly<Record<string, string>>,
  mayFail: 'may fail' | 'must succeed' = 'must succeed',
): Promise<StepResult> {
  play.signal.throwIfAborted();
  const result = await job.run(action, inputs);
  play.signal.throwIfAborted();
  play.results.push(result);
  if (result.exitCode === 0 || mayFail === 'may fail') return result;
  const reasons = result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  throw new Error(`The action "${action}" failed: ${reasons.join(' ') || `exit code ${result.exitCode}`}`);
}

/** An image in the repository. */
export interface PushedImage {
  /** `registry/repository@digest`. */
  readonly reference: string;
  readonly digest: string;
}

/** Turns the secrets into build args, builds a version of the backend, and pushes it. */
export async function buildAndPush(play: Play, stage: Stage, job: Job, version: string): Promise<PushedImage> {
  const { login } = stage.postgres;
  const secrets = { DB_HOST: login.host, DB_USER: login.user, DB_PASSWORD: login.password };
  const settings = {
    BASE_IMAGE: stage.baseImage.reference,
    APP_VERSION: version,
    DB_PORT: String(login.port),
    DB_NAME: login.database,
  };
  const buildArgs = await runAction(play, job, 'build-args', { secrets: lines(secrets) });
  const image = await runAction(play, job, 'image', {
    context: '.',
    repository: stage.repository,
    tags: version,
    'build-args': lines(settings),
    'build-args-file': buildArgs.outputs['build-args-file'] ?? '',
  });
  const { image: reference = '', digest = '' } = image.outputs;
  play.narrator.say(`Built and pushed version ${version.slice(1)}: ${digest.slice(0, 19)}…`);
  return { reference, digest };
}

function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
