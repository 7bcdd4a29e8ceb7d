import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runCommand } from './command.ts';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { freePort } from './ports.ts';
import { type PostgresBinaries, providePostgresBinaries } from './postgres/binaries.ts';
import { waitFor } from './wait.ts';

const administrator = 'postgres';
const secondsToStart = 60;

export interface PostgresOptions {
  /** The one address that the server listens on. */
  readonly address: string;
  /** The text of the one row of the table `message`. */
  readonly row: string;
}

/** What a client needs to connect. */
export interface PostgresLogin {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** A real PostgreSQL that demands a password (scram-sha-256), with one role, its database, and in it the table `message`. */
export interface Postgres {
  /** Such as `18.4`. */
  readonly version: string;
  readonly login: PostgresLogin;
  stop(): Promise<void>;
}

export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const directory = mkdtempSync(join(tmpdir(), 'berth-postgres-'));
  const started: GuardedProcess[] = [];
  try {
    const place = await initialise(directory);
    const port = await freePort(options.address);
    const server = startServer(place, options.address, port);
    started.push(server);
    const login = { host: options.address, port, user: administrator, password: place.password, database: 'postgres' };
    const { version, role } = await prepare(login, options.row);
    return { version, login: role, stop: server.stop };
  } catch (thrown) {
    await Promise.all(started.map((server) => server.stop()));
    rmSync(directory, { recursive: true, force: true });
    throw thrown;
  }
}

/** Tries to log in. Resolves to undefined on success, to PostgreSQL's SQLSTATE on refusal (28P01: wrong password). */
export async function loginRefusal(login: PostgresLogin): Promise<string | undefined> {
  const client = new pg.Client({ ...login, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string') return thrown.code;
    throw thrown;
  } finally {
    await client.end();
  }
}

/** An initialised database directory, with the programs and the user that may run it. */
interface Place {
  readonly directory: string;
  readonly binaries: PostgresBinaries;
  /** The administrator's. */
  readonly password: string;
  /** PostgreSQL refuses to run as root, so root runs it as nobody. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

async function initialise(directory: string): Promise<Place> {
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
  const place = { directory, binaries: providePostgresBinaries(directory), password: randomPassword(), user };
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, place.password, { mode: 0o600 });
  if (user !== undefined) await runCommand('chown', ['-R', `${user.uid}:${user.gid}`, directory]);
  chmodSync(directory, 0o755);
  const data = join(directory, 'data');
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--no-locale', '--no-sync', `--pwfile=${passwordFile}`];
  const options = { environment: postgresEnvironment, ...(user === undefined ? {} : { user }) };
  await runCommand(place.binaries.initdb, ['-D', data, '-U', administrator, ...flags], options);
  rmSync(passwordFile);
  appendFileSync(join(data, 'pg_hba.conf'), 'host all all samenet scram-sha-256\n');
  return place;
}

const postgresEnvironment = { PATH: process.env.PATH, LC_ALL: 'C' };

function startServer({ directory, binaries, user }: Place, address: string, port: number): GuardedProcess {
  const settings = [
    `listen_addresses=${address}`,
    `port=${port}`,
    'unix_socket_directories=',
    'password_encryption=scram-sha-256',
    'fsync=off',
  ];
  return startGuarded({
    command: [binaries.postgres, '-D', join(directory, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
    environment: postgresEnvironment,
    // "Fast shutdown": PostgreSQL ends its sessions instead of waiting for them.
    stopSignal: 'INT',
    patience: 10,
    directory,
    ...(user === undefined ? {} : { user }),
  });
}

async function prepare(login: PostgresLogin, row: string): Promise<{ version: string; role: PostgresLogin }> {
  const options = { what: `PostgreSQL on ${login.host}:${login.port}`, seconds: secondsToStart };
  await waitFor(async () => ((await loginRefusal(login)) === undefined ? true : undefined), options);
  const role = { ...login, user: 'conduit', database: 'conduit', password: randomPassword() };
  await query(login, [
    `CREATE ROLE conduit LOGIN PASSWORD ${pg.escapeLiteral(role.password)}`,
    'CREATE DATABASE conduit OWNER conduit',
  ]);
  await query(role, [
    'CREATE TABLE message (text text NOT NULL)',
    `INSERT INTO message VALUES (${pg.escapeLiteral(row)})`,
  ]);
  const [version] = await query(login, ['SHOW server_version']);
  return { version: version?.split(' ')[0] ?? 'of unknown version', role };
}

/** Runs the statements one after the other, and returns the first column of what the last one answered. */
async function query(login: PostgresLogin, statements: readonly string[]): Promise<readonly string[]> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    let rows: readonly (readonly unknown[])[] = [];
    for (const text of statements) rows = (await client.query({ text, rowMode: 'array' })).rows;
    return rows.map(([first]) => String(first));
  } finally {
    await client.end();
  }
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}
