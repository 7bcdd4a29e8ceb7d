import type { CallSdk } from '../toolkit/aws/connect-sdk.ts';

/** The operations of Elastic Load Balancing (version 2) that Berth's actions call, with what they are asked. */
export interface LoadBalancingRequests {
  readonly DescribeTargetGroups: { TargetGroupArns: string[] };
  readonly DescribeTargetGroupAttributes: { TargetGroupArn: string };
  readonly DescribeTargetHealth: { TargetGroupArn: string };
  readonly DescribeLoadBalancers: { LoadBalancerArns: string[]; Marker?: string };
  readonly DescribeListeners: { LoadBalancerArn: string; Marker?: string };
}

/** Calls Elastic Load Balancing and returns the answer as plain data; throws what the SDK throws. */
export type CallLoadBalancing = CallSdk<LoadBalancingRequests>;
