import { subjectOfToken } from '../../doctor/policy/trust-policy.ts';

/** The subject of the job's own token, as AWS will see it; null where the job may have no token, or GitHub gives none. */
export async function readSubject(env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL) return null;
  const { getIDToken } = await import('@actions/core');
  // The token itself is masked by the function that gets it, and goes nowhere from here.
  const token = await getIDToken('sts.amazonaws.com').catch(() => '');
  return subjectOfToken(token) ?? null;
}
