import { connectSdk } from '../toolkit/aws/connect-sdk.ts';
import type { CallApplicationAutoScaling, CallAutoScaling } from './auto-scaling-api.ts';

/** EC2 Auto Scaling with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectAutoScaling(): CallAutoScaling {
  return connectSdk(() => import('./auto-scaling-sdk.ts'));
}

/** Application Auto Scaling, which scales services, in the same way. */
export function connectApplicationAutoScaling(): CallApplicationAutoScaling {
  return connectSdk(() => import('./application-auto-scaling-sdk.ts'));
}
