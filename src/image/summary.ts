import { type Builder, describeBuilder } from './build/builder.ts';
import type { Published } from './registry/publication.ts';

/** What an image step did, for the job summary. */
export interface ImageReport {
  /** Without registry, because a masked account id would make it unreadable. */
  readonly repository: string | undefined;
  readonly tags: readonly string[];
  readonly builder: Builder;
  readonly context: string;
  /** The image id; only when nothing was to be pushed. */
  readonly image?: string;
  /** What the first repository got; undefined when nothing was to be pushed. */
  readonly published?: Published;
  /** What each further repository got. */
  readonly others?: readonly { readonly repository: string; readonly published: Published }[];
}

/** The image step's section of the job summary, in Markdown. */
export function summarizeImage(report: ImageReport): string {
  const { repository, tags, builder, context, image, published, others = [] } = report;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['repository', repository],
    ['tags', repository === undefined ? undefined : tags.join(', ')],
    ['digest', published?.digest],
    ['image id', image],
    ['context', context],
  ];
  const lines = rows.flatMap(([name, value]) => (value === undefined ? [] : [`| ${name} | \`${value}\` |`]));
  const plain = [
    `| pushed | ${pushedText(published)} |`,
    ...others.map((other) => `| to \`${other.repository}\` | ${pushedText(other.published)} |`),
    `| builder | ${describeBuilder(builder)} |`,
  ];
  return ['### Image', '', '| | |', '| --- | --- |', ...lines, ...plain, ''].join('\n');
}

function pushedText(published: Published | undefined): string {
  if (published === undefined) return 'no, as asked';
  if (published.how === 'pushed') return 'yes';
  return published.tagged.length > 0
    ? `no, it was there already; tagged ${published.tagged.join(', ')}`
    : 'no, it was there already';
}
