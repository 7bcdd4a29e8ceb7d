import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tryCommand } from '../../../harness/command.ts';
import { searchPath } from '../../../harness/tools.ts';
import { type JsonObject, parseJsonObject } from '../../../src/toolkit/json.ts';

/** A `docker` for the PATH of a step, which writes down how it was called before it calls the real client. */
export interface RecordingClient {
  /** The folder that has it, to be put in front of PATH. */
  readonly folder: string;
  /** True when another version stands in for the one that was wanted. */
  readonly standsIn: boolean;
  /** The parameters of every call so far, one a line. */
  parameters(): string;
  /** The first words of every call so far, such as `login` or `buildx version`. */
  calls(): readonly string[];
  /** The Docker configuration of the last call. */
  configuration(): JsonObject;
}

/**
 * A recording client of a version for which `wanted` is true. Where the machine has no such client, another one stands in: it claims
 * the given version and, like the real ones since 23, refuses DOCKER_BUILDKIT=1 when it has no buildx.
 */
export async function recordingClient(
  folder: string,
  wanted: (major: number) => boolean,
  claimed: string,
): Promise<RecordingClient> {
  const clients = await installedClients();
  const fitting = clients.find(({ version }) => wanted(Number.parseInt(version, 10)));
  const real = fitting ?? clients[0];
  if (real === undefined) throw new Error('No Docker client is installed.');
  mkdirSync(folder, { recursive: true });
  const [parameters, calls, configuration] = ['parameters', 'calls', 'configuration'].map((name) => join(folder, name));
  const script = [
    '#!/bin/sh',
    `printf '%s\\n' "$@" >> '${parameters}'`,
    `echo "$1 $2" >> '${calls}'`,
    `cp "\${DOCKER_CONFIG:-/nowhere}/config.json" '${configuration}' 2>/dev/null`,
    ...(fitting === undefined ? standIn(real, claimed) : []),
    `exec '${real.path}' "$@"`,
  ];
  writeFileSync(join(folder, 'docker'), `${script.join('\n')}\n`, { mode: 0o755 });
  const read = (path = '') => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return {
    folder,
    standsIn: fitting === undefined,
    parameters: () => read(parameters),
    calls: () => read(calls).trimEnd().split('\n'),
    configuration: () => parseJsonObject(read(configuration)) ?? {},
  };
}

interface Client {
  readonly path: string;
  readonly version: string;
}

async function installedClients(): Promise<readonly Client[]> {
  const paths = searchPath()
    .split(delimiter)
    .map((folder) => join(folder, 'docker'));
  // Unlike "docker version", this asks no engine, which may be known to the tests' worlds alone.
  const answers = await Promise.all(paths.map((path) => tryCommand(path, ['--version'])));
  return answers.flatMap(({ stdout }, index) => {
    const [path, version] = [paths[index], /^Docker version ([^,\s]+)/.exec(stdout)?.[1]];
    return path === undefined || version === undefined ? [] : [{ path, version }];
  });
}

function standIn(client: Client, claimed: string): readonly string[] {
  const version = `'${client.path}' "$@" | sed 's/${client.version.replaceAll('.', '[.]')}/${claimed}/'`;
  const refusal = 'ERROR: BuildKit is enabled but the buildx component is missing or broken.';
  const refuses = Number.parseInt(claimed, 10) >= 23;
  return [
    `[ "$1" = version ] && { ${version}; exit; }`,
    `[ "$1" = buildx ] && { echo "docker: 'buildx' is not a docker command." >&2; exit 1; }`,
    ...(refuses ? [`[ "$1$DOCKER_BUILDKIT" = build1 ] && { echo '${refusal}' >&2; exit 1; }`] : []),
  ];
}
