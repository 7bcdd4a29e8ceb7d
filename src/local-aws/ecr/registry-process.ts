import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BerthError } from '../../toolkit/errors.ts';
import type { CleanUp } from '../process/clean-up.ts';

/** A registry (distribution) that listens on a socket in a private directory, so that nobody reaches it but through the emulator. */
export interface RegistryProcess {
  /** The path of its socket. Starts the process when it does not run; throws LOCAL_AWS_FAILED when there is no program for it. */
  socket(): Promise<string>;
  close(): Promise<void>;
}

export interface RegistryProcessOptions {
  readonly cleanUp: CleanUp;
  /** Its path; when unset, `docker-registry` or `registry` on PATH, in /usr/bin or in /usr/local/bin. */
  readonly program: string | undefined;
  /** The name of its folder: each process has its own. */
  readonly folder: string;
}

const millisecondsToStart = 10_000;

interface Started {
  readonly child: ChildProcess;
  readonly socketPath: string;
}

/** Does nothing yet: the process starts with the first request. */
export function createRegistryProcess({ cleanUp, program, folder }: RegistryProcessOptions): RegistryProcess {
  const directory = join(cleanUp.directory, folder);
  let started: Promise<Started> | undefined;
  const start = async (): Promise<Started> => {
    const child = await spawnRegistry(await findProgram(program), directory);
    const { pid } = child;
    if (pid !== undefined) cleanUp.addProcess(pid);
    child.once('exit', () => {
      if (pid !== undefined) cleanUp.forgetProcess(pid);
      started = undefined;
    });
    return { child, socketPath: await untilReady(child, join(directory, 'socket')) };
  };
  return {
    async socket() {
      started ??= start().catch((thrown) => {
        started = undefined;
        throw thrown;
      });
      return (await started).socketPath;
    },
    async close() {
      const running = await started?.catch(() => undefined);
      if (running !== undefined) await end(running.child);
    },
  };
}

async function findProgram(given: string | undefined): Promise<string> {
  const directories = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const found = directories.flatMap((directory) =>
    ['docker-registry', 'registry'].map((name) => join(directory, name)),
  );
  for (const candidate of given === undefined ? found : [given]) {
    const executable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) return candidate;
  }
  throw new BerthError('LOCAL_AWS_FAILED', {
    what: `There is no registry program: ${given ?? 'neither docker-registry nor registry is on PATH'}.`,
    why: 'local-aws keeps images in a real registry (distribution), which it runs as a process of its own.',
    fix: 'Install the package docker-registry (Debian, Ubuntu), or the distribution registry from https://github.com/distribution/distribution/releases.',
  });
}

/** Without an environment: the registry takes any REGISTRY_… variable as configuration. */
async function spawnRegistry(program: string, directory: string): Promise<ChildProcess> {
  const configuration = join(directory, 'configuration.json');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await rm(join(directory, 'socket'), { force: true });
  await writeFile(configuration, JSON.stringify(configurationFor(directory)), { mode: 0o600 });
  return spawn(program, ['serve', configuration], { cwd: directory, env: {}, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** JSON is YAML, which the registry reads. Its version is a text there. */
function configurationFor(directory: string) {
  return {
    version: '0.1',
    log: { level: 'error', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: join(directory, 'data') },
      delete: { enabled: true },
      maintenance: { uploadpurging: { enabled: false } },
    },
    http: {
      net: 'unix',
      addr: join(directory, 'socket'),
      secret: randomBytes(24).toString('hex'),
      relativeurls: true,
    },
  };
}

async function untilReady(child: ChildProcess, socketPath: string): Promise<string> {
  let complaint = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    complaint = `${complaint}${bytes.toString('utf8')}`.slice(-2000);
  });
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('error', (error) => reject(startFailed(error.message)));
    child.once('exit', (code) => reject(startFailed(complaint.trim() || `it exited with ${code}`)));
  });
  failed.catch(() => undefined);
  return Promise.race([failed, untilAnswering(socketPath)]);
}

async function untilAnswering(socketPath: string): Promise<string> {
  const deadline = Date.now() + millisecondsToStart;
  while (Date.now() < deadline) {
    if (await answers(socketPath)) return socketPath;
    await wait(10);
  }
  throw startFailed(`it did not answer within ${millisecondsToStart / 1000} s`);
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = request({ socketPath, path: '/v2/', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    probe.once('error', () => resolve(false));
    probe.end();
  });
}

function startFailed(why: string): BerthError {
  return new BerthError('LOCAL_AWS_FAILED', {
    what: 'The registry process did not start.',
    why: `It said: ${why}.`,
    fix: 'Run the registry program by hand, and see that it is version 2.7 or newer of distribution.',
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
