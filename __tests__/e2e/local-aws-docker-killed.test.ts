import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { assembleBaseImage } from '../../harness/base-image.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { repositoryRoot } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';
import { leftOf } from './support/docker-world.ts';

let engine: Engine;
let base: string;

beforeAll(async () => {
  engine = await provideEngine();
  Object.assign(process.env, engine.environment);
  base = (await assembleBaseImage(process.env)).reference;
}, 120_000);

afterAll(() => engine?.stop(), 60_000);

interface Running {
  readonly child: ChildProcess;
  readonly owner: string;
  readonly directory: string;
}

/** Starts the process in a group of its own, as a terminal or a runner does. */
async function startProcess(): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', '__tests__/e2e/support/docker-runtime-process.ts', base], {
    cwd: repositoryRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, ...JSON.parse(String(line)) };
}

/** The ids of processes that name this text in their command lines; a process that has ended and is not collected yet has none. */
async function processesNaming(text: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map(async (id) => [id, await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')] as const),
  );
  return lines.flatMap(([id, line]) => (line.includes(text) ? [id] : []));
}

async function nothingLeft({ owner, directory }: Running): Promise<void> {
  const look = async () => {
    const left = [...(await leftOf(owner)), ...(await processesNaming(owner)), ...(await processesNaming(directory))];
    return left.length === 0 && !existsSync(directory) ? true : undefined;
  };
  await waitFor(look, { what: 'containers, networks, images, processes and files to be gone', seconds: 30 });
}

describe('an emulator that is killed without a chance to clean up', () => {
  test.each(['its process', 'its process group'])(
    'leaves nothing behind when SIGKILL goes to %s',
    async (target) => {
      const running = await startProcess();
      expect((await leftOf(running.owner)).length).toBeGreaterThanOrEqual(2);
      expect((await processesNaming(running.directory)).length).toBeGreaterThanOrEqual(2);
      const { pid } = running.child;
      if (pid === undefined) throw new Error('The process has no id.');
      process.kill(target === 'its process' ? pid : -pid, 'SIGKILL');
      await nothingLeft(running);
    },
    90_000,
  );
});
