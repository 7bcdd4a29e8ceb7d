import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../../harness/command.ts';
import { faultControl } from '../../harness/faults.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { asArray, asObject, asObjects, asString, type JsonObject } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';

let localAws: LocalAws;
let aws: AwsCli;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 40 });
  aws = await awsCli(localAws.environment);
  await aws.json('ecs', 'create-cluster');
  await aws.json('ecs', 'register-container-instance');
}, 300_000);

afterAll(() => localAws.stop());

async function ec2(...parameters: string[]): Promise<unknown> {
  return aws.json('ec2', ...parameters);
}

async function text(...parameters: string[]): Promise<string> {
  return asString(await ec2(...parameters)) ?? '';
}

/** What the CLI says of a refusal, from the code on. */
async function refusal(...parameters: string[]): Promise<string> {
  const { exitCode, stderr } = await aws.run('ec2', ...parameters);
  expect(exitCode).not.toBe(0);
  return stderr.trim().replace(/^An error occurred \((\S+)\) when calling the \w+ operation: /, '$1: ');
}

async function done(...parameters: string[]): Promise<void> {
  expect(await aws.run('ec2', ...parameters)).toMatchObject({ exitCode: 0, stderr: '' });
}

function defaultVpc(): Promise<string> {
  return text('describe-vpcs', '--filters', 'Name=is-default,Values=true', '--query', 'Vpcs[0].VpcId');
}

function createGroup(name: string, ...more: string[]): Promise<string> {
  return text('create-security-group', '--group-name', name, '--description', name, ...more, '--query', 'GroupId');
}

describe('what every account has (VPC user guide, "Default VPC components")', () => {
  test('is a VPC with a subnet in each zone, whose main route table leads to an internet gateway', async () => {
    const vpc = await defaultVpc();
    const subnets = await ec2(
      'describe-subnets',
      '--query',
      'Subnets[].[CidrBlock,AvailabilityZone,MapPublicIpOnLaunch]',
    );
    expect(asArray(subnets).toSorted()).toEqual([
      ['172.31.0.0/20', 'us-east-1a', true],
      ['172.31.16.0/20', 'us-east-1b', true],
      ['172.31.32.0/20', 'us-east-1c', true],
    ]);
    const main = ['--filters', `Name=vpc-id,Values=${vpc}`, 'Name=association.main,Values=true'];
    const query = ['--query', 'RouteTables[].Routes[].[DestinationCidrBlock,GatewayId]'];
    const gateway = await text('describe-internet-gateways', '--query', 'InternetGateways[0].InternetGatewayId');
    expect(await ec2('describe-route-tables', ...main, ...query)).toEqual([
      ['172.31.0.0/16', 'local'],
      ['0.0.0.0/0', gateway],
    ]);
  }, 180_000);

  test('is a network ACL that lets everything through, and a group that lets in itself', async () => {
    const query = ['--query', 'NetworkAcls[].Entries[].[RuleNumber,Egress,RuleAction,CidrBlock,Protocol]'];
    expect(asArray(await ec2('describe-network-acls', ...query)).toSorted()).toEqual(
      [
        [100, true, 'allow', '0.0.0.0/0', '-1'],
        [100, false, 'allow', '0.0.0.0/0', '-1'],
        [32767, true, 'deny', '0.0.0.0/0', '-1'],
        [32767, false, 'deny', '0.0.0.0/0', '-1'],
      ].toSorted(),
    );
    const groups = asObjects(
      await ec2('describe-security-groups', '--group-names', 'default', '--query', 'SecurityGroups'),
    );
    const [group] = groups;
    expect(group).toMatchObject({
      Description: 'default VPC security group',
      IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group?.GroupId }], IpRanges: [] }],
      IpPermissionsEgress: [{ IpProtocol: '-1', UserIdGroupPairs: [], IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    });
  }, 180_000);
});

describe('security groups', () => {
  test('take rules for blocks and for groups, and give them back by rule and by group', async () => {
    const [web, data] = [await createGroup('web'), await createGroup('data')];
    const rule = ['--group-id', data, '--protocol', 'tcp', '--port', '5432'];
    await ec2('authorize-security-group-ingress', ...rule, '--source-group', web);
    await ec2('authorize-security-group-ingress', ...rule, '--cidr', '10.1.2.3/8');
    const [group] = asObjects(await ec2('describe-security-groups', '--group-ids', data, '--query', 'SecurityGroups'));
    expect(group?.IpPermissions).toMatchObject([
      {
        FromPort: 5432,
        ToPort: 5432,
        UserIdGroupPairs: [{ GroupId: web, UserId: '000000000000' }],
        IpRanges: [{ CidrIp: '10.0.0.0/8' }],
      },
    ]);
    const filter = ['--filters', `Name=group-id,Values=${data}`, '--query', 'SecurityGroupRules[?!IsEgress]'];
    const rules = asObjects(await ec2('describe-security-group-rules', ...filter));
    const byReference = rules.filter(({ ReferencedGroupInfo }) => asObject(ReferencedGroupInfo)?.GroupId === web);
    expect(byReference).toHaveLength(1);
    const id = asString(byReference[0]?.SecurityGroupRuleId) ?? '';
    await done('revoke-security-group-ingress', '--group-id', data, '--security-group-rule-ids', id);
    expect(asObjects(await ec2('describe-security-group-rules', ...filter))).toHaveLength(rules.length - 1);
  }, 180_000);

  test('refuse in the words of EC2', async () => {
    const group = await createGroup('refusing');
    const rule = ['--group-id', group, '--protocol', 'tcp', '--port', '22', '--cidr', '203.0.113.0/24'];
    await ec2('authorize-security-group-ingress', ...rule);
    expect(await refusal('authorize-security-group-ingress', ...rule)).toBe(
      'InvalidPermission.Duplicate: the specified rule "peer: 203.0.113.0/24, TCP, from port: 22, to port: 22, ALLOW" already exists',
    );
    expect(await refusal('create-security-group', '--group-name', 'refusing', '--description', 'again')).toBe(
      `InvalidGroup.Duplicate: The security group 'refusing' already exists for VPC '${await defaultVpc()}'`,
    );
    expect(await refusal('describe-security-groups', '--group-ids', 'sg-00000000000000001')).toBe(
      "InvalidGroup.NotFound: The security group 'sg-00000000000000001' does not exist",
    );
    expect(await refusal('describe-security-groups', '--group-ids', 'web')).toBe(
      'InvalidGroupId.Malformed: Invalid id: "web" (expecting "sg-...")',
    );
    const byDefault = await text(
      'describe-security-groups',
      '--group-names',
      'default',
      '--query',
      'SecurityGroups[0].GroupId',
    );
    expect(await refusal('delete-security-group', '--group-id', byDefault)).toBe(
      `CannotDelete: the specified group: "${byDefault}" name: "default" cannot be deleted by a user`,
    );
    const other = ['--protocol', 'tcp', '--port', '80', '--source-group', group];
    await ec2('authorize-security-group-ingress', '--group-id', byDefault, ...other);
    expect(await refusal('delete-security-group', '--group-id', group)).toBe(
      `DependencyViolation: resource ${group} has a dependent object`,
    );
  }, 180_000);

  test('that are not of the default VPC refuse to revoke what is not there; the default one tells it (API reference)', async () => {
    const vpc = await text('create-vpc', '--cidr-block', '10.0.0.0/16', '--query', 'Vpc.VpcId');
    const [inside, elsewhere] = [await createGroup('unknowing'), await createGroup('unknowing', '--vpc-id', vpc)];
    const rule = ['--protocol', 'tcp', '--port', '23', '--cidr', '10.0.0.0/8'];
    expect(await ec2('revoke-security-group-ingress', '--group-id', inside, ...rule)).toMatchObject({
      UnknownIpPermissions: [{ IpProtocol: 'tcp', FromPort: 23, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
    });
    expect(await refusal('revoke-security-group-ingress', '--group-id', elsewhere, ...rule)).toBe(
      'InvalidPermission.NotFound: The specified rule does not exist in this security group.',
    );
  }, 180_000);

  test('come in pages, whose token goes on where the last one ended', async () => {
    for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) await createGroup(`paged-${name}`);
    const names = ['--filters', 'Name=group-name,Values=paged-*', '--query', 'SecurityGroups[].GroupName'];
    const page = async (...more: string[]) =>
      asObject(await ec2('describe-security-groups', ...names.slice(0, 2), '--max-results', '5', ...more));
    const first = await page();
    const second = await page('--next-token', asString(first?.NextToken) ?? '');
    expect(asObjects(first?.SecurityGroups)).toHaveLength(5);
    expect(asObjects(second?.SecurityGroups)).toHaveLength(1);
    expect(second).not.toHaveProperty('NextToken');
    expect(asArray(await ec2('describe-security-groups', ...names))).toHaveLength(6);
  }, 180_000);
});

describe('container instances', () => {
  test('are EC2 instances in the subnet of their zone, whose groups can be changed', async () => {
    const [container] = asObjects(await describeContainerInstances());
    const instances = async () => asObjects(await ec2('describe-instances', '--query', 'Reservations[].Instances[]'));
    const [instance] = await instances();
    const vpc = await defaultVpc();
    expect(instance).toMatchObject({
      InstanceId: container?.ec2InstanceId,
      State: { Name: 'running' },
      VpcId: vpc,
      PrivateIpAddress: expect.stringMatching(/^172\.31\./),
      SecurityGroups: [{ GroupName: 'default' }],
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
    });
    const [group, id] = [await createGroup('instance'), asString(instance?.InstanceId) ?? ''];
    await done('modify-instance-attribute', '--instance-id', id, '--groups', group);
    const [changed] = await instances();
    expect(changed?.SecurityGroups).toEqual([{ GroupId: group, GroupName: 'instance' }]);
    const query = ['--query', 'NetworkInterfaces[].Groups[].GroupId'];
    expect(await ec2('describe-network-interfaces', ...query)).toEqual([group]);
  }, 180_000);

  test('are refused where none is, with every id that none is', async () => {
    const ids = ['i-00000000000000001', 'i-00000000000000002'];
    expect(await refusal('describe-instances', '--instance-ids', ...ids)).toBe(
      `InvalidInstanceID.NotFound: The instance IDs '${ids.join(', ')}' do not exist`,
    );
  }, 180_000);
});

async function describeContainerInstances(): Promise<unknown> {
  const arns = asArray(await aws.json('ecs', 'list-container-instances', '--query', 'containerInstanceArns')).map(
    String,
  );
  return aws.json(
    'ecs',
    'describe-container-instances',
    '--container-instances',
    ...arns,
    '--query',
    'containerInstances',
  );
}

describe('network ACLs and routes', () => {
  test('change by entry and by route, and are refused in the words of EC2', async () => {
    const acl = await text('describe-network-acls', '--query', 'NetworkAcls[0].NetworkAclId');
    const at = ['--network-acl-id', acl, '--ingress', '--rule-number', '90'];
    const entry = [...at, '--protocol', 'tcp', '--port-range', 'From=5432,To=5432', '--cidr-block', '10.0.0.0/8'];
    await done('create-network-acl-entry', ...entry, '--rule-action', 'deny');
    expect(await refusal('create-network-acl-entry', ...entry, '--rule-action', 'deny')).toBe(
      'NetworkAclEntryAlreadyExists: The network acl entry identified by 90 already exists.',
    );
    const query = ['--query', 'NetworkAcls[0].Entries[?RuleNumber==`90`]'];
    expect(await ec2('describe-network-acls', '--network-acl-ids', acl, ...query)).toEqual([
      {
        RuleNumber: 90,
        Egress: false,
        Protocol: '6',
        RuleAction: 'deny',
        CidrBlock: '10.0.0.0/8',
        PortRange: { From: 5432, To: 5432 },
      },
    ]);
    await done('delete-network-acl-entry', ...at);
    const table = ['--route-table-id', await text('describe-route-tables', '--query', 'RouteTables[0].RouteTableId')];
    expect(await refusal('delete-route', ...table, '--destination-cidr-block', '10.0.0.0/8')).toMatch(
      /^InvalidRoute\.NotFound: no route with destination-cidr-block 10\.0\.0\.0\/8 in route table rtb-/,
    );
  }, 180_000);
});

describe('what cannot exist here', () => {
  test('is an empty list, and an operation that is not known is InvalidAction', async () => {
    for (const operation of ['nat-gateways', 'vpc-endpoints', 'vpc-peering-connections', 'transit-gateways'])
      expect(Object.values(asObject(await ec2(`describe-${operation}`)) ?? {})).toEqual([[]]);
    expect(await refusal('describe-volumes')).toBe(
      'InvalidAction: The action DescribeVolumes is not valid for this web service.',
    );
  }, 180_000);
});

describe('faults have the names that EC2 has for them', () => {
  test.each([
    ['throttle', 'RequestLimitExceeded: Request limit exceeded.'],
    ['expired-token', 'RequestExpired: Request has expired.'],
    ['server-error', 'InternalError: Service Unavailable. Please try again later.'],
    [
      'deny',
      'UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::000000000000:assumed-role/local-aws/local-aws is not authorized to perform: ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action',
    ],
  ] as const)('%s', async (kind, expected) => {
    const faults = faultControl(localAws.environment);
    await faults.set({ kind, operation: 'ec2:DescribeVpcs' });
    const said = await refusal('describe-vpcs');
    await faults.clear();
    expect(said).toContain(expected.slice(expected.indexOf(': ') + 2));
    expect(said).toContain(expected.slice(0, expected.indexOf(':')));
  });
});

describe("the examples of AWS's own reference", () => {
  /** Examples show tagged resources, and a list that a customer manages. */
  const left = /\.Tags\[\]\.(Key|Value)$|PrefixLists\[\]\.(MaxEntries|Version)$/;

  test('have no member in all of them that an answer lacks', async () => {
    const operations = 'vpcs subnets route-tables network-acls security-group-rules'.split(' ');
    const others = 'network-interfaces dhcp-options internet-gateways managed-prefix-lists regions';
    const names = [...operations, ...others.split(' '), 'availability-zones'].map((name) => `describe-${name}`);
    const answers: JsonObject[] = [];
    for (const operation of names) answers.push({ operation, output: asObject(await ec2(operation)) });
    const script = join(import.meta.dirname, '../support/documented_members.py');
    const input = JSON.stringify({ service: 'ec2', answers });
    const missing = JSON.parse(await runCommand(aws.python, [script], { input })) as string[];
    expect(missing.filter((path) => !left.test(path))).toEqual([]);
  }, 180_000);
});
