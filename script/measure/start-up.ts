import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tryCommand } from '../../harness/command.ts';
import { repositoryRoot } from '../../harness/runner.ts';
import { median } from './median.ts';

const warmUps = 3;
const runs = 15;

/** An action without a required input, local-aws, would do its work; this is wrong for it and unknown to the others. */
const unusableInput = { INPUT_RUNTIME: 'none' };

/** For each action the median ratio of its start-up to that of bare Node; the runs alternate, so that both meet the same machine. */
export async function measureStartUp(): Promise<readonly (readonly [string, string])[]> {
  const dist = join(repositoryRoot, 'dist');
  const entries = readdirSync(dist).filter((name) => existsSync(join(dist, name, 'index.js')));
  const rows: (readonly [string, string])[] = [];
  for (const name of entries) rows.push([name, await ratioOf(join(dist, name, 'index.js'))]);
  return rows;
}

async function ratioOf(entry: string): Promise<string> {
  const ratios: number[] = [];
  for (let run = -warmUps; run < runs; run += 1) {
    const bare = await wallTime(['-e', '0'], 0);
    const action = await wallTime([entry], 1);
    if (run >= 0) ratios.push(action / bare);
  }
  return `${median(ratios).toFixed(2)} x`;
}

async function wallTime(parameters: readonly string[], expectedCode: number): Promise<number> {
  const start = performance.now();
  const { exitCode, stdout } = await tryCommand(process.execPath, parameters, { environment: unusableInput });
  const time = performance.now() - start;
  if (exitCode !== expectedCode) throw new Error(`${parameters[0]} ended with exit code ${exitCode}: ${stdout}`);
  return time;
}
