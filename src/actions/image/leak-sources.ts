import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { baseImageOf } from '../../dockerfile/base-image.ts';
import { publishedLayers } from '../../image/docker/base-layers.ts';
import { type ArchiveOptions, scanArchive } from '../../leak-scan/archive.ts';
import { scanDirectory } from '../../leak-scan/directory.ts';
import type { Finding, Scan } from '../../leak-scan/finding.ts';
import type { Scanner } from '../../leak-scan/scanner.ts';
import { scanText } from '../../leak-scan/text.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { exportCacheTo } from './stages/build.ts';
import type { BuiltImage, Work } from './work.ts';

/** Everything that will leave the machine, looked through. */
export interface Sources {
  /** The image with its attestations, whose history tells lines of the Dockerfile. */
  readonly image: Scan;
  /** The cache that will be exported; undefined when none is. */
  readonly cache: Scan | undefined;
  /** What is in the builder's metadata, and in the tags. */
  readonly texts: readonly Finding[];
}

/** Looks through what the job will push, export and output. */
export async function scanSources(work: Work, built: BuiltImage, scanner: Scanner): Promise<Sources> {
  const image = await scanImage(work, built, scanner);
  const cache = await scanCache(work, scanner);
  const tags = work.tags.flatMap((tag) =>
    scanText(scanner, tag, 'manifest').map((found) => ({ ...found, part: 'tag' })),
  );
  return { image, cache, texts: [...scanText(scanner, JSON.stringify(built.metadata), 'metadata'), ...tags] };
}

async function scanImage(work: Work, { id, archive }: BuiltImage, scanner: Scanner): Promise<Scan> {
  const options = { skipLayers: new Set(await baseLayers(work)) };
  return archive === undefined
    ? scanSavedImage(work, id, scanner, options)
    : scanArchive(scanner, createReadStream(archive, { highWaterMark: pieceSize }), options);
}

const pieceSize = 512 * 1024;

/** What `docker save` writes goes through the scan as it comes; an image of any size needs no place on the disk. */
async function scanSavedImage({ docker }: Work, id: string, scanner: Scanner, options: ArchiveOptions): Promise<Scan> {
  let scan: Scan | undefined;
  const { exitCode, stderr } = await docker({
    parameters: ['image', 'save', id],
    readOutput: async (output) => {
      scan = await scanArchive(scanner, output, options);
    },
  });
  if (exitCode !== 0 || scan === undefined) throw notSaved(scanner.redact(stderr));
  return scan;
}

/** A layer that the base image's registry has already is not this job's to judge. */
async function baseLayers({ docker, builder, source, request }: Work): Promise<readonly string[]> {
  if (source.content === undefined) return [];
  const values = Object.fromEntries(request.buildArgs.map(({ name, value }) => [name, value]));
  const base = baseImageOf(source.content, request.target, values);
  const isReplaced = request.buildContexts.some((context) => context.split('=')[0] === base);
  return base === undefined || isReplaced ? [] : publishedLayers(docker, builder, base);
}

async function scanCache(work: Work, scanner: Scanner): Promise<Scan | undefined> {
  const directory = join(work.directory, 'cache');
  try {
    if (!(await exportCacheTo(work, directory))) return undefined;
    return await scanDirectory(scanner, directory, { sink: 'cache' });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function notSaved(stderr: string): BerthError {
  return new BerthError('UNEXPECTED', {
    what: 'The leak scan could not read the image, so nothing has been pushed.',
    why: `"docker image save" says: ${stderr.trim() || 'nothing'}.`,
    fix: 'Make sure that the engine runs and that its disk is not full, then run the job again.',
  });
}
