import type { ActionHost } from '../../toolkit/action-host.ts';
import { execute } from '../../toolkit/execute.ts';
import type { ContainerEngine } from './written-files.ts';

/** An engine that does not answer by then is as good as none. Milliseconds. */
const patience = 10_000;

/** The Docker client of this machine. Where there is none, or no engine behind it, a call gives nothing or a failure. */
export function connectEngine({ env, cancelled }: Pick<ActionHost, 'env' | 'cancelled'>): ContainerEngine {
  const { PATH, HOME, DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = env;
  const environment = { PATH, HOME, DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH };
  return (parameters) => {
    const signal = AbortSignal.any([cancelled, AbortSignal.timeout(patience)]);
    return execute({ program: 'docker', parameters, environment, signal }).catch(() => undefined);
  };
}
