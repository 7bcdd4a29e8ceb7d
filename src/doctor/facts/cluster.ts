import type { InstanceState } from '../../rollout/types.ts';

export interface ClusterState {
  readonly name: string;
  /** ACTIVE, PROVISIONING, DEPROVISIONING, FAILED or INACTIVE. */
  readonly status: string;
}

/** A container instance; `remaining` counts what is left after every task on it. */
export interface ContainerInstance extends InstanceState {
  /** OK, IMPAIRED, INSUFFICIENT_DATA or INITIALIZING; null where ECS does not say. */
  readonly health: string | null;
}

export interface CapacityProvider {
  readonly name: string;
  /** ACTIVE or INACTIVE; null when there is none of that name. */
  readonly status: string | null;
  /** Such as UPDATE_FAILED. */
  readonly updateStatus: string | null;
  /** null for Fargate. */
  readonly autoScalingGroup: AutoScalingGroup | null;
}

export interface AutoScalingGroup {
  readonly name: string;
  readonly desired: number;
  readonly maximum: number;
  /** Such as Launch. */
  readonly suspendedProcesses: readonly string[];
}

/** What Application Auto Scaling does with the service's desired count. */
export interface ScalableTarget {
  readonly minimum: number;
  readonly maximum: number;
  /** Such as DynamicScalingOutSuspended. */
  readonly suspended: readonly string[];
}

/** How the metadata of a container instance is asked for (ec2:DescribeInstances, MetadataOptions). */
export interface MetadataOptions {
  readonly ec2InstanceId: string;
  readonly tokensRequired: boolean;
  readonly hopLimit: number;
}
