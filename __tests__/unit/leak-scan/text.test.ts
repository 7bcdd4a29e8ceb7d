import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { scanDirectory } from '../../../src/leak-scan/directory.ts';
import { createScanner } from '../../../src/leak-scan/scanner.ts';
import { scanText } from '../../../src/leak-scan/text.ts';
import { gnuTar, ociFiles, sha256 } from './archives.ts';

const token = 'ghp_R8kq2mXw91LzVb7N';
const key = '-----BEGIN KEY-----\nMIIBVQIBADANBgkqhkiG9w0BAQ\nEFAASCAT8wggE7AgEAAkEAq7BF\n-----END KEY-----\n';
const scanner = createScanner([
  { name: 'TOKEN', value: token },
  { name: 'KEY', value: key },
  { name: 'PIN', value: '1234' },
]);

test('a scanner names the secrets that it cannot look for', () => {
  expect(scanner.unscannable).toEqual([{ name: 'PIN', why: 'is shorter than 6 bytes' }]);
});

describe('a text', () => {
  test('that is JSON is told with the member', () => {
    const text = JSON.stringify({
      'containerimage.digest': 'sha256:1',
      'buildx.build.ref': { args: { TOKEN: token } },
    });
    expect(scanText(scanner, text, 'metadata')).toEqual([
      { name: 'TOKEN', encoding: 'as it is', sink: 'metadata', part: 'buildx.build.ref.args.TOKEN' },
    ]);
  });

  test('that is no JSON is told as a whole, also when it looks like some', () => {
    for (const text of [`{"TOKEN": "${token}`, `a ${token} b`])
      expect(scanText(scanner, text, 'metadata')).toEqual([{ name: 'TOKEN', encoding: 'as it is', sink: 'metadata' }]);
  });
});

describe('a local cache', () => {
  const directory = mkdtempSync(join(tmpdir(), 'berth-cache-'));
  const discarded = gnuTar([{ path: 'build/.npmrc', content: `token=${token}` }]);
  const layers = [gnuTar([{ path: 'a', content: 'x' }])];

  beforeAll(async () => {
    const config = JSON.stringify({ layers: [{ blob: `sha256:${sha256(discarded)}`, parent: -1 }], records: [] });
    const describe = (content: Buffer | string, mediaType: string) => ({
      mediaType,
      digest: `sha256:${sha256(content)}`,
    });
    const index = JSON.stringify({
      manifests: [
        describe(discarded, 'application/vnd.oci.image.layer.v1.tar'),
        describe(config, 'application/vnd.buildkit.cacheconfig.v0'),
      ],
    });
    const files = [
      { path: `blobs/sha256/${sha256(discarded)}`, content: discarded },
      { path: `blobs/sha256/${sha256(config)}`, content: config },
      { path: `blobs/sha256/${sha256(index)}`, content: index },
      {
        path: 'index.json',
        content: JSON.stringify({ manifests: [describe(index, 'application/vnd.oci.image.index.v1+json')] }),
      },
    ];
    for (const { path, content } of files) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), content);
    }
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test('tells layers of stages that are not part of the image', async () => {
    const { findings, notScanned } = await scanDirectory(scanner, directory, { sink: 'cache' });
    expect(findings).toEqual([
      {
        name: 'TOKEN',
        encoding: 'as it is',
        sink: 'cache',
        where: 'content',
        layer: { index: 0, digest: `sha256:${sha256(discarded)}` },
        path: 'build/.npmrc',
      },
    ]);
    expect(notScanned).toEqual([]);
  });

  test('that holds an image is read like an archive of it', async () => {
    const image = mkdtempSync(join(tmpdir(), 'berth-oci-'));
    for (const { path, content = '' } of ociFiles({ layers: [discarded, ...layers], compression: 'gzip' })) {
      await mkdir(dirname(join(image, path)), { recursive: true });
      await writeFile(join(image, path), content);
    }
    const { findings } = await scanDirectory(scanner, image);
    rmSync(image, { recursive: true });
    expect(findings).toMatchObject([{ name: 'TOKEN', sink: 'layer', layer: { index: 0 }, path: 'build/.npmrc' }]);
  });
});
