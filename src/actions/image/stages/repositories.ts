import { cancellableRegistry } from '../../../image/registry/cancellable-registry.ts';
import {
  type Connections,
  createConnections,
  logInToNamed,
  type OpenRegistry,
} from '../../../image/registry/connections.ts';
import { type RepositoryCreation, resolveRepository } from '../../../image/registry/repository.ts';
import { locateRegistry, type RepositoryReference, registryOf } from '../../../image/registry/repository-reference.ts';
import { readLifecyclePolicy } from '../lifecycle-policy.ts';
import type { Target, Work } from '../work.ts';

/**
 * Logs in to every registry that the build or the push needs, and finds or creates the repositories. None when nothing is to be pushed.
 * What the user wrote is checked before anything is created.
 */
export async function openRepositories(work: Work, openRegistry: OpenRegistry): Promise<readonly Target[]> {
  const { inputs } = work;
  const creation = await readCreation(work);
  const connections = createConnections(work, async (location) =>
    cancellableRegistry(await openRegistry(location), work.host.cancelled),
  );
  for (const registry of inputs.registries) await logInToNamed(connections, registry);
  if (!inputs.push) return [];
  const targets = new Map<string, Target>();
  for (const reference of inputs.repositories) {
    const target = await openRepository(work, { reference, creation, connections });
    targets.set(target.repository.uri, target);
  }
  return [...targets.values()];
}

async function readCreation({ inputs }: Work): Promise<RepositoryCreation> {
  const lifecyclePolicy = await readLifecyclePolicy(inputs.repositoryLifecyclePolicy);
  const { repositoryScanOnPush: scanOnPush, repositoryImmutableTags: immutableTags } = inputs;
  return inputs.createRepository ? { create: true, scanOnPush, immutableTags, lifecyclePolicy } : { create: false };
}

interface Wanted {
  readonly reference: RepositoryReference;
  readonly creation: RepositoryCreation;
  readonly connections: Connections;
}

async function openRepository({ host }: Work, { reference, creation, connections }: Wanted): Promise<Target> {
  const location = reference.registry === undefined ? undefined : locateRegistry(reference.registry);
  const registry = await connections.registryAt(location);
  const repository = await resolveRepository(registry, reference, creation, host.log);
  const login = await connections.login(registryOf(repository.uri), registry);
  return { registry, repository, login };
}
