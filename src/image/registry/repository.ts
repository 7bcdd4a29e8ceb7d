import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { Registry, Repository } from './registry.ts';
import { type RepositoryReference, registryOf } from './repository-reference.ts';

/**
 * The repository that the user means, created when it is missing and that is allowed.
 * @throws REPOSITORY_NOT_FOUND, or INVALID_INPUT when its registry is another one than the user wrote.
 */
export async function resolveRepository(
  registry: Registry,
  reference: RepositoryReference,
  options: { readonly create: boolean },
  log: ActionHost['log'],
): Promise<Repository> {
  const repository =
    (await registry.findRepository(reference.name)) ?? (await createMissing(registry, reference, options, log));
  const host = registryOf(repository.uri);
  if (reference.registry !== undefined && reference.registry !== host) throw otherRegistry(reference, host);
  return repository;
}

async function createMissing(
  registry: Registry,
  { name }: RepositoryReference,
  { create }: { readonly create: boolean },
  log: ActionHost['log'],
): Promise<Repository> {
  if (!create) throw repositoryMissing(name);
  const created = await registry.createRepository(name);
  if (created === undefined) throw repositoryMissing(name);
  log.info(`Created the repository ${name}.`);
  return created;
}

function repositoryMissing(name: string): BerthError {
  return new BerthError('REPOSITORY_NOT_FOUND', {
    what: `There is no ECR repository called ${name}.`,
    why: 'It was looked for in the region and the account of the AWS credentials, or of the registry in front of its name.',
    fix: `Set "create-repository: true", or run "aws ecr create-repository --repository-name ${name}" once.`,
  });
}

function otherRegistry({ name, registry }: RepositoryReference, host: string): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: `"repository" names the registry ${registry}, but ECR has ${name} in ${host}.`,
    why: 'Images are pushed to private registries of Amazon ECR only, and an account has one in each region.',
    fix: `Give the name alone, "repository: ${name}", or the registry that the AWS credentials belong to.`,
  });
}
