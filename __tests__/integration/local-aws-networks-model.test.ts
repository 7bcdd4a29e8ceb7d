import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../../harness/command.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { callEcs, callForm } from '../support/raw-api.ts';

let localAws: LocalAws;
let aws: AwsCli;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 40, flags: ['--region', 'eu-central-1'] });
  aws = await awsCli(localAws.environment);
  await callEcs(localAws.environment, 'CreateCluster', {});
  await callEcs(localAws.environment, 'RegisterContainerInstance', {});
}, 300_000);

afterAll(() => localAws.stop());

interface Answer {
  readonly operation: string;
  readonly output: string;
}

/** Calls operations, and keeps what they answered. */
function recorder(service: 'ec2' | 'rds') {
  const answers: Answer[] = [];
  return {
    answers,
    async call(operation: string, form: Readonly<Record<string, string>> = {}): Promise<string> {
      const { status, xml } = await callForm(service, localAws.environment, operation, form);
      expect({ operation, status, xml: status === 200 ? '' : xml }).toEqual({ operation, status: 200, xml: '' });
      answers.push({ operation, output: xml });
      return xml;
    },
  };
}

async function complaints(service: string, answers: readonly Answer[]): Promise<readonly string[]> {
  const script = join(import.meta.dirname, '../support/check_shapes.py');
  const input = JSON.stringify({ service, answers });
  return JSON.parse(await runCommand(aws.python, [script], { input })) as string[];
}

function first(xml: string, element: string): string {
  return new RegExp(`<${element}>([^<]+)</${element}>`).exec(xml)?.[1] ?? '';
}

/** EC2 answers a state of attached internet gateways that is not in its own model (API reference, DescribeInternetGateways, "Example"). */
const documentedOtherwise = "DescribeInternetGateways.InternetGateways[0].Attachments[0].State is 'available'";

describe("answers in the shapes of botocore's model", () => {
  test('of EC2', async () => {
    const { call, answers } = recorder('ec2');
    const vpcId = first(await call('DescribeVpcs'), 'vpcId');
    await call('CreateVpc', { CidrBlock: '10.0.0.0/16', 'TagSpecification.1.ResourceType': 'vpc' });
    await call('DescribeVpcAttribute', { VpcId: vpcId, Attribute: 'enableDnsSupport' });
    await call('ModifyVpcAttribute', { VpcId: vpcId, 'EnableDnsHostnames.Value': 'true' });
    await callSubnets(call, vpcId);
    await callSecurityGroups(call, vpcId);
    await callInstances(call);
    for (const operation of ['InternetGateways', 'NatGateways', 'VpcEndpoints', 'VpcPeeringConnections'])
      await call(`Describe${operation}`, { MaxResults: '5' });
    const others = ['TransitGateways', 'DhcpOptions', 'ManagedPrefixLists', 'InstanceTypes', 'Regions'];
    for (const operation of [...others, 'AvailabilityZones', 'VpcBlockPublicAccessOptions'])
      await call(`Describe${operation}`);
    await call('GetManagedPrefixListEntries', { PrefixListId: 'pl-00000002', MaxResults: '1' });
    const found = await complaints('ec2', answers);
    expect(found.filter((complaint) => !complaint.startsWith(documentedOtherwise))).toEqual([]);
    expect(new Set(answers.map(({ operation }) => operation)).size).toBe(45);
  }, 60_000);

  test('of RDS', async () => {
    const { call, answers } = recorder('rds');
    const name = { DBInstanceIdentifier: 'model' };
    const group = { DBParameterGroupName: 'plain' };
    await call('CreateDBParameterGroup', { ...group, DBParameterGroupFamily: 'postgres17', Description: 'plain' });
    const parameter = { ParameterName: 'rds.force_ssl', ParameterValue: '0', ApplyMethod: 'immediate' };
    const parameters = Object.entries(parameter).map(([key, value]) => [`Parameters.Parameter.1.${key}`, value]);
    await call('ModifyDBParameterGroup', { ...group, ...Object.fromEntries(parameters) });
    await call('DescribeDBParameters', group);
    await call('DescribeDBClusterParameters', { DBClusterParameterGroupName: 'default.aurora-postgresql17' });
    const server = { Engine: 'postgres', DBInstanceClass: 'db.t4g.micro', ...group };
    const tag = { 'Tags.Tag.1.Key': 'team', 'Tags.Tag.1.Value': 'web' };
    const arn = first(await call('CreateDBInstance', { ...name, ...server, ...tag }), 'DBInstanceArn');
    await callSubnetGroups(call);
    for (const operation of ['DBInstances', 'DBClusters', 'DBProxies', 'DBProxyEndpoints'])
      await call(`Describe${operation}`, { MaxRecords: '20' });
    await call('ListTagsForResource', { ResourceName: arn });
    await call('ModifyDBInstance', { ...name, PubliclyAccessible: 'true' });
    await call('StopDBInstance', name);
    await call('StartDBInstance', name);
    await call('DeleteDBInstance', { ...name, SkipFinalSnapshot: 'true' });
    expect(await complaints('rds', answers)).toEqual([]);
    expect(new Set(answers.map(({ operation }) => operation)).size).toBe(17);
  }, 60_000);
});

type Call = (operation: string, form?: Readonly<Record<string, string>>) => Promise<string>;

async function callSubnets(call: Call, vpcId: string): Promise<void> {
  const subnet = await call('CreateSubnet', { VpcId: vpcId, CidrBlock: '172.31.48.0/24' });
  const subnetId = first(subnet, 'subnetId');
  await call('DescribeSubnets', { 'SubnetId.1': subnetId });
  await call('ModifySubnetAttribute', { SubnetId: subnetId, 'MapPublicIpOnLaunch.Value': 'true' });
  const gateway = first(await call('DescribeInternetGateways'), 'internetGatewayId');
  const table = first(await call('CreateRouteTable', { VpcId: vpcId }), 'routeTableId');
  const place = { RouteTableId: table };
  const route = { ...place, DestinationCidrBlock: '10.9.0.0/16', GatewayId: gateway };
  await call('CreateRoute', route);
  await call('ReplaceRoute', route);
  const association = first(await call('AssociateRouteTable', { ...place, SubnetId: subnetId }), 'associationId');
  await call('DescribeRouteTables', { 'Filter.1.Name': 'association.subnet-id', 'Filter.1.Value.1': subnetId });
  await call('DisassociateRouteTable', { AssociationId: association });
  await call('DeleteRoute', { ...place, DestinationCidrBlock: '10.9.0.0/16' });
  const acl = first(await call('CreateNetworkAcl', { VpcId: vpcId }), 'networkAclId');
  const byDefault = await call('DescribeNetworkAcls', { 'Filter.1.Name': 'default', 'Filter.1.Value.1': 'true' });
  const present = first(byDefault, 'networkAclAssociationId');
  await call('ReplaceNetworkAclAssociation', { NetworkAclId: acl, AssociationId: present });
  const entry = { NetworkAclId: acl, RuleNumber: '100', Protocol: '6', RuleAction: 'allow', CidrBlock: '0.0.0.0/0' };
  const ports = { 'PortRange.From': '5432', 'PortRange.To': '5432', Egress: 'false' };
  await call('CreateNetworkAclEntry', { ...entry, ...ports });
  await call('ReplaceNetworkAclEntry', { ...entry, ...ports });
  await call('DescribeNetworkAcls', { 'NetworkAclId.1': acl });
  await call('DeleteNetworkAclEntry', { NetworkAclId: acl, RuleNumber: '100', Egress: 'false' });
}

async function callSecurityGroups(call: Call, vpcId: string): Promise<void> {
  const made = await call('CreateSecurityGroup', { GroupName: 'web', GroupDescription: 'web', VpcId: vpcId });
  const group = { GroupId: first(made, 'groupId') };
  const peers = {
    'Groups.1.GroupId': group.GroupId,
    'IpRanges.1.CidrIp': '203.0.113.0/24',
    'IpRanges.1.Description': 'the office',
    'Ipv6Ranges.1.CidrIpv6': '2001:db8::/32',
    'PrefixListIds.1.PrefixListId': 'pl-00000001',
  };
  const permission = { IpProtocol: 'tcp', FromPort: '80', ToPort: '81', ...peers };
  const prefixed = Object.entries(permission).map(([name, value]) => [`IpPermissions.1.${name}`, value]);
  const rules = { ...group, ...Object.fromEntries(prefixed) };
  await call('AuthorizeSecurityGroupIngress', rules);
  await call('AuthorizeSecurityGroupEgress', rules);
  await call('DescribeSecurityGroups', { 'GroupId.1': group.GroupId });
  await call('DescribeSecurityGroupRules', { 'Filter.1.Name': 'group-id', 'Filter.1.Value.1': group.GroupId });
  await call('RevokeSecurityGroupIngress', rules);
  await call('RevokeSecurityGroupIngress', rules);
  await call('RevokeSecurityGroupEgress', rules);
  await call('DeleteSecurityGroup', group);
}

async function callInstances(call: Call): Promise<void> {
  const described = await call('DescribeInstances');
  const instance = { InstanceId: first(described, 'instanceId') };
  const group = first(described, 'groupId');
  await call('DescribeNetworkInterfaces');
  await call('ModifyInstanceAttribute', { ...instance, 'GroupId.1': group });
  const networkInterface = { NetworkInterfaceId: first(described, 'networkInterfaceId') };
  await call('ModifyNetworkInterfaceAttribute', { ...networkInterface, 'SecurityGroupId.1': group });
  await call('ModifyInstanceMetadataOptions', { ...instance, HttpTokens: 'optional' });
}

async function callSubnetGroups(call: Call): Promise<void> {
  const { xml } = await callForm('ec2', localAws.environment, 'DescribeSubnets', {});
  const subnets = [...xml.matchAll(/<subnetId>([^<]+)/g)].map(([, id = '']) => id);
  const ids = subnets.slice(0, 3).map((id, index) => [`SubnetIds.SubnetIdentifier.${index + 1}`, id]);
  const name = { DBSubnetGroupName: 'model' };
  await call('CreateDBSubnetGroup', { ...name, DBSubnetGroupDescription: 'model', ...Object.fromEntries(ids) });
  await call('DescribeDBSubnetGroups', name);
  await call('DeleteDBSubnetGroup', name);
}
