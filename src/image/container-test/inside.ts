import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContainerState } from './container-state.ts';
import type { ImageFacts } from './image-facts.ts';
import { type Listener, parseListeners } from './listening.ts';
import { idOfUser, nameInPasswd, type ProcessUser, userOfStatus } from './passwd.ts';
import type { Variable } from './request.ts';
import type { ContainerTestTools } from './tools.ts';
import { type KnownVariables, knownVariables } from './variables.ts';

/*
 * What a container's main process is can be read in two ways: in /proc of this machine, where the engine runs here and lets this user;
 * and with the image's own `cat`. An image without a shell has no `cat`, and no entrypoint script that could change what the image says.
 */

type Inside = Pick<ContainerState, 'id' | 'processId'>;

/** The ports on which something listens; undefined when that cannot be read. */
export async function readListeners(
  tools: ContainerTestTools,
  container: Inside,
): Promise<readonly Listener[] | undefined> {
  const texts = await Promise.all(['net/tcp', 'net/tcp6'].map((name) => readProcessFile(tools, container, name)));
  const known = texts.flatMap((text) => text ?? []);
  return known.length === 0 ? undefined : known.flatMap(parseListeners);
}

/** The names of the main process's variables, as far as they can be read. */
export async function readVariables(
  tools: ContainerTestTools,
  container: Inside,
  { image, given }: { readonly image: ImageFacts; readonly given: readonly Variable[] },
): Promise<KnownVariables> {
  const user = await readUserId(tools, container);
  const text = await readProcessFile(tools, container, 'environ', user);
  if (text !== undefined && text !== '') return knownVariables(text.split('\0'), 'process');
  const entries = [...image.environment, ...given.map(({ name, value }) => `${name}=${value}`)];
  // What is given takes the place of what the image says.
  const last = new Map(entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry]));
  return knownVariables([...last.values()], 'image');
}

/** The user of the main process, or, when that cannot be read, the one that the image names. */
export async function readUser(tools: ContainerTestTools, container: Inside, image: ImageFacts): Promise<ProcessUser> {
  const [passwd, id] = await Promise.all([readPasswd(tools, container), readUserId(tools, container)]);
  const known = id ?? idOfUser(image.user, passwd);
  return { id: known, name: known === undefined ? undefined : nameInPasswd(passwd, known) };
}

async function readUserId(tools: ContainerTestTools, container: Inside): Promise<number | undefined> {
  const [status, map] = await Promise.all([fromHost(container, 'status'), fromHost(container, 'uid_map')]);
  if (status !== undefined) return userOfStatus(status, map);
  const inside = await fromInside(tools, container, 'status');
  return inside === undefined ? undefined : userOfStatus(inside);
}

/** Copied out, which needs no program in the image; an empty text when it has no such file. */
async function readPasswd({ docker, directory }: ContainerTestTools, { id }: Inside): Promise<string> {
  const path = join(directory, 'passwd');
  const { exitCode } = await docker({ parameters: ['container', 'cp', '--follow-link', `${id}:/etc/passwd`, path] });
  return exitCode === 0 ? readFile(path, 'utf8').catch(() => '') : '';
}

/** A file of /proc/PID of the container's main process. */
async function readProcessFile(
  tools: ContainerTestTools,
  container: Inside,
  name: string,
  user?: number,
): Promise<string | undefined> {
  return (await fromHost(container, name)) ?? fromInside(tools, container, name, user);
}

/** The number of a process on another machine means another process here, so its control group must name the container. */
async function fromHost({ id, processId }: Inside, name: string): Promise<string | undefined> {
  if (processId === 0) return undefined;
  try {
    const group = await readFile(`/proc/${processId}/cgroup`, 'utf8');
    return group.includes(id) ? await readFile(`/proc/${processId}/${name}`, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** The environment of a process is for its own user alone. */
async function fromInside(
  { docker }: ContainerTestTools,
  { id, processId }: Inside,
  name: string,
  user?: number,
): Promise<string | undefined> {
  if (processId === 0) return undefined;
  const as = user === undefined ? [] : ['--user', String(user)];
  const { exitCode, stdout } = await docker({ parameters: ['container', 'exec', ...as, id, 'cat', `/proc/1/${name}`] });
  return exitCode === 0 ? stdout : undefined;
}
