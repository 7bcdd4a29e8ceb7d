import type { ByteSink } from './decompress.ts';
import type { FilePart } from './finding.ts';
import type { Match, Scanner } from './scanner.ts';
import { createTarReader, type TarEntry, type TarEvent } from './tar-reader.ts';

/** A secret in a layer's tar. */
export interface LayerHit extends Match {
  /** Secrets in it are replaced; undefined when it lies behind the end of the archive or in a broken part. */
  readonly path: string | undefined;
  readonly where: FilePart;
}

/** How many places of one secret in one layer are kept; the rest is counted. */
const keptHits = 10;

/** The hits of a layer: of each secret the first places, and how many there are besides. */
export interface LayerHits {
  readonly hits: readonly LayerHit[];
  /** By name of the secret. */
  readonly more: ReadonlyMap<string, number>;
}

/**
 * Looks through a layer's tar: every byte of it is searched as it comes, and reading the archive only tells which file a place
 * belongs to. So what a broken archive holds is found as well.
 */
export function createLayerScan(scanner: Scanner): ByteSink & { hits(): LayerHits } {
  const stream = scanner.startStream();
  const reader = createTarReader();
  const collector = createCollector(scanner);
  let pending: Place[] = [];
  let current: TarEntry | undefined;
  const settle = (end: number, where: FilePart | undefined) => {
    const [settled, rest] = [pending.filter((place) => place.end <= end), pending.filter((place) => place.end > end)];
    pending = rest;
    for (const { match } of settled) collector.add(match, current?.path, where ?? headerPart(scanner, current, match));
  };
  const take = (event: TarEvent) => {
    if (event.kind === 'entry') {
      current = event.entry;
      if (current.isSplit)
        for (const match of scanner.matches(current.path)) collector.add(match, current.path, 'name');
    }
    if (pending.length > 0 && event.kind !== 'end') settle(event.end, event.kind === 'data' ? 'content' : undefined);
  };
  return {
    write: async (bytes) => {
      stream.push(bytes, (match, end) => pending.push({ match, end }));
      for (const event of reader.read(bytes)) take(event);
    },
    end: async () => {
      current = undefined;
      settle(Number.POSITIVE_INFINITY, 'content');
      const problem = reader.problem();
      return problem === undefined ? undefined : `is a tar archive that ${problem}`;
    },
    hits: collector.hits,
  };
}

interface Place {
  readonly match: Match;
  readonly end: number;
}

function headerPart(scanner: Scanner, entry: TarEntry | undefined, { name }: Match): FilePart {
  const holds = (text: string) => scanner.matches(text).some((match) => match.name === name);
  if (entry === undefined || holds(entry.path)) return 'name';
  return holds(entry.linkTarget) ? 'link target' : 'attribute';
}

function createCollector(scanner: Scanner) {
  const byName = new Map<string, Map<string, LayerHit>>();
  const more = new Map<string, number>();
  return {
    add: (match: Match, path: string | undefined, where: FilePart) => {
      const places = byName.get(match.name) ?? new Map<string, LayerHit>();
      byName.set(match.name, places);
      const key = `${where} ${path}`;
      if (places.has(key)) return;
      if (places.size >= keptHits) more.set(match.name, (more.get(match.name) ?? 0) + 1);
      else places.set(key, { ...match, path: path === undefined ? undefined : scanner.redact(path), where });
    },
    hits: (): LayerHits => ({ hits: [...byName.values()].flatMap((places) => [...places.values()]), more }),
  };
}
