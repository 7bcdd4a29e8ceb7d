import { connectSdk } from '../toolkit/aws/connect-sdk.ts';
import type { CallLoadBalancing } from './load-balancing-api.ts';

/** Elastic Load Balancing with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectLoadBalancing(): CallLoadBalancing {
  return connectSdk(() => import('./load-balancing-sdk.ts'));
}
