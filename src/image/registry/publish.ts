import type { ActionHost } from '../../toolkit/action-host.ts';
import { isAccessDenied } from '../../toolkit/aws/errors.ts';
import { BerthError } from '../../toolkit/errors.ts';
import type { Docker } from '../docker/docker.ts';
import { pushReference, tagImmutable } from './push.ts';
import type { PublishedImage, Registry, Repository } from './registry.ts';

/** Where an image ended up. */
export interface Published {
  readonly digest: string;
  /** `present` when the repository had the very image already, and nothing was pushed. */
  readonly how: 'pushed' | 'present';
  /** The tags that were added or moved. */
  readonly tagged: readonly string[];
}

/** What publishing needs; the tags are those that the image shall have, the first one first. */
export interface Publication {
  readonly docker: Docker;
  readonly registry: Registry;
  readonly repository: Repository;
  readonly tags: readonly string[];
  readonly log: ActionHost['log'];
}

/**
 * Brings an image of the local engine into the repository. Before a push nobody knows the digest of its manifest, but the image id
 * is the digest of its configuration, which every manifest names: an image with the same one is the same image.
 * @throws TAG_IMMUTABLE, PUSH_FAILED.
 */
export async function publishImage(publication: Publication, imageId: string): Promise<Published> {
  const { repository, tags, log } = publication;
  const existing = await existingImages(publication, imageId);
  if (repository.immutable) refuseTakenTags(repository, tags, existing.tagged, existing.same);
  if (existing.same !== undefined) {
    log.info(`The repository has this image already, as ${existing.same.digest}: nothing is pushed.`);
    const tagged = await putTags(publication, existing.same, missingTags(tags, existing.tagged, existing.same));
    return { digest: existing.same.digest, how: 'present', tagged };
  }
  const digests = new Set<string>();
  for (const tag of tags) digests.add(await pushReference(publication.docker, repository, tag, log));
  const [digest, ...others] = digests;
  if (digest === undefined || others.length > 0) throw severalDigests([...digests]);
  return { digest, how: 'pushed', tagged: tags };
}

/**
 * Gives tags to an image that its builder has pushed by digest.
 * @throws TAG_IMMUTABLE when a tag can never be moved and names another image.
 */
export async function tagPushedImage(publication: Publication, digest: string): Promise<Published> {
  const { registry, repository, tags } = publication;
  const [image] = await registry.readImages(repository.name, [{ digest }]);
  if (image === undefined) throw notFoundAgain(repository, digest);
  const current = await registry.readImages(
    repository.name,
    tags.map((tag) => ({ tag })),
  );
  if (repository.immutable) refuseTakenTags(repository, tags, current, image);
  return { digest, how: 'pushed', tagged: await putTags(publication, image, missingTags(tags, current, image)) };
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
  const { registry, repository, tags, log } = publication;
  try {
    const tagged = await registry.readImages(
      repository.name,
      tags.map((tag) => ({ tag })),
    );
    const same =
      tagged.find((image) => isSame(image, imageId)) ?? (await sameAmongNewest(registry, repository, imageId));
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
  return images.find((image) => isSame(image, imageId));
}

/** With the containerd image store, Docker's image id is the digest of the manifest itself. */
function isSame(image: PublishedImage, imageId: string): boolean {
  return image.configDigest === imageId || image.digest === imageId;
}

function missingTags(
  tags: readonly string[],
  tagged: readonly PublishedImage[],
  same: PublishedImage,
): readonly string[] {
  return tags.filter((tag) => !tagged.some((image) => image.tag === tag && image.digest === same.digest));
}

async function putTags(
  { registry, repository }: Publication,
  image: PublishedImage,
  tags: readonly string[],
): Promise<readonly string[]> {
  for (const tag of tags) {
    if ((await registry.putTag(repository.name, image, tag)) === 'taken') throw tagImmutable(repository, [tag]);
  }
  return tags;
}

function refuseTakenTags(
  repository: Repository,
  tags: readonly string[],
  tagged: readonly PublishedImage[],
  same: PublishedImage | undefined,
): void {
  const taken = tags.filter((tag) => tagged.some((image) => image.tag === tag && image.digest !== same?.digest));
  if (taken.length > 0) throw tagImmutable(repository, taken);
}

function severalDigests(digests: readonly string[]): BerthError {
  return new BerthError('PUSH_FAILED', {
    what: `One image was pushed under ${digests.length} digests: ${digests.join(', ')}.`,
    why: 'The engine made a different manifest for one of the tags, so it is not clear which one to deploy.',
    fix: 'Run the job again, with a single tag if it happens again.',
  });
}

function notFoundAgain({ name }: Repository, digest: string): BerthError {
  return new BerthError('PUSH_FAILED', {
    what: `The repository ${name} does not have ${digest}, which the builder says that it has pushed.`,
    why: 'The builder may use another registry than the AWS credentials, through a mirror for example.',
    fix: 'Check the configuration of the builder, then run the job again.',
  });
}
