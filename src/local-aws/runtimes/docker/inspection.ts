import { asArray, asBoolean, asNumber, asObject, asObjects, asString, type JsonObject } from '../../../toolkit/json.ts';
import type { NetworkBinding } from '../runtime.ts';
import type { DockerCli } from './docker-cli.ts';

/** What is read of a container. */
export interface ContainerInspection {
  /** It has run and ended. */
  readonly exited: boolean;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
  readonly health: 'HEALTHY' | 'UNHEALTHY' | null;
  readonly networkBindings: readonly NetworkBinding[];
}

/** The container as the engine knows it now; `gone` when there is none, `unknown` when the engine does not answer. */
export async function inspectContainer(
  docker: DockerCli,
  id: string,
): Promise<ContainerInspection | 'gone' | 'unknown'> {
  const { exitCode, stdout, stderr } = await docker.try(['container', 'inspect', id]);
  if (exitCode !== 0) return /no such (container|object)/i.test(stderr) ? 'gone' : 'unknown';
  const [document] = asObjects(JSON.parse(stdout));
  return document === undefined ? 'gone' : readContainer(document);
}

/** Reads one document of `docker container inspect`. */
export function readContainer(document: JsonObject): ContainerInspection {
  const state = asObject(document.State);
  const status = asString(state?.Status);
  return {
    exited: status === 'exited' || status === 'dead',
    exitCode: asNumber(state?.ExitCode) ?? 0,
    outOfMemory: asBoolean(state?.OOMKilled) ?? false,
    health: healthOf(asString(asObject(state?.Health)?.Status)),
    networkBindings: bindingsOf(asObject(asObject(document.NetworkSettings)?.Ports) ?? {}),
  };
}

/**
 * The manifest digest under which an image was pulled from, or pushed to, the repository of its reference; null when the engine knows
 * none, as for an image that was only built here.
 */
export function digestOfImage(imageDocument: unknown, reference: string): string | null {
  const repository = repositoryOf(reference);
  const digests = asArray(asObject(imageDocument)?.RepoDigests).flatMap((entry) => asString(entry) ?? []);
  const named = digests.find((entry) => entry.slice(0, entry.indexOf('@')) === repository);
  const wanted = reference.includes('@') ? reference.slice(reference.indexOf('@') + 1) : undefined;
  return wanted ?? named?.slice(named.indexOf('@') + 1) ?? null;
}

/** `host:port/name:tag@digest` without tag and digest; a colon before the last slash belongs to the host's port. */
function repositoryOf(reference: string): string {
  const named = reference.split('@')[0] ?? '';
  const colon = named.lastIndexOf(':');
  return colon > named.lastIndexOf('/') ? named.slice(0, colon) : named;
}

function healthOf(status: string | undefined): ContainerInspection['health'] {
  if (status === 'healthy') return 'HEALTHY';
  return status === 'unhealthy' ? 'UNHEALTHY' : null;
}

function bindingsOf(ports: JsonObject): readonly NetworkBinding[] {
  return Object.entries(ports).flatMap(([port, published]) => {
    const [containerPort, protocol] = port.split('/');
    return asObjects(published).map((binding) => ({
      bindIP: asString(binding.HostIp) ?? '',
      containerPort: Number(containerPort),
      hostPort: Number(asString(binding.HostPort)),
      protocol: protocol === 'udp' ? ('udp' as const) : ('tcp' as const),
    }));
  });
}
