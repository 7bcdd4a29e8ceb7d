import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { BerthError } from '../../toolkit/errors.ts';
import { createPrivateDirectory, removePrivateDirectories } from '../../toolkit/private-directory.ts';

/** This action's own directory under RUNNER_TEMP: one inner directory for each emulator, with its log and its process id. */
const area = 'berth-local-aws';

const files = { log: 'local-aws.log', processId: 'pid' } as const;

/** The docker runtime may have to wait for an engine that is busy; everything else is there in well under a second. */
const patience = 60_000;

const pollInterval = 50;

/** Starts the emulator as a process of its own and waits until it is ready; the result is the environment that it asks for. */
export async function startInBackground(
  host: ActionHost,
  program: string,
  args: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const directory = await createPrivateDirectory(host, area);
  const log = join(directory, files.log);
  const { processId, exited } = startDetached(program, args, log);
  await writeFile(join(directory, files.processId), String(processId));
  const deadline = Date.now() + patience;
  while (Date.now() < deadline && !host.cancelled.aborted) {
    const text = await readFile(log, 'utf8');
    const environment = readReadyLine(text);
    if (environment !== undefined) return environment;
    if (exited()) throw failed(text);
    await wait(pollInterval);
  }
  await stopProcess(processId);
  throw failed(await readFile(log, 'utf8'));
}

function startDetached(program: string, args: readonly string[], log: string) {
  const output = openSync(log, 'a', 0o600);
  const child = spawn(process.execPath, [program, ...args], { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();
  return { processId: child.pid ?? 0, exited: () => ended };
}

/** The variables that the emulator's only line on its standard output exports; undefined as long as it has not been written. */
export function readReadyLine(text: string): Readonly<Record<string, string>> | undefined {
  const line = /^local-aws is ready: export (.*)\n/m.exec(text)?.[1];
  if (line === undefined) return undefined;
  const pairs = line.split(' ').map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
  });
  return Object.fromEntries(pairs);
}

function failed(log: string): BerthError {
  const said = log.trim().replace(/\s+/g, ' ');
  return new BerthError('LOCAL_AWS_FAILED', {
    what: 'local-aws did not start.',
    why: said === '' ? 'It said nothing.' : said,
    fix: 'Correct what it names; on a runner without Docker, set the input "runtime" to simulated.',
  });
}

/** Stops every emulator that this action started in the job, for the post step, and removes its files. */
export async function stopAll(host: ActionHost): Promise<void> {
  const parent = join(host.env.RUNNER_TEMP || tmpdir(), area);
  const directories = await readdir(parent).catch(() => []);
  for (const name of directories) {
    const processId = Number(await readFile(join(parent, name, files.processId), 'utf8').catch(() => ''));
    if (processId > 0) await stopProcess(processId);
  }
  await removePrivateDirectories(host, area);
}

/** SIGTERM, and SIGKILL for one that has not ended after ten seconds: its watchdog removes then what it leaves. */
async function stopProcess(processId: number): Promise<void> {
  signal(processId, 'SIGTERM');
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    if (!signal(processId, 0)) return;
    await wait(pollInterval);
  }
  signal(processId, 'SIGKILL');
}

/** False when there is no such process. */
function signal(processId: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(processId, name);
  } catch {
    return false;
  }
}
