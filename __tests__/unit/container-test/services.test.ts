import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeServices, type Service } from '../../../src/image/container-test/services/compose.ts';
import { judgeDatabase } from '../../../src/image/container-test/services/database.ts';
import { needsHostNetwork, parseServices } from '../../../src/image/container-test/services/services.ts';

describe('test-services is read as', () => {
  test.each<[string, string, number]>([
    ['postgres://app:secret@localhost/app', 'localhost', 5432],
    ['postgresql+asyncpg://app:secret@db.internal:6543/app?ssl=true', 'db.internal', 6543],
    ['jdbc:postgresql://10.0.0.7:5433/app?user=u&password=secret', '10.0.0.7', 5433],
    ['mysql://root@127.0.0.1', '127.0.0.1', 3306],
    ['rediss://:secret@cache:6380/0', 'cache', 6380],
    ['postgres://u:se@cret@[::1]:5432/app', '::1', 5432],
    ['localhost:9042', 'localhost', 9042],
  ])('the place of a database: %s', (text, host, port) => {
    expect(parseServices(text)).toMatchObject({ kind: 'database', places: [{ host, port }] });
  });

  test('several places of a cluster', () => {
    expect(parseServices('mongodb://u:p@one:27017,two/app')).toMatchObject({
      places: [
        { host: 'one', port: 27017 },
        { host: 'two', port: 27017 },
      ],
    });
  });

  test.each(['compose.yml', './test/compose.test.yaml', 'C:/x'])('a compose file: %s', (file) => {
    expect(parseServices(file)).toEqual({ kind: 'compose', file });
  });

  test('nothing, when a URL has no port that is known, and the complaint quotes none of it', () => {
    const read = parseServices('cassandra://app:hunter2@localhost/app');
    expect(read).toHaveProperty('problem');
    expect(JSON.stringify(read)).not.toMatch(/hunter2|cassandra/);
  });

  test('a password, as it stands in the URL and as it is', () => {
    expect(parseServices('postgres://app:p%40ss@localhost/app')).toMatchObject({ secrets: ['p%40ss', 'p@ss'] });
    expect(parseServices('jdbc:mysql://h:1/app?password=a%21')).toMatchObject({ secrets: ['a%21', 'a!'] });
  });

  test('something, whatever the text, and no password ever becomes a place', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseServices(`postgres://user:hunter2${encodeURIComponent(text)}@db:5432/app`);
        expect(JSON.stringify({ ...read, secrets: [] })).not.toContain('hunter2');
        expect(() => parseServices(text)).not.toThrow();
      }),
    );
  });
});

test.each<[string, boolean]>([
  ['postgres://localhost/app', true],
  ['postgres://127.0.1.1/app', true],
  ['postgres://[::1]/app', true],
  ['postgres://db/app', false],
  ['compose.yml', false],
])('%s needs the network of the host: %s', (text, needs) => {
  const services = parseServices(text);
  expect('problem' in services ? undefined : needsHostNetwork(services)).toBe(needs);
});

describe('a database', () => {
  const places = [{ host: 'db', port: 5432 }];
  const options = { seconds: 30, network: undefined };

  test('that answers passes', () => {
    expect(judgeDatabase(places, [undefined], options)).toEqual({ state: 'passed', says: 'db:5432 answered' });
  });

  test.each(['refused', 'closed', 'timeout', 'unknown host', 'unreachable'] as const)('that is %s fails', (answer) => {
    expect(judgeDatabase(places, [answer], options)).toMatchObject({
      state: 'failed',
      sentences: { what: expect.stringContaining('db:5432') },
    });
  });

  test('whose name only the network of the container knows is not judged', () => {
    expect(judgeDatabase(places, ['unknown host'], { ...options, network: 'job' })).toMatchObject({ state: 'skipped' });
  });
});

describe('the services of a compose file', () => {
  const up: Service = { name: 'db', status: 'running', exitCode: 0, health: undefined };

  test.each<[string, Partial<Service>, string | undefined]>([
    ['is up when it runs and has no health check', {}, 'passed'],
    ['is up when it is healthy', { health: 'healthy' }, 'passed'],
    ['is up when it has done its work', { status: 'exited' }, 'passed'],
    ['is waited for while it starts', { health: 'starting' }, undefined],
    ['is waited for while it is created', { status: 'created' }, undefined],
    ['fails when it ends with an error', { status: 'exited', exitCode: 2 }, 'failed'],
    ['fails when it is unhealthy', { health: 'unhealthy' }, 'failed'],
  ])('one %s', (_, changes, state) => {
    expect(judgeServices('compose.yml', [up, { ...up, ...changes, name: 'other' }], false)?.state).toBe(state);
  });

  test('one that still starts at the end of the time fails', () => {
    expect(judgeServices('compose.yml', [{ ...up, health: 'starting' }], true)).toMatchObject({
      says: 'db was not up after 120 s',
    });
  });
});
