import type { CauseName } from './explanation.ts';
import type { Signature } from './signature.ts';
import { commandSignatures } from './stop-signatures.ts';

/*
 * What drivers write when they cannot reach their database, where they say it plainly (lines reproduced against PostgreSQL 15,
 * MariaDB 10.11, Redis 7 and MongoDB with each driver). The host is part of the sentence, because it is what a reader checks first.
 */

const databasePort = '(?<port>5432|3306|1433|1521|6379|27017)';
const host = '(?<host>[\\w.-]{1,255}|\\[[\\da-fA-F:]{2,45}\\])';
/** libpq, from version 14 on: the address stands in brackets when the host is a name. */
const libpq = `connection to server at "(?<host>[^"]{1,255})"(?: \\([^)]{1,64}\\))?, port (?<port>\\d{1,5}) failed: `;

type Kind = 'refused' | 'unreachable' | 'password' | 'password-of-user' | 'unknown-host';

const texts: Readonly<Record<Kind, { readonly cause: CauseName; readonly sentence: string; readonly fix: string }>> = {
  refused: {
    cause: 'database-refused',
    sentence: 'The database at {host}:{port} refused the connection.',
    fix: 'Check that host and port are those of the database (inside a container, localhost is the container itself) and that it runs.',
  },
  unreachable: {
    cause: 'database-unreachable',
    sentence: 'The database at {host}:{port} could not be reached: the connection timed out or has no route.',
    fix: "Allow port {port} from the task's (or the instance's) security group in that of the database, and check that both are in connected networks. An outgoing connection needs no EXPOSE and no port mapping.",
  },
  password: {
    cause: 'database-password-rejected',
    sentence: 'The database at {host}:{port} rejected the password.',
    fix: 'Correct the password that the task gets, or the user; a special character in a connection URL must be percent-encoded.',
  },
  'password-of-user': {
    cause: 'database-password-rejected',
    sentence: 'The database rejected the password of the user "{user}".',
    fix: 'Correct the password that the task gets, or the user; a special character in a connection URL must be percent-encoded.',
  },
  'unknown-host': {
    cause: 'host-not-found',
    sentence: 'The host {host}, to which the container "{container}" connects, has no address in the DNS of the task.',
    fix: 'Correct the name (that of a Compose service does not exist in ECS), or the private zone and DNS settings of the VPC.',
  },
};

/** In the order in which they are tried on a line. */
export const lineSignatures: readonly Signature[] = [
  line('password', `${libpq}FATAL:  ?password authentication failed`),
  line('refused', `${libpq}Connection refused`),
  line('unreachable', `${libpq}(?:timeout expired|Connection timed out|No route to host)`),
  line('refused', `dial tcp ${host}:${databasePort}: connect: connection refused`),
  line(
    'unreachable',
    `dial tcp ${host}:${databasePort}: (?:i/o timeout|connect: connection timed out|connect: no route to host)`,
  ),
  line('refused', `connect ECONNREFUSED ${host}:${databasePort}`),
  line('unreachable', `connect (?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH) ${host}:${databasePort}`),
  line('refused', `Connect call failed \\('(?<host>[^']{1,255})', ${databasePort}\\)`),
  line('refused', `Error 111 connecting to ${host}:(?<port>\\d{1,5})\\. Connection refused`),
  // pgjdbc says "refused" after a timeout too, so neither is claimed.
  {
    ...line('unreachable', `Connection to ${host}:(?<port>\\d{1,5}) refused\\. Check that the hostname and port`),
    sentence: 'The database at {host}:{port} could not be reached.',
  },
  {
    ...line('unreachable', "Can't reach database server at `?(?<host>[^`\\s]{1,255})`?:`?(?<port>\\d{1,5})"),
    sentence: 'The database at {host}:{port} could not be reached.',
  },
  line('password-of-user', 'password authentication failed for user "(?<user>[^"]{1,100})"'),
  line('password-of-user', "Access denied for user '(?<user>[^']{1,100})'@'[^']{1,255}' \\(using password: "),
  line('unknown-host', 'could not translate host name "(?<host>[^"]{1,255})" to address'),
  line('unknown-host', 'getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<host>[\\w.-]{1,255})'),
  line('unknown-host', 'lookup (?<host>[\\w.-]{1,255})(?: on [\\d.:]{1,60})?: no such host'),
  line('unknown-host', "failed to resolve host '(?<host>[^']{1,255})'"),
  line('unknown-host', 'UnknownHostException: (?<host>[\\w.-]{1,255})'),
  ...commandSignatures,
];

/** A database may come back, and a name may be entered: none of these ends a wait at its first sight. */
function line(kind: Kind, pattern: string): Signature {
  return { ...texts[kind], patterns: [new RegExp(pattern)], canHeal: true };
}
