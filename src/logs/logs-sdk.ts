import { CloudWatchLogsClient, DescribeLogGroupsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';

/** The commands that Berth uses: importing the package as a whole would bundle every one of CloudWatch Logs. */
export const commands = { DescribeLogGroups: DescribeLogGroupsCommand, GetLogEvents: GetLogEventsCommand };

export function createClient(configuration: ClientConfiguration): CloudWatchLogsClient {
  return new CloudWatchLogsClient(configuration);
}
