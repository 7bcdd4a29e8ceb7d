import { asBoolean, asObject, asString, type JsonObject } from '../../toolkit/json.ts';
import { failedConstraint, type Members, membersOf } from '../requests/members.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { addTags, readTagList, removeTags, renderTagList, type Tags } from '../requests/tags.ts';
import { type ApiContext, ApiError, type Operation } from '../server/api.ts';
import {
  findRepository,
  mutabilities,
  type Repository,
  type RepositoryStore,
  requireRepositoryName,
} from './repository-store.ts';

/** What ECR calls a member that its validation refuses. */
export const failure = 'InvalidParameterException';

/** The operations on repositories and their tags. `server` is the host:port before every repository's name. */
export function repositoryOperations(store: RepositoryStore, server: string): Record<string, Operation> {
  const render = (repository: Repository, context: ApiContext) => renderRepository(repository, store, server, context);
  return {
    CreateRepository: (input, context) => ({ repository: render(createRepository(store, input), context) }),
    DescribeRepositories(input, context) {
      const members = membersOf(input, failure);
      const names = members.texts('repositoryNames');
      if (names.length > 0) return { repositories: names.map((name) => render(findRepository(store, name), context)) };
      const keyOf = ({ name }: Repository) => name;
      const request = { size: pageSize(members), token: members.text('nextToken') };
      const { elements, nextToken } = pageOf(sortedByKey(store.repositories.values(), keyOf), keyOf, request);
      const repositories = elements.map((repository) => render(repository, context));
      return { repositories, ...tokenMember('nextToken', nextToken) };
    },
    DeleteRepository(input, context) {
      const members = membersOf(input, failure);
      const repository = requestedRepository(store, members);
      if (repository.images.size > 0 && members.boolean('force') !== true) throw notEmpty(store, repository);
      store.repositories.delete(repository.name);
      return { repository: render(repository, context) };
    },
    PutImageTagMutability(input) {
      const members = membersOf(input, failure);
      const repository = requestedRepository(store, members);
      setMutability(repository, members);
      return { ...identityOf(store, repository), ...renderMutability(repository) };
    },
    PutImageScanningConfiguration(input) {
      const repository = requestedRepository(store, membersOf(input, failure));
      repository.scanOnPush = scanOnPushOf(input);
      const imageScanningConfiguration = { scanOnPush: repository.scanOnPush };
      return { ...identityOf(store, repository), imageScanningConfiguration };
    },
    ...tagOperations(store),
  };
}

/** The repository that the request names. */
export function requestedRepository(store: RepositoryStore, members: Members): Repository {
  return findRepository(store, members.requiredText('repositoryName'));
}

/** The members by which every answer about a repository names it. */
export function identityOf({ registryId }: RepositoryStore, { name }: Repository): JsonObject {
  return { registryId, repositoryName: name };
}

/** How many elements a page holds: 100 unless `maxResults` says otherwise. */
export function pageSize(members: Members): number {
  return members.integer('maxResults', { minimum: 1, maximum: 1000 }) ?? 100;
}

function createRepository(store: RepositoryStore, input: JsonObject): Repository {
  const members = membersOf(input, failure);
  const name = requireRepositoryName(members.requiredText('repositoryName'));
  if (store.repositories.has(name)) {
    const message = `The repository with name '${name}' already exists in the registry with id '${store.registryId}'`;
    throw new ApiError('RepositoryAlreadyExistsException', message);
  }
  const encryption = asObject(input.encryptionConfiguration);
  const kmsKey = asString(encryption?.kmsKey);
  const repository: Repository = {
    name,
    created: Date.now(),
    mutability: 'MUTABLE',
    mutabilityExclusions: [],
    scanOnPush: input.imageScanningConfiguration === undefined ? false : scanOnPushOf(input),
    encryption: {
      encryptionType: asString(encryption?.encryptionType) ?? 'AES256',
      ...(kmsKey === undefined ? {} : { kmsKey }),
    },
    tags: readTagList(members.objects('tags')),
    policy: undefined,
    lifecyclePolicy: undefined,
    images: new Map(),
    imageTags: new Map(),
  };
  setMutability(repository, members);
  store.repositories.set(name, repository);
  return repository;
}

function scanOnPushOf(input: JsonObject): boolean {
  const configuration = asObject(input.imageScanningConfiguration);
  if (configuration === undefined)
    throw failedConstraint(failure, 'imageScanningConfiguration', null, 'Member must not be null');
  return asBoolean(configuration.scanOnPush) ?? false;
}

/** Filters are for the two settings that are named after them, from one to five of them. */
function setMutability(repository: Repository, members: Members): void {
  const mutability = members.choice('imageTagMutability', mutabilities) ?? 'MUTABLE';
  const filters = members.objects('imageTagMutabilityExclusionFilters');
  const exclusions = filters.flatMap((filter) => asString(filter.filter) ?? []);
  const named = mutability.endsWith('_WITH_EXCLUSION');
  if (named !== exclusions.length > 0 || exclusions.length > 5 || !exclusions.every((one) => wildcard.test(one))) {
    const rule = named ? 'must be 1 to 5 filters of up to 128 letters, digits and . _ * -' : `is not for ${mutability}`;
    throw new ApiError(
      failure,
      `Invalid parameter at 'imageTagMutabilityExclusionFilters' failed to satisfy constraint: '${rule}'`,
    );
  }
  repository.mutability = mutability;
  repository.mutabilityExclusions = exclusions;
}

const wildcard = /^[0-9a-zA-Z._*-]{1,128}$/;

function notEmpty({ registryId }: RepositoryStore, { name }: Repository): ApiError {
  const message = `The repository with name '${name}' in registry with id '${registryId}' cannot be deleted because it still contains images`;
  return new ApiError('RepositoryNotEmptyException', message);
}

function renderRepository(
  repository: Repository,
  store: RepositoryStore,
  server: string,
  context: ApiContext,
): JsonObject {
  return {
    repositoryArn: `arn:aws:ecr:${context.region}:${store.registryId}:repository/${repository.name}`,
    registryId: store.registryId,
    repositoryName: repository.name,
    repositoryUri: `${server}/${repository.name}`,
    createdAt: repository.created / 1000,
    ...renderMutability(repository),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: repository.encryption,
  };
}

function renderMutability({ mutability, mutabilityExclusions }: Repository): JsonObject {
  if (mutabilityExclusions.length === 0) return { imageTagMutability: mutability };
  const filters = mutabilityExclusions.map((filter) => ({ filterType: 'WILDCARD', filter }));
  return { imageTagMutability: mutability, imageTagMutabilityExclusionFilters: filters };
}

function tagOperations(store: RepositoryStore): Record<string, Operation> {
  return {
    TagResource(input) {
      const members = membersOf(input, failure);
      addTags(tagsOf(store, members), readTagList(members.objects('tags')));
      return {};
    },
    UntagResource(input) {
      const members = membersOf(input, failure);
      removeTags(tagsOf(store, members), members.texts('tagKeys'));
      return {};
    },
    ListTagsForResource: (input) => ({ tags: renderTagList(tagsOf(store, membersOf(input, failure))) }),
  };
}

function tagsOf(store: RepositoryStore, members: Members): Tags {
  const arn = members.requiredText('resourceArn');
  const name = /^arn:[^:]+:ecr:[^:]*:[^:]*:repository\/(.+)$/.exec(arn)?.[1];
  if (name === undefined)
    throw new ApiError(failure, "Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'");
  return findRepository(store, name).tags;
}
