import { failedConstraint } from '../requests/members.ts';
import type { Tags } from '../requests/tags.ts';
import { ApiError } from '../server/api.ts';
import type { Manifest } from './manifest.ts';

export const mutabilities = ['MUTABLE', 'IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'] as const;
export type Mutability = (typeof mutabilities)[number];

export interface Repository {
  readonly name: string;
  readonly created: number;
  mutability: Mutability;
  /** Tags that match one of these wildcards are exceptions from the repository's mutability. */
  mutabilityExclusions: readonly string[];
  scanOnPush: boolean;
  readonly encryption: { readonly encryptionType: string; readonly kmsKey?: string };
  readonly tags: Tags;
  policy: string | undefined;
  lifecyclePolicy: string | undefined;
  /** By manifest digest. */
  readonly images: Map<string, Image>;
  /** Image tags to manifest digests. */
  readonly imageTags: Map<string, string>;
}

export interface Image extends Manifest {
  readonly pushed: number;
}

/** The repositories of one registry, by name. */
export interface RepositoryStore {
  readonly registryId: string;
  readonly region: string;
  readonly repositories: Map<string, Repository>;
}

/** The repository, or AWS's RepositoryNotFoundException. */
export function findRepository({ repositories, registryId }: RepositoryStore, name: string): Repository {
  const repository = repositories.get(name);
  if (repository !== undefined) return repository;
  throw new ApiError('RepositoryNotFoundException', repositoryMissing(name, registryId));
}

/** What ECR says of a repository that does not exist, in its API and to `docker push` alike. */
export function repositoryMissing(name: string, registryId: string): string {
  return `The repository with name '${name}' does not exist in the registry with id '${registryId}'`;
}

const namePattern = '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*';

/** Refuses a name that ECR does not take: 2 to 256 lower-case characters. */
export function requireRepositoryName(name: string): string {
  const refuse = (constraint: string) =>
    failedConstraint('InvalidParameterException', 'repositoryName', name, constraint);
  if (name.length < 2) throw refuse('Member must have length greater than or equal to 2');
  if (name.length > 256) throw refuse('Member must have length less than or equal to 256');
  if (new RegExp(`^${namePattern}$`).test(name)) return name;
  const rule = `must satisfy regular expression '${namePattern}'`;
  throw new ApiError(
    'InvalidParameterException',
    `Invalid parameter at 'repositoryName' failed to satisfy constraint: '${rule}'`,
  );
}

/** True when the tag, once given, stays with its image. */
export function isImmutable({ mutability, mutabilityExclusions }: Repository, tag: string): boolean {
  const excluded = mutabilityExclusions.some((wildcard) => matchesWildcard(wildcard, tag));
  switch (mutability) {
    case 'MUTABLE':
      return false;
    case 'IMMUTABLE':
      return true;
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !excluded;
    case 'MUTABLE_WITH_EXCLUSION':
      return excluded;
  }
}

/** What ECR says of an immutable tag that exists, in its API and to `docker push` alike. */
export function tagIsTaken(repository: Repository, tag: string): string {
  return `The image tag '${tag}' already exists in the '${repository.name}' repository and cannot be overwritten because the tag is immutable.`;
}

/** Digests of the images that some index of the repository holds: ECR deletes none of them before the index. */
export function referencedDigests({ images }: Repository): ReadonlySet<string> {
  return new Set([...images.values()].flatMap(({ children }) => children));
}

/** Keeps a pushed manifest and lets the tag, if there is one, point to it. */
export function recordImage(repository: Repository, manifest: Manifest, tag: string | undefined, now: number): void {
  if (!repository.images.has(manifest.digest)) repository.images.set(manifest.digest, { ...manifest, pushed: now });
  if (tag !== undefined) repository.imageTags.set(tag, manifest.digest);
}

/** The tags of an image, sorted. */
export function tagsOfImage(repository: Repository, digest: string): readonly string[] {
  return [...repository.imageTags].flatMap(([tag, tagged]) => (tagged === digest ? [tag] : [])).sort();
}

/** The image that a tag or digest stands for. */
export function imageOf(repository: Repository, tagOrDigest: string): Image | undefined {
  return repository.images.get(repository.imageTags.get(tagOrDigest) ?? tagOrDigest);
}

function matchesWildcard(wildcard: string, tag: string): boolean {
  const parts = wildcard.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(tag);
}
