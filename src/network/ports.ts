/** Ports from one to the other, both included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

export const allPorts: PortRange = { from: 0, to: 65_535 };

/** From where Linux takes the port of an outgoing connection (VPC user guide, "Ephemeral ports"). */
export const linuxEphemeralPorts: PortRange = { from: 32_768, to: 61_000 };

/** The ports of NAT gateways, load balancers, and of whoever is not known (same page). */
export const anyEphemeralPorts: PortRange = { from: 1024, to: 65_535 };

/** The host ports that Docker gives to mappings without one: a load balancer dials any of them (ECS developer guide, "PortMapping"). */
export const dynamicHostPorts: PortRange = { from: 32_768, to: 65_535 };

/** EC2 writes -1 to -1 for all ports. */
export function portRange(from: number | undefined, to: number | undefined): PortRange {
  return from === undefined || to === undefined || from === -1 ? allPorts : { from, to };
}

/** A range of this port alone. */
export function onePort(port: number): PortRange {
  return { from: port, to: port };
}

/** The ports of both; undefined where there are none. */
export function commonPorts(one: PortRange, other: PortRange): PortRange | undefined {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from <= to ? { from, to } : undefined;
}

export function isOnePort({ from, to }: PortRange): boolean {
  return from === to;
}

/** For people. */
export function describePorts({ from, to }: PortRange): string {
  return from === to ? `${from}` : `${from}-${to}`;
}

/** Whether a rule's protocol is about TCP: its name, its number, or -1 for all. */
export function coversTcp(protocol: string): boolean {
  return ['-1', '6', 'tcp', 'all'].includes(protocol.toLowerCase());
}
