import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Log } from '../../toolkit/action-host.ts';
import type { Docker } from '../docker/docker.ts';
import { projectLabel } from './services/compose.ts';

/** What is removed of a test: everything that has its label, or that of its compose project. */
export function labelOf(run: string): string {
  return `berth.container-test=${run}`;
}

/** The name of everything that a test creates; a compose project's too. */
export function nameOf(run: string): string {
  return `berth-test-${run}`;
}

const suffix = '.container-test';

/** Leaves word in a directory that a test has begun, so that a later step can remove what a killed one has left. */
export async function markBegin(directory: string, run: string): Promise<void> {
  await writeFile(join(directory, `${run}${suffix}`), '', { mode: 0o600 });
}

/** Takes the word back. */
export async function markEnd(directory: string, run: string): Promise<void> {
  await rm(join(directory, `${run}${suffix}`), { force: true });
}

/** The tests of which word is left in a directory; none when it does not exist. */
export async function begunTests(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => []);
  return names.filter((name) => name.endsWith(suffix)).map((name) => basename(name, suffix));
}

/**
 * Removes containers with their anonymous volumes, networks, and what a compose project has. Says what could not be removed.
 * @param composed Whether there may be a compose project.
 * @returns whether nothing is left.
 */
export async function removeTest(
  docker: Docker,
  log: Pick<Log, 'warning'>,
  run: string,
  composed = true,
): Promise<boolean> {
  const labels = [labelOf(run), ...(composed ? [`${projectLabel}=${nameOf(run)}`] : [])];
  const removal: Removal = { docker, labels, complaints: [] };
  const [containers, networks, volumes] = await Promise.all([
    list(removal, 'container'),
    list(removal, 'network'),
    composed ? list(removal, 'volume') : [],
  ]);
  await remove(removal, ['container', 'rm', '--force', '--volumes'], containers);
  await Promise.all([
    remove(removal, ['network', 'rm'], networks),
    remove(removal, ['volume', 'rm', '--force'], volumes),
  ]);
  const { complaints } = removal;
  if (complaints.length > 0) log.warning(`Something of the container test may be left: ${complaints.join('; ')}`);
  return complaints.length === 0;
}

interface Removal {
  readonly docker: Docker;
  readonly labels: readonly string[];
  /** What the engine said to calls that failed. */
  readonly complaints: string[];
}

async function list(removal: Removal, kind: string): Promise<readonly string[]> {
  const all = kind === 'container' ? ['--all'] : [];
  const outputs = await Promise.all(
    removal.labels.map((label) => call(removal, [kind, 'ls', ...all, '--quiet', '--filter', `label=${label}`])),
  );
  return outputs.flatMap((output) => output.split('\n')).filter((id) => id !== '');
}

async function remove(removal: Removal, command: readonly string[], ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await call(removal, [...command, ...new Set(ids)]);
}

async function call({ docker, complaints }: Removal, parameters: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await docker({ parameters, evenIfCancelled: true });
  // What somebody else has removed, or is removing, is no complaint.
  const isGone = /No such|not found|is already in progress/.test(stderr);
  if (exitCode !== 0 && !isGone) complaints.push(`"docker ${parameters.join(' ')}" says ${stderr.trim()}`);
  return stdout;
}
