import { failed, passed, skipped, type Verdict } from './checks.ts';

/** Who the container's main process is. */
export interface ProcessUser {
  /** Undefined when it cannot be told. */
  readonly id: number | undefined;
  /** As the image's /etc/passwd names that id; undefined without an entry. */
  readonly name: string | undefined;
}

/** The user of a process from /proc/PID/status, as the container counts. `map` is its /proc/PID/uid_map. */
export function userOfStatus(status: string, map = ''): number | undefined {
  const effective = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1];
  return effective === undefined ? undefined : insideId(Number(effective), map);
}

/** Engines with user namespaces run a container's root as somebody else. */
function insideId(outside: number, map: string): number {
  for (const line of map.split('\n')) {
    const [inside, start, count] = line.trim().split(/\s+/).map(Number);
    if (inside === undefined || start === undefined || count === undefined) continue;
    if (outside >= start && outside < start + count) return outside - start + inside;
  }
  return outside;
}

/** The name of a user id in an /etc/passwd. */
export function nameInPasswd(passwd: string, id: number): string | undefined {
  return entries(passwd).find((entry) => entry.id === id)?.name;
}

/** The user id that `USER` of a Dockerfile stands for. */
export function idOfUser(user: string, passwd: string): number | undefined {
  const [name = ''] = user.split(':');
  if (name === '') return 0;
  return /^\d+$/.test(name) ? Number(name) : entries(passwd).find((entry) => entry.name === name)?.id;
}

function entries(passwd: string): readonly { readonly name: string; readonly id: number }[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , id] = line.split(':');
    return name !== undefined && id !== undefined && /^\d+$/.test(id) ? [{ name, id: Number(id) }] : [];
  });
}

/** Whether that is whom `test-user` asks for. */
export function judgeUser(user: ProcessUser, wanted: string): Verdict {
  if (user.id === undefined) return skipped('which user it runs as could not be read');
  const is = user.name === undefined ? `user ${user.id}` : `${user.name} (${user.id})`;
  if (isWanted(user, wanted)) return passed(`runs as ${is}`);
  return failed(`runs as ${is}`, {
    what: `The container runs as ${is}, and "test-user" asks for ${wanted}.`,
    why: 'That is the effective user of its main process, after its entrypoint has done what it does.',
    fix:
      user.id === 0
        ? 'End the Dockerfile with "USER NAME_OR_ID", or have the entrypoint drop its rights with exec.'
        : 'Correct USER in the Dockerfile, or "test-user".',
  });
}

function isWanted({ id, name }: ProcessUser, wanted: string): boolean {
  if (wanted === 'not-root') return id !== 0;
  return /^\d+$/.test(wanted) ? id === Number(wanted) : name === wanted;
}
