import type { Destination, Endpoint } from './endpoints.ts';
import type { Hop } from './hops.ts';
import { networkAclHop } from './network-acl-hops.ts';
import type { PortRange } from './ports.ts';
import type { Range } from './ranges.ts';
import type { Network } from './types.ts';

/** Network ACLs keep no state: the packets that come back need an entry of their own, to the port that the source dialled from. */
export function sourceAcls(network: Network, source: Endpoint, ports: PortRange, to: readonly Range[]): readonly Hop[] {
  const { subnetId, ephemeralPorts } = source;
  return [
    networkAclHop(network, 'source-acl-out', subnetId, { direction: 'egress', remote: to, ports }),
    networkAclHop(network, 'source-acl-in', subnetId, { direction: 'ingress', remote: to, ports: ephemeralPorts }),
  ];
}

/** The same at the other end. */
export function destinationAcls(
  network: Network,
  { subnetId, ports }: Destination,
  from: readonly Range[],
  ephemeralPorts: PortRange,
): readonly Hop[] {
  return [
    networkAclHop(network, 'destination-acl-in', subnetId, { direction: 'ingress', remote: from, ports }),
    networkAclHop(network, 'destination-acl-out', subnetId, {
      direction: 'egress',
      remote: from,
      ports: ephemeralPorts,
    }),
  ];
}
