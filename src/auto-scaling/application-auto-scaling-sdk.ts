import { ApplicationAutoScalingClient, DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../toolkit/aws/connect-sdk.ts';
import type { ApplicationAutoScalingRequests } from './auto-scaling-api.ts';

/** Sends the one command that Berth uses: importing the package as a whole would bundle every one of Application Auto Scaling. */
export function createSender(configuration: ClientConfiguration): SdkSender<ApplicationAutoScalingRequests> {
  const client = new ApplicationAutoScalingClient(configuration);
  return { DescribeScalableTargets: (request) => client.send(new DescribeScalableTargetsCommand(request)) };
}
