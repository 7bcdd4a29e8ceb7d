import type { PortRange } from './ports.ts';
import { type Family, ofFamily, type Range } from './ranges.ts';

/** One end of a connection, in a subnet. */
export interface Endpoint {
  readonly kind: 'endpoint';
  /** For people, such as `tasks in subnet-1`. */
  readonly name: string;
  readonly vpcId: string;
  readonly subnetId: string;
  /** Every private address that it may have, of both families. */
  readonly addresses: readonly Range[];
  /** The same of public ones. IPv6 addresses are both. */
  readonly publicAddresses: readonly Range[];
  readonly securityGroups: readonly string[];
  /** Of a network load balancer that was made without security groups: none filters it. */
  readonly unfiltered?: boolean;
  /** Where its outgoing connections take their own port from. */
  readonly ephemeralPorts: PortRange;
}

/** Somewhere on the internet, such as a GitHub runner. */
export interface OutsideEndpoint {
  readonly kind: 'outside';
  readonly name: string;
  readonly addresses: readonly Range[];
}

/** What dials. */
export type Source = Endpoint | OutsideEndpoint;

/** What is dialled. */
export interface Destination extends Endpoint {
  /** The TCP ports that are dialled: one, or all of those of which a task gets any. */
  readonly ports: PortRange;
  /** Whether its name resolves to a public address outside its VPC. */
  readonly isPublic: boolean;
}

/** The private or public addresses of an end, of one family; none where it has none. */
export function addressesOf(endpoint: Source, kind: 'private' | 'public', family: Family): readonly Range[] {
  const isPrivate = endpoint.kind === 'outside' || kind === 'private';
  return ofFamily(isPrivate ? endpoint.addresses : endpoint.publicAddresses, family);
}
