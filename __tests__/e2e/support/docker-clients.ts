import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tryCommand } from '../../../harness/command.ts';
import { searchPath } from '../../../harness/tools.ts';

/** A `docker` for the PATH of a step, which writes down how it was called before it calls the real client. */
export interface RecordingClient {
  /** The folder that has it, to be put in front of PATH. */
  readonly folder: string;
  /** What the client says that it is: the real one's version, or that which a stand-in claims. */
  readonly version: string;
  /** Every parameter of every call so far, one call each. */
  calls(): readonly (readonly string[])[];
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
  const record = join(folder, 'calls');
  mkdirSync(folder, { recursive: true });
  writeFileSync(record, '');
  const claims = fitting === undefined ? standIn(real, claimed) : [];
  const script = [
    '#!/bin/sh',
    `{ printf '%s\\n' "$@"; echo "${endOfCall}"; } >> '${record}'`,
    ...claims,
    `exec '${real.path}' "$@"`,
  ];
  writeFileSync(join(folder, 'docker'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'docker'), 0o755);
  const version = fitting?.version ?? claimed;
  return { folder, version, calls: () => readCalls(record) };
}

const endOfCall = '--- end of call ---';

interface Client {
  readonly path: string;
  readonly version: string;
}

async function installedClients(): Promise<readonly Client[]> {
  const paths = searchPath()
    .split(delimiter)
    .map((folder) => join(folder, 'docker'));
  const answers = await Promise.all(
    paths.map((path) => tryCommand(path, ['version', '--format', '{{.Client.Version}}'])),
  );
  return answers.flatMap(({ exitCode, stdout }, index) => {
    const path = paths[index];
    return exitCode === 0 && path !== undefined ? [{ path, version: stdout.trim() }] : [];
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

function readCalls(record: string): readonly (readonly string[])[] {
  return readFileSync(record, 'utf8')
    .split(`${endOfCall}\n`)
    .filter((call) => call !== '')
    .map((call) => call.trimEnd().split('\n'));
}
