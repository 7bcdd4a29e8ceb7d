import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretFile } from './build-command.ts';

/** A build secret by the id of its mount. */
export interface BuildSecretContent {
  readonly id: string;
  readonly content: Buffer;
}

/** Writes build secrets into files that only the job's user can read, in a directory that goes with the job. */
export async function writeSecretFiles(
  directory: string,
  secrets: readonly BuildSecretContent[],
): Promise<readonly SecretFile[]> {
  const folder = join(directory, 'secrets');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return Promise.all(
    secrets.map(async ({ id, content }, index) => {
      // An id may hold anything, so it is no file name.
      const path = join(folder, String(index));
      await writeFile(path, content, { mode: 0o600 });
      return { id, path };
    }),
  );
}

/**
 * A function that gives the token of a step that mounts these secrets: it changes when one of them does. Without a key it is a
 * different one for every job, because a plain hash in a build's cache or provenance would invite guessing.
 */
export function cacheTokens(
  secrets: readonly BuildSecretContent[],
  key: string | undefined,
): (ids: readonly string[]) => string {
  const nonce = randomBytes(16).toString('hex');
  return (ids) => (key === undefined ? nonce : hashOf(key, secrets, ids));
}

function hashOf(key: string, secrets: readonly BuildSecretContent[], ids: readonly string[]): string {
  const mounted = secrets
    .filter(({ id }) => ids.includes(id))
    .map(({ id, content }) => [id, content.toString('base64')]);
  const text = JSON.stringify(mounted.sort(([one = ''], [other = '']) => (one < other ? -1 : 1)));
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
}
