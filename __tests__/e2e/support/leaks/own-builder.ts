import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, tryCommand } from '../../../../harness/command.ts';
import { startGuarded } from '../../../../harness/guarded-process.ts';
import { freePort } from '../../../../harness/ports.ts';
import { findProgram, searchPath } from '../../../../harness/tools.ts';
import { waitFor } from '../../../../harness/wait.ts';

/** A BuildKit of the tests' own, which can do what an engine's cannot, and a registry that it pulls from. */
export interface OwnBuilder {
  /** Host and port of the registry. */
  readonly registry: string;
  /** Runs `buildx build` with it. */
  build(parameters: readonly string[], environment?: Readonly<Record<string, string>>): Promise<CommandResult>;
  stop(): Promise<void>;
}

export async function startOwnBuilder(): Promise<OwnBuilder> {
  const directory = mkdtempSync(join(tmpdir(), 'berth-builder-'));
  const registry = `127.0.0.1:${await freePort()}`;
  const socket = join(directory, 'buildkitd.sock');
  const servers = [
    start(join(directory, 'registry'), registryCommand(directory, registry)),
    start(join(directory, 'state'), buildkitCommand(directory, registry, socket)),
  ];
  const environment = { ...process.env, PATH: searchPath(), BUILDX_CONFIG: join(directory, 'buildx') };
  const buildx = program('buildx');
  const create = ['create', '--name', 'own', '--driver', 'remote', `unix://${socket}`];
  const look = async () =>
    (await tryCommand(buildx, ['inspect', 'own'], { environment })).exitCode === 0 ? true : undefined;
  await tryCommand(buildx, create, { environment });
  await waitFor(look, { what: 'buildkitd to answer', seconds: 30 });
  return {
    registry,
    build: (parameters, more) =>
      tryCommand(buildx, ['build', '--builder', 'own', '--progress', 'plain', ...parameters], {
        environment: { ...environment, ...more },
      }),
    stop: async () => {
      for (const server of servers) await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function start(directory: string, command: readonly [string, ...string[]]) {
  return startGuarded({
    command,
    environment: { ...process.env, PATH: searchPath() },
    stopSignal: 'TERM',
    patience: 20,
    directory,
  });
}

function registryCommand(directory: string, address: string): readonly [string, ...string[]] {
  const file = join(directory, 'registry.json');
  const storage = { filesystem: { rootdirectory: join(directory, 'registry') } };
  writeFileSync(file, JSON.stringify({ version: 0.1, storage, http: { addr: address } }));
  return [findProgram('docker-registry') ?? program('registry'), 'serve', file];
}

function buildkitCommand(directory: string, registry: string, socket: string): readonly [string, ...string[]] {
  const file = join(directory, 'buildkitd.toml');
  writeFileSync(file, `root = "${join(directory, 'state')}"\n[registry."${registry}"]\nhttp = true\n`);
  return [program('buildkitd'), '--config', file, '--oci-worker-binary', 'runc', '--addr', `unix://${socket}`];
}

function program(name: string): string {
  const path = findProgram(name);
  if (path === undefined) throw new Error(`${name} is not there: install Go, and script/bootstrap compiles it.`);
  return path;
}
