import { connectSdk } from '../toolkit/aws/connect-sdk.ts';
import type { CallEc2 } from './ec2-api.ts';

/** EC2 with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectEc2(): CallEc2 {
  return connectSdk(() => import('./ec2-sdk.ts'));
}
