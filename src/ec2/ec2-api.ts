import type { CallSdk } from '../toolkit/aws/connect-sdk.ts';

/** What EC2's describing operations are asked: everything, or what some filters leave, from a page on. */
export interface FilteredRequest {
  Filters?: { Name: string; Values: string[] }[];
  NextToken?: string;
}

/** The operations of EC2 that Berth's actions call, with what they are asked. None of them changes anything. */
export interface Ec2Requests {
  readonly DescribeInstances: FilteredRequest;
  readonly DescribeInstanceTypes: FilteredRequest;
  readonly DescribeNetworkInterfaces: FilteredRequest;
  readonly DescribeSubnets: FilteredRequest;
  readonly DescribeVpcs: FilteredRequest;
  readonly DescribeVpcAttribute: { VpcId: string; Attribute: 'enableDnsSupport' };
  readonly DescribeDhcpOptions: FilteredRequest;
  readonly DescribeVpcEndpoints: FilteredRequest;
  readonly DescribeNatGateways: FilteredRequest;
  readonly DescribeVpcPeeringConnections: FilteredRequest;
  readonly DescribeVpcBlockPublicAccessOptions: object;
  readonly DescribeSecurityGroups: FilteredRequest;
  readonly DescribeSecurityGroupRules: FilteredRequest;
  readonly DescribeNetworkAcls: FilteredRequest;
  readonly DescribeRouteTables: FilteredRequest;
  readonly GetManagedPrefixListEntries: { PrefixListId: string; NextToken?: string };
}

/** Calls EC2 and returns the answer as plain data; throws what the SDK throws. */
export type CallEc2 = CallSdk<Ec2Requests>;
