import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { Database, DatabaseUse, OpenRule } from '../facts/database.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';

const area = 'database';

const found = check({
  id: 'DB-FIND',
  area,
  title: 'The host that the application dials is a database of this account and region',
  story: 'database-reach',
  reads: ['database'],
  readsToo: ['databaseUse'],
  rule: ({ database, databaseUse: use }) => {
    if (database !== null) return [];
    return [
      unknown(
        use === undefined
          ? 'RDS has no database, cluster or proxy of that name in this region. Correct the input "database".'
          : `No database or proxy of RDS in this region has the endpoint ${use.host}, which ${use.entry} names. Give the input "database".`,
      ),
    ];
  },
});

/** Statuses in which a database takes no connections (RDS user guide, "Viewing DB instance status"). */
const brokenStatus = /^(stopped|stopping|failed|storage-full|incompatible-.*|inaccessible-.*|deleting|restore-error)$/;

const state = check({
  id: 'DB-STATE',
  area,
  title: 'The database is available',
  story: 'database-reach',
  reads: ['database', 'request'],
  rule: ({ database, request: { region } }) => {
    if (database === null || database.kind === 'proxy' || database.status === 'available') return noDatabase(database);
    const { identifier, status, kind } = database;
    const evidence = [`${identifier}: ${status}`];
    if (!brokenStatus.test(status)) return [warning(`The database ${identifier} is ${status}.`, { evidence })];
    const option = kind === 'cluster' ? 'db-cluster-identifier' : 'db-instance-identifier';
    const start = awsCommand(`rds start-db-${kind}`, { [option]: identifier, region });
    return [
      problem(`The database ${identifier} is ${status}, and takes no connections.`, {
        evidence,
        fix: status === 'stopped' ? [start] : [],
      }),
    ];
  },
  without: ({ database }) =>
    database?.kind === 'proxy' ? 'The application dials a proxy, at which DB-PROXY looks.' : undefined,
});

function noDatabase(database: Database | null): readonly Complaint[] {
  return database === null ? [unknown('The database is none of RDS in this region.')] : [];
}

const port = check({
  id: 'DB-PORT',
  area,
  title: 'The application dials the port that the database listens on',
  story: 'database-reach',
  reads: ['database', 'databaseUse'],
  rule: ({ database, databaseUse }) => {
    if (database === null) return noDatabase(database);
    if (databaseUse.portIsGuessed === true) return [withoutPort(databaseUse, database)];
    const evidence = [
      `${databaseUse.entry} names port ${databaseUse.port}`,
      `${database.identifier} listens on ${database.port}`,
    ];
    return [
      ...(databaseUse.port === database.port
        ? []
        : [
            problem(
              `The application dials port ${databaseUse.port}, and the database listens on ${database.port}: the connection is refused or times out. Correct ${databaseUse.entry}.`,
              { evidence },
            ),
          ]),
      ...(database.pendingPort === null
        ? []
        : [
            warning(`The database changes its port to ${database.pendingPort} in its next maintenance window.`, {
              evidence,
            }),
          ]),
    ];
  },
});

/** What else says it, such as another entry or the driver, nobody has read. */
function withoutPort({ entry }: DatabaseUse, { identifier, port: listens }: Database): Complaint {
  const message = `${entry} names no port, so which one the application dials is not known: ${identifier} listens on ${listens}.`;
  return unknown(message, { evidence: [`${identifier} listens on ${listens}`] });
}

const open = check({
  id: 'DB-OPEN',
  area,
  title: 'The database is open to those who need it, and to nobody else',
  story: 'database-reach',
  reads: ['database', 'request'],
  readsToo: ['databaseOpenRules'],
  rule: ({ database, request, databaseOpenRules = [] }) => {
    if (database === null) return noDatabase(database);
    if (database.publiclyAccessible) return [publicDatabase(database, databaseOpenRules, request.region)];
    if (!request.migratesFromRunner) return [];
    if (request.selfHostedRunner)
      return [
        unknown(`Whether your own runner, on which the migrations run, reaches ${database.identifier} is not known.`),
      ];
    const message = `The migrations run on the runner, which is on the internet, and ${database.identifier} has a private address only. Run them in the VPC with the action run-task.`;
    return [problem(message, { evidence: ['PubliclyAccessible=false'] })];
  },
});

function publicDatabase(database: Database, rules: readonly OpenRule[], region: string): Complaint {
  const { identifier, kind } = database;
  const truth = 'PubliclyAccessible=true is not needed for instances and tasks of the same VPC.';
  const evidence = [
    `${identifier}: PubliclyAccessible=true`,
    ...rules.map((rule) => `${rule.id} of ${rule.group} allows ${rule.cidr}`),
  ];
  const options = {
    'db-instance-identifier': identifier,
    'no-publicly-accessible': true,
    'apply-immediately': true,
    region,
  } as const;
  const close = kind === 'instance' ? [awsCommand('rds modify-db-instance', options)] : [];
  const revoke = rules.map(({ id, group }) =>
    awsCommand('ec2 revoke-security-group-ingress', { 'group-id': group, 'security-group-rule-ids': id, region }),
  );
  return rules.length > 0
    ? problem(`The whole internet reaches the database ${identifier}. ${truth}`, {
        evidence,
        fix: [...close, ...revoke],
      })
    : warning(`The database ${identifier} has a public address. ${truth}`, { evidence, fix: close });
}

const encryption = check({
  id: 'DB-TLS',
  area,
  title: 'The application encrypts where the database insists on it',
  story: 'database-reach',
  reads: ['database', 'databaseUse', 'forcedEncryption'],
  rule: ({ database, databaseUse: { entry, sslMode }, forcedEncryption }) => {
    if (database === null) return noDatabase(database);
    if (forcedEncryption !== true || (sslMode !== null && sslMode !== 'disable')) return [];
    const message = `The database takes encrypted connections only, and ${entry} ${sslMode === null ? 'does not ask for one' : 'forbids it'}: it may answer "no pg_hba.conf entry ... no encryption" or "require_secure_transport=ON". Add sslmode=verify-full and the CA bundle of RDS.`;
    const evidence = [
      'rds.force_ssl, require_secure_transport or RequireTLS is on',
      `sslmode ${sslMode ?? 'not given'}`,
    ];
    return [
      warning(message, {
        evidence,
        fix: ['curl -fsSO https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem'],
      }),
    ];
  },
});

const proxy = check({
  id: 'DB-PROXY',
  area,
  title: 'The proxy is available, and so are its targets',
  reads: ['database'],
  rule: ({ database }) => {
    if (database === null) return noDatabase(database);
    const { kind, status, identifier, proxyTargets } = database;
    if (kind !== 'proxy') return [];
    return [
      ...(status === 'available'
        ? []
        : [problem(`The proxy ${identifier} is ${status}.`, { evidence: [`${identifier}: ${status}`] })]),
      ...proxyTargets
        .filter((target) => target.state !== 'AVAILABLE')
        .map(({ id, state: ofTarget, reason }) =>
          problem(`The proxy ${identifier} cannot reach ${id}: ${reason ?? ofTarget}.`, {
            evidence: [`${id}: ${ofTarget}`],
          }),
        ),
    ];
  },
  without: ({ database }) =>
    database === null || database.kind === 'proxy' ? undefined : `${database.identifier} is no proxy.`,
});

/** All of the area but DB-AZ, which needs the network. */
export const databaseChecks = [found, state, port, open, encryption, proxy];
