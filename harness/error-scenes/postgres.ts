import { chmodSync, copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runCommand } from '../command.ts';
import { startGuarded } from '../guarded-process.ts';
import { providePostgresBinaries } from '../postgres/binaries.ts';
import { waitFor } from '../wait.ts';
import { certificates } from './certificates.ts';
import { type Stage, shared } from './stage.ts';

/** A PostgreSQL that refuses in many ways, told as 127.0.0.1:5432. */
export interface UnwillingPostgres {
  readonly port: number;
  /** For the user `app`, who has the database `app`; everyone's password is `right`. */
  url(database?: string, user?: string, password?: string): string;
}

/** `sslonly` is for encrypted connections, and `closed` for nobody; for `ghosts` everyone is who they say. */
const accessRules = `host all postgres 127.0.0.1/32 trust
hostssl sslonly all 127.0.0.1/32 scram-sha-256
host app,nosuch all 127.0.0.1/32 scram-sha-256
host ghosts all 127.0.0.1/32 trust
`;

const statements = ["CREATE ROLE app LOGIN PASSWORD 'right'", 'CREATE DATABASE app', 'CREATE DATABASE sslonly'];

/** Without TLS. */
export const postgres = shared((stage) => start(stage, ['ssl=off']));

/** With TLS, and a certificate of an authority that nobody knows. */
export const tlsPostgres = shared((stage) =>
  start(stage, ['ssl=on', 'ssl_cert_file=server.pem', 'ssl_key_file=server.key']),
);

async function start(stage: Stage, settings: readonly string[]): Promise<UnwillingPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'berth-scene-postgres-'));
  const binaries = providePostgresBinaries(directory);
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
  const runsAs = user === undefined ? {} : { user };
  chmodSync(directory, 0o755);
  if (user !== undefined) await runCommand('chown', ['-R', `${user.uid}:${user.gid}`, directory]);
  const data = join(directory, 'data');
  const environment = { PATH: process.env.PATH, LC_ALL: 'C' };
  const flags = ['--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
  await runCommand(binaries.initdb, ['-D', data, '-U', 'postgres', ...flags], { environment, ...runsAs });
  await placeFiles(stage, data, user);
  const port = await stage.port(5432);
  const all = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    ...limits,
    ...settings,
  ];
  const server = startGuarded({
    command: [binaries.postgres, '-D', data, ...all.flatMap((setting) => ['-c', setting])],
    environment,
    stopSignal: 'INT',
    patience: 10,
    directory,
    ...runsAs,
  });
  stage.onClose(server.stop);
  const url = (database = 'app', name = 'app', password = 'right') =>
    `postgresql://${name}:${password}@127.0.0.1:${port}/${database}`;
  await prepare(url('postgres', 'postgres'));
  return { port, url };
}

/** One connection for users, and those that are kept for administrators. */
const limits = ['max_connections=4', 'superuser_reserved_connections=2', 'reserved_connections=1', 'max_wal_senders=0'];

async function placeFiles(stage: Stage, data: string, user: { readonly uid: number } | undefined): Promise<void> {
  const { good } = await certificates(stage);
  writeFileSync(join(data, 'pg_hba.conf'), accessRules);
  copyFileSync(good.fullChain, join(data, 'server.pem'));
  copyFileSync(good.key, join(data, 'server.key'));
  chmodSync(join(data, 'server.key'), 0o600);
  if (user !== undefined) await runCommand('chown', ['-R', String(user.uid), data]);
}

async function prepare(url: string): Promise<void> {
  const connected = async () => {
    const client = new pg.Client(url);
    await client.connect();
    return client;
  };
  const client = await waitFor(connected, { what: 'PostgreSQL to answer', seconds: 60 });
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
