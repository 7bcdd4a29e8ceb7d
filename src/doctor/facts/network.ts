import type { LoadBalancerDescription } from '../../load-balancing/load-balancers.ts';
import type { Workload } from '../../network/workload.ts';

/** From where the tasks of a service speak to the network. Parts that were not read say so inside. */
export interface TaskPlaces {
  /** The containers themselves: what dials the database, and what a load balancer dials. */
  readonly application: Workload;
  /** What pulls images, fetches secrets and sends logs: the instance on EC2, the task's own interface on Fargate. */
  readonly agent: Workload;
}

/** Where a database of RDS is in the network. */
export interface DatabaseNetwork {
  readonly identifier: string;
  readonly port: number;
  readonly publiclyAccessible: boolean;
  readonly vpcId: string;
  /** Those that are active. */
  readonly securityGroups: readonly string[];
  /** Those of its subnet group: a failover may move it to any of them. */
  readonly subnets: readonly DatabaseSubnet[];
  /** Where the writer is; null where all of the subnets serve at once, as those of a proxy do. */
  readonly availabilityZone: string | null;
  /** Whether it has IPv6 addresses, too (network type DUAL). */
  readonly dualStack: boolean;
  /** Of a proxy: the databases behind it, as far as they were found. null for what is no proxy. */
  readonly targets: readonly DatabaseNetwork[] | null;
}

export interface DatabaseSubnet {
  readonly id: string;
  readonly availabilityZone: string;
}

/** How a VPC's names are resolved. */
export interface VpcDns {
  readonly vpcId: string;
  /** The attribute enableDnsSupport. */
  readonly dnsSupport: boolean;
  /** Those of its DHCP options; empty or AmazonProvidedDNS for AWS's own. */
  readonly servers: readonly string[];
}

/** A rule that names a security group which is gone, or which a peering no longer reaches. */
export interface StaleRule {
  /** `sgr-…` */
  readonly id: string;
  readonly groupId: string;
  readonly direction: 'ingress' | 'egress';
  readonly referencedGroup: string;
  /** A clause that can follow "because". */
  readonly why: string;
}

/** A load balancer of the service in the network. */
export type BalancerNetwork = Omit<LoadBalancerDescription, 'availabilityZones'>;

/** Network interfaces of a container instance. */
export interface InterfaceUse {
  readonly ec2InstanceId: string;
  /** Of its type. */
  readonly maximum: number;
  /** Attached to it, those of tasks among them. */
  readonly attached: number;
}
