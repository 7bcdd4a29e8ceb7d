import { asObject, type JsonObject } from '../../toolkit/json.ts';
import { type Members, membersOf } from '../requests/members.ts';
import { pageOf, sortedByKey, tokenMember } from '../requests/pages.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { type ImageId, imageIdsOf, isFailure, readImageId, resolveImage } from './image-ids.ts';
import { failure, identityOf, pageSize, requestedRepository } from './repository-operations.ts';
import { type Image, type Repository, type RepositoryStore, tagsOfImage } from './repository-store.ts';

/** The operations that read images. */
export function imageQueries(store: RepositoryStore): Record<string, Operation> {
  return {
    DescribeImages: (input) => describeImages(store, input),
    ListImages(input) {
      const members = membersOf(input, failure);
      const repository = requestedRepository(store, members);
      const keyOf = ({ imageDigest, imageTag }: ImageId) => `${imageDigest} ${imageTag ?? ''}`;
      const ids = filteredImages(repository, input).flatMap((image) => imageIdsOf(repository, image));
      const request = { size: pageSize(members), token: members.text('nextToken') };
      const { elements, nextToken } = pageOf(sortedByKey(ids, keyOf), keyOf, request);
      return { imageIds: elements, ...tokenMember('nextToken', nextToken) };
    },
    BatchGetImage: (input) => batchGetImage(store, input),
  };
}

function describeImages(store: RepositoryStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const repository = requestedRepository(store, members);
  const ids = members.objects('imageIds').map(readImageId);
  const render = (image: Image) => ({ ...identityOf(store, repository), ...renderImage(repository, image) });
  if (ids.length > 0) {
    const images = ids.map((id) => requireImage(store, repository, id));
    return { imageDetails: [...new Set(images)].map(render) };
  }
  const keyOf = ({ digest }: Image) => digest;
  const images = sortedByKey(filteredImages(repository, input), keyOf);
  const { elements, nextToken } = pageOf(images, keyOf, { size: pageSize(members), token: members.text('nextToken') });
  return { imageDetails: elements.map(render), ...tokenMember('nextToken', nextToken) };
}

function requireImage(store: RepositoryStore, repository: Repository, id: ImageId): Image {
  const resolved = resolveImage(repository, id);
  if (!isFailure(resolved)) return resolved;
  if (resolved.failureCode !== 'ImageNotFound') throw new ApiError(failure, resolved.failureReason);
  const { imageDigest, imageTag } = id;
  const shown = `{imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'}`;
  const place = `the repository with name '${repository.name}' in the registry with id '${store.registryId}'`;
  throw new ApiError('ImageNotFoundException', `The image with imageId ${shown} does not exist within ${place}`);
}

function filteredImages(repository: Repository, input: JsonObject): readonly Image[] {
  const filter: Members = membersOf(asObject(input.filter) ?? {}, failure);
  const status = filter.choice('tagStatus', ['TAGGED', 'UNTAGGED', 'ANY']) ?? 'ANY';
  return [...repository.images.values()].filter(({ digest }) => {
    const tagged = tagsOfImage(repository, digest).length > 0;
    return status === 'ANY' || tagged === (status === 'TAGGED');
  });
}

function renderImage(repository: Repository, image: Image): JsonObject {
  const tags = tagsOfImage(repository, image.digest);
  return {
    imageDigest: image.digest,
    ...(tags.length === 0 ? {} : { imageTags: tags }),
    imageSizeInBytes: image.size,
    imagePushedAt: image.pushed / 1000,
    imageManifestMediaType: image.mediaType,
    ...(image.configMediaType === undefined ? {} : { artifactMediaType: image.configMediaType }),
  };
}

function batchGetImage(store: RepositoryStore, input: JsonObject): JsonObject {
  const members = membersOf(input, failure);
  const repository = requestedRepository(store, members);
  const accepted = members.texts('acceptedMediaTypes');
  const results = members.objects('imageIds').map((id) => {
    const imageId = readImageId(id);
    const resolved = resolveImage(repository, imageId);
    if (isFailure(resolved)) return resolved;
    if (accepted.length === 0 || accepted.includes(resolved.mediaType))
      return renderManifest(store, repository, imageId, resolved);
    return { imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' };
  });
  return {
    images: results.filter((result) => !('failureCode' in result)),
    failures: results.filter((result) => 'failureCode' in result),
  };
}

/** An image as BatchGetImage and PutImage return it: with the very text of its manifest. */
export function renderManifest(
  store: RepositoryStore,
  repository: Repository,
  imageId: ImageId,
  image: Image,
): JsonObject {
  return {
    ...identityOf(store, repository),
    imageId: { ...imageId, imageDigest: image.digest },
    imageManifest: image.text,
    imageManifestMediaType: image.mediaType,
  };
}
