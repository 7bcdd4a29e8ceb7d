import { describe, expect, test } from '@jest/globals';
import { createEc2 } from '../../src/local-aws/ec2/ec2.ts';
import type { Ec2Environment } from '../../src/local-aws/ec2/environment.ts';
import { interfacesOf } from '../../src/local-aws/ec2/interfaces.ts';
import { createRds } from '../../src/local-aws/rds/rds.ts';
import { isWayOpen } from '../../src/local-aws/reachability/judge-way.ts';
import { createAddressPool } from '../../src/local-aws/runtimes/docker/address-pool.ts';
import { parseEc2Query, parseQuery } from '../../src/local-aws/server/query-input.ts';
import { asString, type JsonObject } from '../../src/toolkit/json.ts';
import { manualClock } from '../support/manual-clock.ts';

const context = { accountId: '123456789012', region: 'us-east-1', requestId: 'test' };

/** An account with one container instance and one database, each in a group of its own. */
async function createAccount() {
  const host = { ec2InstanceId: 'i-1', address: '127.0.1.1', attributes: {}, registeredAt: 0 };
  const ec2 = createEc2({ ...context, hosts: () => [host], attachments: () => [], changed: () => undefined });
  const openEndpoint = async ({ hostName, port }: { readonly hostName: string; readonly port: number }) => ({
    address: hostName,
    port,
    close: async () => undefined,
  });
  const { environment } = ec2;
  const rds = createRds({ ...context, clock: manualClock(), ec2: environment, openEndpoint, log: () => undefined });
  const call = async (service: typeof ec2.service, operation: string, input: JsonObject) =>
    (await service.operations[operation]?.(input, context)) ?? {};
  const group = async (name: string) =>
    asString((await call(ec2.service, 'CreateSecurityGroup', { GroupName: name, GroupDescription: name })).groupId) ??
    '';
  const groups = { instance: await group('instance'), database: await group('database') };
  await call(ec2.service, 'ModifyInstanceAttribute', { InstanceId: 'i-1', GroupId: [groups.instance] });
  const server = { DBInstanceIdentifier: 'data', Engine: 'postgres', DBInstanceClass: 'db.t4g.micro' };
  await call(rds.service, 'CreateDBInstance', { ...server, VpcSecurityGroupIds: [groups.database] });
  return {
    groups,
    environment,
    ec2: (operation: string, input: JsonObject) => call(ec2.service, operation, input),
    rds: (operation: string, input: JsonObject) => call(rds.service, operation, input),
    isOpen(from: 'instance' | 'internet') {
      const database = rds.state.instances.get('data');
      const interfaces = interfacesOf(environment);
      const at = interfaces.find(({ id }) => id === database?.interfaceId);
      const source = interfaces.find(({ owner }) => owner.kind === 'instance');
      if (database === undefined || at === undefined || source === undefined) throw new Error('incomplete');
      return isWayOpen(ec2.network(), from === 'instance' ? source : null, database, at);
    },
  };
}

const port = { IpProtocol: 'tcp', FromPort: '5432', ToPort: '5432' };

function mainAcl({ state }: Ec2Environment): string {
  return [...state.networkAcls.keys()].join();
}

describe('the way from an instance to a database', () => {
  test('is closed, until a rule names the group, its addresses, or everybody', async () => {
    for (const peer of [
      ({ groups }: Awaited<ReturnType<typeof createAccount>>) => ({ Groups: [{ GroupId: groups.instance }] }),
      () => ({ IpRanges: [{ CidrIp: '172.31.0.0/16' }] }),
      () => ({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
    ]) {
      const account = await createAccount();
      expect(account.isOpen('instance')).toBe(false);
      const rule = { GroupId: account.groups.database, IpPermissions: [{ ...port, ...peer(account) }] };
      await account.ec2('AuthorizeSecurityGroupIngress', rule);
      expect(account.isOpen('instance')).toBe(true);
      await account.ec2('RevokeSecurityGroupIngress', rule);
      expect(account.isOpen('instance')).toBe(false);
    }
  });

  test('stays closed by another port, another group, and by the egress of the instance', async () => {
    const { ec2, groups, isOpen } = await createAccount();
    const GroupId = groups.database;
    const Groups = [{ GroupId: groups.instance }];
    await ec2('AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [{ ...port, ToPort: '5433', FromPort: '5433', Groups }],
    });
    await ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [{ ...port, Groups: [{ GroupId }] }] });
    expect(isOpen('instance')).toBe(false);
    await ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [{ ...port, Groups }] });
    expect(isOpen('instance')).toBe(true);
    const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    await ec2('RevokeSecurityGroupEgress', { GroupId: groups.instance, IpPermissions: [everything] });
    expect(isOpen('instance')).toBe(false);
  });

  test('is closed by an entry of the network ACL only where packets leave their subnet', async () => {
    const { ec2, groups, environment, isOpen } = await createAccount();
    const IpPermissions = [{ ...port, Groups: [{ GroupId: groups.instance }] }];
    await ec2('AuthorizeSecurityGroupIngress', { GroupId: groups.database, IpPermissions });
    const entry = { NetworkAclId: mainAcl(environment), RuleNumber: '50', Egress: 'false', CidrBlock: '0.0.0.0/0' };
    await ec2('CreateNetworkAclEntry', { ...entry, Protocol: '-1', RuleAction: 'deny' });
    expect(isOpen('instance')).toBe(true);
    const [managed] = environment.state.managedInterfaces.values();
    const other = [...environment.state.subnets.keys()].find((id) => id !== managed?.subnetId) ?? '';
    const [instance] = environment.state.instances.values();
    if (instance === undefined) throw new Error('no instance');
    environment.state.instances.set(instance.id, { ...instance, subnetId: other, privateAddress: '172.31.16.9' });
    expect(isOpen('instance')).toBe(false);
  });
});

describe('the way from the internet', () => {
  test('needs a public database, and a rule for public addresses', async () => {
    const { ec2, rds, groups, isOpen } = await createAccount();
    await rds('ModifyDBInstance', { DBInstanceIdentifier: 'data', PubliclyAccessible: 'true' });
    expect(isOpen('internet')).toBe(false);
    const IpPermissions = [{ ...port, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    await ec2('AuthorizeSecurityGroupIngress', { GroupId: groups.database, IpPermissions });
    expect(isOpen('internet')).toBe(true);
    await rds('ModifyDBInstance', { DBInstanceIdentifier: 'data', PubliclyAccessible: 'false' });
    expect(isOpen('internet')).toBe(false);
  });
});

describe('lists in a form', () => {
  test('are numbered right behind their name at EC2', () => {
    const form = new URLSearchParams(
      'Action=A&Filter.1.Name=a&Filter.1.Value.1=x&Filter.1.Value.2=y&VpcId.2=c&VpcId.1=b',
    );
    expect(parseEc2Query(form)).toEqual({ Filter: [{ Name: 'a', Value: ['x', 'y'] }], VpcId: ['b', 'c'] });
  });

  test('are named by their elements at RDS', () => {
    const form = new URLSearchParams('SubnetIds.SubnetIdentifier.1=a&SubnetIds.SubnetIdentifier.2=b&Tags.Tag.1.Key=k');
    expect(parseQuery(form)).toEqual({ SubnetIds: ['a', 'b'], Tags: [{ Key: 'k' }] });
  });
});

describe("the addresses of the tasks' network", () => {
  test('are given to one at a time, the one that has been free for longest first, and run out', () => {
    const pool = createAddressPool('172.20.0.0/29', ['172.20.0.1']);
    const all = Array.from({ length: 5 }, () => pool.take());
    expect(all).toEqual(['172.20.0.2', '172.20.0.3', '172.20.0.4', '172.20.0.5', '172.20.0.6']);
    expect(() => pool.take()).toThrow('every address of 172.20.0.0/29 is taken');
    pool.release('172.20.0.4');
    expect(pool.take()).toBe('172.20.0.4');
  });
});
