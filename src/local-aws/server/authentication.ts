import { ApiError } from './api.ts';
import type { ReceivedRequest } from './server.ts';

/**
 * Refuses a request that is not signed, and one that is signed for another region: to AWS that would be another, empty region. The
 * signature itself is not verified; any access key does, and is returned.
 */
export function requireSignature(request: ReceivedRequest, region: string): string {
  const authorization = request.headers.authorization ?? '';
  const [, accessKeyId, scope] = /Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\//.exec(authorization) ?? [];
  if (accessKeyId === undefined || scope === undefined) {
    throw new ApiError('MissingAuthenticationTokenException', 'Request is missing Authentication Token');
  }
  if (scope !== region) {
    const message = `Credential should be scoped to a valid region. local-aws serves ${region}, not ${scope}: set AWS_REGION=${region}, or start it with --region ${scope}.`;
    throw new ApiError('InvalidSignatureException', message);
  }
  return accessKeyId;
}
