import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuildkitd } from '../../../../harness/buildkitd.ts';
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
  const home = mkdtempSync(join(tmpdir(), 'berth-builder-'));
  const [buildkitd, registry] = await Promise.all([startBuildkitd(), startRegistry(join(home, 'registry'))]);
  buildkitd.install(home, 'own');
  const { DOCKER_CONFIG: _, BUILDX_CONFIG: __, ...inherited } = process.env;
  const environment = { ...inherited, PATH: searchPath(), HOME: home };
  return {
    registry: registry.address,
    build: (parameters, more) =>
      tryCommand(program('buildx'), ['build', '--builder', 'own', '--progress', 'plain', ...parameters], {
        environment: { ...environment, ...more },
      }),
    stop: async () => {
      await Promise.all([buildkitd.stop(), registry.stop()]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function startRegistry(directory: string) {
  const address = `127.0.0.1:${await freePort()}`;
  mkdirSync(directory);
  const file = join(directory, 'registry.json');
  const storage = { filesystem: { rootdirectory: join(directory, 'data') } };
  writeFileSync(file, JSON.stringify({ version: 0.1, storage, http: { addr: address } }));
  const { stop } = startGuarded({
    command: [findProgram('docker-registry') ?? program('registry'), 'serve', file],
    environment: { ...process.env, PATH: searchPath() },
    stopSignal: 'TERM',
    patience: 10,
    directory,
  });
  const look = async () => ((await fetch(`http://${address}/v2/`)).ok ? true : undefined);
  await waitFor(look, { what: 'the registry to answer', seconds: 20 });
  return { address, stop };
}

function program(name: string): string {
  const path = findProgram(name);
  if (path === undefined) throw new Error(`${name} is not there: run script/bootstrap.`);
  return path;
}
