import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { repositoryRoot } from '../../harness/runner.ts';

/** How the one layer of the archive is stored. */
export type LayerForm = 'plain' | 'gzip' | 'zstd';

const mebibyte = 2 ** 20;

/**
 * The files of an image as they are: half of it small files of JavaScript packages, a quarter machine code, an eighth zeros and an eighth
 * bytes that cannot be compressed. A tar without its end, so that it can be repeated.
 */
export async function imageContent(size = 32 * mebibyte): Promise<Buffer> {
  const packed = pack();
  for (const { path, content } of packageFiles(size / 2)) packed.entry({ name: path }, content);
  packed.entry({ name: 'usr/bin/node' }, headOf(process.execPath, size / 4));
  packed.entry({ name: 'var/lib/zeros' }, Buffer.alloc(size / 8));
  packed.entry({ name: 'srv/pictures' }, randomBytes(size / 8));
  packed.finalize();
  const whole = await collect(packed);
  // What marks the end of a tar is at most two blocks of zeros.
  return whole.subarray(0, whole.length - 1024);
}

async function collect(packed: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of packed) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Writes an OCI layout with one layer that repeats the content, to this process's standard output. */
export async function writeArchive(form: LayerForm, bytes: number): Promise<void> {
  const content = await imageContent();
  const repetitions = Math.ceil(bytes / content.length);
  const piece = compress(content, form);
  const packed = pack();
  const json = (path: string, value: object) => packed.entry({ name: path }, JSON.stringify(value));
  const [layer, config, manifest] = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
  const descriptor = (digest: string | undefined, mediaType: string) => ({
    digest: `sha256:${digest}`,
    mediaType,
    size: 0,
  });
  const passing = (async () => {
    for await (const part of packed) if (Buffer.isBuffer(part)) await write(part);
  })();
  json('oci-layout', { imageLayoutVersion: '1.0.0' });
  json('index.json', { manifests: [descriptor(manifest, 'application/vnd.oci.image.manifest.v1+json')] });
  json(`blobs/sha256/${config}`, {
    os: 'linux',
    architecture: 'amd64',
    rootfs: { diff_ids: [`sha256:${layer}`] },
    history: [],
  });
  json(`blobs/sha256/${manifest}`, {
    config: descriptor(config, 'application/vnd.oci.image.config.v1+json'),
    layers: [descriptor(layer, 'application/vnd.oci.image.layer.v1.tar')],
  });
  const entry = packed.entry({ name: `blobs/sha256/${layer}`, size: piece.length * repetitions });
  for (let count = 0; count < repetitions; count++)
    if (!entry.write(piece)) await new Promise<void>((resolve) => entry.once('drain', () => resolve()));
  entry.end(Buffer.alloc(0));
  packed.finalize();
  await passing;
}

async function write(bytes: Buffer): Promise<void> {
  if (!process.stdout.write(bytes)) await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
}

function compress(content: Buffer, form: LayerForm): Buffer {
  switch (form) {
    case 'plain':
      return content;
    case 'gzip':
      return gzipSync(content);
    case 'zstd':
      return execFileSync('zstd', ['-q', '-c'], { input: content, maxBuffer: 2 ** 30 });
  }
}

function* packageFiles(size: number): Generator<{ readonly path: string; readonly content: Buffer }> {
  let left = size;
  for (const name of readdirSync(join(repositoryRoot, 'node_modules'), { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(repositoryRoot, 'node_modules', name);
    const { size: length } = statSync(path);
    if (!/\.(c?js|json|md|ts)$/.test(name) || !statSync(path).isFile() || length > left) continue;
    left -= length;
    yield { path: join('app/node_modules', name), content: readFileSync(path) };
  }
}

function headOf(path: string, size: number): Buffer {
  const head = Buffer.alloc(size);
  readSync(openSync(path, 'r'), head, 0, size, 4096);
  return head;
}
