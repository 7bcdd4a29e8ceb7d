import { address, host } from './address.ts';
import type { KnownError } from './known-error.ts';

/* What PostgreSQL and its drivers say (libpq, psycopg, asyncpg, node-postgres, pgx, lib/pq, pgjdbc). Quotes may be escaped, as in JSON logs. */

const sources = ['container-log'] as const;
/** From libpq 14 on; the address stands in brackets where the host is a name. */
const libpq = `connection to server at \\\\?"(?<host>[^"\\\\]{1,255})\\\\?"(?: \\([^)]{1,64}\\))?, port (?<port>\\d{1,5}) failed: `;
const loopback = '(?<host>127\\.[\\d.]{3,11}|localhost|\\[[\\da-f:]{2,45}\\])';
const causedBy = `Connection to ${host}:(?<port>\\d{1,5}) refused\\. Check that the hostname[^\\n]{0,300}\\n(?:[^\\n]{0,300}\\n){0,8}Caused by: java\\.net\\.`;

const reach: readonly KnownError[] = [
  {
    id: 'pg-connection-refused',
    sources,
    patterns: [
      new RegExp(`${libpq}Connection refused`),
      new RegExp(`connect ECONNREFUSED ${address('5432')}`),
      /Connect call failed \('(?<host>[^']{1,255})', (?<port>5432)[,)]/,
      new RegExp(`dial tcp ${address('5432')}: connect: connection refused`),
      new RegExp(`Connection to ${loopback}:(?<port>\\d{1,5}) refused\\.`),
      new RegExp(`${causedBy}ConnectException: Connection refused`),
    ],
    what: 'The database at {host}:{port} refused the connection.',
    why: 'Likely no database host is set (inside a container, localhost is the container itself), the port is wrong, or the database does not run yet.',
    fix: 'Set the host of the database (DATABASE_URL or DB_HOST) to its endpoint or service name, check the port, and wait for the database before the program starts.',
    beats: ['pg-connection-refused-orm', 'pg-connect-timeout-jdbc-says-refused'],
  },
  {
    id: 'pg-connection-refused-orm',
    sources,
    patterns: [/failed to initialize database, got error failed to connect to `/],
    what: 'The program could not connect to its database when it started.',
    why: 'Likely the connection was refused: no database host is set, or the database does not run yet.',
    fix: 'Read the rest of the message: the innermost error has the host and the port. Set DATABASE_URL or DB_HOST to the endpoint of the database.',
  },
  {
    id: 'pg-connect-timeout',
    sources,
    patterns: [
      new RegExp(`${libpq}(?:timeout expired|Connection timed out)`),
      new RegExp(`dial tcp ${address('5432')}: (?:i/o timeout|connect: connection timed out)`),
      new RegExp(`connect ETIMEDOUT ${address('5432')}`),
      new RegExp(`${causedBy}(?:ConnectException: Connection timed out|SocketTimeoutException: Connect timed out)`),
    ],
    what: 'The database at {host}:{port} could not be reached: the connection timed out.',
    why: 'The name has an address, but the packets are dropped by a security group, a network ACL or a route.',
    fix: 'Allow port {port} in the security group of the database from the security group of the task, and check that both are in connected networks; the action doctor names what is missing. An outgoing connection needs no EXPOSE and no port mapping.',
    beats: ['pg-connection-refused-orm', 'pg-connect-timeout-client-limit', 'pg-connect-timeout-jdbc-says-refused'],
  },
  {
    id: 'pg-connect-timeout-client-limit',
    sources,
    patterns: [
      new RegExp(`\\b(?:at|to) ${address('\\d{2,5}')}: (?:Error: )?Connection terminated due to connection timeout`),
      new RegExp(`\\b(?:at|to) ${address('5432')}: (?:Error: )?timeout expired`),
      /\bError: timeout expired/,
      /ConnectionTimeout: connection timeout expired/,
      /Connection terminated due to connection timeout/,
    ],
    what: 'The connection to the database[[ at {host}:{port}]] timed out: the program gave up waiting.',
    why: 'Likely a security group or a route drops the packets, so that the limit of the driver ran out first.',
    fix: 'Allow the port[[ {port}]] of the database in its security group from that of the task; the action doctor names the rule that is missing. Raise the limit of the driver only once the database can be reached.',
  },
  {
    id: 'pg-connect-timeout-jdbc-says-refused',
    sources,
    patterns: [
      /Connection to (?<address>(?!127\.|localhost:|\[::1\])[\w.-]{1,255}:\d{1,5}) refused\. Check that the hostname/,
      /Caused by: java\.net\.(?:ConnectException: Connection timed out|SocketTimeoutException: Connect timed out)/,
    ],
    what: '{address|A host that is not named} could not be reached. Likely it is the database.',
    why: 'Likely packets are dropped on the way: the PostgreSQL driver for Java says "refused" also when the connection timed out.',
    fix: 'Read the line "Caused by": "timed out" means a security group or a route, so allow the port of the database from the security group of the task. "Connection refused" means a wrong port or a database that does not run.',
  },
  {
    id: 'pg-local-socket',
    sources,
    patterns: [
      /connection to server on socket \\?"(?<socket>[^"\\]{1,200})\\?" failed: No such file or directory/,
      /connect ENOENT (?<socket>\/[^\s]{1,150}\.s\.PGSQL\.\d{1,5})/,
    ],
    what: 'The program looks for PostgreSQL at the local socket {socket}, where it is not.',
    why: 'No database host was given.',
    fix: 'Set DB_HOST, PGHOST or DATABASE_URL in the task definition.',
  },
];

const logins: readonly KnownError[] = [
  {
    id: 'pg-password-failed',
    sources,
    patterns: [
      new RegExp(`${libpq}FATAL:  ?password authentication failed for user \\\\?"(?<user>[^"\\\\]{1,100})`),
      /password authentication failed for user \\?"(?<user>[^"\\]{1,100})/,
    ],
    what: 'The database[[ at {host}:{port}]] rejected the password of the user "{user}".',
    why: 'The password is an old one or that of another database, or the user does not exist, or a special character in the URL is not percent-encoded.',
    fix: 'Correct the password that the task gets, or the user: compare its secret with the database, percent-encode # @ / : ? in DATABASE_URL, and deploy again after a change of the secret.',
    beats: ['pg-connection-refused-orm'],
  },
  {
    id: 'pg-password-not-string',
    sources,
    patterns: [/SCRAM-SERVER-FIRST-MESSAGE: client password must be a(?: non-empty)? string/],
    what: 'The program gave node-postgres no password.',
    why: 'The variable of the password is not set in the container.',
    fix: 'Add DB_PASSWORD or PGPASSWORD to the secrets of the task definition.',
  },
  {
    id: 'pg-no-hba-unencrypted',
    sources,
    patterns: [
      /no pg_hba\.conf entry for host \\?"[^"\\]{1,100}\\?", user \\?"(?<user>[^"\\]{1,100})\\?", database \\?"(?<database>[^"\\]{1,100})\\?", no encryption/,
    ],
    what: 'PostgreSQL takes no unencrypted connection of the user "{user}" to "{database}".',
    why: 'The server wants TLS (on RDS, rds.force_ssl is 1 from PostgreSQL 15 on), and the program connected without it.',
    fix: 'Turn TLS on in the program: sslmode=require for Go, Python and Java, or ssl with the RDS CA bundle for node-postgres.',
    beats: ['pg-connection-refused-orm'],
  },
  {
    id: 'pg-no-hba-entry',
    sources,
    patterns: [
      /no pg_hba\.conf entry for host \\?"(?<client>[^"\\]{1,100})\\?", user \\?"(?<user>[^"\\]{1,100})\\?", database \\?"(?<database>[^"\\]{1,100})\\?", SSL encryption/,
    ],
    what: 'No rule of PostgreSQL admits the user "{user}" to "{database}" from {client}.',
    why: 'The connection is encrypted, but user, database or address is not one that pg_hba.conf lists.',
    fix: 'Check the names of user and database. On a server of your own, add a hostssl line to pg_hba.conf and reload it.',
    beats: ['pg-connection-refused-orm'],
  },
  {
    id: 'pg-server-without-ssl',
    sources,
    patterns: [
      /The server does not support SSL/,
      /server does not support SSL, but SSL was required/,
      /server refused TLS connection/,
      /pq: SSL is not enabled on the server/,
    ],
    what: 'The program insists on TLS, but this PostgreSQL has it off.',
    why: 'Likely it is a database in a container beside the program.',
    fix: 'Use sslmode=disable (or ssl: false) for that database, or turn TLS on in the server.',
  },
  {
    id: 'pg-certificate-verify-failed',
    sources,
    patterns: [
      /\bError: (?:self-signed certificate|unable to verify the first certificate|unable to get local issuer certificate)/,
      /tls: failed to verify certificate: x509:/,
      /SSL error: certificate verify failed/,
    ],
    what: 'The program does not accept the certificate of a server that it connects to, likely of its database.',
    why: 'It lacks the CA of that certificate, or connects by an address that the certificate does not name.',
    fix: 'Copy the RDS bundle (global-bundle.pem) into the image and name it in sslrootcert, ssl.ca or NODE_EXTRA_CA_CERTS. Connect by the name of the endpoint.',
  },
  {
    id: 'pg-root-certificate-missing',
    sources,
    patterns: [/root certificate file \\?"(?<file>[^"\\]{1,300})\\?" does not exist/],
    what: 'The CA file {file} is not in the image.',
    why: 'The connection verifies the certificate of the database against it (sslmode=verify-ca or verify-full).',
    fix: 'Copy global-bundle.pem into the image, and let sslrootcert name it.',
  },
  {
    id: 'pg-too-many-connections',
    sources,
    patterns: [
      /remaining connection slots are reserved for/,
      /FATAL: {1,2}sorry, too many clients already/,
      /pq: sorry, too many clients already/,
    ],
    what: 'PostgreSQL has no connection left.',
    why: 'Likely the size of the pool times the number of tasks, the old ones of a deployment included, is above max_connections.',
    fix: 'Lower the pool of each task, put RDS Proxy or PgBouncer before the database, or raise max_connections.',
  },
];

const contents: readonly KnownError[] = [
  {
    id: 'pg-database-missing',
    sources,
    patterns: [/database \\?"(?<database>[^"\\]{1,100})\\?" does not exist(?!, skipping)/],
    what: 'The database "{database}" does not exist.',
    why: 'It was never created; without a name, that of the user is taken.',
    fix: 'Run "createdb {database}", or correct the path of DATABASE_URL.',
    beats: ['pg-connection-refused-orm'],
  },
  {
    id: 'pg-role-missing',
    sources,
    patterns: [/role \\?"(?<role>[^"\\]{1,100})\\?" does not exist(?!, skipping)/],
    what: 'The database user "{role}" does not exist.',
    why: 'It was never created; without a user, the name of the user of the container is taken.',
    fix: 'Set DB_USER, or create the role "{role}".',
    beats: ['pg-connection-refused-orm'],
  },
  {
    id: 'pg-relation-missing',
    sources,
    patterns: [/relation \\?"(?<relation>[^"\\]{1,200})\\?" does not exist(?!, skipping)/],
    what: 'The table "{relation}" does not exist in the database.',
    why: 'Likely the migrations have not run against this database, or it is in another schema.',
    fix: 'Run the migrations before the new version serves, as a task of its own or in the entrypoint.',
  },
  {
    id: 'pg-schema-permission',
    sources,
    patterns: [/permission denied for schema (?<schema>\w{1,63})/],
    what: 'The database user may not create anything in the schema {schema}.',
    why: 'From PostgreSQL 15 on, ordinary users may not create objects in the schema public.',
    fix: 'Run "GRANT CREATE ON SCHEMA {schema} TO USER", or give the application a schema of its own.',
  },
];

/** What PostgreSQL and its drivers say. */
export const postgresErrors: readonly KnownError[] = [...reach, ...logins, ...contents];
