import type { Fact } from './facts.ts';
import type { NetworkInterface } from './types.ts';

/** What dials, as the service and its task definition say. */
export type Workload =
  | AwsvpcWorkload
  | InstanceWorkload
  /** `networkMode` none, or networking disabled. */
  | { readonly kind: 'none' }
  /** Where it is cannot be said; `why` is a clause that can follow "because". */
  | { readonly kind: 'unknown'; readonly why: string }
  /** ECS Anywhere: a machine outside AWS. */
  | { readonly kind: 'external' }
  /** A GitHub runner. Without addresses it may have any address of the internet. */
  | { readonly kind: 'runner'; readonly addresses?: readonly string[] };

/** Network mode awsvpc: each task has an interface of its own. */
export interface AwsvpcWorkload {
  readonly kind: 'awsvpc';
  readonly launchType: 'EC2' | 'FARGATE';
  readonly subnetIds: readonly string[];
  /** Empty: the default group of the VPC. */
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
}

/** Network modes bridge, host and default: containers leave with the address and the groups of their instance. */
export interface InstanceWorkload {
  readonly kind: 'instance';
  readonly instances: Fact<readonly Instance[]>;
  /** The subnets of the Auto Scaling group, where tomorrow's instances may be; empty without one. */
  readonly scalingSubnetIds: readonly string[];
}

/** A container instance in EC2. */
export interface Instance {
  readonly id: string;
  /** Its own, without those that ECS attached for tasks. */
  readonly interfaces: readonly NetworkInterface[];
}
