import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from '../../harness/runner.ts';
import { asNumber, parseJsonObject } from '../../src/toolkit/json.ts';
import { type LogKind, logPiece } from './diagnosis-log.ts';
import { median } from './median.ts';

type Row = readonly [string, string];

const megabyte = 1_000_000;
const runs = 3;

/**
 * The speed and the memory of a diagnosis by all known errors, the whole process with its start, on one core. The mixed log has healthy lines and
 * each error; the others are made to be slow, and twice the length shows that the time grows as the log does.
 */
export async function measureDiagnosis(): Promise<readonly Row[]> {
  const directory = await mkdtemp(join(tmpdir(), 'berth-diagnose-'));
  try {
    const program = await bundleProgram(directory);
    const rows: Row[] = [['mixed log, 100 MB', speedText(measureLog(program, directory, 'mixed', 100))]];
    for (const kind of ['one line', 'near matches', 'control characters'] as const) {
      const [once, twice] = [measureLog(program, directory, kind, 10), measureLog(program, directory, kind, 20)];
      const ratio = (twice.cpuSeconds - twice.start) / (once.cpuSeconds - once.start);
      rows.push([`hostile: ${kind}, 10 MB`, `${speedText(once)}; 20 MB take ${ratio.toFixed(2)} times as long`]);
    }
    return rows;
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** As it is shipped: bundled, without a loader of TypeScript that would count too. */
async function bundleProgram(directory: string): Promise<string> {
  const outfile = join(directory, 'diagnose.mjs');
  const entryPoints = [join(repositoryRoot, 'script/measure/diagnosis-process.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  return outfile;
}

interface Cost {
  readonly megabytes: number;
  /** Of the whole process, by the clock and of the processor: the medians. A busy machine changes the latter little. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of the processor, of a process with an empty log. */
  readonly start: number;
  readonly peakBytes: number;
  readonly causes: number;
}

function measureLog(program: string, directory: string, kind: LogKind, megabytes: number): Cost {
  const log = join(directory, 'log');
  writeLog(log, logPiece(kind), megabytes * megabyte);
  const empty = join(directory, 'empty');
  writeLog(empty, Buffer.alloc(0), 0);
  const costs = Array.from({ length: runs }, () => ({
    of: runOnce(program, log),
    start: runOnce(program, empty).cpuSeconds,
  }));
  return {
    megabytes,
    seconds: median(costs.map(({ of }) => of.seconds)),
    cpuSeconds: median(costs.map(({ of }) => of.cpuSeconds)),
    start: median(costs.map(({ start }) => start)),
    peakBytes: Math.max(...costs.map(({ of }) => of.peakBytes)),
    causes: costs[0]?.of.causes ?? 0,
  };
}

function writeLog(path: string, piece: Buffer, bytes: number): void {
  const file = openSync(path, 'w');
  for (let left = bytes; left > 0; left -= piece.length) writeSync(file, piece, 0, Math.min(left, piece.length));
  closeSync(file);
}

function runOnce(program: string, log: string) {
  const started = performance.now();
  // One core, as "taskset" gives it: what helps of Node's own threads would hide what the search costs.
  const { stdout, stderr, status } = spawnSync('taskset', ['-c', '0', process.execPath, program, log], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The diagnosis failed: ${stderr}`);
  const answer = parseJsonObject(stdout) ?? {};
  return {
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: asNumber(answer.cpuSeconds) ?? 0,
    peakBytes: asNumber(answer.peakBytes) ?? 0,
    causes: asNumber(answer.causes) ?? 0,
  };
}

function speedText({ megabytes, seconds, cpuSeconds, start, peakBytes, causes }: Cost): string {
  return [
    `${Math.round(megabytes / cpuSeconds)} MB/s on one core (${cpuSeconds.toFixed(2)} s of the processor, ${(cpuSeconds / start).toFixed(1)} times an empty log)`,
    `${seconds.toFixed(2)} s by the clock`,
    `at most ${Math.round(peakBytes / 2 ** 20)} MiB`,
    `${causes} causes`,
  ].join(', ');
}
