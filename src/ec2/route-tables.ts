import type { Route, RouteTable, RouteTarget, RouteTargetKind } from '../network/types.ts';
import { asObject, asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallEc2 } from './ec2-api.ts';

/** The route tables of some VPCs, with the main one that serves every subnet without its own. */
export async function readRouteTables(call: CallEc2, vpcIds: readonly string[]): Promise<readonly JsonObject[]> {
  return describe(call, 'DescribeRouteTables', 'RouteTables', ['vpc-id', vpcIds]);
}

/** @param gatewayEndpoints ids of VPC endpoints of type Gateway, which routes show like those of other types. */
export function parseRouteTable(raw: JsonObject, gatewayEndpoints: readonly string[]): RouteTable {
  const associations = asObjects(raw.Associations).filter(isAssociated);
  return {
    id: asString(raw.RouteTableId) ?? '',
    vpcId: asString(raw.VpcId) ?? '',
    main: associations.some(({ Main }) => Main === true),
    subnetIds: associations.flatMap(({ SubnetId }) => asString(SubnetId) ?? []),
    routes: asObjects(raw.Routes).flatMap((route) => parseRoute(route, gatewayEndpoints)),
  };
}

function isAssociated({ AssociationState }: JsonObject): boolean {
  const state = asString(asObject(AssociationState)?.State) ?? 'associated';
  return state === 'associated' || state === 'associating';
}

function parseRoute(raw: JsonObject, gatewayEndpoints: readonly string[]): readonly Route[] {
  const destination =
    asString(raw.DestinationCidrBlock) ??
    asString(raw.DestinationIpv6CidrBlock) ??
    asString(raw.DestinationPrefixListId);
  if (destination === undefined) return [];
  return [
    {
      destination,
      target: targetOf(raw, gatewayEndpoints),
      state: raw.State === 'blackhole' ? 'blackhole' : 'active',
      propagated: raw.Origin === 'EnableVgwRoutePropagation',
    },
  ];
}

/** The members of which a route has one; an instance shows its interface, too. */
const targetMembers = [
  ['NatGatewayId', 'nat-gateway'],
  ['VpcPeeringConnectionId', 'peering'],
  ['TransitGatewayId', 'transit-gateway'],
  ['EgressOnlyInternetGatewayId', 'egress-only-internet-gateway'],
  ['CoreNetworkArn', 'core-network'],
  ['NetworkInterfaceId', 'network-interface'],
  ['InstanceId', 'network-interface'],
  ['LocalGatewayId', 'other'],
  ['CarrierGatewayId', 'other'],
] as const satisfies readonly (readonly [string, RouteTargetKind])[];

function targetOf(raw: JsonObject, gatewayEndpoints: readonly string[]): RouteTarget {
  const gateway = asString(raw.GatewayId);
  if (gateway !== undefined) return { id: gateway, kind: gatewayKind(gateway, gatewayEndpoints) };
  for (const [member, kind] of targetMembers) {
    const id = asString(raw[member]);
    if (id !== undefined) return { id, kind };
  }
  return { id: 'an unknown target', kind: 'other' };
}

function gatewayKind(id: string, gatewayEndpoints: readonly string[]): RouteTargetKind {
  if (id === 'local') return 'local';
  if (id.startsWith('igw-')) return 'internet-gateway';
  if (id.startsWith('vgw-')) return 'virtual-private-gateway';
  if (id.startsWith('vpce-')) return gatewayEndpoints.includes(id) ? 'gateway-endpoint' : 'endpoint';
  return 'other';
}
