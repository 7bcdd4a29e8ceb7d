import { prepareLogin } from '../../../image/docker/docker-configuration.ts';
import { logIn } from '../../../image/registry/login.ts';
import type { Registry } from '../../../image/registry/registry.ts';
import { resolveRepository } from '../../../image/registry/repository.ts';
import {
  locateRegistry,
  type RegistryLocation,
  type RepositoryReference,
  registryOf,
} from '../../../image/registry/repository-reference.ts';
import type { Target, Work } from '../work.ts';

/** Opens the registry at a place; undefined for that of the credentials' own account and region. */
export type OpenRegistry = (location: RegistryLocation | undefined) => Promise<Registry>;

/** Finds or creates every repository, and logs in to their registries. None when nothing is to be pushed. */
export async function openRepositories(work: Work, openRegistry: OpenRegistry): Promise<readonly Target[]> {
  if (!work.inputs.push) return [];
  const targets: Target[] = [];
  for (const reference of work.inputs.repositories) targets.push(await openRepository(work, reference, openRegistry));
  return targets;
}

async function openRepository(
  { inputs, host, docker, directory }: Work,
  reference: RepositoryReference,
  openRegistry: OpenRegistry,
): Promise<Target> {
  const location = reference.registry === undefined ? undefined : locateRegistry(reference.registry);
  const registry = await openRegistry(location);
  const repository = await resolveRepository(registry, reference, { create: inputs.createRepository }, host.log);
  const server = registryOf(repository.uri);
  await prepareLogin(directory, server);
  await logIn(docker, server, await registry.credentials(), host);
  return { registry, repository };
}
