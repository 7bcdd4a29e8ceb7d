import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../toolkit/aws/connect-sdk.ts';
import type { AutoScalingRequests } from './auto-scaling-api.ts';

/** Sends the one command that Berth uses: importing the package as a whole would bundle every one of EC2 Auto Scaling. */
export function createSender(configuration: ClientConfiguration): SdkSender<AutoScalingRequests> {
  const client = new AutoScalingClient(configuration);
  return { DescribeAutoScalingGroups: (request) => client.send(new DescribeAutoScalingGroupsCommand(request)) };
}
