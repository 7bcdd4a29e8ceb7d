import { type Fact, known } from '../network/facts.ts';
import type { NatGateway, Network, Peering, PeeringSide } from '../network/types.ts';
import { asBoolean, asObject, asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallEc2 } from './ec2-api.ts';

/** The NAT gateways of some VPCs, without those that are deleted. */
export async function readNatGateways(call: CallEc2, vpcIds: readonly string[]): Promise<readonly NatGateway[]> {
  return (await describe(call, 'DescribeNatGateways', 'NatGateways', ['vpc-id', vpcIds])).map((raw) => ({
    id: asString(raw.NatGatewayId) ?? '',
    subnetId: asString(raw.SubnetId) ?? '',
    state: asString(raw.State) ?? '',
    connectivity: raw.ConnectivityType === 'private' ? 'private' : 'public',
    publicAddresses: asObjects(raw.NatGatewayAddresses).flatMap(({ PublicIp }) => asString(PublicIp) ?? []),
  }));
}

/** The peering connections that some VPCs have on either side. One VPC alone needs none. */
export async function readPeerings(call: CallEc2, vpcIds: readonly string[]): Promise<readonly Peering[]> {
  if (new Set(vpcIds).size < 2) return [];
  const sides = ['requester-vpc-info.vpc-id', 'accepter-vpc-info.vpc-id'];
  const found = await Promise.all(
    sides.map((side) => describe(call, 'DescribeVpcPeeringConnections', 'VpcPeeringConnections', [side, vpcIds])),
  );
  return [
    ...new Map(found.flat().map((raw) => [asString(raw.VpcPeeringConnectionId) ?? '', parsePeering(raw)])).values(),
  ];
}

/** Whether the region closes its internet gateways. */
export async function readBlockPublicAccess(
  call: CallEc2,
): Promise<Network['blockPublicAccess'] extends Fact<infer Mode> ? Mode : never> {
  const answer = await call('DescribeVpcBlockPublicAccessOptions', {});
  const mode = asString(asObject(answer.VpcBlockPublicAccessOptions)?.InternetGatewayBlockMode) ?? 'off';
  return mode === 'block-ingress' || mode === 'block-bidirectional' ? mode : 'off';
}

/** The CIDR blocks of a prefix list. */
export async function readPrefixList(call: CallEc2, id: string): Promise<readonly string[]> {
  const cidrs: string[] = [];
  let token: string | undefined;
  do {
    const page = token === undefined ? {} : { NextToken: token };
    const answer = await call('GetManagedPrefixListEntries', { PrefixListId: id, ...page });
    cidrs.push(...asObjects(answer.Entries).flatMap(({ Cidr }) => asString(Cidr) ?? []));
    token = asString(answer.NextToken) || undefined;
  } while (token !== undefined);
  return cidrs;
}

function parsePeering(raw: JsonObject): Peering {
  return {
    id: asString(raw.VpcPeeringConnectionId) ?? '',
    status: asString(asObject(raw.Status)?.Code) ?? '',
    sides: [sideOf(asObject(raw.RequesterVpcInfo) ?? {}), sideOf(asObject(raw.AccepterVpcInfo) ?? {})],
  };
}

/** A side of another account or region may hide its options. */
function sideOf(raw: JsonObject): PeeringSide {
  const option = asBoolean(asObject(raw.PeeringOptions)?.AllowDnsResolutionFromRemoteVpc);
  const vpcId = asString(raw.VpcId) ?? '';
  return {
    vpcId,
    region: asString(raw.Region) ?? '',
    resolvesForPeer:
      option === undefined
        ? { kind: 'unknown', why: `the peering does not show whether names of ${vpcId} resolve to private addresses` }
        : known(option),
  };
}
