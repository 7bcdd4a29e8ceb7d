import type { Endpoint } from './endpoints.ts';
import type { Hop } from './hops.ts';
import { networkAclHop } from './network-acl-hops.ts';
import { sourceAcls } from './path-acls.ts';
import { anyEphemeralPorts, type PortRange } from './ports.ts';
import { ofFamily, type Range } from './ranges.ts';
import { internetRouteHop, type RouteHop, wayOutHop } from './route-hops.ts';
import type { NatGateway, Network } from './types.ts';

/** How an endpoint's packets get to the internet, without its security groups. */
export interface WayOut {
  readonly route: RouteHop;
  /** The NAT gateways that some of the packets pass. */
  readonly gateways: readonly NatGateway[];
  readonly hops: readonly Hop[];
}

/** @param to public addresses. */
export function wayOut(network: Network, source: Endpoint, ports: PortRange, to: readonly Range[]): WayOut {
  const route = wayOutHop(network, source, to);
  const gateways = natGateways(network, route.natIds);
  const nat = gateways.flatMap((gateway) => throughNat(network, source, gateway, { ports, to }));
  return { route, gateways, hops: [route, ...nat, ...sourceAcls(network, source, ports, to)] };
}

interface Dialled {
  readonly ports: PortRange;
  readonly to: readonly Range[];
}

function throughNat(network: Network, source: Endpoint, gateway: NatGateway, { ports, to }: Dialled): readonly Hop[] {
  const near = { name: gateway.id, subnetId: gateway.subnetId, vpcId: source.vpcId };
  const acl = (traffic: Parameters<typeof networkAclHop>[3]) =>
    networkAclHop(network, 'nat-acl', gateway.subnetId, traffic);
  const remote = ofFamily(source.addresses, 4);
  const inside =
    source.subnetId === gateway.subnetId
      ? []
      : [
          acl({ direction: 'ingress', remote, ports }),
          acl({ direction: 'egress', remote, ports: source.ephemeralPorts }),
        ];
  return [
    internetRouteHop(network, 'nat-route', near, to),
    ...inside,
    acl({ direction: 'egress', remote: to, ports }),
    acl({ direction: 'ingress', remote: to, ports: anyEphemeralPorts }),
  ];
}

function natGateways(network: Network, ids: readonly string[]): readonly NatGateway[] {
  return network.natGateways.kind === 'known' ? network.natGateways.value.filter(({ id }) => ids.includes(id)) : [];
}
