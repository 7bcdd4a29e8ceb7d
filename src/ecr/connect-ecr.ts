import { connectSdk } from '../toolkit/aws/connect-sdk.ts';
import type { CallEcr } from './ecr-api.ts';

/**
 * ECR with credentials and endpoint from the environment. The SDK is loaded with the first call.
 *
 * @param region of the registry; undefined for that of the environment.
 */
export function connectEcr(region?: string): CallEcr {
  return connectSdk(() => import('./ecr-sdk.ts'), region === undefined ? {} : { region });
}
