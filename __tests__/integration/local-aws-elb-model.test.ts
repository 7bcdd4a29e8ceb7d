import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { runCommand } from '../../harness/command.ts';
import { type LocalAws, startLocalAws } from '../../harness/local-aws.ts';
import { asObject, asString, type JsonObject } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { callBalancing } from '../support/raw-api.ts';

let localAws: LocalAws;
let aws: AwsCli;

beforeAll(async () => {
  localAws = await startLocalAws({ runtime: 'simulated', speed: 40 });
  aws = await awsCli(localAws.environment);
}, 300_000);

afterAll(() => localAws.stop());

/** What is documented and belongs to what local-aws does not have (docs/local-aws.md): HTTPS, network load balancers' addresses, Outposts, IPAM. */
const left =
  /\.(AlpnPolicy|Certificates|SslPolicy|MutualAuthentication|CustomerOwnedIpv4Pool|EnablePrefixForIpv6SourceNat|IpamPools|TargetControlPort|Transforms|ResetTransforms) was in no input$/;

interface Call {
  readonly operation: string;
  readonly input: JsonObject;
  readonly output: string;
}

describe('Elastic Load Balancing', () => {
  test("takes every documented member of botocore's model, and answers in its shapes", async () => {
    const answers: Call[] = [];
    await callEverything(async (operation, input) => {
      const { status, xml } = await callBalancing(localAws.environment, operation, input);
      expect({ operation, status, xml: status === 200 ? '' : xml }).toEqual({ operation, status: 200, xml: '' });
      answers.push({ operation, input, output: xml });
      return (path) => textAt(xml, operation, path);
    });
    const script = join(import.meta.dirname, '../support/check_shapes.py');
    const input = JSON.stringify({ service: 'elbv2', answers });
    const complaints = JSON.parse(await runCommand(aws.python, [script], { input })) as string[];
    expect(complaints.filter((complaint) => !left.test(complaint))).toEqual([]);
    expect(new Set(answers.map(({ operation }) => operation)).size).toBe(25);
  }, 60_000);

  test('says InvalidAction, as every Query API does, to what it does not know', async () => {
    const { status, xml } = await callBalancing(localAws.environment, 'DescribeTrustStores', {});
    expect({ status, xml }).toEqual({ status: 400, xml: expect.stringContaining('<Code>InvalidAction</Code>') });
  });
});

type MakeCall = (operation: string, input: JsonObject) => Promise<(path: string) => string>;

const tags = [{ Key: 'team', Value: 'web' }];

async function callEverything(call: MakeCall): Promise<void> {
  const group = await createTargetGroup(call);
  const front = await createLoadBalancer(call);
  await callListeners(call, front, group);
  const targets = [{ Id: '127.0.0.1', Port: 1, AvailabilityZone: 'all' }];
  await call('RegisterTargets', { TargetGroupArn: group, Targets: targets });
  await call('DescribeTargetHealth', { TargetGroupArn: group, Targets: targets, Include: ['All'] });
  await call('DescribeTargetHealth', { TargetGroupArn: group });
  await call('DeregisterTargets', { TargetGroupArn: group, Targets: targets });
  await call('AddTags', { ResourceArns: [group], Tags: tags });
  await call('DescribeTags', { ResourceArns: [group, front] });
  await call('RemoveTags', { ResourceArns: [group], TagKeys: ['team'] });
  await call('DeleteLoadBalancer', { LoadBalancerArn: front });
  await call('DeleteTargetGroup', { TargetGroupArn: group });
}

async function createTargetGroup(call: MakeCall): Promise<string> {
  const check = {
    HealthCheckProtocol: 'HTTP',
    HealthCheckPort: 'traffic-port',
    HealthCheckEnabled: true,
    HealthCheckPath: '/health',
    HealthCheckIntervalSeconds: 10,
    HealthCheckTimeoutSeconds: 3,
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 3,
    Matcher: { HttpCode: '200-299' },
  };
  const place = { Protocol: 'HTTP', ProtocolVersion: 'HTTP1', Port: 80, VpcId: 'vpc-1', TargetType: 'ip' };
  const created = { Name: 'web', ...place, ...check, Tags: tags, IpAddressType: 'ipv4' };
  const arn = (await call('CreateTargetGroup', created))('TargetGroups.member.TargetGroupArn');
  await call('ModifyTargetGroup', { TargetGroupArn: arn, ...check });
  await call('DescribeTargetGroups', { TargetGroupArns: [arn], PageSize: 1 });
  await call('DescribeTargetGroups', { Names: ['web'] });
  const attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }];
  await call('ModifyTargetGroupAttributes', { TargetGroupArn: arn, Attributes: attributes });
  await call('DescribeTargetGroupAttributes', { TargetGroupArn: arn });
  return arn;
}

async function createLoadBalancer(call: MakeCall): Promise<string> {
  const create = { Scheme: 'internal', Type: 'application', IpAddressType: 'ipv4', SecurityGroups: ['sg-1'] };
  const Subnets = ['subnet-1', 'subnet-2'];
  const made = await call('CreateLoadBalancer', { Name: 'front', ...create, Subnets, Tags: tags });
  const arn = made('LoadBalancers.member.LoadBalancerArn');
  const SubnetMappings = Subnets.map((SubnetId) => ({ SubnetId }));
  await call('CreateLoadBalancer', { Name: 'mapped', ...create, SubnetMappings });
  const first = await call('DescribeLoadBalancers', { PageSize: 1 });
  await call('DescribeLoadBalancers', { Marker: first('NextMarker') });
  await call('DescribeLoadBalancers', { LoadBalancerArns: [arn] });
  await call('DescribeLoadBalancers', { Names: ['front'] });
  const attributes = [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }];
  await call('ModifyLoadBalancerAttributes', { LoadBalancerArn: arn, Attributes: attributes });
  await call('DescribeLoadBalancerAttributes', { LoadBalancerArn: arn });
  return arn;
}

async function callListeners(call: MakeCall, front: string, group: string): Promise<void> {
  const ForwardConfig = {
    TargetGroups: [{ TargetGroupArn: group, Weight: 3 }],
    TargetGroupStickinessConfig: { Enabled: false },
  };
  const DefaultActions = [{ Type: 'forward', Order: 1, ForwardConfig }];
  const entry = { Protocol: 'HTTP', Port: 8000 };
  const made = await call('CreateListener', { LoadBalancerArn: front, ...entry, DefaultActions, Tags: tags });
  const ListenerArn = made('Listeners.member.ListenerArn');
  await call('ModifyListener', { ListenerArn, ...entry, DefaultActions });
  await call('CreateListener', { LoadBalancerArn: front, Protocol: 'HTTP', Port: 8001, DefaultActions });
  const listeners = await call('DescribeListeners', { LoadBalancerArn: front, PageSize: 1 });
  await call('DescribeListeners', { LoadBalancerArn: front, Marker: listeners('NextMarker') });
  await call('DescribeListeners', { ListenerArns: [ListenerArn] });
  const groups = await call('DescribeTargetGroups', { LoadBalancerArn: front, Marker: '' });
  expect(groups('TargetGroups.member.TargetGroupArn')).toBe(group);
  await callRules(call, ListenerArn);
  await call('DeleteListener', { ListenerArn });
}

async function callRules(call: MakeCall, ListenerArn: string): Promise<void> {
  const Conditions = [{ Field: 'host-header', HostHeaderConfig: { Values: ['a.example'] } }];
  const Actions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }];
  const rule = await call('CreateRule', { ListenerArn, Priority: 10, Conditions, Actions, Tags: tags });
  const RuleArn = rule('Rules.member.RuleArn');
  const path = [{ Field: 'path-pattern', Values: ['/old/*'] }];
  const modified = await call('ModifyRule', { RuleArn, Conditions: path, Actions });
  expect(modified('Rules.member.Conditions.member.PathPatternConfig.Values.member')).toBe('/old/*');
  const [first, second] = ['9', 'default'];
  await call('CreateRule', { ListenerArn, Priority: 9, Conditions, Actions });
  const page = await call('DescribeRules', { ListenerArn, PageSize: 1 });
  expect(page('Rules.member.Priority')).toBe(first);
  const middle = await call('DescribeRules', { ListenerArn, PageSize: 1, Marker: page('NextMarker') });
  const last = await call('DescribeRules', { ListenerArn, PageSize: 1, Marker: middle('NextMarker') });
  expect(last('Rules.member.Priority')).toBe(second);
  expect(last('NextMarker')).toBe('');
  await call('DescribeRules', { RuleArns: [RuleArn] });
  await call('DeleteRule', { RuleArn });
}

/** The text at a path below the operation's result; empty when there is none. */
function textAt(xml: string, operation: string, path: string): string {
  const parser = new XMLParser({ parseTagValue: false });
  let at: unknown = asObject(asObject(parser.parse(xml))?.[`${operation}Response`])?.[`${operation}Result`];
  for (const name of path.split('.')) at = asObject(at)?.[name];
  return asString(at) ?? '';
}
