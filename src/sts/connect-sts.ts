import { clientConfiguration } from '../toolkit/aws/client-configuration.ts';
import { connectSdk } from '../toolkit/aws/connect-sdk.ts';
import type { AwsSession, CallSts } from './sts-api.ts';

/** STS with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectSts(): CallSts {
  return connectSdk(() => import('./sts-sdk.ts'));
}

/** Region and end of the credentials as the SDK finds them: in the environment, a profile, or from the machine. Throws what the SDK throws. */
export async function readAwsSession(): Promise<AwsSession> {
  const [{ readSession }, configuration] = await Promise.all([
    import('./sts-sdk.ts'),
    clientConfiguration({ retry: true }),
  ]);
  return readSession(configuration);
}
