import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { HttpEndpoint } from '../server/api.ts';
import { signToken } from './web-identity-token.ts';

/** Behind the server's own URL, this makes ACTIONS_ID_TOKEN_REQUEST_URL; callers add `&audience=…` to it, so it has a query already. */
export const tokenPath = '/oidc/token?api-version=2.0';

/** Who issues the endpoint's tokens: `iss` in their claims. */
export const issuer = 'https://local-aws.invalid/oidc';

const lifetimeInSeconds = 300;

/**
 * The endpoint from which a workflow's job gets its OIDC token, as GitHub's runner has it: `GET …&audience=AUDIENCE` with
 * `Authorization: bearer REQUEST_TOKEN` gives `{"value": JWT}`. Any other bearer is refused with 401.
 */
export function createTokenEndpoint(options: { readonly requestToken: string; readonly key: Buffer }): HttpEndpoint {
  const path = tokenPath.slice(0, tokenPath.indexOf('?'));
  return (request) => {
    if (request.path !== path) return undefined;
    if (request.method !== 'GET') return { status: 405, body: { message: 'Method Not Allowed' } };
    const bearer = /^bearer (.*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!isEqual(bearer, options.requestToken)) return { status: 401, body: { message: 'Unauthorized' } };
    const audience = request.query.get('audience') ?? 'https://github.com/local-aws';
    return { status: 200, body: { value: signToken(claimsFor(audience, Date.now()), options.key) } };
  };
}

/** The claims of GitHub's tokens that trust policies use, for a push to a repository that stands for the user's. */
function claimsFor(audience: string, now: number) {
  const issued = Math.floor(now / 1000);
  return {
    jti: randomUUID(),
    sub: 'repo:local-aws/example:ref:refs/heads/main',
    aud: audience,
    iss: issuer,
    repository: 'local-aws/example',
    repository_owner: 'local-aws',
    ref: 'refs/heads/main',
    event_name: 'push',
    actor: 'local-aws',
    iat: issued,
    nbf: issued - 60,
    exp: issued + lifetimeInSeconds,
  };
}

function isEqual(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
