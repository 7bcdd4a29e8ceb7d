import type { Fact } from './facts.ts';
import type { PortRange } from './ports.ts';

/** Everything that decides whether one address reaches another, as EC2 describes it. What another account or region hides is not known. */
export interface Network {
  readonly vpcs: Fact<readonly Vpc[]>;
  readonly subnets: Fact<readonly Subnet[]>;
  readonly routeTables: Fact<readonly RouteTable[]>;
  readonly networkAcls: Fact<readonly NetworkAcl[]>;
  readonly peerings: Fact<readonly Peering[]>;
  readonly natGateways: Fact<readonly NatGateway[]>;
  readonly blockPublicAccess: Fact<'off' | 'block-ingress' | 'block-bidirectional'>;
  /** By id of the group. A group that has no entry was not read. */
  readonly securityGroups: Readonly<Record<string, Fact<readonly SecurityGroupRule[]>>>;
  /** The CIDR blocks of each prefix list, by its id. A list that has no entry was not read. */
  readonly prefixLists: Readonly<Record<string, Fact<readonly string[]>>>;
}

export interface Vpc {
  readonly id: string;
  readonly region: string;
  /** IPv4 and IPv6 blocks. */
  readonly cidrs: readonly string[];
  readonly defaultSecurityGroup?: string;
}

export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  /** IPv4 and IPv6 blocks. */
  readonly cidrs: readonly string[];
}

export interface NetworkInterface {
  readonly id: string;
  readonly subnetId: string;
  readonly vpcId: string;
  /** IPv4 and IPv6, of each the primary one first. */
  readonly privateAddresses: readonly string[];
  readonly publicAddresses: readonly string[];
  /** Whether its public address is an Elastic IP, which stays when the instance stops. */
  readonly elastic?: boolean;
  readonly securityGroups: readonly string[];
}

/** A rule of a security group. Rules only allow; what no rule allows is dropped. */
export interface SecurityGroupRule {
  /** `sgr-…` */
  readonly id: string;
  readonly groupId: string;
  readonly direction: Direction;
  /** `tcp`, `6`, `-1` for all, as EC2 answers. */
  readonly protocol: string;
  readonly ports: PortRange;
  readonly peer:
    | { readonly kind: 'cidr'; readonly cidr: string }
    | { readonly kind: 'prefix-list'; readonly id: string }
    | { readonly kind: 'group'; readonly id: string };
}

export type Direction = 'ingress' | 'egress';

export interface NetworkAcl {
  readonly id: string;
  readonly subnetIds: readonly string[];
  readonly entries: readonly NetworkAclEntry[];
}

export interface NetworkAclEntry {
  /** 1 to 32766; 32767 is the last one, `*`, which denies. */
  readonly number: number;
  readonly direction: Direction;
  readonly action: 'allow' | 'deny';
  /** `6` is TCP, `-1` is all. */
  readonly protocol: string;
  readonly cidr: string;
  /** All ports where it is left out, as EC2 does for protocol -1. */
  readonly ports?: PortRange;
}

export interface RouteTable {
  readonly id: string;
  readonly vpcId: string;
  /** The one of the VPC's subnets that have none of their own. */
  readonly main: boolean;
  readonly subnetIds: readonly string[];
  readonly routes: readonly Route[];
}

export interface Route {
  /** A CIDR block or the id of a prefix list, `pl-…`. */
  readonly destination: string;
  readonly target: RouteTarget;
  readonly state: 'active' | 'blackhole';
  /** Learned from a virtual private gateway. */
  readonly propagated: boolean;
}

export interface RouteTarget {
  readonly kind: RouteTargetKind;
  /** `local`, `igw-…`, `pcx-…` and so on. */
  readonly id: string;
}

export type RouteTargetKind =
  | 'local'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'nat-gateway'
  | 'peering'
  | 'transit-gateway'
  | 'virtual-private-gateway'
  | 'core-network'
  | 'network-interface'
  /** Of type Gateway, for S3 or DynamoDB alone. */
  | 'gateway-endpoint'
  /** Of another type, or not known of which. */
  | 'endpoint'
  | 'other';

export interface Peering {
  /** `pcx-…` */
  readonly id: string;
  /** `active`, `pending-acceptance`, `expired`, `deleted` and so on. */
  readonly status: string;
  readonly sides: readonly [PeeringSide, PeeringSide];
}

export interface PeeringSide {
  readonly vpcId: string;
  readonly region: string;
  /** Whether the other side's queries for this side's public names get private addresses (AllowDnsResolutionFromRemoteVpc). */
  readonly resolvesForPeer: Fact<boolean>;
}

export interface NatGateway {
  readonly id: string;
  readonly subnetId: string;
  /** `available` is the one that forwards. */
  readonly state: string;
  readonly connectivity: 'public' | 'private';
  readonly publicAddresses: readonly string[];
}
