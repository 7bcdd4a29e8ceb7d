import { type Fact, type Unknown, whyUnknown } from './facts.ts';
import { allPorts, commonPorts, coversTcp, type PortRange } from './ports.ts';
import { parseRanges, type Range } from './ranges.ts';
import { commonRectangle, type Rectangle, rectangles, subtractRectangles } from './rectangles.ts';
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
  /** The TCP ports at the end that is dialled. */
  readonly ports: PortRange;
  readonly peer: Peer;
}

/** What some security groups let through of a peer's addresses, all groups together. */
export interface Coverage {
  readonly outcome: 'all' | 'partial' | 'none' | 'unknown';
  /** The ids of the rules that let something through. */
  readonly by: readonly string[];
  /** The addresses, with their ports, that no rule is known to let through. */
  readonly missing: readonly Rectangle[];
  /** Clauses that say why it is not known. */
  readonly why: readonly string[];
  /** Rules that would have matched but for the path: they name a group, and the path is not private. */
  readonly ineffective: readonly string[];
}

/** A list of rules for each group is united: one rule of one group is enough (VPC user guide, "Security group rules"). */
export function coverage(network: Network, groups: readonly string[], passage: Passage): Coverage {
  const rules = groups.map((group) => rulesOf(network, group));
  const fit = rules.flatMap((fact) => (fact.kind === 'known' ? fact.value.filter((rule) => fits(rule, passage)) : []));
  const matches = fit.map((rule) => matchOf(network, rule, passage));
  const certain = matches.flatMap(({ passing }) => passing);
  const asked = rectangles(passage.peer.addresses, passage.ports);
  const missing = subtractRectangles(asked, certain);
  const why = [
    ...rules.flatMap((fact) => (fact.kind === 'known' ? [] : [whyUnknown(fact)])),
    ...matches.flatMap((match) => match.why),
  ];
  return {
    outcome: missing.length === 0 ? 'all' : outcomeWithout(certain, why),
    by: matches.filter(({ passing }) => passing.length > 0).map(({ rule }) => rule.id),
    missing,
    why: missing.length === 0 ? [] : [...new Set(why)],
    ineffective: matches.filter((match) => match.ineffective).map(({ rule }) => rule.id),
  };
}

interface Match {
  readonly rule: SecurityGroupRule;
  /** What it is known to let through of what was asked. */
  readonly passing: readonly Rectangle[];
  readonly why: readonly string[];
  readonly ineffective: boolean;
}

function outcomeWithout(certain: readonly Rectangle[], why: readonly string[]): Coverage['outcome'] {
  if (why.length > 0) return 'unknown';
  return certain.length > 0 ? 'partial' : 'none';
}

function rulesOf({ securityGroups }: Network, group: string): Fact<readonly SecurityGroupRule[]> {
  return securityGroups[group] ?? { kind: 'unknown', why: `the rules of security group ${group} were not read` };
}

function fits(rule: SecurityGroupRule, { direction, ports }: Passage): boolean {
  return rule.direction === direction && coversTcp(rule.protocol) && commonPorts(portsOf(rule), ports) !== undefined;
}

/** Rules for all protocols are about all ports, whatever is written. */
function portsOf({ protocol, ports }: SecurityGroupRule): PortRange {
  return protocol === '-1' ? allPorts : ports;
}

function matchOf(network: Network, rule: SecurityGroupRule, passage: Passage): Match {
  switch (rule.peer.kind) {
    case 'cidr':
      return matchAddresses(rule, parseRanges([rule.peer.cidr]), passage);
    case 'prefix-list':
      return matchPrefixList(network, rule, rule.peer.id, passage);
    case 'group':
      return passage.peer.securityGroups.includes(rule.peer.id) ? matchReference(rule, passage) : nothing(rule);
  }
}

function matchPrefixList({ prefixLists }: Network, rule: SecurityGroupRule, id: string, passage: Passage): Match {
  const list: Fact<readonly string[]> = prefixLists[id] ?? { kind: 'unknown', why: `prefix list ${id} was not read` };
  if (list.kind === 'known') return matchAddresses(rule, parseRanges(list.value), passage);
  return { ...nothing(rule), why: [`${rule.id} names prefix list ${id}, and ${whyUnknown(list)}`] };
}

function matchReference(rule: SecurityGroupRule, passage: Passage): Match {
  const { references, addresses } = passage.peer;
  if (references.kind === 'match') return matchAddresses(rule, addresses, passage);
  if (references.kind === 'no-match') return { ...nothing(rule), ineffective: true };
  return { ...nothing(rule), why: [`${rule.id} names a security group, and ${whyUnknown(references)}`] };
}

function matchAddresses(rule: SecurityGroupRule, allowed: readonly Range[], { peer, ports }: Passage): Match {
  const own = rectangles(allowed, portsOf(rule));
  const passing = rectangles(peer.addresses, ports).flatMap((asked) =>
    own.flatMap((each) => commonRectangle(asked, each)),
  );
  return { ...nothing(rule), passing };
}

function nothing(rule: SecurityGroupRule): Match {
  return { rule, passing: [], why: [], ineffective: false };
}
