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
 */
export async function removeTest(
  docker: Docker,
  log: Pick<Log, 'warning'>,
  run: string,
  composed = true,
): Promise<void> {
  const labels = [labelOf(run), ...(composed ? [`${projectLabel}=${nameOf(run)}`] : [])];
  const listAll = async (kind: string) => (await Promise.all(labels.map((label) => list(docker, kind, label)))).flat();
  const [containers, networks, volumes] = await Promise.all([
    listAll('container'),
    listAll('network'),
    composed ? listAll('volume') : [],
  ]);
  await remove(docker, log, ['container', 'rm', '--force', '--volumes'], containers);
  await Promise.all([
    remove(docker, log, ['network', 'rm'], networks),
    remove(docker, log, ['volume', 'rm', '--force'], volumes),
  ]);
}

async function list(docker: Docker, kind: string, label: string): Promise<readonly string[]> {
  const all = kind === 'container' ? ['--all'] : [];
  const parameters = [kind, 'ls', ...all, '--quiet', '--filter', `label=${label}`];
  const { stdout } = await docker({ parameters, evenIfCancelled: true });
  return stdout.split('\n').filter((id) => id !== '');
}

async function remove(
  docker: Docker,
  log: Pick<Log, 'warning'>,
  command: readonly string[],
  ids: readonly string[],
): Promise<void> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return;
  const parameters = [...command, ...unique];
  const { exitCode, stderr } = await docker({ parameters, evenIfCancelled: true });
  if (exitCode === 0 || /No such|not found|is already in progress/.test(stderr)) return;
  log.warning(`Something of the container test is left: "docker ${parameters.join(' ')}" says ${stderr.trim()}`);
}
