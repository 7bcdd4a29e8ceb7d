import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

/** A file of a tar; with `target` it is a symbolic link. */
export interface TarFile {
  readonly path: string;
  readonly content?: string | Buffer;
  readonly target?: string;
}

/** What GNU tar makes of these files, in their order. */
export function gnuTar(files: readonly TarFile[], ...options: readonly string[]): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'berth-tar-'));
  try {
    for (const { path, content = '', target } of files) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      if (target === undefined) writeFileSync(join(directory, path), content);
      else symlinkSync(target, join(directory, path));
    }
    const names = files.map(({ path }) => path);
    return execFileSync('tar', ['-C', directory, ...options, '-cf', '-', ...names], { maxBuffer: 2 ** 28 });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** What tar-stream makes of these files. */
export async function packTar(files: readonly (TarFile & Partial<Header>)[]): Promise<Buffer> {
  const packed = pack();
  for (const { path, content = '', target, ...headers } of files)
    if (target === undefined) packed.entry({ name: path, ...headers }, content);
    else packed.entry({ name: path, type: 'symlink', linkname: target, ...headers });
  packed.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of packed) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces);
}

export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A layer's tar as it is stored. */
export type Compression = 'plain' | 'gzip' | 'zstd';

export function compress(bytes: Buffer, compression: Compression): Buffer {
  switch (compression) {
    case 'plain':
      return bytes;
    case 'gzip':
      return gzipSync(bytes);
    case 'zstd':
      return execFileSync('zstd', ['-q', '-c'], { input: bytes, maxBuffer: 2 ** 28 });
  }
}

/** What an image is made of, for `ociFiles` and `dockerFiles`. */
export interface ImageParts {
  /** Tars, the lowest layer first. */
  readonly layers: readonly Buffer[];
  readonly compression?: Compression;
  /** Of the member `config` of the image's configuration. */
  readonly config?: object;
  readonly history?: readonly object[];
  /** In-toto statements. */
  readonly attestations?: readonly object[];
}

function configurationOf({ layers, config = {}, history }: ImageParts): string {
  return JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    config,
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => `sha256:${sha256(layer)}`) },
    history: history ?? layers.map((_, index) => ({ created_by: `COPY layer ${index}` })),
  });
}

/** The files of an OCI layout: what comes first is what is named last. */
export function ociFiles(parts: ImageParts): readonly TarFile[] {
  const blobs: TarFile[] = [];
  const add = (content: Buffer | string, mediaType: string, more: object = {}) => {
    const digest = sha256(content);
    blobs.push({ path: `blobs/sha256/${digest}`, content });
    return { mediaType, digest: `sha256:${digest}`, size: content.length, ...more };
  };
  const manifestOf = (config: object, layers: readonly object[], more: object = {}) =>
    add(JSON.stringify({ schemaVersion: 2, config, layers }), 'application/vnd.oci.image.manifest.v1+json', more);
  const suffix = { plain: '', gzip: '+gzip', zstd: '+zstd' }[parts.compression ?? 'plain'];
  const layers = parts.layers.map((layer) =>
    add(compress(layer, parts.compression ?? 'plain'), `application/vnd.oci.image.layer.v1.tar${suffix}`),
  );
  const image = manifestOf(add(configurationOf(parts), 'application/vnd.oci.image.config.v1+json'), layers);
  const manifests: object[] = [image];
  if (parts.attestations !== undefined) {
    const statements = parts.attestations.map((statement) =>
      add(JSON.stringify(statement), 'application/vnd.in-toto+json'),
    );
    const config = add('{"architecture":"unknown","os":"unknown"}', 'application/vnd.oci.image.config.v1+json');
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    manifests.push(manifestOf(config, statements, { annotations }));
  }
  const inner = add(JSON.stringify({ schemaVersion: 2, manifests }), 'application/vnd.oci.image.index.v1+json');
  return [
    ...blobs,
    { path: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests: [inner] }) },
    { path: 'oci-layout', content: '{"imageLayoutVersion": "1.0.0"}' },
  ];
}

/** The files that engines before 25 save: a directory for each layer, and a link where two layers are the same. */
export function dockerFiles(parts: ImageParts): readonly TarFile[] {
  const configuration = configurationOf(parts);
  const path = `${sha256(configuration)}.json`;
  const first = new Map<string, string>();
  const layers = parts.layers.map((layer, index) => {
    const directory = sha256(`layer ${index}`);
    const same = first.get(sha256(layer));
    first.set(sha256(layer), directory);
    return {
      path: `${directory}/layer.tar`,
      ...(same === undefined ? { content: layer } : { target: `../${same}/layer.tar` }),
    };
  });
  const manifest = [{ Config: path, RepoTags: ['app:1'], Layers: layers.map((layer) => layer.path) }];
  return [
    ...layers.flatMap((layer) => [
      { path: layer.path.replace('layer.tar', 'VERSION'), content: '1.0' },
      { path: layer.path.replace('layer.tar', 'json'), content: '{"id":"0","os":"linux"}' },
      layer,
    ]),
    { path, content: configuration },
    { path: 'manifest.json', content: JSON.stringify(manifest) },
    { path: 'repositories', content: '{"app":{"1":"0"}}\n' },
  ];
}

/** Bytes in pieces of one length. */
export async function* inPieces(bytes: Buffer, length = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
