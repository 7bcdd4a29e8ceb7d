import { type Fact, type Unknown, whyUnknown } from './facts.ts';
import { coversTcp } from './ports.ts';
import { intersect, overlaps, parseRanges, type Range, subtract } from './ranges.ts';
import type { Direction, Network, SecurityGroupRule } from './types.ts';

/** The other end of a connection, as security groups see it. */
export interface Peer {
  /** Every address that it may have. */
  readonly addresses: readonly Range[];
  readonly securityGroups: readonly string[];
  /** Whether rules that name one of its groups match: only on paths between private addresses. */
  readonly references: ReferenceMatching;
}

export type ReferenceMatching =
  | { readonly kind: 'match' }
  | { readonly kind: 'no-match'; readonly why: string }
  | Unknown;

export interface Passage {
  readonly direction: Direction;
  /** The TCP port at the end that is dialled. */
  readonly port: number;
  readonly peer: Peer;
}

/** What some security groups let through of a peer's addresses, all groups together. */
export interface Coverage {
  readonly outcome: 'all' | 'partial' | 'none' | 'unknown';
  /** The ids of the rules that let something through. */
  readonly by: readonly string[];
  /** The addresses that no rule is known to let through. */
  readonly missing: readonly Range[];
  /** Clauses that say why it is not known. */
  readonly why: readonly string[];
  /** Rules that would have matched but for the path: they name a group, and the path is not private. */
  readonly ineffective: readonly string[];
}

/** A list of rules for each group is united: one rule of one group is enough (VPC user guide, "Security group rules"). */
export function coverage(network: Network, groups: readonly string[], passage: Passage): Coverage {
  const rules = groups.map((group) => rulesOf(network, group));
  const fit = rules.flatMap((fact) => (fact.kind === 'known' ? fact.value.filter((rule) => fits(rule, passage)) : []));
  const matches = fit.map((rule) => matchOf(network, rule, passage.peer));
  const certain = matches.flatMap(({ addresses }) => addresses);
  const missing = subtract(passage.peer.addresses, certain);
  const why = [
    ...rules.flatMap((fact) => (fact.kind === 'known' ? [] : [whyUnknown(fact)])),
    ...matches.flatMap((match) => match.why),
  ];
  return {
    outcome: missing.length === 0 ? 'all' : outcomeWithout(passage.peer.addresses, certain, why),
    by: matches.filter(({ addresses }) => addresses.length > 0).map(({ rule }) => rule.id),
    missing,
    why: missing.length === 0 ? [] : [...new Set(why)],
    ineffective: matches.filter((match) => match.ineffective).map(({ rule }) => rule.id),
  };
}

interface Match {
  readonly rule: SecurityGroupRule;
  /** What it is known to let through, cut to the peer's addresses. */
  readonly addresses: readonly Range[];
  readonly why: readonly string[];
  readonly ineffective: boolean;
}

function outcomeWithout(
  asked: readonly Range[],
  certain: readonly Range[],
  why: readonly string[],
): Coverage['outcome'] {
  if (why.length > 0) return 'unknown';
  return overlaps(asked, certain) ? 'partial' : 'none';
}

function rulesOf({ securityGroups }: Network, group: string): Fact<readonly SecurityGroupRule[]> {
  return securityGroups[group] ?? { kind: 'unknown', why: `the rules of security group ${group} were not read` };
}

function fits({ direction, protocol, ports }: SecurityGroupRule, passage: Passage): boolean {
  const isPort = protocol === '-1' || (ports.from <= passage.port && passage.port <= ports.to);
  return direction === passage.direction && coversTcp(protocol) && isPort;
}

function matchOf(network: Network, rule: SecurityGroupRule, peer: Peer): Match {
  switch (rule.peer.kind) {
    case 'cidr':
      return matchAddresses(rule, parseRanges([rule.peer.cidr]), peer);
    case 'prefix-list':
      return matchPrefixList(network, rule, rule.peer.id, peer);
    case 'group':
      return peer.securityGroups.includes(rule.peer.id) ? matchReference(rule, peer) : nothing(rule);
  }
}

function matchPrefixList({ prefixLists }: Network, rule: SecurityGroupRule, id: string, peer: Peer): Match {
  const list: Fact<readonly string[]> = prefixLists[id] ?? { kind: 'unknown', why: `prefix list ${id} was not read` };
  if (list.kind === 'known') return matchAddresses(rule, parseRanges(list.value), peer);
  return { ...nothing(rule), why: [`${rule.id} names prefix list ${id}, and ${whyUnknown(list)}`] };
}

function matchReference(rule: SecurityGroupRule, { addresses, references }: Peer): Match {
  if (references.kind === 'match') return { ...nothing(rule), addresses };
  if (references.kind === 'no-match') return { ...nothing(rule), ineffective: true };
  return { ...nothing(rule), why: [`${rule.id} names a security group, and ${whyUnknown(references)}`] };
}

function matchAddresses(rule: SecurityGroupRule, allowed: readonly Range[], peer: Peer): Match {
  const addresses = peer.addresses.flatMap((asked) =>
    allowed.map((range) => intersect(asked, range)).filter((both) => both !== undefined),
  );
  return { ...nothing(rule), addresses };
}

function nothing(rule: SecurityGroupRule): Match {
  return { rule, addresses: [], why: [], ineffective: false };
}
