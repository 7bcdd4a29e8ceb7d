import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runCommand } from '../../harness/command.ts';

/** The processor time that choosing the percents takes: in milliseconds, and as a ratio to a loop of plain work on the same machine. */
export async function measureTune(): Promise<readonly (readonly [string, string])[]> {
  const directory = mkdtempSync(join(tmpdir(), 'berth-tune-'));
  const outfile = join(directory, 'tune-times.mjs');
  try {
    const entryPoints = [join(import.meta.dirname, 'tune-times.ts')];
    await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
    return JSON.parse(await runCommand(process.execPath, [outfile]));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
