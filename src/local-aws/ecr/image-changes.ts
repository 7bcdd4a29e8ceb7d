import type { JsonObject } from '../../toolkit/json.ts';
import { type Members, membersOf } from '../requests/members.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { type ImageFailure, type ImageId, isFailure, readImageId, resolveImage } from './image-ids.ts';
import { renderManifest } from './image-queries.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { complaintOf, deleteManifest, putManifest } from './registry-client.ts';
import type { RegistryProcess } from './registry-process.ts';
import { failure, requestedRepository } from './repository-operations.ts';
import {
  isImmutable,
  type Repository,
  type RepositoryStore,
  recordImage,
  referencedDigests,
  tagIsTaken,
  tagsOfImage,
} from './repository-store.ts';

/** The operations that add and remove images and their tags. */
export function imageChanges(store: RepositoryStore, registry: RegistryProcess): Record<string, Operation> {
  return {
    PutImage: (input) => putImage(store, registry, membersOf(input, failure)),
    BatchDeleteImage: (input) => batchDeleteImage(store, registry, membersOf(input, failure)),
  };
}

async function putImage(store: RepositoryStore, registry: RegistryProcess, members: Members): Promise<JsonObject> {
  const repository = requestedRepository(store, members);
  const manifest = readManifest(members.requiredText('imageManifest'), members.text('imageManifestMediaType'));
  if (manifest === undefined) {
    throw new ApiError(
      failure,
      "Invalid parameter at 'imageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    );
  }
  const wanted = members.text('imageDigest');
  if (wanted !== undefined && wanted !== manifest.digest) {
    const message = `The digest '${wanted}' does not match the digest '${manifest.digest}' of the image manifest.`;
    throw new ApiError('ImageDigestDoesNotMatchException', message);
  }
  const tag = members.text('imageTag');
  refuseRepetition(store, repository, manifest, tag);
  const answer = await putManifest(registry, repository.name, manifest);
  if (answer.status !== 201) throw refusedManifest(store, repository, complaintOf(answer));
  recordImage(repository, manifest, tag, Date.now());
  const image = { ...manifest, pushed: Date.now() };
  return { image: renderManifest(store, repository, tag === undefined ? {} : { imageTag: tag }, image) };
}

function refuseRepetition(
  store: RepositoryStore,
  repository: Repository,
  manifest: Manifest,
  tag: string | undefined,
): void {
  const place = `the repository with name '${repository.name}' in registry with id '${store.registryId}'`;
  const unchanged =
    tag === undefined ? repository.images.has(manifest.digest) : repository.imageTags.get(tag) === manifest.digest;
  if (unchanged) {
    const tagged = tag === undefined ? '' : ` and tag '${tag}'`;
    throw new ApiError(
      'ImageAlreadyExistsException',
      `Image with digest '${manifest.digest}'${tagged} already exists in ${place}`,
    );
  }
  if (tag !== undefined && repository.imageTags.has(tag) && isImmutable(repository, tag)) {
    throw new ApiError('ImageTagAlreadyExistsException', tagIsTaken(repository, tag));
  }
}

function refusedManifest(
  { registryId }: RepositoryStore,
  { name }: Repository,
  { code, message }: { readonly code: string; readonly message: string },
): ApiError {
  const place = `the repository with name '${name}' in the registry with id '${registryId}'`;
  if (code === 'MANIFEST_BLOB_UNKNOWN' || code === 'BLOB_UNKNOWN') {
    return new ApiError('LayersNotFoundException', `Layers required for pushing image into ${place} do not exist`);
  }
  return new ApiError(failure, `Invalid parameter at 'imageManifest' failed to satisfy constraint: '${message}'`);
}

const isReferenced = 'Requested image referenced by manifest list: the manifest list must be deleted before the image.';

/** By tag, only the tag goes, and the image with its last one; by digest, the image goes with all of its tags. */
async function batchDeleteImage(
  store: RepositoryStore,
  registry: RegistryProcess,
  members: Members,
): Promise<JsonObject> {
  const repository = requestedRepository(store, members);
  const imageIds: ImageId[] = [];
  const failures: ImageFailure[] = [];
  for (const id of members.objects('imageIds').map(readImageId)) {
    const resolved = resolveImage(repository, id);
    if (isFailure(resolved)) {
      failures.push(resolved);
      continue;
    }
    const { digest } = resolved;
    if (id.imageTag === undefined && referencedDigests(repository).has(digest)) {
      failures.push({ imageId: id, failureCode: 'ImageReferencedByManifestList', failureReason: isReferenced });
      continue;
    }
    const removed = id.imageTag === undefined ? tagsOfImage(repository, digest) : [id.imageTag];
    for (const tag of removed) repository.imageTags.delete(tag);
    imageIds.push(
      ...(removed.length === 0
        ? [{ imageDigest: digest }]
        : removed.map((imageTag) => ({ imageDigest: digest, imageTag }))),
    );
    // ECR keeps an untagged image as long as an index holds it.
    if (tagsOfImage(repository, digest).length > 0 || referencedDigests(repository).has(digest)) continue;
    repository.images.delete(digest);
    await deleteManifest(registry, repository.name, digest);
  }
  return { imageIds, failures };
}
