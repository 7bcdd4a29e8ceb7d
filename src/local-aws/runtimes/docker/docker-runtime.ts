import type { CleanUp } from '../../process/clean-up.ts';
import type { LogSink, RegistryAccess, Runtime } from '../runtime.ts';

export interface DockerRuntimeOptions {
  readonly cleanUp: CleanUp;
  readonly sink: LogSink;
  readonly registry: RegistryAccess;
  /** Hears of what goes wrong beside the tasks themselves, such as an engine that went away. */
  readonly log: (line: string) => void;
}

export interface DockerRuntime extends Runtime {
  /** The address of this machine on the tasks' network: what a task connects to for a server of the host. */
  readonly gateway: string;
}

/**
 * Runs tasks as containers of the local Docker engine, on a network of their own. Throws DOCKER_MISSING or DOCKER_UNAVAILABLE
 * when there is none.
 */
export async function createDockerRuntime(_options: DockerRuntimeOptions): Promise<DockerRuntime> {
  throw new Error('not written yet');
}
