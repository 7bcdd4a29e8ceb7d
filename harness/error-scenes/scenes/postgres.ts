import pg from 'pg';
import { nodeProgram } from '../node-program.ts';
import { postgres, tlsPostgres, type UnwillingPostgres } from '../postgres.ts';
import { type Scene, scenesOf } from '../scene.ts';
import { silentPort } from '../silent-server.ts';
import type { Stage } from '../stage.ts';

interface Client {
  /** What an address ends with that asks for encryption, and for no look at the certificate. */
  readonly encrypted: string;
  /** Connects to the address and asks; resolves to what the client prints. */
  ask(stage: Stage, url: string, statement?: string): Promise<string>;
}

const node: Client = {
  encrypted: 'sslmode=require&uselibpqcompat=true',
  ask: (stage, url, statement = 'SELECT 1') => {
    const settings = JSON.stringify({ connectionString: url, connectionTimeoutMillis: 2000 });
    const code = `import pg from 'pg'; const c = new pg.Client(${settings}); await c.connect(); await c.query('${statement}');`;
    return nodeProgram(stage, code);
  },
};

const psql: Client = {
  encrypted: 'sslmode=require',
  ask: (stage, url, statement = 'SELECT 1') =>
    stage.run('psql', [url, '--command', statement], { environment: { PGCONNECT_TIMEOUT: '2' } }),
};

/** What both clients are told, each in words of its own. */
const cases: readonly (readonly [id: string, play: (stage: Stage, client: Client) => Promise<string>])[] = [
  [
    'pg-connection-refused',
    async (stage, { ask }) => ask(stage, `postgresql://app@127.0.0.1:${await stage.port(5432)}/app`),
  ],
  ['db-host-unresolvable', (stage, { ask }) => ask(stage, 'postgresql://app@db.internal.invalid/app')],
  ['pg-password-failed', async (stage, { ask }) => ask(stage, (await postgres(stage)).url('app', 'app', 'wrong'))],
  ['pg-database-missing', async (stage, { ask }) => ask(stage, (await postgres(stage)).url('nosuch'))],
  ['pg-role-missing', async (stage, { ask }) => ask(stage, (await postgres(stage)).url('ghosts', 'ghost'))],
  [
    'pg-no-hba-unencrypted',
    async (stage, { ask }) => ask(stage, `${(await tlsPostgres(stage)).url('sslonly')}?sslmode=disable`),
  ],
  [
    'pg-no-hba-entry',
    async (stage, { ask, encrypted }) => ask(stage, `${(await tlsPostgres(stage)).url('closed')}?${encrypted}`),
  ],
  [
    'pg-server-without-ssl',
    async (stage, { ask, encrypted }) => ask(stage, `${(await postgres(stage)).url()}?${encrypted}`),
  ],
  ['pg-relation-missing', async (stage, { ask }) => ask(stage, (await postgres(stage)).url(), 'SELECT * FROM users')],
  [
    'pg-schema-permission',
    async (stage, { ask }) => ask(stage, (await postgres(stage)).url(), 'CREATE TABLE t (i int)'),
  ],
  [
    'pg-too-many-connections',
    async (stage, client) => whenFull(await postgres(stage), (url) => client.ask(stage, url)),
  ],
];

/** Holds the one connection that users have meanwhile. */
async function whenFull({ url }: UnwillingPostgres, play: (url: string) => Promise<string>): Promise<string> {
  const held = new pg.Client(url());
  await held.connect();
  try {
    return await play(url());
  } finally {
    await held.end();
  }
}

const nodeOnly: readonly Pick<Scene, 'id' | 'provoke'>[] = [
  {
    id: 'pg-password-not-string',
    provoke: async (stage) => {
      const { port } = await postgres(stage);
      return node.ask(stage, `postgresql://app@127.0.0.1:${port}/app`);
    },
  },
  {
    id: 'pg-certificate-verify-failed',
    provoke: async (stage) => node.ask(stage, `${(await tlsPostgres(stage)).url('sslonly')}?sslmode=verify-full`),
  },
  {
    id: 'pg-connect-timeout-client-limit',
    provoke: async (stage) => node.ask(stage, `postgresql://app@127.0.0.1:${await silentPort(stage, 5432)}/app`),
  },
];

const psqlOnly: readonly Pick<Scene, 'id' | 'provoke'>[] = [
  {
    id: 'pg-connect-timeout',
    provoke: async (stage) => psql.ask(stage, `postgresql://app@127.0.0.1:${await silentPort(stage, 5432)}/app`),
  },
  {
    id: 'pg-root-certificate-missing',
    provoke: async (stage) => psql.ask(stage, `${(await tlsPostgres(stage)).url('sslonly')}?sslmode=verify-full`),
  },
  { id: 'pg-local-socket', provoke: (stage) => psql.ask(stage, 'postgresql:///app') },
];

/** What PostgreSQL says, through two of its clients. */
export const postgresScenes: readonly Scene[] = [
  ...scenesOf({ source: 'container-log', tool: 'node-pg', isQuick: true }, [
    ...cases.map(([id, play]) => ({ id, provoke: (stage: Stage) => play(stage, node) })),
    ...nodeOnly,
  ]),
  ...scenesOf({ source: 'container-log', tool: 'psql', isQuick: true }, [
    ...cases.map(([id, play]) => ({ id, provoke: (stage: Stage) => play(stage, psql) })),
    ...psqlOnly,
  ]),
];
