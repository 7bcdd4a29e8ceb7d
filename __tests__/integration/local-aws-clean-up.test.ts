import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { describe, expect, test } from '@jest/globals';
import { repositoryRoot } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';

interface Started {
  readonly process: ChildProcess;
  readonly directory: string;
  /** The id of a process that the emulator started. */
  readonly child: number;
}

async function start(what: 'stay' | 'finish' | 'forget'): Promise<Started> {
  const child = spawn(process.execPath, ['--import', 'tsx', '__tests__/support/clean-up-process.ts', what], {
    cwd: repositoryRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { process: child, ...JSON.parse(String(line)) };
}

/** Processes whose command line names the directory: the registry and the watchdog. */
async function processesNaming(directory: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(directory));
}

/** A process that has ended has no command line any more, even before its parent has collected it. */
async function runs(processId: number): Promise<boolean> {
  return (await readFile(`/proc/${processId}/cmdline`, 'utf8').catch(() => '')) !== '';
}

async function untilGone({ directory }: Started): Promise<void> {
  const look = async () =>
    !existsSync(directory) && (await processesNaming(directory)).length === 0 ? true : undefined;
  await waitFor(look, { what: 'directory, registry and watchdog to be gone', seconds: 20 });
}

describe('what the emulator has made', () => {
  test('is for its user alone, and gone after SIGKILL to its whole process group', async () => {
    const started = await start('stay');
    expect(statSync(started.directory).mode & 0o777).toBe(0o700);
    expect(await processesNaming(started.directory)).toHaveLength(2);
    process.kill(-(started.process.pid ?? 0), 'SIGKILL');
    await untilGone(started);
    await waitFor(async () => ((await runs(started.child)) ? undefined : true), {
      what: 'the child to be gone',
      seconds: 10,
    });
  });

  test('is gone when it ends in order, and the watchdog touches nothing then', async () => {
    const started = await start('finish');
    await untilGone(started);
    expect(await runs(started.child)).toBe(true);
    process.kill(started.child, 'SIGKILL');
  });

  test('is left alone when it was forgotten before', async () => {
    const started = await start('forget');
    process.kill(started.process.pid ?? 0, 'SIGKILL');
    await untilGone(started);
    expect(await runs(started.child)).toBe(true);
    process.kill(started.child, 'SIGKILL');
  });
});
