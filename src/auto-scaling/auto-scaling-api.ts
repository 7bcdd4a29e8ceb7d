import type { CallSdk } from '../toolkit/aws/connect-sdk.ts';

/** The operations of EC2 Auto Scaling that Berth's actions call, with what they are asked. */
export interface AutoScalingRequests {
  readonly DescribeAutoScalingGroups: { AutoScalingGroupNames: string[]; NextToken?: string };
}

/** Calls EC2 Auto Scaling and returns the answer as plain data; throws what the SDK throws. */
export type CallAutoScaling = CallSdk<AutoScalingRequests>;

/** The operations of Application Auto Scaling that Berth's actions call, with what they are asked. */
export interface ApplicationAutoScalingRequests {
  readonly DescribeScalableTargets: {
    ServiceNamespace: 'ecs';
    ResourceIds: string[];
    ScalableDimension: 'ecs:service:DesiredCount';
  };
}

/** Calls Application Auto Scaling and returns the answer as plain data; throws what the SDK throws. */
export type CallApplicationAutoScaling = CallSdk<ApplicationAutoScalingRequests>;
