import { BerthError } from '../../toolkit/errors.ts';
import type { Publication, Published } from './publication.ts';
import { pushError } from './push.ts';
import { judgePushFailure } from './push-failure.ts';
import { type Attempt, pushWithRecovery } from './recovery.ts';
import type { PublishedImage } from './registry.ts';
import { imagesByTag, missingTags, putTags, refuseTakenTags } from './tags.ts';
import { notFound, verifyPushed } from './verify.ts';

/** An image that its builder holds, for several platforms or with attestations. */
export interface BuilderImage {
  /** The digest that the push will give, when a build before it has told; undefined when it is not known. */
  readonly digest: string | undefined;
  /** The configuration digest of the platform that was tried; undefined when none was. */
  readonly testedId: string | undefined;
  /**
   * Has the builder push it by digest to every repository at once, so that all of them get the very same bytes. Returns the digest.
   * @throws BUILD_FAILED with the builder's message.
   */
  push(): Promise<string>;
}

/**
 * Brings an image from its builder into the repositories: by digest first, and the tags when everything has arrived, so that no tag ever
 * names a part of it. Tags that can never be moved are compared before, so that nothing is pushed in vain.
 * @returns one for each publication, in their order.
 * @throws TAG_IMMUTABLE, PUSH_FAILED, AWS_ACCESS_DENIED, AWS_CREDENTIALS_EXPIRED, or what the build fails with.
 */
export async function publishFromBuilder(
  publications: readonly Publication[],
  image: BuilderImage,
): Promise<readonly Published[]> {
  const present: boolean[] = [];
  for (const publication of publications) present.push(await isPresent(publication, image.digest));
  const digest =
    present.every(Boolean) && image.digest !== undefined ? image.digest : await pushAll(publications, image);
  const published: Published[] = [];
  for (const [index, publication] of publications.entries()) {
    const tagged = await tagPushed(publication, digest, image.testedId);
    published.push({ digest, how: present[index] === true ? 'present' : 'pushed', tagged });
  }
  return published;
}

/** True when the repository has it; a tag that is taken for ever ends everything here. */
async function isPresent(publication: Publication, digest: string | undefined): Promise<boolean> {
  if (digest === undefined) return false;
  const { registry, repository, tags, log } = publication;
  const [same] = await registry.readImages(repository.name, [{ digest }]);
  refuseTakenTags(repository, tags, await imagesByTag(publication), same);
  if (same !== undefined) log.info(`The repository ${repository.name} has this image already, as ${digest}.`);
  return same !== undefined;
}

async function pushAll(publications: readonly Publication[], image: BuilderImage): Promise<string> {
  const [first] = publications;
  if (first === undefined) throw new Error('There is no repository to push to.');
  const logins = [...new Set(publications.map(({ login }) => login))];
  const { log, wait, repository } = first;
  const attempt = await pushWithRecovery({ logins, log, wait }, () => pushOnce(image));
  if ('result' in attempt) return attempt.result;
  const named = publications.find((candidate) => attempt.failed.includes(candidate.repository.uri));
  const target = named?.repository ?? repository;
  throw pushError(attempt.failed, target, target.uri);
}

/** A build whose steps fail is no push that failed. */
async function pushOnce(image: BuilderImage): Promise<Attempt<string>> {
  try {
    return { result: await image.push() };
  } catch (thrown) {
    if (!(thrown instanceof BerthError) || thrown.code !== 'BUILD_FAILED') throw thrown;
    const failed = thrown.sentences.why.replace(/^The builder says: /, '');
    if (!isAboutPushing(failed)) throw thrown;
    return { failed };
  }
}

/** BuildKit: "failed to solve: failed to push NAME: …"; a refused token shows before that, as an answer to a request. */
function isAboutPushing(message: string): boolean {
  return (
    /failed to push|pushing|unexpected status from (?:HEAD|PUT|POST|PATCH) request/i.test(message) ||
    judgePushFailure(message) === 'login'
  );
}

async function tagPushed(publication: Publication, digest: string, testedId: string | undefined) {
  const { registry, repository, tags } = publication;
  const [image]: readonly PublishedImage[] = await registry.readImages(repository.name, [{ digest }]);
  if (image === undefined) throw notFound(repository.name, digest);
  if (testedId !== undefined) await verifyPushed(publication, digest, testedId);
  const current = await imagesByTag(publication);
  refuseTakenTags(repository, tags, current, image);
  return putTags(publication, image, missingTags(tags, current, image));
}
