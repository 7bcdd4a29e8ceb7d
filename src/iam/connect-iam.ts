import { connectSdk } from '../toolkit/aws/connect-sdk.ts';
import type { CallIam } from './iam-api.ts';

/**
 * IAM with credentials and endpoint from the environment; its region is its own, because it is one service for all of them. Two
 * attempts: a runner in a private network may reach every service but this one, and what it tells can be done without.
 */
export function connectIam(): CallIam {
  return connectSdk(() => import('./iam-sdk.ts'), { maxAttempts: 2 });
}
