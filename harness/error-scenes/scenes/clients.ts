import { type NodePackage, type PythonPackage, packageFolder, python } from '../packages.ts';
import { postgres } from '../postgres.ts';
import { type Scene, scenesOf } from '../scene.ts';
import { silentPort } from '../silent-server.ts';
import type { Stage } from '../stage.ts';

/* Clients of databases that the project itself does not need. They are downloaded when their scenes are recorded. */

type Part = Pick<Scene, 'id' | 'provoke'>;

/** What a Python program with this package prints. */
async function pythonProgram(stage: Stage, name: PythonPackage, code: string): Promise<string> {
  const folder = stage.folder({ 'main.py': code });
  return stage.run(await python(stage, name), ['main.py'], { folder });
}

/** What a program of Node.js with this package prints; one that tries for ever is ended after some seconds. */
async function nodeProgram(stage: Stage, name: NodePackage, code: string): Promise<string> {
  const folder = await packageFolder(stage, name);
  return stage.run(process.execPath, ['--input-type=module', '--eval', code], { folder, timeout: 5_000 });
}

/** A client that is tried where nothing listens, where nothing answers, and with a name that has no address. */
interface Reach {
  readonly port: number;
  readonly refused: string;
  /** Undefined where the client says nothing of its own. */
  readonly timeout: string | undefined;
  readonly unresolvable: readonly [id: string, host: string];
}

function reachScenes(
  { port, refused, timeout, unresolvable }: Reach,
  ask: (stage: Stage, host: string, port: number) => Promise<string>,
): readonly Part[] {
  return [
    { id: refused, provoke: async (stage) => ask(stage, '127.0.0.1', await stage.port(port)) },
    ...(timeout === undefined
      ? []
      : [{ id: timeout, provoke: async (stage: Stage) => ask(stage, '127.0.0.1', await silentPort(stage, port)) }]),
    { id: unresolvable[0], provoke: (stage) => ask(stage, unresolvable[1], port) },
  ];
}

const pg: Reach = {
  port: 5432,
  refused: 'pg-connection-refused',
  timeout: 'pg-connect-timeout',
  unresolvable: ['db-host-unresolvable', 'db.internal.invalid'],
};
const mysql: Reach = {
  port: 3306,
  refused: 'mysql-connection-refused',
  timeout: 'mysql-connect-timeout',
  unresolvable: ['mysql-host-unresolvable', 'mysql.internal.invalid'],
};
const redis: Reach = {
  port: 6379,
  refused: 'redis-connection-refused',
  timeout: 'redis-timeout',
  unresolvable: ['redis-host-unresolvable', 'redis.internal.invalid'],
};

const common = { source: 'container-log', isQuick: false } as const;

const pythonClients: readonly Scene[] = [
  ...scenesOf({ ...common, tool: 'psycopg2' }, [
    ...reachScenes(pg, (stage, host, port) =>
      pythonProgram(
        stage,
        'psycopg2-binary',
        `import psycopg2\npsycopg2.connect(host='${host}', port=${port}, user='app', connect_timeout=2)\n`,
      ),
    ),
    {
      id: 'pg-password-failed',
      provoke: async (stage) => {
        const url = (await postgres(stage)).url('app', 'app', 'wrong');
        return pythonProgram(stage, 'psycopg2-binary', `import psycopg2\npsycopg2.connect('${url}')\n`);
      },
    },
  ]),
  ...scenesOf({ ...common, tool: 'asyncpg' }, [
    {
      id: 'pg-connection-refused',
      provoke: async (stage) => asyncpg(stage, `postgresql://app@127.0.0.1:${await stage.port(5432)}/app`),
    },
    {
      id: 'pg-password-failed',
      provoke: async (stage) => asyncpg(stage, (await postgres(stage)).url('app', 'app', 'wrong')),
    },
  ]),
  ...scenesOf(
    { ...common, tool: 'pymysql' },
    reachScenes(mysql, (stage, host, port) =>
      pythonProgram(
        stage,
        'PyMySQL',
        `import pymysql\npymysql.connect(host='${host}', port=${port}, connect_timeout=1)\n`,
      ),
    ),
  ),
  ...scenesOf(
    { ...common, tool: 'redis-py' },
    reachScenes(redis, (stage, host, port) =>
      pythonProgram(stage, 'redis', `import redis\nredis.Redis('${host}', ${port}, socket_connect_timeout=1).ping()\n`),
    ),
  ),
  ...scenesOf({ ...common, tool: 'pymongo' }, [
    {
      id: 'mongo-server-selection',
      provoke: async (stage) => {
        const url = `mongodb://127.0.0.1:${await stage.port(27017)}/?serverSelectionTimeoutMS=500`;
        return pythonProgram(stage, 'pymongo', `import pymongo\npymongo.MongoClient('${url}').admin.command('ping')\n`);
      },
    },
  ]),
];

function asyncpg(stage: Stage, url: string): Promise<string> {
  return pythonProgram(stage, 'asyncpg', `import asyncio, asyncpg\nasyncio.run(asyncpg.connect('${url}'))\n`);
}

const nodeClients: readonly Scene[] = [
  ...scenesOf(
    { ...common, tool: 'mysql2' },
    reachScenes(mysql, (stage, host, port) => {
      const settings = `{ host: '${host}', port: ${port}, connectTimeout: 500 }`;
      return nodeProgram(
        stage,
        'mysql2',
        `import mysql from 'mysql2/promise'; await mysql.createConnection(${settings});`,
      );
    }),
  ),
  ...scenesOf(
    { ...common, tool: 'ioredis' },
    reachScenes({ ...redis, timeout: undefined }, (stage, host, port) =>
      nodeProgram(
        stage,
        'ioredis',
        `import Redis from 'ioredis'; new Redis({ host: '${host}', port: ${port}, retryStrategy: () => null });`,
      ),
    ),
  ),
  ...scenesOf({ ...common, tool: 'mongodb' }, [
    {
      id: 'mongo-server-selection',
      provoke: async (stage) => {
        const url = `mongodb://127.0.0.1:${await stage.port(27017)}/?serverSelectionTimeoutMS=500`;
        return nodeProgram(
          stage,
          'mongodb',
          `import { MongoClient } from 'mongodb'; await new MongoClient('${url}').connect();`,
        );
      },
    },
  ]),
];

/** Clients of databases. */
export const clientScenes: readonly Scene[] = [...pythonClients, ...nodeClients];
