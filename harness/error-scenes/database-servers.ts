import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from '../command.ts';
import { startGuarded } from '../guarded-process.ts';
import { findProgram, searchPath } from '../tools.ts';
import { waitFor } from '../wait.ts';
import { certificates } from './certificates.ts';
import { canConnect } from './nginx.ts';
import { type Stage, shared } from './stage.ts';

/** Where they are unpacked rather than installed, their libraries are found by this process's own settings. */
const environment = { ...process.env, PATH: searchPath() };

/** A Redis, told as 127.0.0.1:6379, whose password is `right`. */
export const redis = shared((stage) => startRedis(stage, (port) => ['--port', port, '--requirepass', 'right']));

/** One that speaks nothing but TLS. */
export const tlsRedis = shared(async (stage) => {
  const { authority, good } = await certificates(stage);
  const files = ['--tls-cert-file', good.fullChain, '--tls-key-file', good.key, '--tls-ca-cert-file', authority];
  return startRedis(stage, (port) => ['--port', '0', '--tls-port', port, ...files]);
});

async function startRedis(stage: Stage, flags: (port: string) => readonly string[]): Promise<number> {
  const port = await stage.port(6379);
  const bind = ['--bind', '127.0.0.1', '--save', '', '--dir', stage.folder()];
  return serve(stage, port, [program('redis-server', 'redis-server'), ...flags(String(port)), ...bind]);
}

/** A MariaDB, told as 127.0.0.1:3306, with room for one connection of a user; everyone's password is `right`. */
export const mariadb = shared(async (stage) => {
  const server = program('mariadbd', 'mariadb-server');
  const base = join(dirname(server), '..');
  const data = join(stage.folder(), 'data');
  mkdirSync(data);
  const common = ['--no-defaults', `--datadir=${data}`];
  const make = [...common, `--basedir=${base}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
  await runCommand(program('mariadb-install-db', 'mariadb-server'), make, { environment });
  const statements = stage.folder({ 'users.sql': users });
  const port = await stage.port(3306);
  const network = ['--bind-address=127.0.0.1', `--port=${port}`, `--socket=${data}/socket`, '--skip-name-resolve'];
  const limits = [
    '--max-connections=10',
    `--init-file=${statements}/users.sql`,
    `--user=${process.env.USER ?? 'root'}`,
  ];
  return serve(stage, port, [server, ...common, `--lc-messages-dir=${base}/share/mysql`, ...network, ...limits]);
});

const users = `CREATE USER 'app'@'127.0.0.1' IDENTIFIED BY 'right';
CREATE DATABASE app;
CREATE DATABASE other;
GRANT ALL ON app.* TO 'app'@'127.0.0.1';
`;

async function serve(stage: Stage, port: number, command: readonly [string, ...string[]]): Promise<number> {
  const lines: string[] = [];
  const onLine = (line: string) => lines.push(line);
  const server = startGuarded({ command, environment, stopSignal: 'TERM', patience: 10, onLine });
  stage.onClose(server.stop);
  const isUp = async () => ((await canConnect(port)) ? true : undefined);
  await waitFor(isUp, { what: `${command[0]} to answer`, seconds: 60 }).catch((cause: unknown) => {
    throw new Error(`${command[0]} did not start:\n${lines.slice(-10).join('\n')}`, { cause });
  });
  return port;
}

function program(name: string, packageName: string): string {
  const path = findProgram(name);
  if (path === undefined)
    throw new Error(`${name} is not there. Install it (Debian and Ubuntu: apt-get install ${packageName}).`);
  return path;
}
