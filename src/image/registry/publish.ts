import { isAccessDenied } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { halfWay } from './half-way.ts';
import type { Publication, Published } from './publication.ts';
import { pushReference } from './push.ts';
import type { PublishedImage, Registry, Repository } from './registry.ts';
import { imagesByTag, missingTags, putTags, refuseTakenTags, tagImmutable } from './tags.ts';
import { isSameImage, verifyPushed } from './verify.ts';

/**
 * Brings an image of the local engine into the repository. Before a push nobody knows the digest of its manifest, but the image id
 * is the digest of its configuration, which every manifest names: an image with the same one is the same image.
 * @throws TAG_IMMUTABLE, PUSH_FAILED, AWS_ACCESS_DENIED, AWS_CREDENTIALS_EXPIRED.
 */
export async function publishImage(publication: Publication, imageId: string): Promise<Published> {
  const { repository, tags, log } = publication;
  const existing = await existingImages(publication, imageId);
  refuseTakenTags(repository, tags, existing.tagged, existing.same);
  if (existing.same !== undefined) {
    log.info(`The repository has this image already, as ${existing.same.digest}: nothing is pushed.`);
    const tagged = await putTags(publication, existing.same, missingTags(tags, existing.tagged, existing.same));
    return { digest: existing.same.digest, how: 'present', tagged };
  }
  return pushTags(publication, imageId);
}

async function pushTags(publication: Publication, imageId: string): Promise<Published> {
  const { docker, login, log, wait, repository, tags } = publication;
  const recovery = { logins: [login], log, wait };
  const digests = new Set<string>();
  const tagged: string[] = [];
  for (const tag of tags) {
    const pushed = await pushReference(docker, recovery, repository, tag).catch((thrown: unknown) => {
      throw halfWay(
        thrown,
        tagged.map((done) => `${repository.uri}:${done}`),
      );
    });
    digests.add(pushed === 'taken' ? await sameUnderTag(publication, tag, imageId, digests) : pushed.digest);
    if (pushed !== 'taken') tagged.push(tag);
  }
  const [digest, ...others] = digests;
  if (digest === undefined || others.length > 0) throw severalDigests([...digests]);
  await verifyPushed(publication, digest, { id: imageId, mayBeManifest: false });
  return { digest, how: tagged.length > 0 ? 'pushed' : 'present', tagged };
}

/**
 * The digest of an immutable tag that another job took between the look and the push, when it took it for the same image.
 * @throws TAG_IMMUTABLE.
 */
async function sameUnderTag(
  { registry, repository }: Publication,
  tag: string,
  imageId: string,
  arrived: ReadonlySet<string>,
): Promise<string> {
  const [current] = await registry.readImages(repository.name, [{ tag }]);
  if (current !== undefined && isSameImage(current, imageId)) return current.digest;
  throw tagImmutable(repository, [tag], [...arrived][0]);
}

interface ExistingImages {
  /** The images that have the requested tags now. */
  readonly tagged: readonly PublishedImage[];
  /** The image that is the same as the built one. */
  readonly same: PublishedImage | undefined;
}

/** BatchGetImage takes at most 100 images, so that is how far back an equal image is looked for. */
const newestToCompare = 100;

/** Looking is an economy: a role that may push but not read goes on without it. */
async function existingImages(publication: Publication, imageId: string): Promise<ExistingImages> {
  const { registry, repository, log } = publication;
  try {
    const tagged = await imagesByTag(publication);
    const same =
      tagged.find((image) => isSameImage(image, imageId)) ?? (await sameAmongNewest(registry, repository, imageId));
    return { tagged, same };
  } catch (thrown) {
    if (!isAccessDenied(thrown)) throw thrown;
    log.notice(`Whether the repository has this image already is not known: ${String(thrown)}`);
    return { tagged: [], same: undefined };
  }
}

async function sameAmongNewest(
  registry: Registry,
  { name }: Repository,
  imageId: string,
): Promise<PublishedImage | undefined> {
  const digests = await registry.newestDigests(name, newestToCompare);
  const images = await registry.readImages(
    name,
    digests.map((digest) => ({ digest })),
  );
  return images.find((image) => isSameImage(image, imageId));
}

function severalDigests(digests: readonly string[]): BerthError {
  return new BerthError('PUSH_FAILED', {
    what: `One image was pushed under ${digests.length} digests: ${digests.join(', ')}.`,
    why: 'The engine made a different manifest for one of the tags, so it is not clear which one to deploy.',
    fix: 'Run the job again, with a single tag if it happens again.',
  });
}
