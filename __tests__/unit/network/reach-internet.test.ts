import { describe, expect, test } from '@jest/globals';
import type { Endpoint } from '../../../src/network/endpoints.ts';
import { known } from '../../../src/network/facts.ts';
import { internet } from '../../../src/network/ranges.ts';
import { reachInternet } from '../../../src/network/reach-internet.ts';
import type { NatGateway, Network } from '../../../src/network/types.ts';
import {
  appSubnet,
  dataSubnet,
  entry,
  internetGateway,
  local,
  network,
  route,
  rule,
  source,
  table,
  withAcls,
  withTables,
} from './networks.ts';

const nat: NatGateway = {
  id: 'nat-1',
  subnetId: dataSubnet,
  state: 'available',
  connectivity: 'public',
  publicAddresses: ['198.51.100.7'],
};
const home = route('10.0.0.0/16', local);
const main = table('rtb-1', 'vpc-1', [home, route('0.0.0.0/0', internetGateway)]);
const behindNat = table(
  'rtb-app',
  'vpc-1',
  [home, route('0.0.0.0/0', { kind: 'nat-gateway', id: 'nat-1' })],
  [appSubnet],
);
const throughNat: Network = { ...withTables(network, main, behindNat), natGateways: known([nat]) };
const open: Endpoint = { ...source, publicAddresses: internet(4) };

function failing(scene: Network, from: Endpoint = source): readonly string[] {
  return reachInternet(scene, from, 443).failing.map(({ place, outcome }) => `${place} ${outcome}`);
}

describe('the way to the internet', () => {
  test('is a NAT gateway, or an internet gateway with a public address', () => {
    expect(failing(throughNat)).toEqual([]);
    expect(failing(withTables(network, main), open)).toEqual([]);
    expect(failing(withTables(network, main))).toEqual(['source-route no']);
  });

  test('is none with a NAT gateway that is not available, or that has no way out itself', () => {
    expect(failing({ ...throughNat, natGateways: known([{ ...nat, state: 'failed' }]) })).toContain('source-route no');
    const inside = table('rtb-1', 'vpc-1', [home]);
    expect(failing({ ...withTables(throughNat, inside, behindNat) })).toEqual(['nat-route no']);
  });

  test('is closed by rules for another port, and by a network ACL that lets no answers in', () => {
    const out = rule('sgr-1', 'sg-app', 'egress', { kind: 'cidr', cidr: '0.0.0.0/0' });
    const narrow = { ...throughNat, securityGroups: { ...network.securityGroups, 'sg-app': known([out]) } };
    expect(failing(narrow)).toEqual(['source-egress no']);
    const oneWay = { id: 'acl-app', subnetIds: [appSubnet], entries: [entry(100, 'egress')] };
    const both = { id: 'acl-data', subnetIds: [dataSubnet], entries: [entry(100, 'egress'), entry(100, 'ingress')] };
    expect(failing(withAcls(throughNat, oneWay, both))).toEqual(['source-acl-in no']);
  });

  test('is not known while it is not read whether public access is blocked', () => {
    const denied = { kind: 'denied', action: 'ec2:DescribeVpcBlockPublicAccessOptions' } as const;
    expect(failing({ ...throughNat, blockPublicAccess: denied })).toEqual(['block-public-access unknown']);
  });
});
