import type { ActionHost } from '../../toolkit/action-host.ts';
import { asSentence, BerthError } from '../../toolkit/errors.ts';
import { lastLine } from '../build/messages.ts';
import type { Docker } from '../docker/docker.ts';
import { prepareLogin } from '../docker/docker-configuration.ts';
import { pausesAfterFailures, type Wait, waiting } from './pauses.ts';
import { judgePushFailure } from './push-failure.ts';
import type { RegistryCredentials } from './registry.ts';

/** The job's login to one registry. */
export interface Login {
  /** With its port. */
  readonly host: string;
  /** Logs in anew when the token is about to expire. */
  ensure(): Promise<void>;
  /** Logs in with a new token. */
  renew(): Promise<void>;
}

/** What a login needs. */
export interface LoginTools {
  readonly docker: Docker;
  /** The directory of the job's Docker configuration. */
  readonly directory: string;
  readonly host: ActionHost;
  /** The machine's time in milliseconds. */
  now?(): number;
  readonly wait?: Wait;
}

/** ECR's tokens live for twelve hours. A push that takes longer than this is helped by the login that follows its failure. */
const shortestRest = 60 * 60 * 1000;

/** Logs the job's Docker configuration in to a registry. */
export async function openLogin(
  tools: LoginTools,
  host: string,
  credentials: () => Promise<RegistryCredentials>,
): Promise<Login> {
  const now = tools.now ?? Date.now;
  let expiresAt: number | undefined;
  const renew = async () => {
    const fresh = await credentials();
    await logIn(tools, host, fresh);
    expiresAt = fresh.expiresAt;
  };
  await prepareLogin(tools.directory, host);
  await renew();
  return {
    host,
    renew,
    async ensure() {
      const rest = expiresAt === undefined ? Number.POSITIVE_INFINITY : expiresAt - now();
      if (rest > shortestRest) return;
      // A token that still holds is better than none: AWS credentials may have gone before it.
      await renew().catch((thrown: unknown) => {
        if (rest <= 0) throw thrown;
      });
    },
  };
}

/** Logs the Docker client in to a registry, and again when the way to it failed. The password goes through standard input and is masked first. */
async function logIn(
  { docker, host: actionHost, wait = waiting(actionHost.cancelled) }: LoginTools,
  host: string,
  { user, password }: RegistryCredentials,
): Promise<void> {
  if (password !== '') actionHost.mask(password);
  const pauses: number[] = [...pausesAfterFailures];
  const parameters = ['login', '--username', user, '--password-stdin', host];
  for (;;) {
    const { exitCode, stdout, stderr } = await docker({ parameters, input: password });
    if (exitCode === 0) return;
    const message = lastLine(stderr) || lastLine(stdout);
    const pause = judgePushFailure(message) === 'transient' ? pauses.shift() : undefined;
    if (pause === undefined) throw loginFailed(host, message);
    await wait(pause);
  }
}

function loginFailed(host: string, message: string): BerthError {
  return new BerthError('PUSH_FAILED', {
    what: `The login to ${host} failed.`,
    why: asSentence(`Docker says: ${message || 'nothing'}`),
    fix: 'Check that the runner reaches that registry, and that the Docker engine trusts its certificate.',
  });
}
