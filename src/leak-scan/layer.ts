import { type ByteSink, gunzipInto } from './decompress.ts';
import type { FilePart } from './finding.ts';
import type { Match, Scanner } from './scanner.ts';
import { shown } from './shown.ts';
import { createTarReader, type TarEntry, type TarEvent } from './tar-reader.ts';

/** A secret in a layer's tar. */
export interface LayerHit extends Match {
  /** Secrets in it are replaced; undefined when it lies behind the end of the archive or in a broken part. */
  readonly path: string | undefined;
  readonly where: FilePart;
}

/** The hits of a layer: of each secret the first places, and how many there are besides, by its name. */
export interface LayerHits {
  readonly hits: readonly LayerHit[];
  readonly more: ReadonlyMap<string, number>;
}

/** A scan of a layer that goes on from piece to piece. */
export interface LayerScan extends ByteSink {
  hits(): LayerHits;
}

/**
 * Looks through a layer's tar: every byte of it is searched as it comes, and reading the archive only tells which file a place
 * belongs to. So what a broken archive holds is found as well. Files that are gzip themselves are searched inside too, one level deep;
 * other archives within layers (zip, xz) are not.
 */
export function createLayerScan(scanner: Scanner): LayerScan {
  const stream = scanner.startStream();
  const reader = createTarReader();
  const collector = createCollector(scanner);
  const pending = createPending();
  let current: TarEntry | undefined;
  let inside: ByteSink | undefined;
  const settle = (end: number, partOf: (match: Match) => FilePart) => {
    for (const match of pending.upTo(end)) collector.add(match, current?.path, partOf(match));
  };
  const take = async (event: TarEvent) => {
    switch (event.kind) {
      case 'entry':
        current = event.entry;
        if (current.isSplit) addSplitName(scanner, collector, current.path);
        settle(event.end, (match) => headerPart(scanner, current, match));
        return;
      case 'data':
        settle(event.end, () => 'content');
        if (event.isFirst && isGzip(event.bytes)) inside = scanInside(scanner, collector, current?.path);
        await inside?.write(event.bytes);
        return;
      case 'end':
        // Many a file only starts like gzip, and its bytes as they are have been searched anyway.
        await inside?.end();
        inside = undefined;
    }
  };
  return {
    write: async (bytes) => {
      stream.push(bytes, pending.add);
      for (const event of reader.read(bytes)) await take(event);
    },
    end: async () => {
      await inside?.end();
      current = undefined;
      settle(Number.POSITIVE_INFINITY, () => 'content');
      const problem = reader.problem();
      return problem === undefined ? undefined : `is a tar archive that ${problem}`;
    },
    hits: collector.hits,
  };
}

/** How many places of one secret in one layer are kept; the rest is counted. */
const keptHits = 10;

/** A first piece can be shorter than the mark. */
function isGzip(bytes: Uint8Array): boolean {
  return gzipMark.every((byte, index) => (bytes[index] ?? byte) === byte);
}

const gzipMark = [0x1f, 0x8b, 8];

type Collector = ReturnType<typeof createCollector>;

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
      else places.set(key, { ...match, path: path === undefined ? undefined : shown(scanner, path), where });
    },
    hits: (): LayerHits => ({ hits: [...byName.values()].flatMap((places) => [...places.values()]), more }),
  };
}

/** Places that were found in the bytes before it is known which file they are of. */
function createPending() {
  let places: { readonly match: Match; readonly end: number }[] = [];
  return {
    add: (match: Match, end: number) => {
      places.push({ match, end });
    },
    upTo: (end: number): readonly Match[] => {
      if (places.length === 0) return [];
      const settled = places.filter((place) => place.end <= end);
      places = places.filter((place) => place.end > end);
      return settled.map(({ match }) => match);
    },
  };
}

/** A long name may stand in two fields of its header, with the secret across both. */
function addSplitName(scanner: Scanner, collector: Collector, path: string): void {
  for (const match of scanner.matches(path)) collector.add(match, path, 'name');
}

function headerPart(scanner: Scanner, entry: TarEntry | undefined, { name }: Match): FilePart {
  const holds = (text: string) => scanner.matches(text).some((match) => match.name === name);
  if (entry === undefined || holds(entry.path)) return 'name';
  return holds(entry.linkTarget) ? 'link target' : 'attribute';
}

function scanInside(scanner: Scanner, collector: Collector, path: string | undefined): ByteSink {
  const stream = scanner.startStream();
  return gunzipInto({
    write: async (bytes) => stream.push(bytes, (match) => collector.add(match, path, 'content')),
    end: async () => undefined,
  });
}
