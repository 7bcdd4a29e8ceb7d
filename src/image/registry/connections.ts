import { BerthError } from '../../toolkit/errors.ts';
import { type Login, type LoginTools, openLogin } from './login.ts';
import type { Registry } from './registry.ts';
import { isLoopback, locateRegistry, type RegistryLocation } from './repository-reference.ts';

/** Opens the registry at a place; undefined for that of the credentials' own account and region. */
export type OpenRegistry = (location: RegistryLocation | undefined) => Promise<Registry>;

/** The registries that a job deals with: one client for each place, and one login for each host. */
export interface Connections {
  registryAt(location: RegistryLocation | undefined): Promise<Registry>;
  login(host: string, registry: Registry): Promise<Login>;
}

/** Starts without any. */
export function createConnections(tools: LoginTools, openRegistry: OpenRegistry): Connections {
  const registries = new Map<string, Promise<Registry>>();
  const logins = new Map<string, Promise<Login>>();
  return {
    registryAt: (location) =>
      remembered(registries, `${location?.registryId}/${location?.region}`, () => openRegistry(location)),
    login: (host, registry) => remembered(logins, host, () => openLogin(tools, host, () => registry.credentials())),
  };
}

/**
 * Logs in to a registry that images and caches are only taken from.
 * @param named an account id, whose registry is in the region of the credentials, or a host of ECR.
 * @throws INVALID_INPUT when it is none of ECR's.
 */
export async function logInToNamed(connections: Connections, named: string): Promise<Login> {
  if (/^\d{12}$/.test(named)) {
    const registry = await connections.registryAt({ registryId: named, region: undefined });
    const { host = '' } = await registry.credentials();
    const { registryId } = locateRegistry(host) ?? {};
    return connections.login(registryId === undefined ? host : host.replace(registryId, named), registry);
  }
  const location = locateRegistry(named);
  if (location === undefined && !isLoopback(named)) throw notEcr(named);
  return connections.login(named, await connections.registryAt(location));
}

function remembered<Value>(
  values: Map<string, Promise<Value>>,
  key: string,
  create: () => Promise<Value>,
): Promise<Value> {
  const value = values.get(key) ?? create();
  values.set(key, value);
  return value;
}

function notEcr(host: string): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: `"registries" names ${host}, which is no private registry of Amazon ECR.`,
    why: 'Berth logs in with a token of ECR, which no other registry takes.',
    fix: 'Leave it out and log in with docker/login-action before this step: that login is kept.',
  });
}
