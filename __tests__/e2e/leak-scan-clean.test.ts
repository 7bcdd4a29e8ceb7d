import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCommand } from '../../harness/command.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { scanArchive } from '../../src/leak-scan/archive.ts';
import { createScanner } from '../../src/leak-scan/scanner.ts';
import { removeImages } from './support/leaks/labelled-images.ts';
import { layerArchives, packageLayers } from './support/leaks/package-layers.ts';
import { realisticSecrets } from './support/leaks/realistic-secrets.ts';
import { savedImage } from './support/leaks/saved-image.ts';

let engine: Engine;
let archives: ReadonlyMap<string, string>;
const directory = mkdtempSync(join(tmpdir(), 'berth-clean-'));
const label = 'berth.test=leaks-clean';
const secrets = realisticSecrets();
const scanner = createScanner(secrets);

beforeAll(async () => {
  [engine, archives] = await Promise.all([provideEngine(), layerArchives(packageLayers)]);
}, 600_000);

afterAll(async () => {
  await removeImages(label, { ...process.env, ...engine?.environment });
  await engine?.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

/** An image with the packages, made by the engine's own builder. */
async function buildImage(name: string, archive: string): Promise<string> {
  const context = join(directory, name);
  mkdirSync(context);
  cpSync(archive, join(context, 'layer.tar'));
  writeFileSync(join(context, 'Dockerfile'), `FROM scratch\nLABEL ${label}\nADD layer.tar /\nCMD ["/bin/app"]\n`);
  const environment = { ...process.env, ...engine.environment, DOCKER_BUILDKIT: '0' };
  const image = await runCommand('docker', ['build', '--quiet', '--no-cache', context], { environment });
  rmSync(context, { recursive: true });
  return image;
}

test('all of the secrets are looked for, in many forms', () => {
  expect(secrets).toHaveLength(20);
  expect(packageLayers).toHaveLength(20);
  expect(scanner.unscannable).toEqual([]);
});

test.each(packageLayers.map((layer, index) => ({ ...layer, index })))(
  'finds nothing in an image with $ecosystem packages $packages',
  async ({ index, packages }) => {
    const image = await buildImage(String(index), archives.get(packages.join()) ?? '');
    const { findings, notScanned, bytes } = await scanArchive(
      scanner,
      savedImage(image, { ...process.env, ...engine.environment }),
    );
    expect(findings).toEqual([]);
    expect(notScanned).toEqual([]);
    expect(bytes).toBeGreaterThan(2_000_000);
  },
  120_000,
);
