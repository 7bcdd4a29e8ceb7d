import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { ClientConfiguration } from '../../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../../toolkit/aws/connect-sdk.ts';
import type { ParameterDescriptionRequests } from './references-api.ts';

/** Sends the one command that Berth uses: importing the package as a whole would bundle every one of Systems Manager. */
export function createSender(configuration: ClientConfiguration): SdkSender<ParameterDescriptionRequests> {
  const client = new SSMClient(configuration);
  return {
    DescribeParameters: ({ ParameterFilters, NextToken }) =>
      client.send(
        new DescribeParametersCommand({ ParameterFilters, ...(NextToken === undefined ? {} : { NextToken }) }),
      ),
  };
}
