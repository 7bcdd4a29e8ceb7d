import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ClientConfiguration } from '../../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../../toolkit/aws/connect-sdk.ts';
import type { SecretDescriptionRequests } from './references-api.ts';

/** Sends the one command that Berth uses: importing the package as a whole would bundle every one of Secrets Manager. */
export function createSender(configuration: ClientConfiguration): SdkSender<SecretDescriptionRequests> {
  const client = new SecretsManagerClient(configuration);
  return { DescribeSecret: (request) => client.send(new DescribeSecretCommand(request)) };
}
