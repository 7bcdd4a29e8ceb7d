import { BerthError, messageOf } from '../../../toolkit/errors.ts';
import { type CommandResult, execute } from '../../../toolkit/execute.ts';

/** The `docker` command with the environment of this process: DOCKER_HOST, contexts and credentials are the user's. */
export interface DockerCli {
  /** Runs it to its end, whatever that is; exit code 127 when it cannot be started. `environment` is added to the process's. */
  try(parameters: readonly string[], options?: DockerCallOptions): Promise<CommandResult>;
  /** Runs it and returns what it printed, without the line break. Throws LOCAL_AWS_FAILED with Docker's own message. */
  run(parameters: readonly string[], options?: DockerCallOptions): Promise<string>;
}

export interface DockerCallOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The command as it is found on PATH. */
export const dockerCli: DockerCli = {
  try: call,
  async run(parameters, options) {
    const result = await call(parameters, options);
    if (result.exitCode === 0) return result.stdout.trimEnd();
    throw new BerthError('LOCAL_AWS_FAILED', {
      what: `"docker ${parameters.slice(0, 2).join(' ')}" failed.`,
      why: `Docker said: ${daemonMessage(result.stderr)}.`,
      fix: 'Correct what Docker names, then start local-aws again.',
    });
  },
};

/** What the engine said, in one line: its own error where there is one, the last line of the command otherwise. */
export function daemonMessage(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const spoken = lines.filter((line) => line !== '');
  const error = spoken.find((line) => line.startsWith('Error response from daemon:'));
  return error ?? spoken.at(-1) ?? 'nothing';
}

/** Throws DOCKER_MISSING without a `docker` command and DOCKER_UNAVAILABLE when no engine answers it. */
export async function requireEngine(docker: DockerCli): Promise<void> {
  const { exitCode, stderr } = await docker.try(['version', '--format', '{{.Server.Version}}']);
  if (exitCode === 0) return;
  const why = `Docker said: ${daemonMessage(stderr)}.`;
  if (exitCode === notStarted) {
    throw new BerthError('DOCKER_MISSING', {
      what: 'The "docker" command, by which local-aws runs tasks as containers, cannot be started.',
      why,
      fix: 'Install Docker, or start local-aws with --runtime simulated.',
    });
  }
  throw new BerthError('DOCKER_UNAVAILABLE', {
    what: 'No Docker engine answers.',
    why,
    fix: 'Start the engine, or set DOCKER_HOST to it, or start local-aws with --runtime simulated.',
  });
}

const notStarted = 127;

async function call(parameters: readonly string[], options: DockerCallOptions = {}): Promise<CommandResult> {
  const environment = { ...process.env, ...options.environment };
  const { signal } = options;
  try {
    return await execute({ program: 'docker', parameters, environment, ...(signal === undefined ? {} : { signal }) });
  } catch (thrown) {
    return { exitCode: notStarted, stdout: '', stderr: messageOf(thrown) };
  }
}
