import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tryCommand } from './command.ts';
import { cacheDirectory } from './tools.ts';

const secondsToFetch = 60;

/**
 * The folder of another project's action at a commit: kept in the cache, or fetched from GitHub into it. Undefined when neither
 * is possible, as on a machine without access to GitHub.
 */
export async function provideAction(name: string, sha: string): Promise<string | undefined> {
  const folder = join(cacheDirectory(), 'actions', `${name}@${sha}`);
  if (existsSync(join(folder, 'action.yml'))) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    if (!(await fetchCommit(`https://github.com/${name}.git`, sha, unfinished))) return undefined;
    renameSync(unfinished, folder);
    return folder;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function fetchCommit(url: string, sha: string, folder: string): Promise<boolean> {
  const commands = [
    ['init', '--quiet'],
    ['fetch', '--quiet', '--depth', '1', url, sha],
    ['checkout', '--quiet', 'FETCH_HEAD'],
  ];
  for (const command of commands) {
    // Without a terminal git would ask for a password that nobody can type.
    const environment = { ...process.env, GIT_TERMINAL_PROMPT: '0' };
    const options = { environment, timeout: secondsToFetch * 1000 };
    const { exitCode } = await tryCommand('git', ['-C', folder, ...command], options);
    if (exitCode !== 0) return false;
  }
  return true;
}
