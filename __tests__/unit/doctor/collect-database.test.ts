import { describe, expect, test } from '@jest/globals';
import { collectDatabase } from '../../../src/doctor/collect/database.ts';
import type { Fact } from '../../../src/doctor/fact.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';
import { type Account, account, clusterHost, host, refusal } from './account.ts';

const password = 'hunter2-and-more';

function environment(name: string, value: string): Fact<JsonObject> {
  const secrets = [{ name: 'SECRET_URL', valueFrom: 'arn:aws:secretsmanager:us-east-1:1:secret:url' }];
  return { value: { containerDefinitions: [{ name: 'app', environment: [{ name, value }], secrets }] } };
}

const url = environment('DATABASE_URL', `postgres://u:${password}@${host}:5432/x?sslmode=require`);

function collect(database: string | null, from: Account = account(), rawTaskDefinition = url) {
  return collectDatabase(from, { database, rawTaskDefinition });
}

describe('a database is found', () => {
  test.each([
    ['by the name of an environment entry', 'DATABASE_URL'],
    ['by its identifier', 'orders'],
    ['by its endpoint', host],
    ['by its endpoint with a port', `${host}:5432`],
  ])('%s', async (_, given) => {
    expect(await collect(given)).toMatchObject({
      database: { value: { identifier: 'orders', kind: 'instance', port: 5432, status: 'available' } },
      databaseNetwork: {
        value: { vpcId: 'vpc-1', securityGroups: ['sg-db'], availabilityZone: 'us-east-1a', targets: null },
      },
      databaseUse: { value: { entry: 'DATABASE_URL', containers: ['app'], host, port: 5432, sslMode: 'require' } },
      forcedEncryption: { value: true },
    });
  });

  test('of a cluster: where its writer is, with its own groups, port and parameters', async () => {
    expect(await collect('shop')).toMatchObject({
      database: { value: { identifier: 'shop', kind: 'cluster', port: 5433, endpoint: clusterHost } },
      databaseNetwork: { value: { securityGroups: ['sg-shop'], availabilityZone: 'us-east-1b', port: 5433 } },
      forcedEncryption: { value: false },
    });
  });

  test('of a cluster at its readers: in any of its subnets', async () => {
    expect(await collect(clusterHost.replace('cluster', 'cluster-ro'))).toMatchObject({
      databaseNetwork: { value: { identifier: 'shop', availabilityZone: null } },
    });
  });

  test('behind a proxy, with both legs, and why its target is not available', async () => {
    expect(await collect('pool')).toMatchObject({
      database: {
        value: {
          kind: 'proxy',
          proxyTargets: [
            { id: 'orders', state: 'UNAVAILABLE', reason: 'Proxy does not have any registered credentials' },
          ],
        },
      },
      databaseNetwork: {
        value: {
          securityGroups: ['sg-pool'],
          port: 5432,
          targets: [{ identifier: 'orders', securityGroups: ['sg-db'] }],
        },
      },
      forcedEncryption: { value: true },
    });
  });

  test('behind an endpoint that was added to a proxy, which has groups and subnets of its own', async () => {
    expect(await collect('reading.endpoint.proxy-abc.us-east-1.rds.amazonaws.com')).toMatchObject({
      databaseNetwork: { value: { securityGroups: ['sg-reading'], subnets: [{ id: 'subnet-b' }] } },
    });
  });
});

describe('what is not there', () => {
  test('no input', async () => {
    expect(await collect(null)).toMatchObject({
      database: { absent: 'No input names the database: give the input "database".' },
    });
  });

  test('a host that RDS does not have', async () => {
    expect(await collect('db.example.com')).toMatchObject({
      database: { value: null },
      databaseNetwork: { value: null },
    });
  });

  test('an entry that comes from a secret, whose value is not read', async () => {
    const from = account();
    const found = await collect('SECRET_URL', from);
    expect(found.database).toEqual({ absent: expect.stringContaining('whose value is not read') });
    expect(from.calls).toEqual([]);
  });

  test('a parameter group that shows no value: none is guessed', async () => {
    const from = account({ DescribeDBParameters: { Parameters: [] } });
    expect((await collect('orders', from)).forcedEncryption).toEqual({
      absent: expect.stringContaining('shows no value'),
    });
  });

  test('a cluster without instances', async () => {
    const from = account({ DescribeDBInstances: { DBInstances: [] } });
    expect((await collect('shop', from)).databaseNetwork).toEqual({ absent: expect.stringContaining('no instance') });
  });
});

describe('a read that is denied leaves the others as they are', () => {
  const names = ['database', 'databaseNetwork', 'databaseUse', 'forcedEncryption'] as const;
  test.each<[string, string, readonly (typeof names)[number][]]>([
    ['orders', 'DescribeDBParameters', ['forcedEncryption']],
    ['orders', 'DescribeDBClusters', []],
    ['orders', 'DescribeDBProxies', []],
    ['orders', 'DescribeDBProxyEndpoints', []],
    ['orders', 'DescribeDBInstances', ['database', 'databaseNetwork', 'forcedEncryption']],
    ['shop', 'DescribeDBInstances', ['database', 'databaseNetwork']],
    ['shop', 'DescribeDBClusterParameters', ['forcedEncryption']],
    ['shop-1', 'DescribeDBClusters', ['forcedEncryption']],
    ['pool', 'DescribeDBProxyTargets', ['database', 'databaseNetwork']],
    ['pool', 'DescribeDBProxyEndpoints', []],
    ['nothing', 'DescribeDBProxyEndpoints', ['database', 'databaseNetwork', 'forcedEncryption']],
  ])('%s without %s', async (given, operation, expected) => {
    const found = await collect(given, account({ [operation]: refusal(`rds:${operation}`, 'AccessDenied') }));
    const denied = names.filter((name) => 'denied' in found[name]);
    expect(denied).toEqual(expected);
    for (const name of denied) expect(found[name]).toEqual({ denied: `rds:${operation}` });
  });

  test('throttling makes a fact absent, and nothing throws', async () => {
    const slow = Object.assign(new Error('Rate exceeded'), { name: 'Throttling' });
    const found = await collect('orders', account({ DescribeDBInstances: slow }));
    expect(found.database).toEqual({ absent: expect.stringContaining('limits the rate') });
  });
});

test.each([`postgres://app:${password}@localhost/blog`, `${password}!@#`, `postgres://app:${password}@`])(
  'an input that is a secret by mistake is not shown in any fact',
  async (given) => {
    expect(JSON.stringify(await collect(given))).not.toContain(password);
  },
);

test('nothing of a user or a password is left in any fact', async () => {
  expect(JSON.stringify(await collect('DATABASE_URL'))).not.toContain(password);
});
