import type { CallSdk } from '../toolkit/aws/connect-sdk.ts';

/** The operations of RDS that Berth's actions call, with what they are asked. None of them changes anything. */
export interface RdsRequests {
  readonly DescribeDBInstances: { Marker?: string };
  readonly DescribeDBClusters: { Marker?: string };
  readonly DescribeDBProxies: { Marker?: string };
  readonly DescribeDBProxyEndpoints: { Marker?: string };
  readonly DescribeDBProxyTargets: { DBProxyName: string; Marker?: string };
  readonly DescribeDBParameters: { DBParameterGroupName: string; Marker?: string };
  readonly DescribeDBClusterParameters: { DBClusterParameterGroupName: string; Marker?: string };
}

/** Calls RDS and returns the answer as plain data; throws what the SDK throws. */
export type CallRds = CallSdk<RdsRequests>;
