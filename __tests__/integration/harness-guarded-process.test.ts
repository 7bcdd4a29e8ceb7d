import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type GuardedCommand, startGuarded } from '../../harness/guarded-process.ts';
import { repositoryRoot } from '../../harness/runner.ts';
import { waitFor } from '../../harness/wait.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'berth-guard-test-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** A Node program that reports its process id and then waits to be stopped. */
const waiting = "console.log('pid ' + process.pid); setInterval(() => {}, 1000);";

function start(script: string, options: Partial<GuardedCommand> = {}) {
  const lines: string[] = [];
  const guarded = startGuarded({
    command: [process.execPath, '-e', script],
    environment: { PATH: process.env.PATH },
    stopSignal: 'TERM',
    patience: 5,
    directory,
    onLine: (line) => lines.push(line),
    ...options,
  });
  const line = (start: string) =>
    waitFor(async () => lines.find((candidate) => candidate.startsWith(start)), { what: start, seconds: 10 });
  return { guarded, line };
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

const ends = (processId: number) =>
  waitFor(async () => (isRunning(processId) ? undefined : true), { what: 'the process to end', seconds: 10 });

describe('a guarded process', () => {
  test('gets the stop signal, has ended when stop resolves, and its directory is gone', async () => {
    const { guarded, line } = start(
      `process.on('SIGTERM', () => { console.log('asked'); process.exit(4); }); ${waiting}`,
    );
    const processId = Number((await line('pid ')).slice(4));
    await guarded.stop();
    expect(await guarded.ended).toBe(4);
    await line('asked');
    expect(isRunning(processId)).toBe(false);
    expect(existsSync(directory)).toBe(false);
  });

  test('is killed when it does not heed the signal', async () => {
    const { guarded, line } = start(`process.on('SIGTERM', () => {}); ${waiting}`, { patience: 1 });
    const processId = Number((await line('pid ')).slice(4));
    await guarded.stop();
    expect(isRunning(processId)).toBe(false);
  });

  test('that ends by itself reports its exit code, and its directory goes', async () => {
    const { guarded } = start('process.exitCode = 9;');
    expect(await guarded.ended).toBe(9);
    expect(existsSync(directory)).toBe(false);
    await guarded.stop();
  });

  test('that does not exist ends with 127', async () => {
    const { guarded } = start('', { command: ['/no/such/program'] });
    expect(await guarded.ended).toBe(127);
  });

  test('ends, and its directory goes, when the process that started it is killed', async () => {
    const file = join(repositoryRoot, 'harness/guarded-process.ts');
    const options = {
      command: [process.execPath, '-e', waiting],
      environment: {},
      stopSignal: 'TERM',
      patience: 5,
      directory,
    };
    const script = `import(${JSON.stringify(file)}).then(({ startGuarded }) =>
      startGuarded({ ...${JSON.stringify(options)}, onLine: (line) => console.log(line) }));`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [text]: unknown[] = await once(parent.stdout, 'data');
    const processId = Number(String(text).trim().slice(4));
    expect(isRunning(processId)).toBe(true);
    parent.kill('SIGKILL');
    await ends(processId);
    await waitFor(async () => (existsSync(directory) ? undefined : true), { what: 'the directory to go', seconds: 10 });
  });
});
