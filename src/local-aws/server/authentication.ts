import { requireTimely } from '../faults/signing-time.ts';
import { ApiError } from './api.ts';
import type { ReceivedRequest } from './received-request.ts';

/** What a request's signature says of it. */
export interface Signature {
  readonly accessKeyId: string;
  readonly signingName: string;
}

/** IAM is one service for all regions, and this is the one that its requests are signed for. */
const regionOfIam = 'us-east-1';

/**
 * Refuses a request that is not signed, one that was signed at another time than now, and one that is signed for another region: to
 * AWS that would be another, empty region. The signature itself is not verified; any access key does.
 *
 * @param now AWS's clock in milliseconds.
 */
export function requireSignature(request: ReceivedRequest, region: string, now: number): Signature {
  const authorization = request.headers.authorization ?? '';
  const [, accessKeyId, scope, signingName] =
    /Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\//.exec(authorization) ?? [];
  if (accessKeyId === undefined || scope === undefined || signingName === undefined) {
    throw new ApiError('MissingAuthenticationTokenException', 'Request is missing Authentication Token');
  }
  if (scope !== region && !(signingName === 'iam' && scope === regionOfIam)) {
    const message = `Credential should be scoped to a valid region. local-aws serves ${region}, not ${scope}: set AWS_REGION=${region}, or start it with --region ${scope}.`;
    throw new ApiError('InvalidSignatureException', message);
  }
  requireTimely(request.headers['x-amz-date'], now);
  return { accessKeyId, signingName };
}
