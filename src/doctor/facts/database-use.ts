import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { DatabaseUse } from './database.ts';

type Place = Pick<DatabaseUse, 'host' | 'port' | 'portIsGuessed' | 'sslMode'>;

/**
 * Where the environment of a task definition's containers says that the database is: a URL, a JDBC URL, `host=… port=…`, a Go data
 * source name, or a host with or without a port. User and password are forgotten here.
 *
 * @param entry the name of the environment entry.
 * @returns undefined when no container has such an entry, or nothing in it is understood.
 */
export function databaseUseOf(taskDefinition: JsonObject, entry: string): DatabaseUse | undefined {
  const named = asObjects(taskDefinition.containerDefinitions).flatMap((container) => {
    const value = asObjects(container.environment).find(({ name }) => name === entry)?.value;
    return value === undefined ? [] : [{ container: asString(container.name) ?? '', value: asString(value) ?? '' }];
  });
  const place = named[0] === undefined ? undefined : databasePlace(named[0].value);
  return place === undefined ? undefined : { containers: named.map(({ container }) => container), entry, ...place };
}

/** The place alone, from the text of such an entry. */
export function databasePlace(text: string): Place | undefined {
  return ofUrl(text.trim()) ?? ofDataSource(text.trim()) ?? ofKeywords(text.trim()) ?? ofHost(text.trim());
}

const usualPorts: Readonly<Record<string, number>> = { postgres: 5432, postgresql: 5432, mysql: 3306, mariadb: 3306 };

/** Schemes may name a driver, too: `postgresql+psycopg`, `mysql2`. What the drivers of others dial is not known. */
function usualPort(scheme: string): Pick<Place, 'port' | 'portIsGuessed'> {
  const [name = ''] = scheme.split('+');
  const port = usualPorts[name.replace(/\d+$/, '')];
  return port === undefined ? { port: 5432, portIsGuessed: true } : { port };
}

function ofUrl(text: string): Place | undefined {
  const url = text.replace(/^jdbc:/i, '');
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { hostname, port, protocol, searchParams, username, pathname, search, hash } = new URL(url);
  // A password with a sign that should be escaped: what looks like the host is the user.
  if (username === '' && `${pathname}${search}${hash}`.includes('@')) return undefined;
  const host = hostname === '' ? (searchParams.get('host') ?? '') : hostname.replace(/^\[(.*)\]$/, '$1');
  if (host === '' || host.startsWith('/')) return undefined;
  return {
    host,
    ...(port === '' ? usualPort(protocol.slice(0, -1)) : { port: Number(port) }),
    sslMode: sslModeOf(searchParams),
  };
}

function sslModeOf(parameters: URLSearchParams): string | null {
  const named = ['sslmode', 'sslMode', 'ssl-mode'].flatMap((name) => parameters.get(name) ?? []);
  if (named[0] !== undefined) return named[0].toLowerCase();
  const flag = parameters.get('ssl') ?? parameters.get('tls');
  if (flag === null) return null;
  return flag === 'false' || flag === '0' ? 'disable' : 'require';
}

/** Of the MySQL driver for Go: `user:password@tcp(host:3306)/name?tls=true`. */
function ofDataSource(text: string): Place | undefined {
  const [, host, port = '3306', query = ''] = /@tcp\(([^():\s]+)(?::(\d+))?\)\/[^?]*(?:\?(.*))?$/.exec(text) ?? [];
  return host === undefined ? undefined : { host, port: Number(port), sslMode: sslModeOf(new URLSearchParams(query)) };
}

/** Of libpq: `host=db port=5432 sslmode=disable`. */
function ofKeywords(text: string): Place | undefined {
  const pairs = [...text.matchAll(/(?:^|\s)(host|port|sslmode)\s*=\s*'?([^\s']+)'?/g)];
  const words: Readonly<Record<string, string>> = Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
  if (words.host === undefined || words.host.startsWith('/')) return undefined;
  return { host: words.host, port: Number(words.port ?? 5432), sslMode: words.sslmode ?? null };
}

function ofHost(text: string): Place | undefined {
  const [, host, port] = /^([a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (host === undefined) return undefined;
  return port === undefined
    ? { host, port: 5432, portIsGuessed: true, sslMode: null }
    : { host, port: Number(port), sslMode: null };
}
