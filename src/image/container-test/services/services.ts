import { isIP } from 'node:net';

/** What a container needs to start. */
export type Services =
  | { readonly kind: 'compose'; readonly file: string }
  | {
      readonly kind: 'database';
      /** One, or several of a cluster. */
      readonly places: readonly DatabasePlace[];
      /** Texts of the URL that may not be shown. */
      readonly secrets: readonly string[];
    };

/** Where a database listens. */
export interface DatabasePlace {
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `test-services`: the URL of a database, `HOST:PORT`, or the path of a compose file. A complaint never quotes the text, which may
 * hold a password.
 */
export function parseServices(text: string): Services | { readonly problem: string } {
  if (/^[\w.-]+:\d{1,5}$/.test(text)) return database(text, undefined, []);
  const url = /^(?:jdbc:)?([a-z][a-z0-9.+-]*):\/\/(?:([^/?#]*)@)?([^/?#;]*)(.*)$/is.exec(text);
  if (url === null) return { kind: 'compose', file: text };
  const [, scheme = '', login = '', authority = '', rest = ''] = url;
  const secrets = [/^[^:]*:(.+)$/s.exec(login)?.[1], /[?&;]password=([^&;#]+)/i.exec(rest)?.[1]];
  return database(authority, scheme.toLowerCase().split('+')[0], secrets.flatMap(forms));
}

/** A password stands in a URL percent-encoded, and everywhere else as it is. */
function forms(encoded: string | undefined): readonly string[] {
  if (encoded === undefined) return [];
  try {
    return [...new Set([encoded, decodeURIComponent(encoded)])];
  } catch {
    return [encoded];
  }
}

function database(
  authority: string,
  scheme: string | undefined,
  secrets: readonly string[],
): Services | { readonly problem: string } {
  const places = authority.split(',').map((place) => parsePlace(place, scheme));
  if (places.includes(undefined))
    return {
      problem:
        'takes the path of a compose file, or the URL of a database with host and port, such as postgres://user:password@localhost:5432/app; special characters of a password must be percent-encoded',
    };
  return { kind: 'database', places: places.flatMap((place) => place ?? []), secrets };
}

/** Ports that these URLs mean when they name none. */
const defaultPorts: Readonly<Record<string, number>> = {
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  redis: 6379,
  rediss: 6379,
  mongodb: 27017,
  amqp: 5672,
  amqps: 5671,
  sqlserver: 1433,
  mssql: 1433,
  http: 80,
  https: 443,
};

function parsePlace(text: string, scheme: string | undefined): DatabasePlace | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([\da-fA-F:]+)\]|([\w.-]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = digits === undefined ? defaultPorts[scheme ?? ''] : Number(digits);
  return host === undefined || port === undefined || port < 1 || port > 65_535 ? undefined : { host, port };
}

/** Whether a host is the machine that asks: inside a container that is the container itself. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  return (
    name === 'localhost' || name.endsWith('.localhost') || (isIP(name) === 4 ? name.startsWith('127.') : name === '::1')
  );
}

/** Whether the container reaches these services only in the network of its host. */
export function needsHostNetwork(services: Services | undefined): boolean {
  return services?.kind === 'database' && services.places.some(({ host }) => isLoopback(host));
}
