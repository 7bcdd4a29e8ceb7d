import { addressesOf, type Destination, type Endpoint, type OutsideEndpoint, type Source } from './endpoints.ts';
import { whyUnknown } from './facts.ts';
import { type Hop, unknownHop } from './hops.ts';
import { noSourceAddress } from './no-address.ts';
import { destinationAcls } from './path-acls.ts';
import { anyEphemeralPorts, type PortRange } from './ports.ts';
import { type Family, internet, parseRanges, type Range } from './ranges.ts';
import { internetRouteHop } from './route-hops.ts';
import { securityGroupHops } from './security-group-hops.ts';
import type { Network } from './types.ts';
import { wayOut } from './way-out.ts';

export interface PublicWay {
  /** The public addresses that are dialled. */
  readonly to: readonly Range[];
  readonly family: Family;
}

/** From an endpoint in a VPC to a public address. */
export function publicly(
  network: Network,
  source: Endpoint,
  destination: Destination,
  { to, family }: PublicWay,
): readonly Hop[] {
  const { route, gateways, hops } = wayOut(network, source, destination.ports, to);
  const own = route.keepsAddress ? addressesOf(source, 'public', family) : [];
  const from = [...own, ...gateways.flatMap(({ publicAddresses }) => parseRanges(publicAddresses))];
  const ephemeralPorts = gateways.length > 0 ? anyEphemeralPorts : source.ephemeralPorts;
  const arriving =
    from.length > 0
      ? arrivingPublicly(network, source, destination, { from, to, ephemeralPorts })
      : arrivingFromAnywhere(network, source, destination, { from: internet(family), to, ephemeralPorts });
  return [...hops, ...arriving];
}

/** With no address to arrive from, only what lets nobody in is certain. */
function arrivingFromAnywhere(...arrival: Parameters<typeof arrivingPublicly>): readonly Hop[] {
  return arrivingPublicly(...arrival).filter(({ place, outcome }) => outcome === 'no' || place === 'source-egress');
}

/** From somewhere on the internet to a public address. */
export function fromOutside(
  network: Network,
  source: OutsideEndpoint,
  destination: Destination,
  { to, family }: PublicWay,
): readonly Hop[] {
  const from = addressesOf(source, 'public', family);
  if (from.length === 0) return [noSourceAddress(source, family)];
  return arrivingPublicly(network, source, destination, { from, to, ephemeralPorts: anyEphemeralPorts });
}

interface Arrival {
  readonly from: readonly Range[];
  readonly to: readonly Range[];
  readonly ephemeralPorts: PortRange;
}

function arrivingPublicly(
  network: Network,
  source: Source,
  destination: Destination,
  arrival: Arrival,
): readonly Hop[] {
  const { from, to, ephemeralPorts } = arrival;
  const why = `${destination.name} is dialled at its public address, and references match private addresses only`;
  return [
    ...securityGroupHops(network, { source, destination, from, to, references: { kind: 'no-match', why } }),
    blockPublicAccessHop(network),
    internetRouteHop(network, 'return-route', destination, from),
    ...destinationAcls(network, destination, from, ephemeralPorts),
  ];
}

/** It closes internet gateways for a whole region, but for VPCs and subnets that are excluded (VPC user guide, "Block public access"). */
export function blockPublicAccessHop({ blockPublicAccess }: Network): Hop {
  const place = 'block-public-access';
  if (blockPublicAccess.kind !== 'known')
    return unknownHop(
      place,
      `Whether public access is blocked is not known, because ${whyUnknown(blockPublicAccess)}.`,
    );
  const mode = blockPublicAccess.value;
  if (mode !== 'off')
    return unknownHop(
      place,
      `VPC Block Public Access is on (${mode}), and what is excluded from it cannot be read here.`,
    );
  return { place, outcome: 'yes', message: 'VPC Block Public Access is off.', evidence: [], fix: [] };
}
