import { asSentence, BerthError } from '../../toolkit/errors.ts';
import { labelOf, nameOf } from './remove.ts';
import type { ContainerTestRequest } from './request.ts';
import { networksOf } from './services/compose.ts';
import { isLoopback, needsHostNetwork } from './services/services.ts';
import type { ContainerTestTools } from './tools.ts';

/** The networks that the container is in, the first of which it starts in. */
export interface TestNetwork {
  readonly name: string;
  readonly others: readonly string[];
}

/**
 * Chooses the container's networks: the one that is asked for, those of the compose project, the host's for a database on localhost,
 * or a fresh one.
 */
export async function joinNetworks(
  tools: ContainerTestTools,
  request: ContainerTestRequest,
  run: string,
): Promise<TestNetwork> {
  const { network, services } = request;
  const composed = services?.kind === 'compose' ? await networksOf(tools, nameOf(run)) : [];
  if (network !== undefined) return { name: network, others: isSharedNetwork(network) ? [] : composed };
  if (needsHostNetwork(services)) return { name: 'host', others: [] };
  const [first, ...others] = composed;
  return first === undefined ? { name: await createNetwork(tools, run), others: [] } : { name: first, others };
}

/** Never docker0: containers of others are there. */
async function createNetwork({ docker }: ContainerTestTools, run: string): Promise<string> {
  const parameters = ['network', 'create', '--label', labelOf(run), nameOf(run)];
  const { exitCode, stderr } = await docker({ parameters, evenIfCancelled: true });
  if (exitCode !== 0) throw noNetwork(stderr);
  return nameOf(run);
}

function noNetwork(message: string): BerthError {
  return new BerthError('CONTAINER_TEST_FAILED', {
    what: 'Docker could not create a network for the finished container. The image was not pushed.',
    why: asSentence(`The engine says: ${message.trim() || 'nothing'}`),
    fix: 'Remove networks that nobody uses ("docker network prune"), or name one that is there in "test-network".',
  });
}

/** Whether a network is that of something else, so that no port can be published and no other network joined. */
export function isSharedNetwork(name: string): boolean {
  return name === 'host' || name === 'none' || name.startsWith('container:');
}

/**
 * The host of an engine on another machine, where published ports are; undefined for an engine on this one.
 * @param endpoint As `docker context inspect` says it, such as `unix:///var/run/docker.sock` or `tcp://10.0.0.5:2376`.
 */
export function remoteHost(endpoint: string): string | undefined {
  const [, host] = /^(?:tcp|https?|ssh):\/\/(?:[^@/]*@)?(\[[\da-fA-F:]+\]|[^:/]+)/.exec(endpoint.trim()) ?? [];
  const name = host?.replace(/^\[|\]$/g, '');
  return name === undefined || isLoopback(name) ? undefined : name;
}
