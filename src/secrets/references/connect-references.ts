import { connectSdk } from '../../toolkit/aws/connect-sdk.ts';
import type { CallParameterDescriptions, CallSecretDescriptions } from './references-api.ts';

/** What Secrets Manager tells of secrets without their values; region, credentials and endpoint come from the environment. */
export function connectSecretDescriptions(): CallSecretDescriptions {
  return connectSdk(() => import('./secret-descriptions-sdk.ts'));
}

/** What SSM tells of parameters without their values, in the same way. */
export function connectParameterDescriptions(): CallParameterDescriptions {
  return connectSdk(() => import('./parameter-descriptions-sdk.ts'));
}
