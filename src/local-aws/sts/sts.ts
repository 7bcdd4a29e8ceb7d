import type { ApiService, HttpEndpoint } from '../server/api.ts';

export interface StsOptions {
  readonly accountId: string;
  /** What ACTIONS_ID_TOKEN_REQUEST_TOKEN must hold; a random one when unset. */
  readonly requestToken?: string;
}

export interface Sts {
  readonly service: ApiService;
  /** GET `tokenPath`: a token for the audience that is asked for, as GitHub's runner has it. */
  readonly endpoint: HttpEndpoint;
  /** For ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  readonly requestToken: string;
}

/** Behind the server's own URL, this makes ACTIONS_ID_TOKEN_REQUEST_URL; callers add `&audience=…` to it, so it has a query already. */
export const tokenPath = '/oidc/token?api-version=2.0';

/** AWS STS and the endpoint where a workflow's job gets its OIDC token. */
export function createSts(_options: StsOptions): Sts {
  throw new Error('not written yet');
}
