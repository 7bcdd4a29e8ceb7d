import { isAccessDenied } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { asObject, asObjects, asString, parseJsonObject } from '../../toolkit/json.ts';
import type { Publication } from './publication.ts';
import type { PublishedImage } from './registry.ts';

/** With the containerd image store, Docker's image id is the digest of the manifest itself. */
export function isSameImage(image: PublishedImage, imageId: string): boolean {
  return image.configDigest === imageId || image.digest === imageId;
}

/** The image that was tried, as its engine knows it. */
export interface TestedImage {
  readonly id: string;
  /** True when the id may be the digest of the engine's own manifest, which a push of the builder need not have. */
  readonly mayBeManifest: boolean;
}

/**
 * Makes sure that what is in the repository is what was tried: the manifest names the configuration that the engine calls the image id;
 * of an index, one of its platforms does.
 * @throws PUSH_FAILED with both.
 */
export async function verifyPushed(
  publication: Publication,
  digest: string,
  { id, mayBeManifest }: TestedImage,
): Promise<void> {
  const { registry, repository, log } = publication;
  try {
    const [image] = await registry.readImages(repository.name, [{ digest }]);
    if (image === undefined) throw notFound(repository.name, digest);
    const candidates = [image, ...(await platformImages(publication, image))];
    if (candidates.some((candidate) => isSameImage(candidate, id))) return;
    if (!mayBeManifest) throw anotherImage(image, candidates, id);
    log.info(`The engine's id of the image that was tried is no configuration in ${digest}, so they are not compared.`);
  } catch (thrown) {
    if (!isAccessDenied(thrown)) throw thrown;
    log.notice(`Whether ${repository.name} holds the image that was tried is not known: ${String(thrown)}`);
  }
}

/** The images of an index, one for each platform; none of a single image. Attestations are entries too, of the platform `unknown`. */
export async function platformImages(
  { registry, repository }: Publication,
  { manifest }: PublishedImage,
): Promise<readonly PublishedImage[]> {
  const entries = asObjects(parseJsonObject(manifest)?.manifests);
  const keys = entries.flatMap(({ digest, platform }) => {
    const known = asString(digest);
    return known === undefined || asObject(platform)?.os === 'unknown' ? [] : [{ digest: known }];
  });
  return registry.readImages(repository.name, keys.slice(0, 100));
}

/** The error for a push after which the registry does not have the image. */
export function notFound(name: string, digest: string): BerthError {
  return new BerthError('PUSH_FAILED', {
    what: `The repository ${name} does not have ${digest}, which the builder says that it has pushed.`,
    why: 'The builder may use another registry than the AWS credentials, through a mirror for example.',
    fix: 'Check the configuration of the builder, then run the job again.',
  });
}

function anotherImage(image: PublishedImage, candidates: readonly PublishedImage[], imageId: string): BerthError {
  const found = candidates.flatMap(({ configDigest }) => configDigest ?? []);
  return new BerthError('PUSH_FAILED', {
    what: `The repository got another image than the one that was tried: ${image.digest} holds ${found.join(', ') || 'none'}, and ${imageId} was tried.`,
    why: 'Something changed the image between the build and the push, or the builder built it again and a step gave something else.',
    fix: 'Run the job again; if it happens again, look for steps of the Dockerfile whose result differs from run to run.',
  });
}
