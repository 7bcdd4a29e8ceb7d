import { BerthError } from '../../toolkit/errors.ts';
import type { Publication } from './publication.ts';
import type { PublishedImage, Repository } from './registry.ts';
import { isImmutableTag } from './tag-mutability.ts';

/** The images that have these tags now. */
export function imagesByTag({ registry, repository, tags }: Publication): Promise<readonly PublishedImage[]> {
  return registry.readImages(
    repository.name,
    tags.map((tag) => ({ tag })),
  );
}

/** The tags that an image does not have yet. */
export function missingTags(
  tags: readonly string[],
  tagged: readonly PublishedImage[],
  same: PublishedImage,
): readonly string[] {
  return tags.filter((tag) => !tagged.some((image) => image.tag === tag && image.digest === same.digest));
}

/**
 * Gives the tags to an image of the repository.
 * @throws TAG_IMMUTABLE when somebody gave one of them to another image for ever.
 */
export async function putTags(
  { registry, repository }: Publication,
  image: PublishedImage,
  tags: readonly string[],
): Promise<readonly string[]> {
  const added: string[] = [];
  for (const tag of tags) {
    if ((await registry.putTag(repository.name, image, tag)) === 'tagged') added.push(tag);
    else if (!(await hasTag(image, tag))) throw tagImmutable(repository, [tag], image.digest);
  }
  return added;

  /** Another job may have given the tag to the same image a moment ago, and ECR refuses that too. */
  async function hasTag({ digest }: PublishedImage, tag: string): Promise<boolean> {
    const [current] = await registry.readImages(repository.name, [{ tag }]);
    return current?.digest === digest;
  }
}

/** @throws TAG_IMMUTABLE when one of the tags can never be moved and names another image. */
export function refuseTakenTags(
  repository: Repository,
  tags: readonly string[],
  tagged: readonly PublishedImage[],
  same: PublishedImage | undefined,
): void {
  const fixed = tags.filter((tag) => isImmutableTag(repository.mutability, tag));
  const taken = fixed.filter((tag) => tagged.some((image) => image.tag === tag && image.digest !== same?.digest));
  if (taken.length > 0) throw tagImmutable(repository, taken);
}

/**
 * The error for tags that name another image and can never be moved.
 * @param arrived the digest of the image that is in the repository by now.
 */
export function tagImmutable({ name }: Repository, tags: readonly string[], arrived?: string): BerthError {
  const left = arrived === undefined ? '' : ` The image has arrived as ${arrived}, without ${tags.join(', ')}.`;
  return new BerthError('TAG_IMMUTABLE', {
    what: `The repository ${name} already has another image as ${tags.join(', ')}, and ${tags.length > 1 ? 'these tags are' : 'that tag is'} immutable.`,
    why: `An immutable tag names one image for ever, and the image that was built here is a different one.${left}`,
    fix: 'Leave "tags" unset to tag images with their commit, choose a new tag, or make the tags of the repository mutable.',
  });
}
