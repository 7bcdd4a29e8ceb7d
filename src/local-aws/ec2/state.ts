import type { PortRange } from '../../network/ports.ts';
import type { Direction, NetworkAclEntry, Route } from '../../network/types.ts';
import type { Tags } from '../requests/tags.ts';

/** Everything that the emulated EC2 remembers. Mutable: operations change it in place. All maps are by id. */
export interface Ec2State {
  readonly vpcs: Map<string, Vpc>;
  readonly subnets: Map<string, Subnet>;
  readonly routeTables: Map<string, RouteTable>;
  readonly internetGateways: Map<string, InternetGateway>;
  readonly networkAcls: Map<string, NetworkAcl>;
  readonly securityGroups: Map<string, SecurityGroup>;
  readonly dhcpOptions: DhcpOptions;
  /** What is known of the container instances beside what ECS knows of them, by their EC2 ids. */
  readonly instances: Map<string, Instance>;
  /** Interfaces that belong to another service, such as those of databases. */
  readonly managedInterfaces: Map<string, ManagedInterface>;
  /** The private address of each interface that ECS attached for a task. */
  readonly taskAddresses: Map<string, string>;
}

export interface Vpc {
  readonly id: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  enableDnsSupport: boolean;
  enableDnsHostnames: boolean;
  readonly tags: Tags;
}

export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: string;
  readonly isDefault: boolean;
  mapPublicIpOnLaunch: boolean;
  readonly tags: Tags;
  /** How many addresses have ever been handed out: the next one follows from it. */
  handedOut: number;
}

export interface RouteTable {
  readonly id: string;
  readonly vpcId: string;
  readonly associations: Map<string, RouteTableAssociation>;
  routes: readonly OwnRoute[];
  readonly tags: Tags;
}

export interface RouteTableAssociation {
  readonly id: string;
  /** null for the one that makes a table its VPC's main one. */
  readonly subnetId: string | null;
}

export interface OwnRoute extends Route {
  readonly origin: 'CreateRouteTable' | 'CreateRoute';
  /** The member that names the target, such as `gatewayId`. */
  readonly targetMember: string;
}

export interface InternetGateway {
  readonly id: string;
  vpcId: string | null;
  readonly tags: Tags;
}

export interface NetworkAcl {
  readonly id: string;
  readonly vpcId: string;
  readonly isDefault: boolean;
  entries: readonly NetworkAclEntry[];
  /** Subnets by the id of their association. */
  readonly associations: Map<string, string>;
  readonly tags: Tags;
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  rules: readonly SecurityGroupRule[];
  readonly tags: Tags;
}

export interface SecurityGroupRule {
  readonly id: string;
  readonly groupId: string;
  readonly direction: Direction;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all. */
  readonly protocol: string;
  /** -1 to -1 for all. */
  readonly ports: PortRange;
  readonly peer: RulePeer;
  readonly description: string | null;
  readonly tags: Tags;
}

export type RulePeer =
  | { readonly kind: 'cidr'; readonly cidr: string }
  | { readonly kind: 'prefix-list'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string };

export interface DhcpOptions {
  readonly id: string;
}

export interface Instance {
  readonly id: string;
  readonly interfaceId: string;
  readonly attachmentId: string;
  readonly reservationId: string;
  readonly macAddress: string;
  readonly subnetId: string;
  readonly privateAddress: string;
  securityGroups: readonly string[];
  metadata: MetadataOptions;
  readonly tags: Tags;
}

export interface MetadataOptions {
  readonly httpTokens: 'optional' | 'required';
  readonly httpPutResponseHopLimit: number;
  readonly httpEndpoint: 'enabled' | 'disabled';
}

export interface ManagedInterface {
  readonly id: string;
  readonly subnetId: string;
  readonly privateAddress: string;
  readonly macAddress: string;
  readonly description: string;
  /** Such as `amazon-rds`. */
  readonly requesterId: string;
  publicAddress: string | null;
  securityGroups: readonly string[];
}
