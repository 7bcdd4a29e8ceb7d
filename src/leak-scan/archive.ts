import type { StoredFile } from './archive-files.ts';
import { type BlobResult, createBlobScan } from './blob.ts';
import type { Scan } from './finding.ts';
import { attributeFindings } from './image-index.ts';
import { digestOfPath } from './oci-path.ts';
import type { Scanner } from './scanner.ts';
import { createTarReader, type TarEntry } from './tar-reader.ts';

/** What is known of an archive before it is looked through. */
export interface ArchiveOptions {
  /** Digests or diff ids (`sha256:…`) of layers that are not looked through, because the base image has them. */
  readonly skipLayers?: ReadonlySet<string>;
}

/**
 * Looks through a whole image archive as it comes: what `docker save` writes (docker-archive up to engine 24, with an OCI layout since
 * 25), and an OCI layout in a tar (`type=oci` of buildx) with its attestations. Every blob is looked through whether a manifest
 * names it or not; a file that a later layer removes counts too. Memory does not grow with the archive.
 */
export async function scanArchive(
  scanner: Scanner,
  stream: AsyncIterable<Uint8Array>,
  { skipLayers = new Set() }: ArchiveOptions = {},
): Promise<Scan> {
  const reader = createTarReader();
  const files = new Map<string, StoredFile>();
  let current: { readonly path: string; readonly blob: ReturnType<typeof createBlobScan> } | undefined;
  for await (const piece of stream)
    for (const event of reader.read(piece))
      switch (event.kind) {
        case 'entry':
          current = openEntry(scanner, event.entry, files, skipLayers);
          break;
        case 'data':
          await current?.blob.write(event.bytes);
          break;
        case 'end':
          if (current !== undefined) files.set(current.path, stored(await current.blob.end()));
          current = undefined;
      }
  const problem = reader.problem() ?? (files.size === 0 ? 'holds no file' : undefined);
  if (current !== undefined) files.set(current.path, stored(await current.blob.end()));
  const scan = attributeFindings(scanner, files, { skipLayers, sink: undefined });
  return problem === undefined ? scan : { ...scan, notScanned: [`the archive ${problem}`, ...scan.notScanned] };
}

/** A file that is to be looked through; links and what is skipped are only noted. */
function openEntry(
  scanner: Scanner,
  { path, linkTarget, isFile }: TarEntry,
  files: Map<string, StoredFile>,
  skipLayers: ReadonlySet<string>,
): { readonly path: string; readonly blob: ReturnType<typeof createBlobScan> } | undefined {
  if (linkTarget !== '') files.set(path, { kind: 'link', target: linkTarget });
  if (!isFile) return undefined;
  if (skipLayers.has(digestOfPath(path))) {
    files.set(path, { kind: 'skipped' });
    return undefined;
  }
  return { path, blob: createBlobScan(scanner) };
}

function stored(result: BlobResult): StoredFile {
  return { kind: 'scanned', ...result };
}
