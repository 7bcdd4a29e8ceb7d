import { address } from './address.ts';
import type { KnownError } from './known-error.ts';

/* What MySQL, MariaDB and their drivers say (mysql2, PyMySQL, go-sql-driver, Connector/J). */

const sources = ['container-log'] as const;

/** What MySQL, MariaDB and their drivers say. */
export const mysqlErrors: readonly KnownError[] = [
  {
    id: 'mysql-connection-refused',
    sources,
    patterns: [
      new RegExp(`connect ECONNREFUSED ${address('3306')}`),
      /Can't connect to MySQL server on '(?<host>[^']{1,255})' \(\[Errno 111\] Connection refused\)/,
      /Can't connect to (?:MySQL )?server on '(?<host>[^']{1,255})' \(111\)/,
      new RegExp(`dial tcp ${address('3306')}: connect: connection refused`),
    ],
    what: 'The database at {host}:{port|3306} refused the connection.',
    why: 'Likely no database host is set (inside a container, localhost is the container itself), the port is wrong, or the database does not run yet.',
    fix: 'Set the host to the endpoint of the database, and check the port and that it runs.',
    beats: ['mysql-communications-link-failure'],
  },
  {
    id: 'mysql-communications-link-failure',
    sources,
    patterns: [
      /CommunicationsException: Communications link failure/,
      /The last packet sent successfully to the server was 0 milliseconds ago/,
    ],
    what: 'The program could not reach MySQL.',
    why: 'The driver for Java says this of a refused connection, of a timeout and of an unknown host alike.',
    fix: 'Read the last line "Caused by": "refused" means host or port, "timed out" a security group or a route, "UnknownHost" the name.',
  },
  {
    id: 'mysql-connect-timeout',
    sources,
    patterns: [
      new RegExp(`connect ETIMEDOUT ${address('3306')}`),
      /\bError: connect ETIMEDOUT$/,
      /Can't connect to MySQL server on '(?<host>[^']{1,255})' \(timed out\)/,
      new RegExp(`dial tcp ${address('3306')}: (?:i/o timeout|connect: connection timed out)`),
    ],
    what: 'The database[[ at {host}]] could not be reached: the connection timed out.',
    why: 'Likely a security group, a network ACL or a route drops the packets.',
    fix: 'Allow port 3306 in the security group of the database from the security group of the task; the action doctor names the rule that is missing. An outgoing connection needs no EXPOSE and no port mapping.',
    beats: ['mysql-communications-link-failure'],
  },
  {
    id: 'mysql-host-unresolvable',
    sources,
    patterns: [
      /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<host>(?=[\w.-]{0,60}(?:mysql|maria))[\w.-]{1,255})/,
      /Can't connect to MySQL server on '(?<host>[^']{1,255})' \(\[Errno -\d\] (?:Name or service|Temporary failure)/,
    ],
    what: 'The host {host} of MySQL has no address in the DNS of the task.',
    why: 'Likely a typing error, or the name of a Compose service, which does not exist on ECS.',
    fix: 'Use the whole name of the endpoint, and check the DNS settings of the VPC.',
    beats: ['db-host-unresolvable'],
  },
  {
    id: 'mysql-access-denied',
    sources,
    patterns: [
      /Access denied for user '(?<user>[^']{0,100})'@'[^']{1,255}' \(using password: (?:YES|NO)\)/,
      /\bER_ACCESS_DENIED_ERROR\b/,
    ],
    what: 'The database rejected the password[[ of the user "{user}"]].',
    why: 'User, password or address of the client is wrong, or the account requires TLS; "using password: NO" means that the program has no password.',
    fix: "Check the secret, and that the account admits the address ('USER'@'%'). Turn TLS on in the driver when the account has REQUIRE SSL.",
  },
  {
    id: 'mysql-database-denied',
    sources,
    patterns: [/Access denied for user '[^']{0,100}'@'[^']{1,255}' to database '/, /\bER_DBACCESS_DENIED_ERROR\b/],
    what: 'The database user may log in, but not use this database.',
    why: 'It was granted nothing there, or the database does not exist: MySQL says the same of both.',
    fix: 'Run "GRANT ALL ON DATABASE.* TO USER", and check the name of the database.',
  },
  {
    id: 'mysql-unknown-database',
    sources,
    patterns: [/Unknown database '[^']{1,100}'/, /\bER_BAD_DB_ERROR\b/],
    what: 'The database that the program asks MySQL for does not exist.',
    why: 'It was never created, or has another name.',
    fix: 'Run CREATE DATABASE, or correct the name.',
  },
  {
    id: 'mysql-host-not-allowed',
    sources,
    patterns: [/Host '(?<client>[^']{1,255})' is not allowed to connect to this (?:MySQL|MariaDB) server/],
    what: 'MySQL admits no user from the address {client}.',
    why: 'No account matches that address.',
    fix: "Run CREATE USER 'USER'@'%' (or with the range of the VPC) and grant it the database.",
  },
  {
    id: 'mysql-too-many-connections',
    sources,
    patterns: [
      /\(1040, ['"]Too many connections/,
      /Error 1040(?: \(\w{1,8}\))?: Too many connections/,
      /\bER_CON_COUNT_ERROR\b/,
    ],
    what: 'MySQL has no connection left.',
    why: 'Likely the size of the pool times the number of tasks is above max_connections.',
    fix: 'Lower the pool of each task, put RDS Proxy before the database, or raise max_connections.',
  },
];
