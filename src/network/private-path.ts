import { addressesOf, type Destination, type Endpoint } from './endpoints.ts';
import type { Hop } from './hops.ts';
import { destinationAcls, sourceAcls } from './path-acls.ts';
import type { Family } from './ranges.ts';
import { privateRouteHop, type RouteHop } from './route-hops.ts';
import { securityGroupHops } from './security-group-hops.ts';
import type { ReferenceMatching } from './security-groups.ts';
import type { Network } from './types.ts';

/** Packets inside a subnet meet neither a route nor a network ACL (VPC user guide, "Control subnet traffic with network ACLs"). */
export function privately(
  network: Network,
  source: Endpoint,
  destination: Destination,
  family: Family,
): readonly Hop[] {
  const [from, to] = [addressesOf(source, 'private', family), addressesOf(destination, 'private', family)];
  const ends = { source, destination, from, to };
  if (source.subnetId === destination.subnetId)
    return securityGroupHops(network, { ...ends, references: { kind: 'match' } });
  const there = privateRouteHop(network, 'source-route', source, destination, to);
  const back = privateRouteHop(network, 'return-route', destination, source, from);
  const references = matchingOf(there, source.vpcId === destination.vpcId);
  return [
    ...securityGroupHops(network, { ...ends, references }),
    there,
    back,
    ...sourceAcls(network, source, destination.ports, to),
    ...destinationAcls(network, destination, from, source.ephemeralPorts),
  ];
}

/** The way there decides: the answers belong to a connection that was let in. */
function matchingOf({ references }: RouteHop, isOneVpc: boolean): ReferenceMatching {
  if (references === 'match') return { kind: 'match' };
  if (references === 'unknown')
    return { kind: 'unknown', why: 'whether such rules match on every part of this path cannot be read here' };
  return {
    kind: 'no-match',
    why: isOneVpc
      ? 'something between the subnets handles the packets'
      : 'no peering inside one region carries the packets',
  };
}
