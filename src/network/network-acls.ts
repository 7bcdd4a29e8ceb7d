import { allPorts, coversTcp, type PortRange } from './ports.ts';
import { parseRange, type Range } from './ranges.ts';
import { commonRectangle, type Rectangle, rectangles, withoutRectangle } from './rectangles.ts';
import type { Direction, NetworkAcl, NetworkAclEntry } from './types.ts';

/** TCP to or from some addresses, with a range of ports at the end where the packets go. */
export interface Traffic {
  readonly direction: Direction;
  /** The other end: where egress goes to, where ingress comes from. */
  readonly remote: readonly Range[];
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
  let open: readonly Rectangle[] = rectangles(traffic.remote, traffic.ports);
  for (const { number, action, ...entry } of ordered) {
    const matched = matchedBy(entry);
    if (matched === undefined) continue;
    decided.push(
      ...open.flatMap((part) => commonRectangle(part, matched)).map((part) => ({ ...part, action, number })),
    );
    open = open.flatMap((part) => withoutRectangle(part, matched));
  }
  return [...decided, ...open.map((part): Decision => ({ ...part, action: 'deny', number: lastEntryNumber }))];
}

/** `rule 100`, or `rule *` for the last one. */
export function describeEntry(number: number): string {
  return `rule ${number >= lastEntryNumber ? '*' : number}`;
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
