import { allPorts, coversTcp, describePorts, type PortRange } from './ports.ts';
import { describeRanges, intersect, parseRange, type Range, subtract } from './ranges.ts';
import type { Direction, NetworkAcl, NetworkAclEntry } from './types.ts';

/** TCP to or from some addresses, with a range of ports at the end where the packets go. */
export interface Traffic {
  readonly direction: Direction;
  /** The other end: where egress goes to, where ingress comes from. */
  readonly remote: readonly Range[];
  readonly ports: PortRange;
}

/** Addresses times ports. */
export interface Rectangle {
  readonly addresses: Range;
  readonly ports: PortRange;
}

/** A part of the traffic with the entry that decides about it; 32767 is the last one, `*`, which denies all the rest. */
export interface Decision extends Rectangle {
  readonly action: NetworkAclEntry['action'];
  readonly number: number;
}

export const lastEntryNumber = 32_767;

/**
 * What a network ACL does with traffic, exactly: entries in ascending order of their numbers, the first match decides, and the rest is
 * denied (VPC user guide, "Network ACL basics"). The parts do not overlap, and together they are the traffic.
 */
export function decide({ entries }: NetworkAcl, traffic: Traffic): readonly Decision[] {
  const own = entries.filter(({ direction, protocol }) => direction === traffic.direction && coversTcp(protocol));
  const ordered = own.toSorted((one, other) => one.number - other.number);
  const decided: Decision[] = [];
  let open: readonly Rectangle[] = traffic.remote.map((addresses) => ({ addresses, ports: traffic.ports }));
  for (const { number, action, ...entry } of ordered) {
    const matched = matchedBy(entry);
    if (matched === undefined) continue;
    decided.push(...open.flatMap((part) => common(part, matched)).map((part) => ({ ...part, action, number })));
    open = open.flatMap((part) => remainder(part, matched));
  }
  return [...decided, ...open.map((part): Decision => ({ ...part, action: 'deny', number: lastEntryNumber }))];
}

/** `rule 100`, or `rule *` for the last one. */
export function describeEntry(number: number): string {
  return `rule ${number >= lastEntryNumber ? '*' : number}`;
}

export function describeRectangle({ addresses, ports }: Rectangle): string {
  return `${describeRanges([addresses])} port ${describePorts(ports)}`;
}

/** Entries for all protocols are about all ports, whatever is written. */
function matchedBy({
  cidr,
  protocol,
  ports,
}: Pick<NetworkAclEntry, 'cidr' | 'protocol' | 'ports'>): Rectangle | undefined {
  const addresses = parseRange(cidr);
  return addresses && { addresses, ports: protocol === '-1' ? allPorts : (ports ?? allPorts) };
}

function common(part: Rectangle, matched: Rectangle): readonly Rectangle[] {
  const addresses = intersect(part.addresses, matched.addresses);
  const ports = commonPorts(part.ports, matched.ports);
  return addresses && ports ? [{ addresses, ports }] : [];
}

function commonPorts(one: PortRange, other: PortRange): PortRange | undefined {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from <= to ? { from, to } : undefined;
}

/** The addresses that did not match with all ports, and those that did with the ports below and above. */
function remainder(part: Rectangle, matched: Rectangle): readonly Rectangle[] {
  const [both] = common(part, matched);
  if (both === undefined) return [part];
  const beside = subtract([part.addresses], [both.addresses]).map((addresses) => ({ addresses, ports: part.ports }));
  const below = { addresses: both.addresses, ports: { from: part.ports.from, to: both.ports.from - 1 } };
  const above = { addresses: both.addresses, ports: { from: both.ports.to + 1, to: part.ports.to } };
  return [...beside, ...[below, above].filter(({ ports }) => ports.from <= ports.to)];
}
