import type { Readable } from 'node:stream';
import { BerthError } from '../../toolkit/errors.ts';
import type { CommandResult, Execute } from '../../toolkit/execute.ts';
import { unlessAborted } from '../../toolkit/unless-aborted.ts';

/** One call of the Docker client. */
export interface DockerCall {
  /** What follows `docker`. Values of build args never stand here: every process of the machine can read it. */
  readonly parameters: readonly string[];
  /** Variables for this call besides those of the session. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  onLine?(line: string): void;
  /** Takes the bytes of standard output as they come; the result has none of them. */
  readOutput?(output: Readable): Promise<void>;
  /** Default: `docker`. */
  readonly program?: 'docker' | 'docker-compose';
  /** Ends this one call, whose result is then that of a failure. */
  readonly signal?: AbortSignal;
  /** Lets the call come to its end although the workflow is cancelled: for short ones whose traces are removed, and for removing them. */
  readonly evenIfCancelled?: boolean;
}

/** Calls the Docker client, and returns how it ended. */
export type Docker = (call: DockerCall) => Promise<CommandResult>;

/**
 * The Docker client under a fixed environment.
 * @throws DOCKER_MISSING when there is no client, ACTION_CANCELLED when the workflow is cancelled meanwhile.
 */
export function createDocker(
  execute: Execute,
  session: Readonly<Record<string, string | undefined>>,
  cancelled: AbortSignal,
): Docker {
  return async ({ parameters, environment = {}, program = 'docker', signal, evenIfCancelled = false, ...rest }) => {
    const signals = [...(evenIfCancelled ? [] : [cancelled]), ...(signal === undefined ? [] : [signal])];
    const command = {
      program,
      parameters,
      environment: { ...session, ...environment },
      ...(signals.length > 0 ? { signal: AbortSignal.any(signals) } : {}),
      ...rest,
    };
    const result = await execute(command).catch((thrown: unknown) => {
      throw startError(thrown);
    });
    if (cancelled.aborted && !evenIfCancelled) throw actionCancelled();
    return result;
  };
}

function startError(thrown: unknown): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOENT') return dockerMissing(thrown);
  return code === 'E2BIG' ? tooMuchToPass(thrown) : thrown;
}

function dockerMissing(cause: unknown): BerthError {
  const sentences = {
    what: 'There is no Docker client on this runner.',
    why: 'No folder of PATH holds a program called docker.',
    fix: 'Use a runner with Docker, such as ubuntu-latest, or install Docker on your own runner.',
  };
  return new BerthError('DOCKER_MISSING', sentences, { cause });
}

function tooMuchToPass(cause: unknown): BerthError {
  const sentences = {
    what: 'The values that Docker is to pass on are too long, all of them together.',
    why: 'Build args, and the variables of the container under test, travel in the environment of the Docker client, which Linux limits to about 2 MiB.',
    fix: 'Copy a file into the build instead of passing its content as a value.',
  };
  return new BerthError('INVALID_INPUT', sentences, { cause });
}

/**
 * What a promise resolves to, unless the workflow is cancelled before: what it waits for may hang, or take long.
 * @throws ACTION_CANCELLED.
 */
export async function untilCancelled<Value>(work: Promise<Value>, cancelled: AbortSignal): Promise<Value> {
  const value = await unlessAborted(
    work.then((result) => ({ result })),
    cancelled,
  );
  if (value === 'aborted') throw actionCancelled();
  return value.result;
}

/** What ends a step that was cancelled. */
export function actionCancelled(): BerthError {
  return new BerthError('ACTION_CANCELLED', {
    what: 'The step was cancelled.',
    why: 'The runner asked it to end, and the Docker client was ended too.',
    fix: 'Start the workflow again when you want the image.',
  });
}
