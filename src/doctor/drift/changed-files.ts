import type { FileChange } from '../facts/drift.ts';

/** Changes of a container that say something, certificates apart. */
export interface SortedChanges {
  readonly certificates: readonly FileChange[];
  readonly others: readonly FileChange[];
}

const kinds: Readonly<Record<string, FileChange['kind']>> = { A: 'added', C: 'changed', D: 'deleted' };

/** Reads what `docker diff` prints: one change a line, such as `C /etc/nginx/nginx.conf`. */
export function parseDiff(text: string): readonly FileChange[] {
  return text.split('\n').flatMap((line) => {
    const [, letter = '', path] = /^([ACD]) (\/.*)$/.exec(line) ?? [];
    const kind = kinds[letter];
    return kind === undefined || path === undefined ? [] : [{ kind, path }];
  });
}

/** Leaves out what every container writes, and folders that are there only because something in them changed. */
export function sortChanges(changes: readonly FileChange[]): SortedChanges {
  const told = changes.filter(({ path }) => !isVolatile(path)).filter((change) => !holdsAnother(change, changes));
  return {
    certificates: told.filter(({ path }) => isCertificate(path)),
    others: told.filter(({ path }) => !isCertificate(path)),
  };
}

function holdsAnother({ path }: FileChange, changes: readonly FileChange[]): boolean {
  return changes.some((other) => other.path.startsWith(`${path}/`));
}

/** What is written anew whenever a container starts, or is worth nothing after it. */
const volatile = [
  /^\/(?:tmp|run|proc|sys|dev)(?:\/|$)/,
  /^\/var\/(?:tmp|run|log|cache|lock)(?:\/|$)/,
  /^\/var\/lib\/(?:apt|dpkg|nginx|systemd)(?:\/|$)/,
  /^\/etc\/(?:hosts|hostname|resolv\.conf|mtab)$/,
  /^\/root\/\.(?:cache|bash_history|ash_history|npm)(?:\/|$)/,
  /\.(?:pid|sock|lock|pyc)$/,
  /\/(?:__pycache__|\.cache)(?:\/|$)/,
];

function isVolatile(path: string): boolean {
  return volatile.some((pattern) => pattern.test(path));
}

const certificateLike = /\.(?:pem|crt|cer|key|p12|pfx|jks)$|^\/etc\/(?:letsencrypt|nginx\/ssl|nginx\/certs)(?:\/|$)/;

/** The certificates that a distribution keeps of authorities are no certificate of this server. */
function isCertificate(path: string): boolean {
  return certificateLike.test(path) && !/^\/(?:etc\/ssl\/certs|usr\/share\/ca-certificates|etc\/pki)\//.test(path);
}
