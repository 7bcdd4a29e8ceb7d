import type { EvidenceOrigin, Origin, RankedCause } from './evidence-text.ts';
import type { ErrorSource } from './known-errors/known-error.ts';
import { type Described, depths, describe } from './rank.ts';
import type { Sighting } from './sighting.ts';

/** A text with the errors that were seen in it. */
export interface SearchedText {
  readonly origin: EvidenceOrigin;
  readonly sightings: readonly Sighting[];
}

/** The causes of all texts, ranked as `diagnose` says. */
export function rankCauses(texts: readonly SearchedText[]): readonly RankedCause[] {
  const seen = placed(texts);
  const depthOf = depths(seen.map(({ sighting }) => sighting.error));
  const depth = ({ sighting }: Placed) => depthOf.get(sighting.error.id) ?? 0;
  const ranked = [...seen].sort((one, two) => depth(one) - depth(two) || compare(one, two));
  const keyOf = ({ found }: Placed) => `${found.id} ${found.what}`;
  const firstOf = new Map([...ranked].reverse().map((each) => [keyOf(each), each]));
  return ranked.filter((each) => firstOf.get(keyOf(each)) === each).map((each) => causeOf(each, seen));
}

/** An error, with its place among all that were seen. */
interface Placed extends Described {
  readonly source: ErrorSource;
  readonly from: Origin;
  /** Of the whole text. */
  readonly stage: number;
  readonly time: number | null;
  /** Within a text it never goes back, whatever the clocks of its writers say. */
  readonly placeInTime: number;
}

function placed(texts: readonly SearchedText[]): readonly Placed[] {
  let before = Number.NEGATIVE_INFINITY;
  return texts.flatMap(({ origin, sightings }) => {
    let latest = origin.time ?? Number.NEGATIVE_INFINITY;
    let placeInTime = origin.time ?? before;
    const stage = stages.findIndex((source) => origin.sources.includes(source));
    const from = origin.from ?? {};
    const found = [...sightings]
      .sort((one, two) => one.line - two.line || one.order - two.order)
      .flatMap((sighting): readonly Placed[] => {
        const described = describe(sighting, placesOf(origin));
        if (described === undefined) return [];
        const time = sighting.time ?? origin.time ?? null;
        latest = Math.max(latest, time ?? latest);
        placeInTime = Number.isFinite(latest) ? latest : before;
        return [{ ...described, source: sourceOf(sighting, origin), from, stage, time, placeInTime }];
      });
    before = placeInTime;
    return found;
  });
}

function placesOf({ known = {}, from }: EvidenceOrigin): Readonly<Record<string, string>> {
  const container = from?.container;
  return container === undefined ? known : { container: `the container "${container}"`, ...known };
}

function sourceOf({ error }: Sighting, { sources }: EvidenceOrigin): ErrorSource {
  return stages.find((stage) => error.sources.includes(stage) && sources.includes(stage)) ?? 'build';
}

/** From the first that can go wrong to the last: what stands behind is likely to have followed. */
const stages = [
  'build',
  'registry',
  'credentials',
  'ecs-api',
  'container-log',
  'stopped-reason',
  'service-event',
  'probe',
] as const satisfies readonly ErrorSource[];

function compare(one: Placed, two: Placed): number {
  return (
    compareNumbers(one.placeInTime, two.placeInTime) ||
    one.stage - two.stage ||
    compareTexts(nameOf(one.from), nameOf(two.from)) ||
    one.found.line - two.found.line ||
    one.sighting.order - two.sighting.order ||
    compareTexts(one.found.quote, two.found.quote)
  );
}

/** Two infinite numbers have no difference. */
function compareNumbers(one: number, two: number): number {
  return one === two ? 0 : one - two;
}

function compareTexts(one: string, two: string): number {
  if (one === two) return 0;
  return one < two ? -1 : 1;
}

function nameOf({ container = '', task = '', stream = '' }: Origin): string {
  return `${task} ${container} ${stream}`;
}

function causeOf({ found, source, from, time }: Placed, seen: readonly Placed[]): RankedCause {
  const explains = ({ error }: Sighting) => error.id !== found.id && (error.beats ?? []).includes(found.id);
  const explainedBy = seen.flatMap(({ sighting }) => (explains(sighting) ? [sighting.error.id] : []));
  const isLikely = /\blikely\b/i.test(`${found.what} ${found.why}`);
  return { ...found, source, from, time, isLikely, explainedBy: [...new Set(explainedBy)].sort() };
}
