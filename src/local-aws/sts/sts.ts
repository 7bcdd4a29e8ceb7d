import { randomBytes } from 'node:crypto';
import type { ApiService, HttpEndpoint } from '../server/api.ts';
import { roleOperations } from './role-operations.ts';
import { createTokenEndpoint } from './token-endpoint.ts';

export { tokenPath } from './token-endpoint.ts';

export interface StsOptions {
  /** What ACTIONS_ID_TOKEN_REQUEST_TOKEN holds in a job that gets its token here; a random one when unset. */
  readonly requestToken?: string;
}

export interface Sts {
  readonly service: ApiService;
  /** Answers `tokenPath`: a token for the audience that is asked for, as GitHub's runner has it. */
  readonly endpoint: HttpEndpoint;
  /** For ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  readonly requestToken: string;
}

/** AWS STS, and the endpoint where a workflow's job gets its OIDC token. */
export function createSts(options: StsOptions = {}): Sts {
  const key = randomBytes(32);
  const requestToken = options.requestToken ?? randomBytes(24).toString('base64url');
  return {
    service: {
      protocol: 'query',
      version: '2011-06-15',
      xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
      operations: roleOperations(key),
    },
    endpoint: createTokenEndpoint({ requestToken, key }),
    requestToken,
  };
}
