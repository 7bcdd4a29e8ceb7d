import { summarizeImage } from '../../../image/summary.ts';
import type { Outputs } from '../../../toolkit/run-action.ts';
import type { BuiltImage, StageReport, Work } from '../work.ts';
import type { PublishedTo } from './publish.ts';

/** What all stages came to. */
export interface Results {
  readonly built: BuiltImage;
  /** Those of the stages between build and push, in their order. */
  readonly reports: readonly StageReport[];
  /** One for each repository; none when nothing was to be pushed. */
  readonly published: readonly PublishedTo[];
}

/** Writes the job summary, and returns the outputs. */
export async function report(work: Work, { built, reports, published }: Results): Promise<Outputs> {
  const { inputs, tags, builder, host } = work;
  const [first, ...further] = published;
  const name = first?.target.repository.name ?? inputs.repositories[0]?.name;
  const others = further.map(({ target, published: done }) => ({
    repository: target.repository.name,
    published: done,
  }));
  const where = first === undefined ? { image: built.id } : { published: first.published, others };
  const summary = summarizeImage({ repository: name, tags, builder, context: inputs.context, ...where });
  await host.summarize([summary, ...reports.map(({ summary: lines }) => lines.join('\n'))].join('\n'));
  return first === undefined ? localOutputs(work, built) : pushedOutputs(work, built, published, first);
}

function pushedOutputs(
  { tags }: Work,
  built: BuiltImage,
  published: readonly PublishedTo[],
  first: PublishedTo,
): Outputs {
  return {
    image: first.image,
    images: published.map(({ image }) => image).join('\n'),
    digest: first.published.digest,
    tag: tags[0] ?? '',
    repository: first.target.repository.name,
    'image-id': built.id,
    metadata: JSON.stringify(built.metadata),
  };
}

/** An image without a repository has no tag either. */
function localOutputs({ inputs, tags, host }: Work, built: BuiltImage): Outputs {
  const [repository] = inputs.repositories;
  host.log.info(`Built ${built.id}, which is not pushed: it has an image id and no digest yet.`);
  return {
    image: built.id,
    images: '',
    digest: '',
    tag: repository === undefined ? '' : (tags[0] ?? ''),
    repository: repository?.name ?? '',
    'image-id': built.id,
    metadata: JSON.stringify(built.metadata),
  };
}
