import type { Destination, Endpoint, Source } from './endpoints.ts';
import { allowAddressesIn, allowGroupIn, allowOut } from './fixes.ts';
import type { Hop, Outcome } from './hops.ts';
import { describeRanges, type Range } from './ranges.ts';
import { type Coverage, coverage, type ReferenceMatching } from './security-groups.ts';
import type { Network } from './types.ts';

/** The two ends of a connection with the addresses by which they see each other. */
export interface Ends {
  readonly source: Source;
  readonly destination: Destination;
  /** The source's addresses as they arrive: after NAT, its own do not. */
  readonly from: readonly Range[];
  readonly to: readonly Range[];
  readonly references: ReferenceMatching;
}

/** Security groups keep state, so that answers pass: what the database may send out and the source take in plays no part. */
export function securityGroupHops(network: Network, ends: Ends): readonly Hop[] {
  const { source } = ends;
  const out = source.kind === 'endpoint' ? [egressHop(network, source, ends)] : [];
  return [...out, ingressHop(network, ends)];
}

function egressHop(network: Network, source: Endpoint, { destination, to, references }: Ends): Hop {
  const { securityGroups, port } = destination;
  const found = coverage(network, source.securityGroups, {
    direction: 'egress',
    port,
    peer: { addresses: to, securityGroups, references },
  });
  const [own, other] = [source.securityGroups[0], securityGroups[0]];
  const peer = references.kind === 'match' && other !== undefined ? other : found.missing;
  return {
    place: 'source-egress',
    outcome: outcomeOf(found),
    message: tell(
      `${nameGroups(source)} of ${source.name}`,
      `out to ${describeRanges(to)} on port ${port}`,
      found,
      references,
    ),
    evidence: evidenceOf(source, found),
    fix: isFailure(found) && own !== undefined ? allowOut(own, port, peer) : [],
  };
}

function ingressHop(network: Network, { source, destination, from, references }: Ends): Hop {
  const groups = source.kind === 'endpoint' ? source.securityGroups : [];
  const { port } = destination;
  const found = coverage(network, destination.securityGroups, {
    direction: 'ingress',
    port,
    peer: { addresses: from, securityGroups: groups, references },
  });
  return {
    place: 'destination-ingress',
    outcome: outcomeOf(found),
    message: tell(
      `${nameGroups(destination)} of ${destination.name}`,
      `in from ${source.name} (${describeRanges(from)}) on port ${port}`,
      found,
      references,
    ),
    evidence: evidenceOf(destination, found),
    fix: isFailure(found) ? ingressFix(destination, groups, found.missing, references) : [],
  };
}

/** The source's group where it can be named, because it stays right when addresses change. */
function ingressFix(
  { securityGroups, port }: Destination,
  groups: readonly string[],
  missing: readonly Range[],
  references: ReferenceMatching,
): readonly string[] {
  const [own, other] = [securityGroups[0], groups[0]];
  if (own === undefined) return [];
  if (references.kind === 'match' && other !== undefined) return [allowGroupIn(own, port, other)];
  return allowAddressesIn(own, port, missing);
}

function outcomeOf({ outcome }: Coverage): Outcome {
  const outcomes = { all: 'yes', partial: 'partial', none: 'no', unknown: 'unknown' } as const;
  return outcomes[outcome];
}

function isFailure({ outcome }: Coverage): boolean {
  return outcome === 'none' || outcome === 'partial';
}

function nameGroups({ securityGroups }: Endpoint): string {
  return securityGroups.length === 0 ? 'no security group' : securityGroups.join(', ');
}

function evidenceOf({ securityGroups }: Endpoint, { by, ineffective }: Coverage): readonly string[] {
  return [...securityGroups, ...by, ...ineffective];
}

function tell(groups: string, what: string, found: Coverage, references: ReferenceMatching): string {
  const { outcome, by, missing, why, ineffective } = found;
  const reason = references.kind === 'no-match' ? references.why : '';
  const vain =
    ineffective.length === 0
      ? ''
      : ` ${ineffective.join(', ')} names a security group and does not match, because ${reason}.`;
  switch (outcome) {
    case 'all':
      return `${groups} let TCP ${what}: ${by.join(', ')}.`;
    case 'partial':
      return `${groups} let only a part of TCP ${what}: ${by.join(', ')} do not cover ${describeRanges(missing)}.${vain}`;
    case 'none':
      return `No rule of ${groups} lets TCP ${what}.${vain}`;
    case 'unknown':
      return `Whether ${groups} let TCP ${what} is not known, because ${why.join('; ')}.`;
  }
}
