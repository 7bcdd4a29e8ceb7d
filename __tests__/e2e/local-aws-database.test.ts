import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { assembleBaseImage } from '../../harness/base-image.ts';
import { type Engine, provideEngine } from '../../harness/engine.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { type Postgres, startPostgres } from '../../harness/postgres.ts';
import { waitFor } from '../../harness/wait.ts';
import { asObjects, asString } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { createDiallingTasks, type Dial, type DiallingTasks } from './support/dialling-tasks.ts';

const answered = 'answered N';

let engine: Engine;
let image: string;
let localAws: LocalAws;
let postgres: Postgres;
let aws: AwsCli;
let tasks: DiallingTasks;
let database: { readonly host: string; readonly port: number; readonly group: string };

beforeAll(async () => {
  engine = await provideEngine();
  image = (await assembleBaseImage(engine.environment)).reference;
  // Version 1 of the CLI takes no other endpoint for RDS in us-east-1 than AWS's own.
  const region = ['--region', 'eu-central-1'];
  localAws = await startLocalAws({ runtime: 'docker', environment: engine.environment, flags: region });
  postgres = await startPostgres({ address: '127.0.0.1', row: 'a row' });
  aws = await awsCli(localAws.environment);
  tasks = await createDiallingTasks(localAws.environment, 'main');
  database = await createDatabase();
}, 300_000);

afterAll(async () => {
  tasks?.close();
  await localAws?.stop();
  await postgres?.stop();
  await engine?.stop();
}, 120_000);

async function text(...parameters: string[]): Promise<string> {
  return asString(await aws.json(...parameters)) ?? '';
}

function createGroup(name: string): Promise<string> {
  return text('ec2', 'create-security-group', '--group-name', name, '--description', name, '--query', 'GroupId');
}

async function createDatabase() {
  const group = await createGroup('database');
  const { host, port } = postgres.login;
  const server = ['--engine', 'postgres', '--db-instance-class', 'db.t4g.micro', '--allocated-storage', '20'];
  const login = ['--master-username', 'conduit', '--master-user-password', 'not-the-real-one'];
  const place = ['--vpc-security-group-ids', group, '--no-publicly-accessible'];
  const tag = ['--tags', `Key=local-aws.address,Value=${host}:${port}`];
  await aws.json(
    'rds',
    'create-db-instance',
    '--db-instance-identifier',
    'conduit',
    ...server,
    ...login,
    ...place,
    ...tag,
  );
  await aws.run('rds', 'wait', 'db-instance-available', '--db-instance-identifier', 'conduit');
  const [described] = asObjects(await aws.json('rds', 'describe-db-instances', '--query', 'DBInstances[].Endpoint'));
  return { host: asString(described?.Address) ?? '', port: Number(described?.Port), group };
}

function rule(group: string, source: string): string[] {
  return ['--group-id', group, '--protocol', 'tcp', '--port', String(database.port), '--source-group', source];
}

function authorize(group: string, source: string) {
  return aws.json('ec2', 'authorize-security-group-ingress', ...rule(group, source));
}

function revoke(group: string, source: string) {
  return aws.json('ec2', 'revoke-security-group-ingress', ...rule(group, source));
}

/** What was dialled from an instant on, once there are this many. */
function dialsSince(read: () => Promise<readonly Dial[]>, since: number, count: number): Promise<readonly Dial[]> {
  const look = async () => {
    const dials = (await read()).filter(({ at }) => at >= since);
    return dials.length >= count ? dials : undefined;
  };
  return waitFor(look, { what: `${count} dials`, seconds: 60 });
}

function outcomes(dials: readonly Dial[]): readonly string[] {
  return [...new Set(dials.map(({ outcome }) => outcome))];
}

/** The same from this machine, which is neither task nor instance. */
function dialFromHere(): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: database.host, port: database.port, timeout: 1500 });
    const tell = (outcome: string) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => tell('connected'));
    socket.once('timeout', () => tell('dropped'));
    socket.once('error', (error) => tell(error.message));
  });
}

describe('the way from a container to a database', () => {
  test('is closed by the security group: packets are dropped, not one connection is taken', async () => {
    const group = await createGroup('closed');
    const read = await tasks.start('closed', { ...database, image, securityGroups: [group] });
    expect(outcomes(await dialsSince(read, 0, 3))).toEqual(['dropped']);
  }, 90_000);

  test('opens within a second when a rule lets the group in, and closes when the rule is revoked', async () => {
    const group = await createGroup('opened');
    const read = await tasks.start('opened', { ...database, image, securityGroups: [group] });
    expect(outcomes(await dialsSince(read, 0, 2))).toEqual(['dropped']);
    await authorize(database.group, group);
    const opened = Date.now();
    const first = await dialsSince(read, opened + 1000, 3);
    expect(outcomes(first)).toEqual([answered]);
    await revoke(database.group, group);
    const closed = Date.now();
    expect(outcomes(await dialsSince(read, closed + 1000, 2))).toEqual(['dropped']);
  }, 90_000);

  test('is decided for each source: the one beside it stays closed, with awsvpc by the groups of the task', async () => {
    const [inside, outside] = [await createGroup('inside'), await createGroup('outside')];
    await authorize(database.group, inside);
    const subnet = await text('ec2', 'describe-subnets', '--query', 'Subnets[0].SubnetId');
    const options = { ...database, image, networkMode: 'awsvpc', subnet } as const;
    const readInside = await tasks.start('inside', { ...options, securityGroups: [inside] });
    const readOutside = await tasks.start('outside', { ...options, securityGroups: [outside] });
    expect(outcomes(await dialsSince(readInside, 0, 3))).toEqual([answered]);
    expect(outcomes(await dialsSince(readOutside, 0, 3))).toEqual(['dropped']);
  }, 90_000);

  test('follows the groups of the instance', async () => {
    const group = await createGroup('late');
    await authorize(database.group, group);
    const read = await tasks.start('late', { ...database, image });
    expect(outcomes(await dialsSince(read, 0, 2))).toEqual(['dropped']);
    const query = ['--query', 'Reservations[].Instances[]'];
    const [instance] = asObjects(await aws.json('ec2', 'describe-instances', ...query)).filter(({ SecurityGroups }) =>
      asObjects(SecurityGroups).some(({ GroupName }) => GroupName === 'default'),
    );
    const id = asString(instance?.InstanceId) ?? '';
    await aws.run('ec2', 'modify-instance-attribute', '--instance-id', id, '--groups', group);
    const changed = Date.now();
    expect(outcomes(await dialsSince(read, changed + 1000, 2))).toEqual([answered]);
  }, 90_000);

  test('is closed while the database is stopped', async () => {
    const group = await createGroup('barred');
    await authorize(database.group, group);
    const read = await tasks.start('barred', { ...database, image, securityGroups: [group] });
    expect(outcomes(await dialsSince(read, 0, 2))).toEqual([answered]);
    await aws.run('rds', 'stop-db-instance', '--db-instance-identifier', 'conduit');
    const stopped = Date.now();
    expect(outcomes(await dialsSince(read, stopped + 1000, 2))).toEqual(['dropped']);
    await aws.run('rds', 'start-db-instance', '--db-instance-identifier', 'conduit');
    const started = Date.now();
    expect(outcomes(await dialsSince(read, started + 1000, 2))).toEqual([answered]);
  }, 90_000);

  test('is closed for this machine, until the database is public and open to the internet', async () => {
    const everywhere = ['--protocol', 'tcp', '--port', String(database.port), '--cidr', '0.0.0.0/0'];
    expect(await dialFromHere()).toBe('dropped');
    await aws.json('ec2', 'authorize-security-group-ingress', '--group-id', database.group, ...everywhere);
    expect(await dialFromHere()).toBe('dropped');
    const modify = ['modify-db-instance', '--db-instance-identifier', 'conduit', '--publicly-accessible'];
    await aws.json('rds', ...modify);
    await waitFor(async () => ((await dialFromHere()) === 'connected' ? true : undefined), {
      what: 'the way from this machine to open',
      seconds: 10,
    });
  }, 60_000);
});
