import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { findProgram, searchPath } from './tools.ts';
import { waitFor } from './wait.ts';

const secondsToStart = 30;

/** A BuildKit of its own, which can do what the one of an old engine cannot: several platforms, attestations, cache export. */
export interface Buildkitd {
  /** Where it listens: `unix://…`. */
  readonly address: string;
  /** Makes it the builder `name` of the user whose HOME this is, as `docker buildx create --driver remote` does. */
  install(home: string, name: string): void;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts buildkitd with an address and directories of its own. It speaks plain HTTP to registries on loopback addresses, such as that
 * of local-aws, by itself. Throws one sentence that says what is missing.
 */
export async function startBuildkitd(): Promise<Buildkitd> {
  const program = findProgram('buildkitd');
  if (program === undefined)
    throw new Error('buildkitd is not there: install Go, and "script/bootstrap tools" compiles it.');
  if (findProgram('runc') === undefined)
    throw new Error('runc is not there, which buildkitd runs containers with: "script/bootstrap docker" installs it.');
  if (process.getuid?.() !== 0) throw new Error('buildkitd mounts file systems, so its tests must run as root.');
  const directory = mkdtempSync(join(tmpdir(), 'berth-buildkitd-'));
  const address = `unix://${join(directory, 'buildkitd.sock')}`;
  const configuration = join(directory, 'buildkitd.toml');
  // One of the machine's own, in /etc/buildkit, must not count.
  writeFileSync(configuration, '');
  const log: string[] = [];
  const daemon = startGuarded({
    command: [program, ...flags(directory, address, configuration)],
    environment: { ...process.env, PATH: searchPath() },
    stopSignal: 'TERM',
    patience: 20,
    directory,
    onLine: (line) => log.push(line),
  });
  await firstAnswer(daemon, log);
  return { address, install: (home, name) => install(home, name, address), stop: daemon.stop };
}

function flags(directory: string, address: string, configuration: string): readonly string[] {
  const worker = ['--oci-worker=true', '--oci-worker-binary=runc', '--containerd-worker=false'];
  return [`--root=${join(directory, 'root')}`, `--addr=${address}`, `--config=${configuration}`, ...worker];
}

async function firstAnswer(daemon: GuardedProcess, log: readonly string[]): Promise<void> {
  let ended = false;
  daemon.ended.then(() => {
    ended = true;
  });
  const isUp = async () => (ended || log.some((line) => line.includes('running server on')) ? true : undefined);
  await waitFor(isUp, { what: 'buildkitd to start', seconds: secondsToStart }).catch(() => undefined);
  if (!ended && log.some((line) => line.includes('running server on'))) return;
  await daemon.stop();
  throw new Error(`buildkitd did not start. The last lines of its log:\n${log.slice(-10).join('\n')}`);
}

/** What `docker buildx create --name NAME --driver remote --use ADDRESS` writes. */
function install(home: string, name: string, address: string): void {
  const folder = join(home, '.docker', 'buildx', 'instances');
  mkdirSync(folder, { recursive: true });
  const node = { Name: `${name}0`, Endpoint: address };
  writeFileSync(join(folder, name), JSON.stringify({ Name: name, Driver: 'remote', Nodes: [node], Dynamic: false }));
}
