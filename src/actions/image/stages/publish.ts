import { hasContainerdStore } from '../../../image/docker/image-store.ts';
import { halfWay } from '../../../image/registry/half-way.ts';
import { waiting } from '../../../image/registry/pauses.ts';
import type { Publication, Published } from '../../../image/registry/publication.ts';
import { publishImage } from '../../../image/registry/publish.ts';
import { publishFromBuilder } from '../../../image/registry/publish-from-builder.ts';
import { BerthError } from '../../../toolkit/errors.ts';
import type { BuiltImage, Target, Work } from '../work.ts';
import { pushFromBuilder } from './build.ts';

/** A target, and what came of it. */
export interface PublishedTo {
  readonly target: Target;
  readonly published: Published;
  /** `REPOSITORY_URI@DIGEST`. */
  readonly image: string;
}

/** Brings the image into every repository. */
export async function publish(
  work: Work,
  targets: readonly Target[],
  built: BuiltImage,
): Promise<readonly PublishedTo[]> {
  if (targets.length === 0) return [];
  const publications =
    built.pushedBy === 'builder' ? await pushByBuilder(work, targets, built) : await pushByEngine(work, targets, built);
  tellDifferences(work, publications);
  return publications;
}

async function pushByEngine(work: Work, targets: readonly Target[], built: BuiltImage) {
  const publications: PublishedTo[] = [];
  for (const target of targets) {
    const published = await publishImage(publicationOf(work, target), built.id).catch((thrown: unknown) => {
      throw halfWay(
        thrown,
        publications.map(({ image }) => image),
      );
    });
    publications.push(publishedTo(work, target, published));
  }
  return publications;
}

/** An engine holds images of one platform, so several of them, and attestations, are pushed by the builder itself. */
async function pushByBuilder(work: Work, targets: readonly Target[], built: BuiltImage) {
  const image = {
    digest: built.digest,
    tested: { id: built.id, mayBeManifest: await hasContainerdStore(work.docker) },
    push: (publications: readonly Publication[]) => {
      const wanted = new Set(publications.map(({ repository }) => repository.uri));
      return pushFromBuilder(
        work,
        targets.filter(({ repository }) => wanted.has(repository.uri)),
      );
    },
  };
  const published = await publishFromBuilder(
    targets.map((target) => publicationOf(work, target)),
    image,
  );
  return targets.flatMap((target, index) => {
    const one = published[index];
    return one === undefined ? [] : [publishedTo(work, target, one)];
  });
}

function publicationOf({ docker, tags, host }: Work, target: Target): Publication {
  return { docker, ...target, tags, log: host.log, wait: waiting(host.cancelled) };
}

function publishedTo({ host }: Work, target: Target, published: Published): PublishedTo {
  const image = `${target.repository.uri}@${published.digest}`;
  host.log.info(`${published.how === 'pushed' ? 'Pushed' : 'Present already'}: ${image}`);
  return { target, published, image };
}

/**
 * The same image can have several manifests: one that a repository had already may be of another builder.
 * @throws PUSH_FAILED when what was pushed just now differs from repository to repository.
 */
function tellDifferences({ host }: Work, publications: readonly PublishedTo[]): void {
  if (digestsOf(publications).size < 2) return;
  const images = publications.map(({ image }) => image).join(', ');
  if (digestsOf(publications.filter(({ published }) => published.how === 'pushed')).size > 1)
    throw severalDigests(images);
  host.log.notice(
    `The image is the same in every repository, but its manifest is not, because one of them had it already: ${images}. Take the output "images", where each has its own digest.`,
  );
}

function digestsOf(publications: readonly PublishedTo[]): ReadonlySet<string> {
  return new Set(publications.map(({ published }) => published.digest));
}

function severalDigests(images: string): BerthError {
  return new BerthError('PUSH_FAILED', {
    what: `One image was pushed under several digests: ${images}.`,
    why: 'The engine made a different manifest for one of the repositories, so no digest names the image everywhere.',
    fix: 'Run the job again; if it happens again, push to each repository in a step of its own.',
  });
}
