import { asString, type JsonObject } from '../../toolkit/json.ts';
import { type Image, imageOf, type Repository, tagsOfImage } from './repository-store.ts';

/** An image as requests name it; both parts may be given, and one must be. */
export type ImageId = {
  readonly imageDigest?: string;
  readonly imageTag?: string;
};

/** Why an image id stands for no image, as the `failures` of batch operations say it. */
export type ImageFailure = {
  readonly imageId: ImageId;
  readonly failureCode: string;
  readonly failureReason: string;
};

/** The digest and tag of a request's `imageId`. */
export function readImageId(imageId: JsonObject): ImageId {
  const imageDigest = asString(imageId.imageDigest);
  const imageTag = asString(imageId.imageTag);
  return { ...(imageDigest === undefined ? {} : { imageDigest }), ...(imageTag === undefined ? {} : { imageTag }) };
}

/** The image, or why there is none. */
export function resolveImage(repository: Repository, imageId: ImageId): Image | ImageFailure {
  const { imageDigest, imageTag } = imageId;
  const fail = (failureCode: string, failureReason: string) => ({ imageId, failureCode, failureReason });
  if (imageDigest === undefined && imageTag === undefined) {
    return fail('MissingDigestAndTag', 'Invalid request parameters: both tag and digest cannot be null');
  }
  if (imageDigest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(imageDigest)) {
    return fail(
      'InvalidImageDigest',
      "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
    );
  }
  const image = imageOf(repository, imageTag ?? imageDigest ?? '');
  if (image === undefined) return fail('ImageNotFound', 'Requested image not found');
  if (imageDigest === undefined || image.digest === imageDigest) return image;
  return fail('ImageTagDoesNotMatchDigest', 'Image tag does not match image digest');
}

/** True for the result of `resolveImage` that is no image. */
export function isFailure(resolved: Image | ImageFailure): resolved is ImageFailure {
  return 'failureCode' in resolved;
}

/** One id for each tag of the image; the digest alone when it has none. */
export function imageIdsOf(repository: Repository, { digest }: Image): readonly ImageId[] {
  const tags = tagsOfImage(repository, digest);
  return tags.length === 0 ? [{ imageDigest: digest }] : tags.map((imageTag) => ({ imageDigest: digest, imageTag }));
}
