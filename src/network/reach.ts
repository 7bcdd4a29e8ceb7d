import { type AddressKind, chooseAddress } from './address-choice.ts';
import { addressesOf, type Destination, type Endpoint, type Source } from './endpoints.ts';
import { type Fact, whyUnknown } from './facts.ts';
import { type Hop, type HopPlace, type Outcome, outcomeOfAll, outcomeOfParts } from './hops.ts';
import { networkAclHop } from './network-acl-hops.ts';
import { anyEphemeralPorts, type PortRange } from './ports.ts';
import { describeRanges, type Family, internet, parseRanges, type Range } from './ranges.ts';
import { internetRouteHop, privateRouteHop, type RouteHop, wayOutHop } from './route-hops.ts';
import { securityGroupHops } from './security-group-hops.ts';
import type { ReferenceMatching } from './security-groups.ts';
import type { NatGateway, Network } from './types.ts';

/** Whether the configuration of the network lets a TCP connection through. Nobody's password, certificate or process is proven by it. */
export interface Verdict {
  readonly outcome: Outcome;
  /** Every hop that does not let all of it through or is not known, without repetitions. */
  readonly failing: readonly Hop[];
  /** Every hop that was judged. */
  readonly hops: readonly Hop[];
}

/** From all sources. Some of which reach it and some of which do not are `partial`, because tasks may start at any of them. */
export function reachFromAll(
  network: Network,
  sources: Fact<readonly Source[]>,
  destination: Fact<Destination>,
  family: Family = 4,
): Verdict {
  if (sources.kind !== 'known')
    return verdictOf([unknownHop('source', `From where it dials is not known, because ${whyUnknown(sources)}.`)]);
  if (destination.kind !== 'known')
    return verdictOf([unknownHop('address', `Where it dials to is not known, because ${whyUnknown(destination)}.`)]);
  if (sources.value.length === 0) return verdictOf([noNetwork]);
  const verdicts = sources.value.map((source) => reach(network, source, destination.value, family));
  const hops = distinct(verdicts.flatMap((verdict) => verdict.hops));
  const outcome = outcomeOfParts(verdicts.map((verdict) => verdict.outcome));
  return { outcome, hops, failing: hops.filter((hop) => hop.outcome !== 'yes') };
}

/** From one source. IPv6 is a question of its own, and only for databases of network type DUAL. */
export function reach(network: Network, source: Source, destination: Destination, family: Family = 4): Verdict {
  const choice = chooseAddress(network, source, destination);
  if (choice.kind !== 'known') {
    const message = `Whether ${destination.name} resolves to its private or its public address is not known, because ${whyUnknown(choice)}.`;
    return verdictOf([unknownHop('address', message)]);
  }
  const to = addressesOf(destination, choice.value, family);
  if (to.length === 0) return verdictOf([noAddress(destination, choice.value, family)]);
  if (source.kind === 'outside') return verdictOf(fromOutside(network, source, destination, to, family));
  if (addressesOf(source, 'private', family).length === 0) return verdictOf([noSourceAddress(source, family)]);
  return verdictOf(
    choice.value === 'private'
      ? privately(network, source, destination, family)
      : publicly(network, source, destination, { to, family }),
  );
}

function verdictOf(hops: readonly Hop[]): Verdict {
  return {
    outcome: outcomeOfAll(hops.map(({ outcome }) => outcome)),
    hops,
    failing: hops.filter(({ outcome }) => outcome !== 'yes'),
  };
}

/** Packets inside a subnet meet neither a route nor a network ACL (VPC user guide, "Control subnet traffic with network ACLs"). */
function privately(network: Network, source: Endpoint, destination: Destination, family: Family): readonly Hop[] {
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
    ...sourceAcls(network, source, destination.port, to),
    ...destinationAcls(network, destination, from, source.ephemeralPorts),
  ];
}

interface PublicWay {
  readonly to: readonly Range[];
  readonly family: Family;
}

function publicly(
  network: Network,
  source: Endpoint,
  destination: Destination,
  { to, family }: PublicWay,
): readonly Hop[] {
  const there = wayOutHop(network, source, to);
  const gateways = natGateways(network, there.natIds);
  const own = there.keepsAddress ? addressesOf(source, 'public', family) : [];
  const from = [...own, ...gateways.flatMap(({ publicAddresses }) => parseRanges(publicAddresses))];
  const ephemeralPorts = gateways.length > 0 ? anyEphemeralPorts : source.ephemeralPorts;
  const nat = gateways.flatMap((gateway) => throughNat(network, source, gateway, destination.port, to));
  const arriving =
    from.length > 0
      ? arrivingPublicly(network, source, destination, { from, to, ephemeralPorts })
      : arrivingFromAnywhere(network, source, destination, { from: internet(family), to, ephemeralPorts });
  return [there, ...nat, ...sourceAcls(network, source, destination.port, to), ...arriving];
}

/** With no address to arrive from, only what lets nobody in is certain. */
function arrivingFromAnywhere(...arrival: Parameters<typeof arrivingPublicly>): readonly Hop[] {
  return arrivingPublicly(...arrival).filter(({ place, outcome }) => outcome === 'no' || place === 'source-egress');
}

function fromOutside(
  network: Network,
  source: Source,
  destination: Destination,
  to: readonly Range[],
  family: Family,
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
function blockPublicAccessHop({ blockPublicAccess }: Network): Hop {
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

function throughNat(
  network: Network,
  source: Endpoint,
  gateway: NatGateway,
  port: number,
  to: readonly Range[],
): readonly Hop[] {
  const near = { name: gateway.id, subnetId: gateway.subnetId, vpcId: source.vpcId };
  const acl = (traffic: Parameters<typeof networkAclHop>[3]) =>
    networkAclHop(network, 'nat-acl', gateway.subnetId, traffic);
  const dialled = { from: port, to: port };
  const inside =
    source.subnetId === gateway.subnetId
      ? []
      : [
          acl({ direction: 'ingress', remote: source.addresses.filter(({ family }) => family === 4), ports: dialled }),
          acl({
            direction: 'egress',
            remote: source.addresses.filter(({ family }) => family === 4),
            ports: source.ephemeralPorts,
          }),
        ];
  return [
    internetRouteHop(network, 'nat-route', near, to),
    ...inside,
    acl({ direction: 'egress', remote: to, ports: dialled }),
    acl({ direction: 'ingress', remote: to, ports: anyEphemeralPorts }),
  ];
}

/** Network ACLs keep no state: the packets that come back need an entry of their own, to the port that the source dialled from. */
function sourceAcls(network: Network, source: Endpoint, port: number, to: readonly Range[]): readonly Hop[] {
  const { subnetId, ephemeralPorts } = source;
  return [
    networkAclHop(network, 'source-acl-out', subnetId, {
      direction: 'egress',
      remote: to,
      ports: { from: port, to: port },
    }),
    networkAclHop(network, 'source-acl-in', subnetId, { direction: 'ingress', remote: to, ports: ephemeralPorts }),
  ];
}

function destinationAcls(
  network: Network,
  { subnetId, port }: Destination,
  from: readonly Range[],
  ephemeralPorts: PortRange,
): readonly Hop[] {
  const dialled = { from: port, to: port };
  return [
    networkAclHop(network, 'destination-acl-in', subnetId, { direction: 'ingress', remote: from, ports: dialled }),
    networkAclHop(network, 'destination-acl-out', subnetId, {
      direction: 'egress',
      remote: from,
      ports: ephemeralPorts,
    }),
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

function natGateways(network: Network, ids: readonly string[]): readonly NatGateway[] {
  return network.natGateways.kind === 'known' ? network.natGateways.value.filter(({ id }) => ids.includes(id)) : [];
}

function unknownHop(place: HopPlace, message: string): Hop {
  return { place, outcome: 'unknown', message, evidence: [], fix: [] };
}

const noNetwork: Hop = {
  place: 'source',
  outcome: 'no',
  message: 'The containers have no network: their network mode is none, or their networking is disabled.',
  evidence: [],
  fix: [],
};

function noAddress({ name, subnetId }: Destination, kind: AddressKind, family: Family): Hop {
  const message = `${name} has no ${kind} IPv${family} address.`;
  return { place: 'address', outcome: 'no', message, evidence: [subnetId], fix: [] };
}

function noSourceAddress({ name, addresses }: Source, family: Family): Hop {
  const message = `There is no IPv${family} address at ${name}, only ${describeRanges(addresses)}.`;
  return { place: 'source', outcome: 'no', message, evidence: [], fix: [] };
}

function distinct(hops: readonly Hop[]): readonly Hop[] {
  const byText = new Map(hops.map((hop) => [`${hop.place} ${hop.message}`, hop]));
  return [...byText.values()];
}
