import type { Destination, Endpoint, Source } from './endpoints.ts';
import { allowAddressesIn, allowGroupIn, allowOut } from './fixes.ts';
import type { Hop, Outcome } from './hops.ts';
import { describePorts, isOnePort, type PortRange } from './ports.ts';
import { describeRanges, type Range } from './ranges.ts';
import { describeRectangle, type Rectangle } from './rectangles.ts';
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

/**
 * Security groups keep state, so that answers pass: what the far end sends out and the near end takes in plays no part. An end without
 * groups filters nothing.
 */
export function securityGroupHops(network: Network, ends: Ends): readonly Hop[] {
  const { source } = ends;
  const out =
    source.kind === 'endpoint' && source.unfiltered !== true ? [egressHop(network, source, dialledBy(ends))] : [];
  return [...out, ...(ends.destination.unfiltered === true ? [] : [ingressHop(network, ends)])];
}

function dialledBy({ destination, to, references }: Ends): Dialled {
  return { to, ports: destination.ports, securityGroups: destination.securityGroups, references };
}

/** What is dialled, as the security groups of the source see it. */
export interface Dialled {
  readonly to: readonly Range[];
  readonly ports: PortRange;
  readonly securityGroups: readonly string[];
  readonly references: ReferenceMatching;
}

/** Whether the source's own groups let it dial. */
export function egressHop(network: Network, source: Endpoint, { to, ports, securityGroups, references }: Dialled): Hop {
  const found = coverage(network, source.securityGroups, {
    direction: 'egress',
    ports,
    peer: { addresses: to, securityGroups, references },
  });
  const [own, other] = [source.securityGroups[0], securityGroups[0]];
  const peer = references.kind === 'match' && other !== undefined ? other : addressesIn(found.missing);
  return {
    place: 'source-egress',
    outcome: outcomeOf(found),
    message: tell(
      `${nameGroups(source)} of ${source.name}`,
      `out to ${describeRanges(to)} on port ${describePorts(ports)}`,
      found,
      references,
    ),
    evidence: evidenceOf(source, found),
    fix: isFailure(found) && own !== undefined ? allowOut(own, ports, peer) : [],
  };
}

function ingressHop(network: Network, { source, destination, from, references }: Ends): Hop {
  const groups = source.kind === 'endpoint' ? source.securityGroups : [];
  const { ports } = destination;
  const found = coverage(network, destination.securityGroups, {
    direction: 'ingress',
    ports,
    peer: { addresses: from, securityGroups: groups, references },
  });
  return {
    place: 'destination-ingress',
    outcome: outcomeOf(found),
    message: tell(
      `${nameGroups(destination)} of ${destination.name}`,
      `in from ${source.name} (${describeRanges(from)}) on port ${describePorts(ports)}`,
      found,
      references,
    ),
    evidence: evidenceOf(destination, found),
    ineffective: found.ineffective,
    fix: isFailure(found) ? ingressFix(destination, groups, found.missing, references) : [],
  };
}

/** The source's group where it can be named, because it stays right when addresses change. */
function ingressFix(
  { securityGroups, ports }: Destination,
  groups: readonly string[],
  missing: readonly Rectangle[],
  references: ReferenceMatching,
): readonly string[] {
  const [own, other] = [securityGroups[0], groups[0]];
  if (own === undefined) return [];
  if (references.kind === 'match' && other !== undefined) return [allowGroupIn(own, ports, other)];
  return allowAddressesIn(own, ports, addressesIn(missing));
}

function addressesIn(missing: readonly Rectangle[]): readonly Range[] {
  return missing.map(({ addresses }) => addresses);
}

/** With the ports where there is more than one. */
function describeMissing(missing: readonly Rectangle[]): string {
  if (missing.every(({ ports }) => isOnePort(ports))) return describeRanges(addressesIn(missing));
  return missing.map(describeRectangle).join(', ');
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
      return `${groups} let only a part of TCP ${what}: ${by.join(', ')} do not cover ${describeMissing(missing)}.${vain}`;
    case 'none':
      return `No rule of ${groups} lets TCP ${what}.${vain}`;
    case 'unknown':
      return `Whether ${groups} let TCP ${what} is not known, because ${why.join('; ')}.`;
  }
}
