import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../../harness/ports.ts';
import { type Postgres, startPostgres } from '../../harness/postgres.ts';
import type { StepResult } from '../../harness/runner.ts';
import { findProgram } from '../../harness/tools.ts';
import { tracesOf } from './support/container-tests.ts';
import { type ImageJob, type ImageWorld, startImageWorld } from './support/image-world.ts';

let world: ImageWorld;
let postgres: Postgres;
let work: ImageJob;

beforeAll(async () => {
  world = await startImageWorld();
  postgres = await startPostgres({ address: '127.0.0.1', row: 'hello' });
}, 180_000);

afterAll(async () => {
  await postgres?.stop();
  await world?.stop();
}, 60_000);

afterEach(async () => {
  await work?.finish();
  expect(await tracesOf(world, work)).toBe('');
});

/**
 * A server as in story A: it dies when it cannot reach its database. It asks PostgreSQL for TLS, which any server answers with one letter
 * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL), and then it serves.
 */
const server = `
const { DB_HOST, DB_PORT, PORT = '8080' } = process.env;
const socket = require('node:net').connect({ host: DB_HOST, port: Number(DB_PORT) });
socket.once('error', (error) => { console.error('backend stops: cannot use the database: ' + error.message); process.exit(1); });
socket.once('connect', () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
socket.once('data', (letter) => {
  console.log('the database answered ' + letter);
  require('node:http').createServer((_, response) => response.end('hello')).listen(Number(PORT));
});
`;

async function tryServer(inputs: Readonly<Record<string, string>>, prepare: (job: ImageJob) => void = () => undefined) {
  work = await world.startImageJob('buildkit');
  writeFileSync(join(work.workspace, 'app/server.js'), server);
  work.writeDockerfile('COPY server.js /', 'CMD ["node", "/server.js"]');
  prepare(work);
  return work.image({ push: 'false', ...inputs });
}

function failureOf(result: StepResult): string {
  expect(result.exitCode).toBe(1);
  const errors = result.annotations.filter(({ level }) => level === 'error');
  expect(errors.map(({ title }) => title)).toEqual(['CONTAINER_TEST_FAILED']);
  return errors[0]?.message ?? '';
}

describe('a server that needs a PostgreSQL, which listens on the localhost of the job', () => {
  test('fails alone, with its own last line and what to set', async () => {
    const { port } = postgres.login;
    const message = failureOf(
      await tryServer({ 'test-env': `DB_HOST=127.0.0.1\nDB_PORT=${port}`, 'test-port': '8080' }),
    );
    expect(message).toMatch(
      /^The container ended with exit code 1 after [\d.]+ s, before the test of port 8080 was over/,
    );
    expect(message).toContain(`"backend stops: cannot use the database: connect ECONNREFUSED 127.0.0.1:${port}"`);
    expect(message).toMatch(/Set "test-services" to a compose file that starts it or to the URL of a database/);
  }, 60_000);

  test('passes with its URL, and the password is nowhere', async () => {
    const { port, user, password, database } = postgres.login;
    const own = await freePort();
    const result = await tryServer({
      'test-services': `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}`,
      'test-env': `DB_HOST=127.0.0.1\nDB_PORT=${port}\nPORT=${own}`,
      'test-port': String(own),
    });
    expect(result.log).toContain(`✅ services: localhost:${port} answered`);
    expect(result.log).toContain(`✅ port: GET / on port ${own} answered 200`);
    expect(result.exitCode).toBe(0);
    const said = result.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(`${said.join('\n')}${result.summary}`).not.toContain(password);
    expect(result.masks).toContain(password);
  }, 60_000);
});

describe('a database that does not answer stops the test before the container', () => {
  test('because nothing listens', async () => {
    const port = await freePort();
    const message = failureOf(
      await tryServer({ 'test-services': `postgres://u:p@localhost:${port}/app`, 'test-seconds': '1' }),
    );
    expect(message).toContain(
      `The database at localhost:${port}, which "test-services" names, did not answer within 1 s: the connection was refused.`,
    );
    expect(message).toContain('The container was not started.');
  }, 60_000);

  test('because Docker publishes a port with nothing behind it', async () => {
    const proxy = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    try {
      const place = `127.0.0.1:${Object(proxy.address()).port}`;
      const message = failureOf(await tryServer({ 'test-services': place, 'test-seconds': '1' }));
      expect(message).toContain(
        `${place}, which "test-services" names, did not answer within 1 s: the connection was ended at once.`,
      );
    } finally {
      proxy.close();
    }
  }, 60_000);
});

describe.each(['a program of its own', 'a plugin of the client'])(
  'services of a compose file, with Compose as %s',
  (kind) => {
    /** A database that is no database, but answers as one; it needs a moment until it is healthy. */
    const answers = `require('node:net').createServer((socket) => socket.on('error', () => {}).once('data', () => socket.end('N'))).listen(5432)`;
    const isThere =
      "require('node:net').connect(5432, '127.0.0.1').once('error', () => process.exit(1)).once('connect', () => process.exit(0))";

    function composeFile(command: string): string {
      const services = {
        db: {
          image: world.base,
          command: ['node', '-e', command],
          volumes: ['data:/data', '/scratch'],
          healthcheck: { test: ['CMD', 'node', '-e', isThere], interval: '200ms', retries: 20 },
        },
        migrations: { image: world.base, command: ['node', '-e', 'console.log(1)'], depends_on: ['db'] },
      };
      return JSON.stringify({ services, volumes: { data: {} } });
    }

    function prepare(command: string): (job: ImageJob) => void {
      return ({ workspace, home }) => {
        writeFileSync(join(workspace, 'compose.yml'), composeFile(command));
        const program = findProgram('docker-compose');
        // Where there is only the plugin, it is installed for every user.
        if (kind === 'a program of its own' || program === undefined) return;
        const plugins = join(home, '.docker/cli-plugins');
        mkdirSync(plugins, { recursive: true });
        symlinkSync(program, join(plugins, 'docker-compose'));
      };
    }

    test('are up before the container starts, and reached by their names', async () => {
      const result = await tryServer(
        { 'test-services': 'compose.yml', 'test-env': 'DB_HOST=db\nDB_PORT=5432', 'test-port': '8080' },
        prepare(answers),
      );
      expect(result.log).toMatch(/✅ services: (db and migrations|migrations and db) are up/);
      expect(result.log).toContain('✅ port: GET / on port 8080 answered 200');
      expect(result.exitCode).toBe(0);
    }, 60_000);

    test('fail the test when one of them ends, and its log is shown', async () => {
      const result = await tryServer(
        { 'test-services': 'compose.yml' },
        prepare('console.error(`no disk`); process.exit(7)'),
      );
      expect(failureOf(result)).toMatch(
        /^The service db of compose\.yml ended with exit code 7\. The container was not started\./,
      );
      expect(result.log).toContain('Log of the service db');
      expect(result.log).toContain('  | no disk');
    }, 60_000);
  },
);
