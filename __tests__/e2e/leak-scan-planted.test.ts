import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { linesOfHistory } from '../../src/dockerfile/layers.ts';
import { readDockerfile } from '../../src/dockerfile/read.ts';
import { scanArchive } from '../../src/leak-scan/archive.ts';
import { createBuildLogWatch } from '../../src/leak-scan/build-log.ts';
import { scanDirectory } from '../../src/leak-scan/directory.ts';
import type { Finding, Scan } from '../../src/leak-scan/finding.ts';
import { createScanner, type Scanner } from '../../src/leak-scan/scanner.ts';
import { scanText } from '../../src/leak-scan/text.ts';
import { createRedactor } from '../../src/secrets/redact.ts';
import { removeImages } from './support/leaks/labelled-images.ts';
import { type LeakyContext, lineOf, writeLeakyContext } from './support/leaks/leaky-context.ts';
import { type BuilderOutput, buildInEngine, buildWithAttestations } from './support/leaks/leaky-images.ts';
import { type OwnBuilder, startOwnBuilder } from './support/leaks/own-builder.ts';
import {
  builderLeaks,
  imageLeaks,
  type Leak,
  type PlantedLeak,
  plant,
  type Sink,
} from './support/leaks/planted-leaks.ts';
import { savedImage } from './support/leaks/saved-image.ts';
import { makeValue, shapes } from './support/leaks/shapes.ts';

let engine: Engine;
let builder: OwnBuilder;
const directory = mkdtempSync(join(tmpdir(), 'berth-leaks-'));

beforeAll(async () => {
  [engine, builder] = await Promise.all([provideEngine(), startOwnBuilder()]);
}, 120_000);

afterAll(async () => {
  await builder?.stop();
  await removeImages('berth.test=leaks', { ...process.env, ...engine?.environment });
  await engine?.stop();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

/** What a scan looks for besides what was planted; it must not find any of it. */
const decoys = shapes.map((shape) => ({ name: `DECOY ${shape}`, value: makeValue(shape) }));

/** Leaks with their values, and everything that a scan says about them. */
interface World {
  readonly leaks: readonly PlantedLeak[];
  readonly context: LeakyContext;
  readonly scanner: Scanner;
  readonly findings: readonly Finding[];
  readonly scan: Scan;
  /** The Dockerfile's line behind each entry of the history. */
  readonly lines: readonly (number | undefined)[];
}

/** The scanner's name of each place. */
const sinkNames: Readonly<Record<Sink, Finding['sink']>> = {
  file: 'layer',
  'removed file': 'layer',
  'file name': 'layer',
  'link target': 'layer',
  history: 'history',
  env: 'config',
  label: 'config',
  cmd: 'config',
  entrypoint: 'config',
  healthcheck: 'config',
  provenance: 'provenance',
  sbom: 'sbom',
  metadata: 'metadata',
  cache: 'cache',
  log: 'build-log',
};

/** The beginning of the Dockerfile's line that a layer or an entry of the history comes from. */
const lineBeginnings: Partial<Readonly<Record<Sink, string>>> = {
  file: 'COPY planted',
  'removed file': 'COPY removed',
  'file name': 'COPY names',
  'link target': 'COPY links',
  history: 'RUN :',
};

async function plantWorld(name: string, leaks: readonly Leak[]) {
  const planted = await plant(leaks);
  const context = await writeLeakyContext(join(directory, name, 'context'), planted);
  return { leaks: planted, context, scanner: createScanner([...planted, ...decoys]) };
}

function findingsOf({ findings }: World, { name, sink }: Leak): readonly Finding[] {
  return findings.filter((finding) => finding.name === name && finding.sink === sinkNames[sink]);
}

/** The lines of the Dockerfile by the entries of the image's history. */
function linesOf({ scan, context }: Pick<World, 'scan' | 'context'>): World['lines'] {
  const dockerfile = readDockerfile(readFileSync(context.dockerfile, 'utf8'));
  return linesOfHistory(dockerfile, undefined, scan.images[0]?.history ?? []);
}

/** The expectations that every world has, one for each leak. */
function describeLeaks(world: () => World, leaks: readonly Leak[]): void {
  test.each(leaks)('finds $sink: $shape as $encoding', (leak) => {
    const findings = findingsOf(world(), leak);
    expect(findings).not.toEqual([]);
    const beginning = lineBeginnings[leak.sink];
    if (beginning === undefined) return;
    const lines = findings.map(({ historyIndex = -1 }) => world().lines[historyIndex]);
    expect(lines).toContain(lineOf(world().leaks, beginning));
    const names = findings.map(({ path = '' }) => basename(path));
    if (leak.sink === 'file' || leak.sink === 'removed file') expect(names).toContain(leak.name);
  });

  test('finds nothing that is not there, and can read all of it', () => {
    const planted = new Set(leaks.map(({ name }) => name));
    expect(world().findings.filter(({ name }) => !planted.has(name))).toEqual([]);
    expect(world().scan.notScanned).toEqual([]);
  });

  test('says nothing of a value', () => {
    const said = JSON.stringify(world().findings);
    const shown = world().leaks.filter(({ value, text }) =>
      [value, text].some((secret) => said.includes(JSON.stringify(secret).slice(1, -1))),
    );
    expect(shown.map(({ name }) => name)).toEqual([]);
  });
}

describe.each(['legacy', 'buildkit'] as const)('an image of the engine, built by %s', (kind) => {
  const leaks = imageLeaks(kind);
  let world: World;

  beforeAll(async () => {
    const planted = await plantWorld(kind, leaks);
    const environment = { ...process.env, ...engine.environment };
    const image = await buildInEngine(kind, planted.context, environment);
    const scan = await scanArchive(planted.scanner, savedImage(image, environment));
    world = { ...planted, scan, findings: scan.findings, lines: linesOf({ ...planted, scan }) };
  }, 120_000);

  describeLeaks(() => world, leaks);
});

describe.each(['gzip', 'zstd'] as const)('an OCI layout with %s, attestations and a cache', (compression) => {
  // What is compressed are layers; the rest of the image is the same with each.
  const inLayers: readonly Sink[] = ['file', 'removed file', 'file name', 'link target', 'cache'];
  const all = [...imageLeaks(compression), ...builderLeaks(compression)];
  const leaks = compression === 'gzip' ? all : all.filter(({ sink }) => inLayers.includes(sink));
  let world: World;
  let output: BuilderOutput;

  beforeAll(async () => {
    const planted = await plantWorld(compression, leaks);
    const ofSbom = planted.leaks.filter(({ sink }) => sink === 'sbom');
    output = await buildWithAttestations(builder, planted.context, compression, ofSbom);
    const { scanner } = planted;
    const scan = await scanArchive(scanner, createReadStream(output.archive));
    const cache = await scanDirectory(scanner, output.cache, { sink: 'cache' });
    const log = createBuildLogWatch(scanner);
    for (const line of output.lines) log.printed(line);
    const metadata = scanText(scanner, readFileSync(output.metadata, 'utf8'), 'metadata');
    const findings = [...scan.findings, ...cache.findings, ...metadata, ...log.findings()];
    world = { ...planted, scan, findings, lines: linesOf({ ...planted, scan }) };
  }, 120_000);

  describeLeaks(() => world, leaks);

  test('finds nothing in the log as it is printed', () => {
    const redact = createRedactor(world.leaks.map(({ value }) => value));
    const log = createBuildLogWatch(world.scanner);
    for (const line of output.lines) log.printed(redact(line));
    expect(log.findings()).toEqual([]);
  });
});
