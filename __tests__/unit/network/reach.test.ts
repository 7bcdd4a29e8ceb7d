import { describe, expect, test } from '@jest/globals';
import { destinationOf } from '../../../src/network/destinations.ts';
import type { Destination, Source } from '../../../src/network/endpoints.ts';
import { known } from '../../../src/network/facts.ts';
import { parseRanges } from '../../../src/network/ranges.ts';
import { reach, reachFromAll } from '../../../src/network/reach.ts';
import { sourcesOf } from '../../../src/network/sources.ts';
import type { NatGateway, Network, NetworkAcl, RouteTarget, SecurityGroupRule } from '../../../src/network/types.ts';
import type { Verdict } from '../../../src/network/verdict.ts';
import {
  appSubnet,
  database,
  dataSubnet,
  destination,
  egressAll,
  entry,
  internetGateway,
  local,
  network,
  openAcl,
  otherSubnet,
  peering,
  route,
  rule,
  source,
  table,
  tasks,
  throughPeering,
  withAcls,
  withIngress,
  withTables,
} from './networks.ts';

const byGroup = { kind: 'group', id: 'sg-app' } as const;
const fromEverywhere = { kind: 'cidr', cidr: '0.0.0.0/0' } as const;
const denied = { kind: 'denied', action: 'ec2:DescribeSomething' } as const;

function failing({ failing: hops }: Verdict): readonly string[] {
  return hops.map(({ place, outcome }) => `${place} ${outcome}`);
}

function fixes(verdict: Verdict): readonly string[] {
  return verdict.failing.flatMap(({ fix }) => fix);
}

describe('one VPC', () => {
  test('a rule that names the tasks’ group is enough', () => {
    expect(reach(withIngress(byGroup), source, destination)).toMatchObject({ outcome: 'yes', failing: [] });
  });

  test('story A: nothing lets the tasks in, and the fix has the real ids', () => {
    const verdict = reach(network, source, destination);
    expect(verdict.outcome).toBe('no');
    expect(failing(verdict)).toEqual(['destination-ingress no']);
    expect(verdict.failing[0]?.message).toBe(
      'No rule of sg-db of orders lets TCP in from tasks in subnet-app (10.0.1.0/24) on port 5432.',
    );
    expect(fixes(verdict)).toEqual([
      'aws ec2 authorize-security-group-ingress --group-id sg-db --protocol tcp --port 5432 --source-group sg-app',
    ]);
  });

  test('a rule for one address of the tasks’ subnet is partial, and names the rule and what it leaves out', () => {
    const [hop] = reach(withIngress({ kind: 'cidr', cidr: '10.0.1.0/25' }), source, destination).failing;
    expect(hop).toMatchObject({ outcome: 'partial', evidence: ['sg-db', 'sgr-1'] });
    expect(hop?.message).toContain('sgr-1 do not cover 10.0.1.128/25');
  });

  const dynamic: Destination = { ...destination, ports: { from: 32_768, to: 65_535 } };

  test('of a range of ports every one has to be let in', () => {
    const some = (from: number, to: number) => ({
      ...network,
      securityGroups: {
        ...network.securityGroups,
        'sg-db': known([rule('sgr-1', 'sg-db', 'ingress', byGroup, { ports: { from, to } })]),
      },
    });
    expect(reach(some(32_768, 65_535), source, dynamic).outcome).toBe('yes');
    const [hop] = reach(some(40_000, 61_000), source, dynamic).failing;
    expect(hop?.outcome).toBe('partial');
    expect(hop?.message).toContain('sgr-1 do not cover 10.0.1.0/24 port 32768-39999, 10.0.1.0/24 port 61001-65535');
    expect(hop?.fix).toEqual([
      'aws ec2 authorize-security-group-ingress --group-id sg-db --protocol tcp --port 32768-65535 --source-group sg-app',
    ]);
    expect(reach(some(80, 443), source, dynamic).outcome).toBe('no');
  });

  test('a network load balancer without security groups is filtered by none, and names none in a fix', () => {
    const balancer: Source = { ...source, securityGroups: [], unfiltered: true };
    const verdict = reach(network, balancer, destination);
    expect(failing(verdict)).toEqual(['destination-ingress no']);
    expect(fixes(verdict)[0]).toContain('IpRanges=[{CidrIp=10.0.1.0/24}]');
    expect(reach(withIngress({ kind: 'cidr', cidr: '10.0.1.0/24' }), balancer, destination).outcome).toBe('yes');
  });

  test('an end whose security groups are not told is closed, not open', () => {
    expect(reach(network, source, { ...destination, securityGroups: [] }).outcome).toBe('no');
  });

  test('all failing hops are told at once', () => {
    const closed: NetworkAcl = { id: 'acl-closed', subnetIds: [dataSubnet], entries: [] };
    const open: NetworkAcl = { id: 'acl-open', subnetIds: [appSubnet], entries: openAcl };
    const scene = withAcls({ ...network, securityGroups: { 'sg-app': known([]), 'sg-db': known([]) } }, closed, open);
    const verdict = reach(scene, source, destination);
    expect(verdict.outcome).toBe('no');
    expect(failing(verdict)).toEqual([
      'source-egress no',
      'destination-ingress no',
      'destination-acl-in no',
      'destination-acl-out no',
    ]);
    expect(fixes(verdict)).toEqual([
      "aws ec2 authorize-security-group-egress --group-id sg-app --ip-permissions 'IpProtocol=tcp,FromPort=5432,ToPort=5432,UserIdGroupPairs=[{GroupId=sg-db}]'",
      'aws ec2 authorize-security-group-ingress --group-id sg-db --protocol tcp --port 5432 --source-group sg-app',
      'aws ec2 create-network-acl-entry --network-acl-id acl-closed --ingress --rule-number 10 --protocol tcp --port-range From=5432,To=5432 --cidr-block 10.0.1.0/24 --rule-action allow',
      'aws ec2 create-network-acl-entry --network-acl-id acl-closed --egress --rule-number 10 --protocol tcp --port-range From=32768,To=61000 --cidr-block 10.0.1.0/24 --rule-action allow',
    ]);
  });

  test('answers that a network ACL lets back to a part of the ports are partial; the rule that denies is named', () => {
    const some = { action: 'deny', protocol: '6', ports: { from: 40_000, to: 50_000 } } as const;
    const acl: NetworkAcl = {
      id: 'acl-1',
      subnetIds: [appSubnet, dataSubnet],
      entries: [...openAcl, entry(90, 'ingress', some)],
    };
    const verdict = reach(withAcls(withIngress(byGroup), acl), source, destination);
    expect(verdict.outcome).toBe('partial');
    expect(failing(verdict)).toEqual(['source-acl-in partial']);
    expect(verdict.failing[0]?.evidence).toEqual(['acl-1', 'rule 90']);
    expect(verdict.failing[0]?.message).toContain('rule 90 denies 10.0.2.10 port 40000-50000');
    expect(fixes(verdict)[0]).toContain('--rule-number 89 ');
  });

  test('inside one subnet neither network ACLs nor routes play a part', () => {
    const scene = { ...withAcls(withIngress(byGroup)), routeTables: denied };
    expect(reach(scene, { ...source, subnetId: dataSubnet }, destination).outcome).toBe('yes');
  });

  test('a more specific route through something else is unknown, and references no longer match', () => {
    const appliance: RouteTarget = { kind: 'endpoint', id: 'vpce-firewall' };
    const inspected = table(
      'rtb-app',
      'vpc-1',
      [route('10.0.0.0/16', local), route('10.0.2.0/24', appliance)],
      [appSubnet],
    );
    const main = table('rtb-1', 'vpc-1', [route('10.0.0.0/16', local)]);
    const verdict = reach(withTables(withIngress(fromEverywhere), inspected, main), source, destination);
    expect(verdict.outcome).toBe('unknown');
    expect(failing(verdict)).toEqual(['source-route unknown']);
    expect(verdict.failing[0]?.message).toContain('vpce-firewall');
    expect(failing(reach(withTables(withIngress(byGroup), inspected, main), source, destination))).toEqual([
      'destination-ingress no',
      'source-route unknown',
    ]);
  });
});

describe('another VPC, private database', () => {
  const far: Destination = {
    ...destination,
    vpcId: 'vpc-2',
    subnetId: otherSubnet,
    addresses: parseRanges(['10.9.1.10']),
  };
  const there = table('rtb-1', 'vpc-1', [route('10.0.0.0/16', local), route('10.9.0.0/16', throughPeering)]);
  const back = table('rtb-2', 'vpc-2', [route('10.9.0.0/16', local), route('10.0.0.0/16', throughPeering)]);
  const noWayBack = table('rtb-2', 'vpc-2', [route('10.9.0.0/16', local)]);
  const peered = (...status: readonly string[]): Network => ({
    ...withTables(withIngress(byGroup), there, back),
    peerings: known(status.map((each) => ({ ...peering, status: each }))),
  });

  test('peered, routed both ways, one region: references match', () => {
    expect(reach(peered('active'), source, far)).toMatchObject({ outcome: 'yes', failing: [] });
  });

  test('another region: references do not match, and the fix names addresses', () => {
    const [one, other] = peering.sides;
    const sides = [one, { ...other, region: 'eu-west-1' }] as const;
    const verdict = reach({ ...peered(), peerings: known([{ ...peering, sides }]) }, source, far);
    expect(failing(verdict)).toEqual(['destination-ingress no']);
    expect(verdict.failing[0]?.message).toContain('sgr-1 names a security group and does not match');
    expect(fixes(verdict)).toEqual([
      "aws ec2 authorize-security-group-ingress --group-id sg-db --ip-permissions 'IpProtocol=tcp,FromPort=5432,ToPort=5432,IpRanges=[{CidrIp=10.0.1.0/24}]'",
    ]);
  });

  test('no way back: only the route is missing', () => {
    const verdict = reach(withTables(peered('active'), there, noWayBack), source, far);
    expect(failing(verdict)).toEqual(['return-route no']);
    expect(fixes(verdict)).toEqual([
      'aws ec2 create-route --route-table-id rtb-2 --destination-cidr-block 10.0.0.0/16 --vpc-peering-connection-id pcx-1',
    ]);
  });

  test('a route whose target is gone is replaced', () => {
    const gone = route('10.9.0.0/16', { kind: 'peering', id: 'pcx-gone' }, { state: 'blackhole' });
    const dead = table('rtb-1', 'vpc-1', [route('10.0.0.0/16', local), gone]);
    const verdict = reach(withTables(peered('active'), dead, back), source, far);
    expect(failing(verdict)).toEqual(['source-route no']);
    expect(verdict.failing[0]?.message).toContain('pcx-gone, which is gone (blackhole)');
    expect(fixes(verdict)).toEqual([
      'aws ec2 replace-route --route-table-id rtb-1 --destination-cidr-block 10.9.0.0/16 --vpc-peering-connection-id pcx-1',
    ]);
  });

  test('not accepted yet: accept it', () => {
    const verdict = reach(peered('pending-acceptance'), source, far);
    expect(failing(verdict)).toEqual(['source-route no', 'return-route no']);
    expect(fixes(verdict)).toEqual(['aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id pcx-1']);
  });

  test('story A: not the same network at all', () => {
    const verdict = reach(withIngress(byGroup), source, far);
    expect(failing(verdict)).toEqual(['destination-ingress no', 'source-route no', 'return-route no']);
    expect(fixes(verdict).filter((fix) => fix.includes('peering'))).toEqual([
      'aws ec2 create-vpc-peering-connection --vpc-id vpc-1 --peer-vpc-id vpc-2',
    ]);
  });

  test('a peering that leads to a third VPC leads no further', () => {
    const [one, other] = peering.sides;
    const third = { ...peering, sides: [one, { ...other, vpcId: 'vpc-3' }] as const };
    const verdict = reach({ ...peered(), peerings: known([third]) }, source, far);
    expect(verdict.failing.find(({ place }) => place === 'source-route')?.message).toContain(
      'peering leads no further',
    );
  });

  test('a firewall in the way of a part of the subnet leaves rules that name a group unknown', () => {
    const appliance = route('10.9.1.0/25', { kind: 'endpoint', id: 'vpce-firewall' });
    const split = table('rtb-1', 'vpc-1', [...there.routes, appliance]);
    const subnet: Destination = { ...far, addresses: parseRanges(['10.9.1.0/24']) };
    const verdict = reach(withTables(peered('active'), split, back), source, subnet);
    expect(failing(verdict)).toEqual(['destination-ingress unknown', 'source-route unknown']);
  });

  test.each<RouteTarget['kind']>([
    'transit-gateway',
    'virtual-private-gateway',
    'core-network',
    'network-interface',
    'endpoint',
    'nat-gateway',
    'other',
  ])('through a %s: unknown, never a pass', (kind) => {
    const through = (id: string, vpc: string, own: string, to: string) =>
      table(id, vpc, [route(own, local), route(to, { kind, id: `${kind}-1` })]);
    const scene = withTables(
      withIngress(fromEverywhere),
      through('rtb-1', 'vpc-1', '10.0.0.0/16', '10.9.0.0/16'),
      through('rtb-2', 'vpc-2', '10.9.0.0/16', '10.0.0.0/16'),
    );
    const verdict = reach(scene, source, far);
    expect(verdict.outcome).toBe('unknown');
    expect(failing(verdict)).toEqual(['source-route unknown', 'return-route unknown']);
  });

  test('two VPCs with the same addresses', () => {
    const same: Destination = { ...far, addresses: parseRanges(['10.0.7.7']) };
    expect(reach(peered('active'), source, same).failing[0]?.message).toContain('the two VPCs use the same addresses');
  });
});

describe('a public address', () => {
  const far: Destination = {
    ...destination,
    vpcId: 'vpc-2',
    subnetId: otherSubnet,
    isPublic: true,
    publicAddresses: parseRanges(['203.0.113.9']),
  };
  const toInternet = route('0.0.0.0/0', internetGateway);
  const open = table('rtb-2', 'vpc-2', [route('10.9.0.0/16', local), toInternet]);
  const toNat = route('0.0.0.0/0', { kind: 'nat-gateway', id: 'nat-1' });
  const behindNat = table('rtb-app', 'vpc-1', [route('10.0.0.0/16', local), toNat], [appSubnet]);
  const main = table('rtb-1', 'vpc-1', [route('10.0.0.0/16', local), toInternet]);
  const nat: NatGateway = {
    id: 'nat-1',
    subnetId: dataSubnet,
    state: 'available',
    connectivity: 'public',
    publicAddresses: ['198.51.100.7'],
  };
  const natNetwork = (base: Network): Network => ({
    ...withTables(base, behindNat, main, open),
    natGateways: known([nat]),
  });

  test('through NAT the database sees the gateway’s address, and a rule that names a group does not match', () => {
    const verdict = reach(natNetwork(withIngress(byGroup)), source, far);
    expect(failing(verdict)).toEqual(['destination-ingress no']);
    expect(verdict.failing[0]?.message).toContain('references match private addresses only');
    expect(fixes(verdict)).toEqual([
      "aws ec2 authorize-security-group-ingress --group-id sg-db --ip-permissions 'IpProtocol=tcp,FromPort=5432,ToPort=5432,IpRanges=[{CidrIp=198.51.100.7/32}]'",
    ]);
    expect(reach(natNetwork(withIngress({ kind: 'cidr', cidr: '198.51.100.7/32' })), source, far).outcome).toBe('yes');
  });

  test('answers to a NAT gateway go to ports from 1024 on, which a network ACL for Linux does not let out', () => {
    const linux = entry(100, 'egress', { protocol: '6', ports: { from: 32_768, to: 61_000 } });
    const narrow: NetworkAcl = { id: 'acl-db', subnetIds: [otherSubnet], entries: [entry(100, 'ingress'), linux] };
    const open: NetworkAcl = { id: 'acl-open', subnetIds: [appSubnet, dataSubnet], entries: openAcl };
    const scene = withAcls(natNetwork(withIngress(fromEverywhere)), narrow, open);
    expect(failing(reach(scene, source, far))).toEqual(['destination-acl-out partial']);
  });

  test('the network ACL of the NAT gateway’s own subnet counts, on both of its sides', () => {
    const closed: NetworkAcl = { id: 'acl-nat', subnetIds: [dataSubnet], entries: [entry(100, 'egress')] };
    const open: NetworkAcl = { id: 'acl-open', subnetIds: [appSubnet, otherSubnet], entries: openAcl };
    const verdict = reach(withAcls(natNetwork(withIngress(fromEverywhere)), closed, open), source, far);
    expect(failing(verdict)).toEqual(['nat-acl no', 'nat-acl no']);
    expect(fixes(verdict)[0]).toContain('--network-acl-id acl-nat --ingress ');
  });

  test('a NAT gateway whose own subnet has no internet gateway leads nowhere', () => {
    const inside = table('rtb-1', 'vpc-1', [route('10.0.0.0/16', local)]);
    const scene = withTables(natNetwork(withIngress(fromEverywhere)), behindNat, inside, open);
    expect(failing(reach(scene, source, far))).toEqual(['nat-route no']);
  });

  test('an internet gateway is of no use without a public address', () => {
    const verdict = reach(withTables(withIngress(fromEverywhere), main, open), source, far);
    expect(failing(verdict)).toEqual(['source-route no']);
    expect(verdict.failing[0]?.message).toContain('would need a public address');
    const address = { publicAddresses: parseRanges(['198.51.100.8']) };
    expect(reach(withTables(withIngress(fromEverywhere), main, open), { ...source, ...address }, far).outcome).toBe(
      'yes',
    );
  });

  test('a NAT gateway that was not read is unknown', () => {
    const scene = { ...natNetwork(withIngress(fromEverywhere)), natGateways: denied };
    expect(reach(scene, source, far).outcome).toBe('unknown');
  });

  const runner: Source = { kind: 'outside', name: 'the runner', addresses: parseRanges(['198.51.100.20']) };

  test('a runner reaches a public database that lets it in, and no private one', () => {
    const scene = withTables(withIngress(fromEverywhere), main, open);
    expect(reach(scene, runner, far).outcome).toBe('yes');
    expect(reach(scene, runner, { ...far, isPublic: false, publicAddresses: [] })).toMatchObject({
      outcome: 'no',
      failing: [{ place: 'address', message: 'orders has no public IPv4 address.' }],
    });
  });

  test('“public” in a subnet without an internet gateway is not', () => {
    const closed = table('rtb-2', 'vpc-2', [route('10.9.0.0/16', local)]);
    const verdict = reach(withTables(withIngress(fromEverywhere), main, closed), runner, far);
    expect(failing(verdict)).toEqual(['return-route no']);
  });

  test.each([known('block-ingress' as const), known('block-bidirectional' as const), denied])(
    'public access that is blocked, or not read, is no pass: %j',
    (blockPublicAccess) => {
      const scene = { ...withTables(withIngress(fromEverywhere), main, open), blockPublicAccess };
      expect(failing(reach(scene, runner, far))).toEqual(['block-public-access unknown']);
    },
  );

  test('the whole internet is never offered as a fix', () => {
    const anywhere = sourcesOf(network, { kind: 'runner' });
    const verdict = reachFromAll(withTables(network, main, open), anywhere, known(far));
    expect(failing(verdict)).toEqual(['destination-ingress no']);
    expect(fixes(verdict)).toEqual([]);
  });
});

describe('IPv6 is a question of its own', () => {
  const both: Source = { ...source, addresses: parseRanges(['10.0.1.0/24', '2001:db8:0:1::/64']) };
  const dual: Destination = { ...destination, addresses: parseRanges(['10.0.2.10', '2001:db8:0:2::10']) };
  const six = [entry(101, 'ingress', { cidr: '::/0' }), entry(101, 'egress', { cidr: '::/0' })];
  const acl: NetworkAcl = { id: 'acl-1', subnetIds: [appSubnet, dataSubnet], entries: [...openAcl, ...six] };
  const routes = table('rtb-1', 'vpc-1', [route('10.0.0.0/16', local), route('2001:db8::/56', local)]);
  const out = rule('sgr-6', 'sg-app', 'egress', { kind: 'cidr', cidr: '::/0' });
  const scene = (...peers: readonly SecurityGroupRule['peer'][]): Network => {
    const base = withAcls(withTables(withIngress(...peers), routes), acl);
    return { ...base, securityGroups: { ...base.securityGroups, 'sg-app': known([egressAll('sg-app'), out]) } };
  };

  test('0.0.0.0/0 lets no IPv6 in, ::/0 does', () => {
    expect(failing(reach(scene(fromEverywhere), both, dual, 6))).toEqual(['destination-ingress no']);
    expect(reach(scene({ kind: 'cidr', cidr: '::/0' }), both, dual, 6).outcome).toBe('yes');
    expect(reach(scene(byGroup), both, dual, 6).outcome).toBe('yes');
  });

  test('a source without IPv6 has no way', () => {
    expect(failing(reach(scene(byGroup), source, dual, 6))).toEqual(['source no']);
  });
});

describe('from all sources', () => {
  const everyone = sourcesOf(network, { ...tasks, subnetIds: [appSubnet, otherSubnet] });

  test('some that reach it and some that do not are partial', () => {
    const verdict = reachFromAll(withIngress(byGroup), everyone, destinationOf(network, database));
    expect(verdict.outcome).toBe('partial');
    expect(failing(verdict)).toContain('source-route no');
  });

  test('no network at all is a no; what is not known is no pass and says why', () => {
    const to = destinationOf(network, database);
    expect(reachFromAll(network, known([]), to)).toMatchObject({ outcome: 'no', failing: [{ place: 'source' }] });
    expect(reachFromAll(network, denied, to)).toMatchObject({
      outcome: 'unknown',
      failing: [
        {
          message: 'From where it dials is not known, because ec2:DescribeSomething is denied; grant it to this role.',
        },
      ],
    });
  });
});
