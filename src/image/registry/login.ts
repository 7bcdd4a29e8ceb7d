import type { ActionHost } from '../../toolkit/action-host.ts';
import { asSentence, BerthError } from '../../toolkit/errors.ts';
import { lastLine } from '../build/messages.ts';
import type { Docker } from '../docker/docker.ts';
import type { RegistryCredentials } from './registry.ts';

/** Logs the Docker client in to a registry. The password goes through standard input and is masked first. */
export async function logIn(
  docker: Docker,
  host: string,
  { user, password }: RegistryCredentials,
  actionHost: ActionHost,
): Promise<void> {
  if (password !== '') actionHost.mask(password);
  const { exitCode, stdout, stderr } = await docker({
    parameters: ['login', '--username', user, '--password-stdin', host],
    input: password,
  });
  if (exitCode === 0) return;
  throw new BerthError('PUSH_FAILED', {
    what: `The login to ${host} failed.`,
    why: asSentence(`Docker says: ${lastLine(stderr) || lastLine(stdout) || 'nothing'}`),
    fix: 'Check that the runner reaches that registry, and that the Docker engine trusts its certificate.',
  });
}
