import { accessSync, constants, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryCommand } from './command.ts';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { findProgram, searchPath } from './tools.ts';
import { waitFor } from './wait.ts';

const secondsToStart = 60;
const systemSocket = '/var/run/docker.sock';

/** A Docker engine that answers. */
export interface Engine {
  readonly origin: 'found' | 'started';
  readonly version: string;
  /** What a child process needs to reach it, also one that inherits nothing: PATH, and DOCKER_HOST or what stands in its place. */
  readonly environment: Readonly<Record<string, string>>;
  /** Stops the engine and removes its data when it was started here; leaves one that was found alone. */
  stop(): Promise<void>;
}

/**
 * Uses the engine that the Docker client reaches, or starts one with a socket and directories of its own, as root or through
 * `sudo -n`. Throws one sentence that says what is missing.
 */
export async function provideEngine(signal?: AbortSignal): Promise<Engine> {
  const path = { PATH: searchPath() };
  const version = await engineVersion(path);
  if (version === undefined) return startEngine(path, signal);
  return { origin: 'found', version, environment: { ...path, ...clientVariables() }, stop: async () => undefined };
}

/** The variables by which the Docker client finds its engine (docker CLI reference, "Environment variables"). */
function clientVariables(): Readonly<Record<string, string>> {
  const names = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CERT_PATH', 'DOCKER_TLS_VERIFY'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** The version of the engine that answers under this environment; undefined when none does. */
async function engineVersion(environment: Readonly<Record<string, string>>): Promise<string | undefined> {
  const { exitCode, stdout } = await tryCommand('docker', ['info', '--format', '{{.ServerVersion}}'], {
    environment: { ...process.env, ...environment },
    timeout: 20_000,
  });
  return exitCode === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

async function startEngine(path: { readonly PATH: string }, signal: AbortSignal | undefined): Promise<Engine> {
  await refuseBesideAnother(path);
  const dockerd = findProgram('dockerd');
  if (dockerd === undefined || findProgram('docker') === undefined)
    throw new Error('No Docker engine answers and none is installed: run script/bootstrap, or install docker.io.');
  const sudo = process.getuid?.() !== 0;
  if (sudo && (await tryCommand('sudo', ['-n', 'true'])).exitCode !== 0)
    throw new Error('No Docker engine answers, and starting one takes root or passwordless sudo: start Docker first.');
  const directory = mkdtempSync(join(tmpdir(), 'berth-engine-'));
  writeFileSync(join(directory, 'daemon.json'), '{}\n');
  const environment = { ...path, DOCKER_HOST: `unix://${join(directory, 'docker.sock')}` };
  const log: string[] = [];
  const daemon = startGuarded({
    command: daemonCommand(dockerd, directory),
    environment: { ...process.env, ...path },
    stopSignal: 'TERM',
    patience: 20,
    directory,
    sudo,
    onLine: (line) => log.push(line),
  });
  const version = await firstAnswer(daemon, environment, log, signal);
  return { origin: 'started', version, environment, stop: daemon.stop };
}

/** Two engines share the bridge docker0 and the packet filter's chains, and break each other's networks. */
async function refuseBesideAnother(path: { readonly PATH: string }): Promise<void> {
  if (!existsSync(systemSocket)) return;
  if (!isWritable(systemSocket))
    throw new Error(
      `${systemSocket} exists, but this user may not use it: join the group of that file, or run as root.`,
    );
  const environment = { ...path, DOCKER_HOST: `unix://${systemSocket}`, DOCKER_CONTEXT: '' };
  if ((await engineVersion(environment)) !== undefined)
    throw new Error(
      `An engine answers at ${systemSocket}, and none where DOCKER_HOST or the context points: unset them.`,
    );
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function daemonCommand(dockerd: string, directory: string): readonly [string, ...string[]] {
  const paths = {
    '--config-file': join(directory, 'daemon.json'),
    '--data-root': join(directory, 'data'),
    '--exec-root': join(directory, 'exec'),
    '--pidfile': join(directory, 'pid'),
    '--host': `unix://${join(directory, 'docker.sock')}`,
  };
  // The socket belongs to the group of the user who asked for the engine, who may not be root.
  const group = ['--group', String(process.getgid?.() ?? 0)];
  return [dockerd, ...group, ...Object.entries(paths).flat()];
}

async function firstAnswer(
  daemon: GuardedProcess,
  environment: Readonly<Record<string, string>>,
  log: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string> {
  const waiting = new AbortController();
  const failed = daemon.ended.then((code) => {
    throw new Error(`dockerd ended with exit code ${code}.`);
  });
  const signals = [waiting.signal, ...(signal === undefined ? [] : [signal])];
  const options = { what: 'dockerd to answer', seconds: secondsToStart, signal: AbortSignal.any(signals) };
  try {
    return await Promise.race([waitFor(() => engineVersion(environment), options), failed]);
  } catch (cause) {
    await daemon.stop();
    const lastLines = log.slice(-5).join('\n');
    throw new Error(`The Docker engine could not be started. The last lines of its log:\n${lastLines}`, { cause });
  } finally {
    waiting.abort();
    failed.catch(() => undefined);
  }
}
