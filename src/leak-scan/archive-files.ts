import { posix } from 'node:path';
import type { Blob } from './blob.ts';

/** A file of an image archive, after it was looked through. */
export type StoredFile =
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'scanned'; readonly blob: Blob; readonly problem: string | undefined; readonly bytes: number };

/** The files of an archive by path, with those that a manifest has named. */
export class ArchiveFiles {
  readonly #files: ReadonlyMap<string, StoredFile>;
  readonly #named = new Set<string>();

  constructor(files: ReadonlyMap<string, StoredFile>) {
    this.#files = files;
  }

  all(): Iterable<readonly [path: string, file: StoredFile]> {
    return this.#files;
  }

  isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** Bytes that were looked through, decompressed. */
  bytes(): number {
    return [...this.#files.values()].reduce((sum, file) => sum + (file.kind === 'scanned' ? file.bytes : 0), 0);
  }

  /** What a JSON file holds; undefined when there is none at this path. */
  json(path: string): unknown {
    const file = this.#files.get(path);
    return file?.kind === 'scanned' && file.blob.kind === 'json' ? file.blob.json : undefined;
  }

  /** The file at a path, behind its links; it counts as named from now on. */
  take(path: string): StoredFile | undefined {
    const resolved = this.resolve(path);
    this.#named.add(resolved);
    return this.#files.get(resolved);
  }

  isNamed(path: string): boolean {
    return this.#named.has(path);
  }

  /** Where a path leads, behind its links. */
  resolve(path: string): string {
    let resolved = posix.normalize(path);
    for (let steps = 0; steps < mostLinks; steps++) {
      const file = this.#files.get(resolved);
      if (file?.kind !== 'link') return resolved;
      resolved = posix.normalize(posix.join(posix.dirname(resolved), file.target));
    }
    return resolved;
  }
}

/** An archive may link in circles. */
const mostLinks = 8;
