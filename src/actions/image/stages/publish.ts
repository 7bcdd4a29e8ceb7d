import { type Published, publishImage, tagPushedImage } from '../../../image/registry/publish.ts';
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
  const publications: PublishedTo[] = [];
  for (const target of targets) publications.push(await publishTo(work, target, built));
  return publications;
}

async function publishTo(work: Work, target: Target, built: BuiltImage): Promise<PublishedTo> {
  const { docker, tags, host } = work;
  const publication = { docker, ...target, tags, log: host.log };
  // An engine holds images of one platform, so several of them are pushed by the builder itself.
  const published =
    built.pushedBy === 'builder'
      ? await tagPushedImage(publication, await pushFromBuilder(work, target))
      : await publishImage(publication, built.id);
  const image = `${target.repository.uri}@${published.digest}`;
  host.log.info(`${published.how === 'pushed' ? 'Pushed' : 'Present already'}: ${image}`);
  return { target, published, image };
}
