import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../toolkit/aws/connect-sdk.ts';
import type { AwsSession, StsRequests } from './sts-api.ts';

/** Sends the one command that Berth uses: importing the package as a whole would bundle every one of STS. */
export function createSender(configuration: ClientConfiguration): SdkSender<StsRequests> {
  const client = new STSClient(configuration);
  return { GetCallerIdentity: (request) => client.send(new GetCallerIdentityCommand(request)) };
}

/** The region and the end of the credentials that the SDK finds in the environment; an empty region where there is none. */
export async function readSession(configuration: ClientConfiguration): Promise<AwsSession> {
  const client = new STSClient(configuration);
  const [region, credentials] = await Promise.all([
    client.config.region().catch(() => ''),
    client.config.credentials().catch(() => undefined),
  ]);
  return { region, credentialsEnd: endOf(credentials) };
}

type Credentials = Awaited<ReturnType<STSClient['config']['credentials']>>;

/** Keys without a session token are those of a user, which do not end; the variables of temporary ones need not say when they do. */
function endOf(credentials: Credentials | undefined): AwsSession['credentialsEnd'] {
  if (credentials?.expiration !== undefined) return Math.floor(credentials.expiration.getTime() / 1_000);
  return credentials === undefined || credentials.sessionToken !== undefined ? undefined : null;
}
