import { mariadb, redis, tlsRedis } from '../database-servers.ts';
import { packageFolder, python } from '../packages.ts';
import { type Scene, scenesOf } from '../scene.ts';
import type { Stage } from '../stage.ts';

/* Real Redis and MariaDB, which must be on PATH when these are recorded. */

const common = { source: 'container-log', isQuick: false } as const;

async function redisPy(stage: Stage, port: number, password: string): Promise<string> {
  const code = `import redis\nredis.Redis('127.0.0.1', ${port}, password=${password}).ping()\n`;
  return stage.run(await python(stage, 'redis'), ['main.py'], { folder: stage.folder({ 'main.py': code }) });
}

async function ioredis(stage: Stage, port: number, options: string): Promise<string> {
  const code = `import Redis from 'ioredis'; await new Redis({ port: ${port}, retryStrategy: () => null, ${options} }).get('key');`;
  const folder = await packageFolder(stage, 'ioredis');
  return stage.run(process.execPath, ['--input-type=module', '--eval', code], { folder, timeout: 5_000 });
}

/** How an application asks MariaDB. */
interface Login {
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
}

async function pymysql(
  stage: Stage,
  { user = 'app', password = 'right', database = 'app' }: Login,
  times = 1,
): Promise<string> {
  const login = `host='127.0.0.1', port=${await mariadb(stage)}, user='${user}', password='${password}', database='${database}'`;
  const code = `import pymysql\n\nheld = [pymysql.connect(${login}) for _ in range(${times})]\n`;
  return stage.run(await python(stage, 'PyMySQL'), ['main.py'], { folder: stage.folder({ 'main.py': code }) });
}

async function mysql2(
  stage: Stage,
  { user = 'app', password = 'right', database = 'app' }: Login,
  times = 1,
): Promise<string> {
  const login = JSON.stringify({ host: '127.0.0.1', port: await mariadb(stage), user, password, database });
  const code = `import mysql from 'mysql2/promise'; for (let i = 0; i < ${times}; i++) await mysql.createConnection(${login});`;
  const folder = await packageFolder(stage, 'mysql2');
  return stage.run(process.execPath, ['--input-type=module', '--eval', code], { folder, timeout: 10_000 });
}

/** What both clients of MariaDB are told. */
const refusals: readonly (readonly [id: string, login: Login, times?: number])[] = [
  ['mysql-access-denied', { password: 'wrong' }],
  ['mysql-database-denied', { database: 'other' }],
  ['mysql-unknown-database', { user: 'root', password: '', database: 'nosuch' }],
  ['mysql-too-many-connections', {}, 20],
];

/** What Redis and MariaDB say, through their clients. */
export const databaseServerScenes: readonly Scene[] = [
  ...scenesOf({ ...common, tool: 'redis-py' }, [
    { id: 'redis-noauth', provoke: async (stage) => redisPy(stage, await redis(stage), 'None') },
    { id: 'redis-wrong-password', provoke: async (stage) => redisPy(stage, await redis(stage), "'wrong'") },
    { id: 'redis-tls-required', provoke: async (stage) => redisPy(stage, await tlsRedis(stage), 'None') },
  ]),
  ...scenesOf({ ...common, tool: 'ioredis' }, [
    { id: 'redis-noauth', provoke: async (stage) => ioredis(stage, await redis(stage), '') },
    { id: 'redis-wrong-password', provoke: async (stage) => ioredis(stage, await redis(stage), "password: 'wrong'") },
  ]),
  ...scenesOf(
    { ...common, tool: 'pymysql' },
    refusals.map(([id, login, times]) => ({ id, provoke: (stage) => pymysql(stage, login, times) })),
  ),
  ...scenesOf(
    { ...common, tool: 'mysql2' },
    refusals.map(([id, login, times]) => ({ id, provoke: (stage) => mysql2(stage, login, times) })),
  ),
];
