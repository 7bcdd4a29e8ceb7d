import { commonPorts, describePorts, type PortRange } from './ports.ts';
import { describeRanges, intersect, type Range, subtract } from './ranges.ts';

/** Addresses times ports. */
export interface Rectangle {
  readonly addresses: Range;
  readonly ports: PortRange;
}

/** The part that two have in common; none or one. */
export function commonRectangle(one: Rectangle, other: Rectangle): readonly Rectangle[] {
  const addresses = intersect(one.addresses, other.addresses);
  const ports = commonPorts(one.ports, other.ports);
  return addresses && ports ? [{ addresses, ports }] : [];
}

/** What is left of one: the addresses beside with all ports, and those in common with the ports below and above. */
export function withoutRectangle(part: Rectangle, taken: Rectangle): readonly Rectangle[] {
  const [both] = commonRectangle(part, taken);
  if (both === undefined) return [part];
  const beside = subtract([part.addresses], [both.addresses]).map((addresses) => ({ addresses, ports: part.ports }));
  const below = { addresses: both.addresses, ports: { from: part.ports.from, to: both.ports.from - 1 } };
  const above = { addresses: both.addresses, ports: { from: both.ports.to + 1, to: part.ports.to } };
  return [...beside, ...[below, above].filter(({ ports }) => ports.from <= ports.to)];
}

/** What is left of some without the others. */
export function subtractRectangles(
  rectangles: readonly Rectangle[],
  taken: readonly Rectangle[],
): readonly Rectangle[] {
  return taken.reduce((left, hole) => left.flatMap((part) => withoutRectangle(part, hole)), rectangles);
}

/** Addresses with one and the same range of ports. */
export function rectangles(addresses: readonly Range[], ports: PortRange): readonly Rectangle[] {
  return addresses.map((range) => ({ addresses: range, ports }));
}

/** For people: the addresses and the port of one. */
export function describeRectangle({ addresses, ports }: Rectangle): string {
  return `${describeRanges([addresses])} port ${describePorts(ports)}`;
}
