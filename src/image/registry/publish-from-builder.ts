import { BerthError } from '../../toolkit/errors.ts';
import { halfWay } from './half-way.ts';
import type { Publication, Published } from './publication.ts';
import { pushError } from './push.ts';
import { judgePushFailure } from './push-failure.ts';
import { type Attempt, pushWithRecovery } from './recovery.ts';
import type { PublishedImage } from './registry.ts';
import { isImmutableTag } from './tag-mutability.ts';
import { imagesByTag, missingTags, putTags, refuseTakenTags } from './tags.ts';
import { isSameImage, notFound, platformImages, type TestedImage, verifyPushed } from './verify.ts';

/** An image that its builder holds, for several platforms or with attestations. */
export interface BuilderImage {
  /** The digest that the push will give, when a build before it has told; undefined when it is not known. */
  readonly digest: string | undefined;
  /** The image of the engine's platform; undefined when there is none. */
  readonly tested: TestedImage | undefined;
  /**
   * Has the builder push it by digest to all of these at once, so that they get the very same bytes. Returns the digest.
   * @throws BUILD_FAILED with the builder's message.
   */
  push(publications: readonly Publication[]): Promise<string>;
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
  const present: (string | undefined)[] = [];
  for (const publication of publications) present.push(await presentDigest(publication, image));
  const missing = publications.filter((_publication, index) => present[index] === undefined);
  const pushed = missing.length === 0 ? undefined : await pushTo(missing, image);
  const published: Published[] = [];
  for (const [index, publication] of publications.entries()) {
    const digest = present[index] ?? pushed;
    if (digest === undefined) throw new Error('An image that is nowhere was to be tagged.');
    const tagged = await tagPushed(publication, digest, image.tested).catch((thrown: unknown) => {
      throw halfWay(
        thrown,
        published.map((done, at) => `${publications[at]?.repository.uri}@${done.digest}`),
      );
    });
    published.push({ digest, how: present[index] === undefined ? 'pushed' : 'present', tagged });
  }
  return published;
}

/** The digest under which the repository has it already; a tag that is taken for ever by another image ends everything here. */
async function presentDigest(publication: Publication, image: BuilderImage): Promise<string | undefined> {
  const { registry, repository, tags, log } = publication;
  const tagged = await imagesByTag(publication);
  const same =
    image.digest === undefined
      ? await sameUnderFixedTag(publication, tagged, image.tested?.id)
      : (await registry.readImages(repository.name, [{ digest: image.digest }]))[0];
  refuseTakenTags(repository, tags, tagged, same);
  if (same !== undefined) log.info(`The repository ${repository.name} has this image already, as ${same.digest}.`);
  return same?.digest;
}

/**
 * Attestations tell when they were made, so an image with them has another digest each time. One under an immutable tag is the same when
 * all that runs in it is what was tried.
 */
async function sameUnderFixedTag(
  publication: Publication,
  tagged: readonly PublishedImage[],
  testedId: string | undefined,
): Promise<PublishedImage | undefined> {
  const { mutability } = publication.repository;
  const fixed = tagged.find(({ tag }) => tag !== undefined && isImmutableTag(mutability, tag));
  if (fixed === undefined || testedId === undefined) return undefined;
  const running = await platformImages(publication, fixed);
  return running.length > 0 && running.every((one) => isSameImage(one, testedId)) ? fixed : undefined;
}

async function pushTo(publications: readonly Publication[], image: BuilderImage): Promise<string> {
  const [first] = publications;
  if (first === undefined) throw new Error('There is no repository to push to.');
  const logins = [...new Set(publications.map(({ login }) => login))];
  const { log, wait, repository } = first;
  const attempt = await pushWithRecovery({ logins, log, wait }, () => pushOnce(publications, image));
  if ('result' in attempt) return attempt.result;
  const named = publications.find((candidate) => attempt.failed.includes(candidate.repository.uri));
  const target = named?.repository ?? repository;
  throw await pushError(attempt.failed, target, target.uri);
}

/** A build whose steps fail is no push that failed. */
async function pushOnce(publications: readonly Publication[], image: BuilderImage): Promise<Attempt<string>> {
  try {
    return { result: await image.push(publications) };
  } catch (thrown) {
    if (!(thrown instanceof BerthError) || thrown.code !== 'BUILD_FAILED') throw thrown;
    const { why } = thrown.sentences;
    const [, failed = why] = /^The builder says: (.*)$/m.exec(why) ?? [];
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

async function tagPushed(publication: Publication, digest: string, tested: TestedImage | undefined) {
  const { registry, repository, tags } = publication;
  const [image]: readonly PublishedImage[] = await registry.readImages(repository.name, [{ digest }]);
  if (image === undefined) throw notFound(repository.name, digest);
  if (tested !== undefined) await verifyPushed(publication, digest, tested);
  const current = await imagesByTag(publication);
  refuseTakenTags(repository, tags, current, image);
  return putTags(publication, image, missingTags(tags, current, image));
}
