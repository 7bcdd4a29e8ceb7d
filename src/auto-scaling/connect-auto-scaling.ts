import { connectSdk } from '../toolkit/aws/connect-sdk.ts';
import type { CallAutoScaling } from './auto-scaling-api.ts';

/** EC2 Auto Scaling with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectAutoScaling(): CallAutoScaling {
  return connectSdk(() => import('./auto-scaling-sdk.ts'));
}
