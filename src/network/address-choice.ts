import type { Destination, Source } from './endpoints.ts';
import { type Fact, known, mapFact } from './facts.ts';
import type { Network, Peering } from './types.ts';

export type AddressKind = 'private' | 'public';

/**
 * Which address of a database its name resolves to, seen from a source. Inside its VPC always the private one. In another VPC a public
 * database resolves to its public address, unless their peering resolves names (VPC peering guide, "Enable DNS resolution").
 */
export function chooseAddress(network: Network, source: Source, destination: Destination): Fact<AddressKind> {
  if (source.kind === 'outside') return known('public');
  if (source.vpcId === destination.vpcId || !destination.isPublic) return known('private');
  return mapFact(network.peerings, (peerings) => {
    const active = peeringsBetween(peerings, source.vpcId, destination.vpcId).filter(
      ({ status }) => status === 'active',
    );
    const answers = active.flatMap(({ sides }) => sides.filter(({ vpcId }) => vpcId === destination.vpcId));
    const [resolves = known(false)] = answers.map(({ resolvesForPeer }) => resolvesForPeer);
    return mapFact(resolves, (isPrivate) => known(isPrivate ? 'private' : 'public'));
  });
}

/** The peering connections of two VPCs, whatever their status is. */
export function peeringsBetween(peerings: readonly Peering[], one: string, other: string): readonly Peering[] {
  return peerings.filter(({ sides: [a, b] }) => {
    return (a.vpcId === one && b.vpcId === other) || (a.vpcId === other && b.vpcId === one);
  });
}
