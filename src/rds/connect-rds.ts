import { connectSdk } from '../toolkit/aws/connect-sdk.ts';
import type { CallRds } from './rds-api.ts';

/** RDS with region, credentials and endpoint from the environment. The SDK is loaded with the first call. */
export function connectRds(): CallRds {
  return connectSdk(() => import('./rds-sdk.ts'));
}
