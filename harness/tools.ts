import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where tools are kept that are downloaded or compiled once: outside the clone, so that every clone of a machine shares them. */
export function cacheDirectory(): string {
  const directory = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'berth');
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** The folder of the cache that holds programs; `script/bootstrap` puts the registry there when the machine has none. */
export function toolDirectory(): string {
  return join(cacheDirectory(), 'bin');
}

/** PATH with the cached tools and the system administrator's folders (dockerd is in /usr/sbin) behind what is there. */
export function searchPath(path = process.env.PATH ?? ''): string {
  const folders = [...path.split(delimiter), toolDirectory(), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return [...new Set(folders.filter((folder) => folder !== ''))].join(delimiter);
}

/** The absolute path of a program, or undefined when the machine does not have it. */
export function findProgram(name: string): string | undefined {
  const candidates = searchPath()
    .split(delimiter)
    .map((folder) => join(folder, name));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
