import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../toolkit/aws/connect-sdk.ts';
import type { LoadBalancingRequests } from './load-balancing-api.ts';

/** Sends one of the commands that Berth uses: importing the package as a whole would bundle every one of Elastic Load Balancing. */
export function createSender(configuration: ClientConfiguration): SdkSender<LoadBalancingRequests> {
  const client = new ElasticLoadBalancingV2Client(configuration);
  return {
    DescribeTargetGroups: (request) => client.send(new DescribeTargetGroupsCommand(request)),
    DescribeTargetGroupAttributes: (request) => client.send(new DescribeTargetGroupAttributesCommand(request)),
    DescribeTargetHealth: (request) => client.send(new DescribeTargetHealthCommand(request)),
    DescribeLoadBalancers: (request) => client.send(new DescribeLoadBalancersCommand(request)),
    DescribeListeners: (request) => client.send(new DescribeListenersCommand(request)),
  };
}
