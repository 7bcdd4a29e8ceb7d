import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faultControl } from '../../harness/faults.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { asArray, asObject, asObjects, asString } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';

let localAws: LocalAws;
let aws: AwsCli;

beforeAll(async () => {
  // Version 1 of the CLI takes no other endpoint for RDS in us-east-1 than AWS's own.
  localAws = await startLocalAws({ runtime: 'simulated', speed: 40, flags: ['--region', 'eu-central-1'] });
  aws = await awsCli(localAws.environment);
}, 300_000);

afterAll(() => localAws.stop());

function rds(...parameters: string[]): Promise<unknown> {
  return aws.json('rds', ...parameters);
}

async function refusal(...parameters: string[]): Promise<string> {
  const { exitCode, stderr } = await aws.run('rds', ...parameters);
  expect(exitCode).not.toBe(0);
  return stderr.trim().replace(/^An error occurred \((\S+)\) when calling the \w+ operation: /, '$1: ');
}

const server = ['--engine', 'postgres', '--db-instance-class', 'db.t4g.micro', '--allocated-storage', '20'];
const login = ['--master-username', 'conduit', '--master-user-password', 'not-the-real-one'];

function create(name: string, ...more: string[]): Promise<unknown> {
  return rds('create-db-instance', '--db-instance-identifier', name, ...server, ...login, ...more);
}

async function describeOne(name: string) {
  const described = ['describe-db-instances', '--db-instance-identifier', name, '--query', 'DBInstances'];
  return asObjects(await rds(...described))[0];
}

describe('a database', () => {
  test('is in the default VPC with its default group, has an endpoint once it is there, and keeps no password', async () => {
    const created = asObject(asObject(await create('plain'))?.DBInstance);
    expect(created).toMatchObject({ DBInstanceStatus: 'creating', PubliclyAccessible: false });
    expect(created).not.toHaveProperty('Endpoint');
    expect((await aws.run('rds', 'wait', 'db-instance-available', '--db-instance-identifier', 'plain')).exitCode).toBe(
      0,
    );
    const group = await aws.json('ec2', 'describe-security-groups', '--query', 'SecurityGroups[0].GroupId');
    const described = await describeOne('PLAIN');
    expect(described).toMatchObject({
      DBInstanceStatus: 'available',
      Endpoint: { Address: expect.stringMatching(/^plain\..+\.eu-central-1\.rds\.amazonaws\.com$/), Port: 5432 },
      VpcSecurityGroups: [{ VpcSecurityGroupId: group, Status: 'active' }],
      DBParameterGroups: [{ DBParameterGroupName: 'default.postgres17' }],
    });
    expect(asArray(asObject(described?.DBSubnetGroup)?.Subnets)).toHaveLength(3);
    expect(JSON.stringify(described)).not.toContain('not-the-real-one');
  }, 180_000);

  test('has an interface in EC2, which follows its groups and its public access', async () => {
    await create('seen');
    const made = ['create-security-group', '--group-name', 'seen', '--description', 'seen', '--query', 'GroupId'];
    const group = asString(await aws.json('ec2', ...made)) ?? '';
    const change = ['--vpc-security-group-ids', group, '--publicly-accessible'];
    await rds('modify-db-instance', '--db-instance-identifier', 'seen', ...change);
    const filters = ['--filters', 'Name=requester-id,Values=amazon-rds', `Name=group-id,Values=${group}`];
    const query = ['--query', 'NetworkInterfaces'];
    expect(await aws.json('ec2', 'describe-network-interfaces', ...filters, ...query)).toMatchObject([
      { Description: 'RDSNetworkInterface', RequesterManaged: true, Association: { PublicIp: expect.any(String) } },
    ]);
    expect(await aws.run('ec2', 'delete-security-group', '--group-id', group)).toMatchObject({
      stderr: expect.stringContaining(`(DependencyViolation)`),
    });
  }, 180_000);

  test('stops, starts and goes, and is refused in the words of RDS', async () => {
    await create('living');
    const name = ['--db-instance-identifier', 'living'];
    expect(await refusal('start-db-instance', ...name)).toMatch(
      /^InvalidDBInstanceState: Instance living cannot be started as it is not in one of the following statuses: 'stopped, /,
    );
    await rds('stop-db-instance', ...name);
    expect(await describeOne('living')).toMatchObject({ DBInstanceStatus: 'stopped' });
    expect(await refusal('stop-db-instance', ...name)).toBe(
      'InvalidDBInstanceState: Instance living is not in available state.',
    );
    await rds('start-db-instance', ...name);
    expect(await refusal('create-db-instance', ...name, ...server, ...login)).toBe(
      'DBInstanceAlreadyExists: DB instance already exists',
    );
    expect(await refusal('delete-db-instance', ...name)).toBe(
      'InvalidParameterCombination: FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    );
    await rds('delete-db-instance', ...name, '--skip-final-snapshot');
    expect(await refusal('describe-db-instances', ...name)).toBe('DBInstanceNotFound: DBInstance living not found.');
  }, 180_000);

  test('takes no group that is not there, and no subnets that cover a single zone', async () => {
    const groups = ['--vpc-security-group-ids', 'sg-00000000000000001'];
    const name = ['--db-instance-identifier', 'refused'];
    expect(await refusal('create-db-instance', ...name, ...server, ...login, ...groups)).toBe(
      'InvalidParameterValue: Invalid security group , groupId= sg-00000000000000001, groupName=.',
    );
    const subnet = asString(await aws.json('ec2', 'describe-subnets', '--query', 'Subnets[0].SubnetId')) ?? '';
    const group = [
      '--db-subnet-group-name',
      'narrow',
      '--db-subnet-group-description',
      'narrow',
      '--subnet-ids',
      subnet,
    ];
    expect(await refusal('create-db-subnet-group', ...group)).toContain(
      "DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement.",
    );
    expect(await refusal('describe-db-subnet-groups', '--db-subnet-group-name', 'none')).toBe(
      'DBSubnetGroupNotFoundFault: DBSubnetGroup none not found.',
    );
  }, 180_000);

  test('is listed in pages of 20 to 100', async () => {
    for (let number = 10; number < 31; number += 1) await create(`many-${number}`);
    const first = asObject(await rds('describe-db-instances', '--max-records', '20', '--no-paginate'));
    expect(asObjects(first?.DBInstances)).toHaveLength(20);
    const marker = ['--marker', asString(first?.Marker) ?? ''];
    const second = asObject(await rds('describe-db-instances', '--max-records', '20', '--no-paginate', ...marker));
    const names = [...asObjects(first?.DBInstances), ...asObjects(second?.DBInstances)].map(
      ({ DBInstanceIdentifier }) => DBInstanceIdentifier,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['many-10', 'many-30']));
    expect(await refusal('describe-db-instances', '--max-records', '5', '--no-paginate')).toContain(
      'InvalidParameterValue',
    );
  }, 300_000);
});

describe('parameters', () => {
  const forceSsl = ['--query', "Parameters[?ParameterName=='rds.force_ssl'].[ParameterValue,Source]"];

  test.each([
    ['default.postgres14', '0'],
    ['default.postgres15', '1'],
    ['default.postgres17', '1'],
  ])('of %s say that TLS is demanded: %s (RDS user guide)', async (group, expected) => {
    expect(await rds('describe-db-parameters', '--db-parameter-group-name', group, ...forceSsl)).toEqual([
      [expected, 'system'],
    ]);
  });

  test('of a group that somebody made can be changed', async () => {
    const name = ['--db-parameter-group-name', 'plain'];
    await rds('create-db-parameter-group', ...name, '--db-parameter-group-family', 'postgres17', '--description', 'p');
    const value = 'ParameterName=rds.force_ssl,ParameterValue=0,ApplyMethod=immediate';
    await rds('modify-db-parameter-group', ...name, '--parameters', value);
    expect(await rds('describe-db-parameters', ...name, ...forceSsl)).toEqual([['0', 'user']]);
    await create('with-group', ...name);
    expect(await describeOne('with-group')).toMatchObject({ DBParameterGroups: [{ DBParameterGroupName: 'plain' }] });
    expect(await refusal('describe-db-parameters', '--db-parameter-group-name', 'none')).toBe(
      'DBParameterGroupNotFound: DBParameterGroup not found: none',
    );
  }, 180_000);
});

describe('clusters and proxies', () => {
  test('are none, and each name is unknown', async () => {
    expect(await rds('describe-db-clusters')).toEqual({ DBClusters: [] });
    expect(await rds('describe-db-proxies')).toEqual({ DBProxies: [] });
    expect(await rds('describe-db-proxy-endpoints')).toEqual({ DBProxyEndpoints: [] });
    expect(await refusal('describe-db-clusters', '--db-cluster-identifier', 'main')).toBe(
      'DBClusterNotFoundFault: DBCluster main not found.',
    );
    expect(await refusal('describe-db-proxy-targets', '--db-proxy-name', 'main')).toContain('DBProxyNotFoundFault');
  }, 180_000);
});

describe('a denied call', () => {
  test('names the action and the database', async () => {
    const faults = faultControl(localAws.environment);
    await faults.set({ kind: 'deny', operation: 'rds:DescribeDBInstances' });
    const said = await refusal('describe-db-instances', '--db-instance-identifier', 'plain');
    await faults.clear();
    expect(said).toBe(
      'AccessDenied: User: arn:aws:sts::000000000000:assumed-role/local-aws/local-aws is not authorized to perform: rds:DescribeDBInstances on resource: arn:aws:rds:eu-central-1:000000000000:db:plain because no identity-based policy allows the rds:DescribeDBInstances action',
    );
  }, 180_000);
});
