import { address, host } from './address.ts';
import type { KnownError } from './known-error.ts';

/* What happens before a program talks to its database, whichever that is: names, routes, URLs, and what ORMs say. */

const sources = ['container-log'] as const;

/** Names, routes and URLs of databases, and ORMs. */
export const databaseErrors: readonly KnownError[] = [
  {
    id: 'db-host-unresolvable',
    sources,
    patterns: [
      new RegExp(`getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ${host}`),
      /could not translate host name \\?"(?<host>[^"\\]{1,255})\\?" to address/,
      new RegExp(`lookup ${host}(?: on [\\d.:]{1,60})?: no such host`),
      /failed to resolve host '(?<host>[^']{1,255})'/,
      new RegExp(`UnknownHostException: ${host}`),
    ],
    what: 'The host {host}, to which {container|the program} connects, has no address in the DNS of the task.',
    why: 'Likely a typing error, the name of a Compose service (which does not exist on ECS), a private zone that is not attached to the VPC, or a database that was deleted.',
    fix: 'Use the whole name of the endpoint. For a private zone, attach it to the VPC and turn on its DNS hostnames and DNS resolution.',
    beats: ['pg-connection-refused-orm', 'mysql-communications-link-failure'],
  },
  {
    id: 'network-unreachable',
    sources,
    patterns: [
      new RegExp(`dial tcp ${address('\\d{1,5}')}: connect: (?:no route to host|network is unreachable)`),
      new RegExp(`connect (?:EHOSTUNREACH|ENETUNREACH) ${address('\\d{1,5}')}`),
      /connection to server at \\?"(?<host>[^"\\]{1,255})\\?"(?: \([^)]{1,64}\))?, port (?<port>\d{1,5}) failed: (?:No route to host|Network is unreachable)/,
    ],
    what: 'The network of the task has no route to {host}:{port}.',
    why: 'Likely a peering or a transit route is missing, or the host is stopped.',
    fix: 'Check the address, and add the route or the peering.',
  },
  {
    id: 'database-url-unparsable',
    sources,
    patterns: [
      /parse \\?"(?:postgres(?:ql)?|mysql|mongodb|rediss?):\/\/[^\s"]{0,300}": (?:invalid port|net\/url: invalid userinfo|invalid URL escape)/,
      /TypeError(?: \[ERR_INVALID_URL\])?: Invalid URL/,
    ],
    what: 'A URL that the program was given cannot be read, likely that of its database.',
    why: 'It is not set, or its password has special characters that are not percent-encoded.',
    fix: 'Set it (DATABASE_URL), and percent-encode the password: # is %23, @ is %40, / is %2F, : is %3A.',
  },
  {
    id: 'prisma-cannot-reach-database',
    sources,
    patterns: [/Can't reach database server at `?(?<host>[^`\s]{1,255})`?:`?(?<port>\d{1,5})/],
    what: 'The database at {host}:{port} could not be reached.',
    why: 'The host is wrong, a security group drops the packets, or the database does not run.',
    fix: 'Check host and port of DATABASE_URL, and allow port {port} from the security group of the task.',
  },
  {
    id: 'prisma-auth-failed',
    sources,
    patterns: [
      /Authentication failed against database server at `(?<host>[^`]{1,255})`, the provided database credentials for `(?<user>[^`]{1,100})`/,
    ],
    what: 'The database at {host} rejected the password of the user "{user}".',
    why: 'The user or the password is wrong, or a special character in the URL is not percent-encoded.',
    fix: 'Correct the secret, and percent-encode special characters in DATABASE_URL.',
  },
  {
    id: 'jdbc-driver-missing',
    sources,
    patterns: [/No suitable driver found for jdbc:(?<database>[a-z]{1,30}):/],
    what: 'The JDBC driver for {database} is not on the classpath.',
    why: 'It is no runtime dependency of the application, or did not get into its jar.',
    fix: 'Add the driver as a runtime dependency (such as org.postgresql:postgresql), and build the jar again.',
  },
  {
    id: 'spring-datasource-url-missing',
    sources,
    patterns: [/Failed to configure a DataSource: 'url' attribute is not specified/],
    what: 'Spring got no URL of a database.',
    why: 'The variable is not set in the container, or another profile is active.',
    fix: 'Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD (or SPRING_PROFILES_ACTIVE) in the task definition.',
  },
];

const otherPorts = '1433|1521|27017';

/** Databases that have no errors of their own here: SQL Server, Oracle, and what MongoDB's drivers quote. */
export const otherDatabaseErrors: readonly KnownError[] = [
  {
    id: 'database-connection-refused',
    sources,
    patterns: [
      new RegExp(`connect ECONNREFUSED ${address(otherPorts)}`),
      new RegExp(`dial tcp ${address(otherPorts)}: connect: connection refused`),
      new RegExp(`Connect call failed \\('(?<host>[^']{1,255})', (?<port>${otherPorts})[,)]`),
    ],
    what: 'The database at {host}:{port} refused the connection.',
    why: 'Likely no database host is set (inside a container, localhost is the container itself), the port is wrong, or the database does not run yet.',
    fix: 'Check that host and port are those of the database, and wait for it before the program starts.',
  },
  {
    id: 'database-connect-timeout',
    sources,
    patterns: [
      new RegExp(`connect ETIMEDOUT ${address(otherPorts)}`),
      new RegExp(`dial tcp ${address(otherPorts)}: (?:i/o timeout|connect: connection timed out)`),
    ],
    what: 'The database at {host}:{port} could not be reached: the connection timed out.',
    why: 'The name has an address, but the packets are dropped by a security group, a network ACL or a route.',
    fix: 'Allow port {port} in the security group of the database from the security group of the task, and check that both are in connected networks; the action doctor names what is missing. An outgoing connection needs no EXPOSE and no port mapping.',
  },
];
