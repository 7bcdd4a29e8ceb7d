import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionHost } from './action-host.ts';

/**
 * Creates a fresh directory that only the job's user can enter (0700), under RUNNER_TEMP/AREA. The runner empties RUNNER_TEMP
 * between jobs, but the action's post step removes the directory as soon as the job is done with it.
 * @param area The action's own directory, such as `berth-build-args`.
 */
export async function createPrivateDirectory(host: ActionHost, area: string): Promise<string> {
  const parent = areaDirectory(host, area);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await chmod(parent, 0o700);
  const directory = await mkdtemp(join(parent, 'job-'));
  host.saveState(stateName, directory);
  return directory;
}

/**
 * Removes what `createPrivateDirectory` created, for a post step. Two uses of an action inside composites can share one state, so
 * the whole area goes, not only the directory that the state names.
 */
export async function removePrivateDirectories(host: ActionHost, area: string): Promise<void> {
  const saved = host.readState(stateName);
  if (saved !== '') await rm(saved, { recursive: true, force: true });
  await rm(areaDirectory(host, area), { recursive: true, force: true });
}

const stateName = 'privateDirectory';

/** Where an action's private directories are. */
export function areaDirectory(host: ActionHost, area: string): string {
  return join(host.env.RUNNER_TEMP || tmpdir(), area);
}
