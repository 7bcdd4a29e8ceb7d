import { expect, test } from '@jest/globals';
import { type Case, database, databaseUse, findings, request, testCases } from './facts.ts';

const base = (changes: object) => ({ database: { ...database, ...changes } });
const use = (changes: object) => ({ databaseUse: { ...databaseUse, ...changes } });
const close =
  'aws rds modify-db-instance --db-instance-identifier blog --no-publicly-accessible --apply-immediately --region us-east-1';

const cases: readonly Case[] = [
  [
    'a host that is not of RDS',
    'DB-FIND',
    { database: null },
    'skipped',
    'has the endpoint db.example.com, which DATABASE_URL names',
  ],
  [
    'a stopped instance',
    'DB-STATE',
    base({ status: 'stopped' }),
    'problem',
    'blog is stopped',
    ['aws rds start-db-instance --db-instance-identifier blog --region us-east-1'],
  ],
  [
    'a stopped cluster',
    'DB-STATE',
    base({ status: 'stopped', kind: 'cluster' }),
    'problem',
    'blog is stopped',
    ['aws rds start-db-cluster --db-cluster-identifier blog --region us-east-1'],
  ],
  ['a full instance', 'DB-STATE', base({ status: 'storage-full' }), 'problem', 'takes no connections', []],
  ['an instance at work on itself', 'DB-STATE', base({ status: 'backing-up' }), 'warning', 'blog is backing-up'],
  ['no database', 'DB-STATE', { database: null }, 'skipped', 'none of RDS'],
  ['another port', 'DB-PORT', base({ port: 5433 }), 'problem', 'dials port 5432, and the database listens on 5433'],
  ['a port that will change', 'DB-PORT', base({ pendingPort: 5433 }), 'warning', 'changes its port to 5433'],
  [
    'a host without a port',
    'DB-PORT',
    { ...base({ port: 3306 }), ...use({ portIsGuessed: true }) },
    'skipped',
    'DATABASE_URL names no port',
  ],
  ['no database', 'DB-PORT', { database: null }, 'skipped', 'none of RDS'],
  ['no encryption', 'DB-TLS', use({ sslMode: 'disable' }), 'warning', 'DATABASE_URL forbids it'],
  ['no word of encryption', 'DB-TLS', use({ sslMode: null }), 'warning', 'does not ask for one'],
  [
    'a proxy that is not there yet',
    'DB-PROXY',
    base({ kind: 'proxy', status: 'creating' }),
    'problem',
    'blog is creating',
  ],
  [
    'a target that the proxy cannot reach',
    'DB-PROXY',
    base({ kind: 'proxy', proxyTargets: [{ id: 'db', state: 'UNAVAILABLE', reason: 'AUTH_FAILURE' }] }),
    'problem',
    'cannot reach db: AUTH_FAILURE',
  ],
  [
    'a public database',
    'DB-OPEN',
    base({ publiclyAccessible: true }),
    'warning',
    'not needed for instances and tasks of the same VPC',
    [close],
  ],
  [
    'a public database that lets everyone in',
    'DB-OPEN',
    { ...base({ publiclyAccessible: true }), databaseOpenRules: [{ id: 'sgr-1', group: 'sg-1', cidr: '0.0.0.0/0' }] },
    'problem',
    'The whole internet reaches',
    [close, 'aws ec2 revoke-security-group-ingress --group-id sg-1 --security-group-rule-ids sgr-1 --region us-east-1'],
  ],
  [
    'migrations from the runner',
    'DB-OPEN',
    { request: { ...request, migratesFromRunner: true } },
    'problem',
    'with the action run-task',
  ],
  [
    'migrations from a runner of your own',
    'DB-OPEN',
    { request: { ...request, migratesFromRunner: true, selfHostedRunner: true } },
    'skipped',
    'Whether your own runner',
  ],
];

testCases(cases);

test('a database that does not insist on encryption is fine without', () => {
  expect(findings('DB-TLS', { forcedEncryption: false, ...use({ sslMode: null }) })).toMatchObject([{ status: 'ok' }]);
});
