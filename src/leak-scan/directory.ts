import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { StoredFile } from './archive-files.ts';
import { createBlobScan } from './blob.ts';
import type { Scan, Sink } from './finding.ts';
import { attributeFindings } from './image-index.ts';
import type { Scanner } from './scanner.ts';

/** How a directory is read. */
export interface DirectoryOptions {
  /** `cache` for what `--cache-to type=local` has written; undefined for an image in an OCI layout. */
  readonly sink?: Sink;
  readonly skipLayers?: ReadonlySet<string>;
}

/**
 * Looks through an OCI layout in a directory, such as a local cache export: every blob in it, those of stages that are not part of
 * the image too.
 */
export async function scanDirectory(
  scanner: Scanner,
  directory: string,
  { sink, skipLayers = new Set() }: DirectoryOptions = {},
): Promise<Scan> {
  const files = new Map<string, StoredFile>();
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const blob = createBlobScan(scanner);
    for await (const piece of createReadStream(path, { highWaterMark: pieceSize })) await blob.write(piece);
    files.set(relative(directory, path).split(sep).join('/'), { kind: 'scanned', ...(await blob.end()) });
  }
  return attributeFindings(scanner, files, { skipLayers, sink });
}

const pieceSize = 512 * 1024;
