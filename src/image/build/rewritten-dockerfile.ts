import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * Writes a changed Dockerfile into a directory of its own, under the same name, so that the builder's messages name the same file.
 * Its own ignore file goes with it: BuildKit looks for it beside the Dockerfile.
 * Source: https://docs.docker.com/build/concepts/context/#filename-and-location
 * @returns the path of the copy.
 */
export async function writeDockerfile(directory: string, original: string, text: string): Promise<string> {
  const folder = join(directory, 'dockerfile');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, basename(original));
  await writeFile(path, text, { mode: 0o600 });
  const ignored = `${original}.dockerignore`;
  if ((await stat(ignored).catch(() => undefined))?.isFile()) await copyFile(ignored, `${path}.dockerignore`);
  return path;
}
