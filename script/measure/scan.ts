import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { repositoryRoot } from '../../harness/runner.ts';
import { needlesOf } from '../../src/secrets/needles.ts';
import { asArray, asNumber, parseJsonObject } from '../../src/toolkit/json.ts';
import { median } from './median.ts';
import { imageContent, type LayerForm } from './scan-archive.ts';
import { realisticSecrets } from './scan-secrets.ts';

type Row = readonly [string, string];

/** What one process needed for one archive. */
interface Cost {
  readonly bytes: number;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly needles: number;
}

const gibibyte = 2 ** 30;
const runs = 3;

/**
 * The leak scan's speed on archives that are made as they are read, and its memory on a big one. Megabytes are those of the decompressed
 * layer. "On one core" divides by the processor time of all threads, so that a busy machine changes it little.
 * @param size Of the big image, in GiB.
 */
export async function measureScan(size: number): Promise<readonly Row[]> {
  const directory = await mkdtemp(join(tmpdir(), 'berth-scan-'));
  try {
    const scanner = await bundleScanner(directory);
    const rows: Row[] = [];
    const forms: readonly LayerForm[] = ['plain', 'gzip', 'zstd'];
    const speeds = new Map<LayerForm, number>();
    for (const form of forms) {
      const { text, byTheClock } = await speedOf(scanner, form);
      rows.push([`${form} layer, ${runs} x 0.5 GiB`, text]);
      speeds.set(form, byTheClock);
    }
    rows.push([`gzip layer, ${size} GiB`, memoryOf(await scanOnce(scanner, 'gzip', size * gibibyte))]);
    return [...rows, ...(await comparisons(speeds))];
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** As it is shipped: bundled, without a loader of TypeScript that would count into its memory. */
async function bundleScanner(directory: string): Promise<string> {
  const outfile = join(directory, 'scan.mjs');
  const entryPoints = [join(repositoryRoot, 'script/measure/scan-process.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  return outfile;
}

async function speedOf(
  scanner: string,
  form: LayerForm,
): Promise<{ readonly text: string; readonly byTheClock: number }> {
  const costs: Cost[] = [];
  for (let run = 0; run < runs; run++) costs.push(await scanOnce(scanner, form, gibibyte / 2));
  const onOneCore = costs.map(({ bytes, cpuSeconds }) => megabytes(bytes) / cpuSeconds);
  const byTheClock = costs.map(({ bytes, wallSeconds }) => megabytes(bytes) / wallSeconds);
  const peak = Math.max(...costs.map(({ peakBytes }) => peakBytes));
  const text = [
    `${rounded(median(onOneCore))} MB/s on one core (best ${rounded(Math.max(...onOneCore))})`,
    `${rounded(median(byTheClock))} MB/s by the clock (best ${rounded(Math.max(...byTheClock))})`,
    `${costs[0]?.needles} needles`,
    `at most ${mebibytes(peak)} MiB`,
  ].join(', ');
  return { text, byTheClock: median(byTheClock) };
}

function memoryOf({ bytes, peakBytes, cpuSeconds, wallSeconds }: Cost): string {
  const speed = `${rounded(megabytes(bytes) / cpuSeconds)} MB/s on one core, ${rounded(megabytes(bytes) / wallSeconds)} by the clock`;
  return `at most ${mebibytes(peakBytes)} MiB, ${speed}`;
}

function scanOnce(scanner: string, form: LayerForm, bytes: number): Promise<Cost> {
  const generator = spawn(
    process.execPath,
    ['--import', 'tsx', join(repositoryRoot, 'script/measure/scan-generator.ts'), form, String(bytes)],
    { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [scanner], { stdio: [generator.stdout, 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.once('error', reject);
    child.once('close', () => {
      const cost = readCost(printed);
      if (cost === undefined) reject(new Error(`The scan of a ${form} layer did not end well: ${printed}`));
      else resolve(cost);
    });
  });
}

/** Undefined when the scan has not read everything, or has found what is not there. */
function readCost(printed: string): Cost | undefined {
  const object = parseJsonObject(printed);
  const [bytes, wallSeconds, cpuSeconds] = [object?.bytes, object?.wallSeconds, object?.cpuSeconds].map(asNumber);
  const [peakBytes, needles, findings] = [object?.peakBytes, object?.needles, object?.findings].map(asNumber);
  const isWhole = asArray(object?.notScanned).length === 0 && findings === 0;
  if (!isWhole || bytes === undefined || wallSeconds === undefined || cpuSeconds === undefined) return undefined;
  return peakBytes === undefined || needles === undefined
    ? undefined
    : { bytes, wallSeconds, cpuSeconds, peakBytes, needles };
}

/** What could not be faster: decompressing alone, and Node's own search for one needle; and what that search costs for all of them. */
async function comparisons(speeds: ReadonlyMap<LayerForm, number>): Promise<readonly Row[]> {
  const content = await imageContent();
  const needles = realisticSecrets().flatMap(needlesOf);
  const [first] = needles;
  const search = speed(content.length, () => first !== undefined && content.indexOf(first.bytes));
  const compressed = gzipSync(content);
  const gunzip = speed(content.length, () =>
    spawnSync('sh', ['-c', 'gunzip | cat'], { input: compressed, maxBuffer: 2 ** 30 }),
  );
  const row = (speedOfIt: number, form: LayerForm) => {
    const ratio = (speeds.get(form) ?? Number.NaN) / speedOfIt;
    return `${rounded(speedOfIt)} MB/s by the clock; the scan of a ${form} layer is ${ratio.toFixed(2)} times as fast`;
  };
  return [
    ['gunzip | cat, the same content', row(gunzip, 'gzip')],
    ['Buffer.indexOf, one needle', row(search, 'plain')],
    [`Buffer.indexOf, ${needles.length} needles in turn`, row(search / needles.length, 'plain')],
  ];
}

function speed(bytes: number, work: () => unknown): number {
  const speeds = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return megabytes(bytes) / ((performance.now() - started) / 1_000);
  });
  return median(speeds);
}

function megabytes(bytes: number): number {
  return bytes / 1_000_000;
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

function rounded(number: number): string {
  return number < 10 ? number.toFixed(1) : String(Math.round(number));
}
