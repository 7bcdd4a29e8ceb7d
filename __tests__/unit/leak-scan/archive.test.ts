import { describe, expect, test } from '@jest/globals';
import { scanArchive } from '../../../src/leak-scan/archive.ts';
import type { Finding, Scan } from '../../../src/leak-scan/finding.ts';
import { createScanner } from '../../../src/leak-scan/scanner.ts';
import {
  type Compression,
  dockerFiles,
  gnuTar,
  inPieces,
  ociFiles,
  packTar,
  sha256,
  type TarFile,
} from './archives.ts';

const password = 'Tr0ub4dor&3/x+y';
const token = 'ghp_R8kq2mXw91LzVb7N';
const scanner = createScanner([
  { name: 'PASSWORD', value: password },
  { name: 'TOKEN', value: token },
]);

async function scanFiles(files: readonly TarFile[], skipLayers: ReadonlySet<string> = new Set()): Promise<Scan> {
  return scanArchive(scanner, inPieces(await packTar(files)), { skipLayers });
}

/** The places alone, in a form that is easy to read. */
function places({ findings }: Scan): readonly string[] {
  return findings.map((finding: Finding) => {
    const { name, encoding, sink, part, layer, historyIndex, path, where, more } = finding;
    const words = [name, encoding, sink, part, layer?.index, historyIndex, where, path, more && `${more} more`];
    return words.filter((word) => word !== undefined).join(' | ');
  });
}

const clean = gnuTar([{ path: 'etc/hosts', content: '127.0.0.1 localhost\n' }]);
const dirty = gnuTar([
  { path: 'app/empty' },
  { path: 'app/.env', content: `A=1\nPASSWORD=${password}\n` },
  { path: 'app/key', content: `x${Buffer.from(`a${token}`).toString('base64')}` },
]);
const removal = gnuTar([{ path: 'app/.wh..env' }]);
const expected = [
  'PASSWORD | as it is | layer | 1 | 1 | content | app/.env',
  'TOKEN | base64 | layer | 1 | 1 | content | app/key',
];

describe('an archive of an image', () => {
  const parts = { layers: [clean, dirty, removal] };

  test.each<{ title: string; files: readonly TarFile[] }>([
    { title: 'as engines before 25 save it', files: dockerFiles(parts) },
    { title: 'as an OCI layout', files: ociFiles(parts) },
    { title: 'with its manifest first', files: [...ociFiles(parts)].reverse() },
    { title: 'of an older engine with its manifest first', files: [...dockerFiles(parts)].reverse() },
    { title: 'with gzip layers', files: ociFiles({ ...parts, compression: 'gzip' }) },
    { title: 'with zstd layers', files: ociFiles({ ...parts, compression: 'zstd' }) },
  ])('$title tells the layer and the file, also of one that was removed later', async ({ files }) => {
    const scan = await scanFiles(files);
    expect(places(scan)).toEqual(expected);
    expect(scan.notScanned).toEqual([]);
    expect(scan.bytes).toBeGreaterThan(clean.length + dirty.length + removal.length);
  });

  test('that has an OCI layout and the older manifest, as engines since 25 save it, is told once', async () => {
    const files = ociFiles(parts);
    const config = files.find(({ content = '' }) => content.includes('diff_ids'))?.path;
    const layers = parts.layers.map((layer) => `blobs/sha256/${sha256(layer)}`);
    const manifest = { path: 'manifest.json', content: JSON.stringify([{ Config: config, Layers: layers }]) };
    const scan = await scanFiles([...files, manifest]);
    expect(places(scan)).toEqual(expected);
    expect(scan.images).toHaveLength(1);
  });

  test('gives the same whatever the pieces in which it comes', async () => {
    const bytes = await packTar(ociFiles({ ...parts, compression: 'gzip' }));
    for (const length of [1, 7, 511, 512, 4_097, bytes.length])
      expect(places(await scanArchive(scanner, inPieces(bytes, length)))).toEqual(expected);
  });

  test('tells a path with a line break on one line, so that no command for the runner stands at the start of one', async () => {
    const layer = await packTar([{ path: `app/a\n::stop-commands::${token}`, content: password }]);
    const scan = await scanFiles(ociFiles({ layers: [layer] }));
    expect(places(scan)).toContain('PASSWORD | as it is | layer | 0 | 0 | content | app/a ::stop-commands::***');
  });

  test('tells the layer of two that are the same', async () => {
    const scan = await scanFiles(dockerFiles({ layers: [dirty, clean, dirty] }));
    expect(scan.findings.map(({ layer }) => layer?.index)).toEqual([0, 0, 2, 2]);
    expect(scan.notScanned).toEqual([]);
  });

  test('tells parts of the configuration in the words of a Dockerfile, and entries of the history by number', async () => {
    const config = {
      Env: ['PATH=/bin', `DATABASE_URL=https://app:${password}@db/`],
      Labels: { 'com.example.token': `x${token}` },
      Cmd: ['sh', '-c', `login ${encodeURIComponent(password)}`],
      Entrypoint: ['/run', `--token=${Buffer.from(token).toString('hex')}`],
      Healthcheck: { Test: ['CMD', 'curl', `-u:${password}`] },
    };
    const history = [
      { created_by: 'FROM base' },
      { created_by: `ARG TOKEN=${token}`, empty_layer: true },
      { created_by: `RUN |1 TOKEN=${token} /bin/sh -c make` },
    ];
    const scan = await scanFiles(ociFiles({ layers: [clean, removal], config, history }));
    expect(places(scan).toSorted()).toEqual([
      'PASSWORD | URL | config | Cmd',
      'PASSWORD | as it is | config | Env DATABASE_URL',
      'PASSWORD | as it is | config | Healthcheck',
      'TOKEN | as it is | config | Label com.example.token',
      'TOKEN | as it is | history | 1',
      'TOKEN | as it is | history | 1 | 2',
      'TOKEN | hex | config | Entrypoint',
    ]);
    expect(scan.images).toEqual([
      {
        platform: 'linux/amd64',
        history: [
          { createdBy: 'FROM base', emptyLayer: false },
          { createdBy: `ARG TOKEN=${token}`, emptyLayer: true },
          { createdBy: `RUN |1 TOKEN=${token} /bin/sh -c make`, emptyLayer: false },
        ],
      },
    ]);
  });

  test('tells provenance from an SBOM and from other statements', async () => {
    const args = { request: { args: { 'build-arg:TOKEN': token } } };
    const attestations = [
      { predicateType: 'https://slsa.dev/provenance/v0.2', predicate: { invocation: { parameters: args } } },
      { predicateType: 'https://spdx.dev/Document', predicate: { files: [{ fileName: `/x/${password}` }] } },
      { predicateType: 'https://example.com/other', predicate: { note: [token] } },
    ];
    const scan = await scanFiles(ociFiles({ layers: [clean], attestations }));
    expect(places(scan)).toEqual([
      'TOKEN | as it is | provenance | predicate.invocation.parameters.request.args.build-arg:TOKEN',
      'PASSWORD | as it is | sbom | predicate.files.0.fileName',
      'TOKEN | as it is | attestation | predicate.note.0',
    ]);
    expect(scan.notScanned).toEqual([]);
  });

  test('leaves out the layers of the base image, by diff id and by digest', async () => {
    const base = `sha256:${sha256(dirty)}`;
    for (const files of [dockerFiles({ layers: [dirty, clean] }), ociFiles({ layers: [dirty, clean] })]) {
      const scan = await scanFiles(files, new Set([base]));
      expect({ findings: scan.findings, skipped: scan.skippedLayers, unread: scan.notScanned }).toEqual({
        findings: [],
        skipped: 1,
        unread: [],
      });
    }
    const compressed = ociFiles({ layers: [dirty, clean], compression: 'gzip' });
    expect((await scanFiles(compressed, new Set([base]))).findings).toEqual([]);
    expect((await scanFiles(compressed, new Set([`sha256:${sha256(clean)}`]))).findings).not.toEqual([]);
    const unread = compressed.map((file, index) => (index === 0 ? { ...file, content: 'x' } : file));
    expect((await scanFiles(unread, new Set([base]))).notScanned).toEqual([]);
  });

  test('tells what no manifest names', async () => {
    const files = [...ociFiles({ layers: [clean] }), { path: `blobs/sha256/${sha256(dirty)}`, content: dirty }];
    expect(places(await scanFiles(files))).toEqual([
      'PASSWORD | as it is | archive | content | app/.env',
      'TOKEN | base64 | archive | content | app/key',
    ]);
  });

  test('tells ten places of one secret, and counts the others', async () => {
    const many = gnuTar(Array.from({ length: 1_000 }, (_, index) => ({ path: `f/${index}`, content: token })));
    const { findings } = await scanFiles(ociFiles({ layers: [many] }));
    expect(findings).toHaveLength(10);
    expect(findings.at(-1)?.more).toBe(990);
  });
});

describe('a file in a layer', () => {
  const long = 'd/'.repeat(60);

  test.each([
    { title: 'its name', file: { path: `a/${token}.txt` }, place: 'name | a/***.txt' },
    { title: 'a directory of its path', file: { path: `a/${token}/b` }, place: 'name | a/***/b' },
    { title: 'its long name', file: { path: `${long}${token}` }, place: `name | ${long}***` },
    { title: 'the target of a link', file: { path: 'a/l', target: `/x/${token}` }, place: 'link target | a/l' },
    {
      title: 'the long target of a link',
      file: { path: 'a/l', target: `/${long}${token}` },
      place: 'link target | a/l',
    },
    { title: 'its content', file: { path: 'a/f', content: `=${token}` }, place: 'content | a/f' },
  ])('is found by $title, in each format of tar', async ({ file, place }) => {
    for (const format of ['gnu', 'ustar', 'pax']) {
      if (format === 'ustar' && (file.target?.length ?? 0) > 100) continue;
      const layer = gnuTar([{ path: 'before', content: 'x' }, file, { path: 'z', content: 'x' }], `--format=${format}`);
      const scan = await scanFiles(ociFiles({ layers: [layer] }));
      expect(places(scan)).toEqual([`TOKEN | as it is | layer | 0 | 0 | ${place}`]);
      expect(scan.notScanned).toEqual([]);
    }
  });

  test('is found when its name is cut in two by the header, within a secret', async () => {
    const secret = { name: 'PATH_SECRET', value: 'alpha-Bravo7/charlie-Delta9' };
    const layer = gnuTar([{ path: `${'e'.repeat(80)}/${secret.value}${'f'.repeat(40)}` }], '--format=ustar');
    expect(layer.includes(secret.value)).toBe(false);
    const archive = inPieces(await packTar(ociFiles({ layers: [layer] })));
    const { findings } = await scanArchive(createScanner([secret]), archive);
    expect(findings).toMatchObject([{ name: 'PATH_SECRET', where: 'name', path: expect.stringContaining('/***fff') }]);
  });

  test('is found by an attribute of its header', async () => {
    const layer = await packTar([{ path: 'a/f', content: 'x', pax: { 'SCHILY.xattr.user.note': token } }]);
    const scan = await scanFiles(ociFiles({ layers: [layer] }));
    expect(places(scan)).toEqual(['TOKEN | as it is | layer | 0 | 0 | attribute | a/f']);
  });

  test('is searched inside when it is gzip, and counts for nothing when it only starts like it', async () => {
    const { gzipSync } = await import('node:zlib');
    const inside = gzipSync(Buffer.concat([Buffer.alloc(3_000_000, 'text '), Buffer.from(token)]));
    const layer = gnuTar([
      { path: 'a/broken.gz', content: inside.subarray(0, 40) },
      { path: 'a/whole.gz', content: inside },
      { path: 'a/after', content: password },
    ]);
    const scan = await scanFiles(ociFiles({ layers: [layer], compression: 'gzip' }));
    expect(places(scan)).toEqual([
      'TOKEN | as it is | layer | 0 | 0 | content | a/whole.gz',
      'PASSWORD | as it is | layer | 0 | 0 | content | a/after',
    ]);
    expect(scan.notScanned).toEqual([]);
  });
});

describe('what cannot be looked through is said', () => {
  const whole = (compression: Compression) => ociFiles({ layers: [dirty], compression });
  const broken = (change: (content: Buffer) => Buffer, compression: Compression = 'plain') =>
    whole(compression).map((file, index) =>
      index === 0 ? { ...file, content: change(Buffer.from(file.content ?? '')) } : file,
    );

  test.each([
    {
      title: 'gzip that breaks off',
      files: broken((bytes) => bytes.subarray(0, -30), 'gzip'),
      clause: /gzip that cannot be read to its end/,
    },
    {
      title: 'gzip that is corrupt',
      files: broken((bytes) => bytes.fill(0x55, 60, 90), 'gzip'),
      clause: /gzip that cannot be read to its end/,
    },
    {
      title: 'zstd that breaks off',
      files: broken((bytes) => bytes.subarray(0, -30), 'zstd'),
      clause: /zstd that cannot be read to its end/,
    },
    {
      title: 'a tar that breaks off',
      files: broken((bytes) => bytes.subarray(0, 1_300)),
      clause: /breaks off in the middle of a file/,
    },
    { title: 'a broken header', files: broken((bytes) => bytes.fill(0x41, 512, 600)), clause: /broken header/ },
    {
      title: 'a layer of another compression',
      files: broken(() => Buffer.from('fd377a585a000004e6d6b446', 'hex')),
      clause: /compressed by xz/,
    },
    {
      title: 'a layer of unknown form',
      files: broken(() => Buffer.from([1, 2, 3, 0, 5])),
      clause: /of no form that is known/,
    },
    { title: 'a layer that is a text', files: broken(() => Buffer.from('nothing')), clause: /is no tar archive/ },
    { title: 'an empty layer', files: broken(() => Buffer.alloc(0)), clause: /is no tar archive/ },
    {
      title: 'a missing layer',
      files: whole('plain').slice(1),
      clause: /^layer sha256:[0-9a-f]{64} is not in the archive$/,
    },
    {
      title: 'a missing configuration',
      files: whole('plain').filter(({ content = '' }) => !content.includes('diff_ids')),
      clause: /^configuration sha256/,
    },
    { title: 'an archive without a manifest', files: whole('plain').slice(0, 2), clause: /no manifest of an image/ },
    {
      title: 'broken JSON',
      files: [...whole('plain'), { path: 'extra', content: '{"a": ' }],
      clause: /^extra starts like JSON and is broken$/,
    },
  ])('$title', async ({ files, clause }) => {
    const { notScanned } = await scanFiles(files);
    expect(notScanned).toHaveLength(1);
    expect(notScanned[0]).toMatch(clause);
  });

  test('an archive that breaks off, with what was found until then', async () => {
    const files = whole('plain');
    const bytes = await packTar(files);
    const scan = await scanArchive(scanner, inPieces(bytes.subarray(0, 3_000)));
    expect(scan.notScanned[0]).toBe('the archive breaks off in the middle of a file');
    expect(scan.findings.map(({ name }) => name)).toContain('PASSWORD');
  });

  test('an archive that is empty', async () => {
    expect((await scanArchive(scanner, inPieces(Buffer.alloc(0)))).notScanned).toEqual(['the archive holds no file']);
  });
});

test('no finding holds a value, wherever it stands', async () => {
  const layer = gnuTar([{ path: `a/${token}/${password}`, content: token }]);
  const config = { Env: [`${token}=x`], Labels: { [password]: token }, Cmd: [password] };
  const attestations = [{ predicateType: 'https://slsa.dev/provenance/v1', predicate: { [`k ${token}`]: [password] } }];
  const scan = await scanFiles(ociFiles({ layers: [layer], config, attestations }));
  const told = JSON.stringify([scan.findings, scan.notScanned]);
  expect(scan.findings.length).toBeGreaterThan(6);
  expect(scanner.matches(told)).toEqual([]);
});
