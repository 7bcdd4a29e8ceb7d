import { subjectOfToken } from '../../doctor/policy/trust-policy.ts';
import type { ActionHost } from '../../toolkit/action-host.ts';
import { identityToken } from '../../toolkit/identity-token.ts';

/** The subject of the job's own token, as AWS will see it; null where the job may have no token, or GitHub gives none. */
export async function readSubject({ env, mask }: Pick<ActionHost, 'env' | 'mask'>): Promise<string | null> {
  const token = await identityToken(env, mask);
  return token === null ? null : (subjectOfToken(token) ?? null);
}
