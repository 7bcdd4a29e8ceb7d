import { httpGet } from './http-get.ts';
import { asString, parseJsonObject } from './json.ts';

/** The job's own OpenID Connect token for AWS (GitHub, "OpenID Connect reference"), masked; null where the job may have none or GitHub gives none. */
export async function identityToken(
  env: Readonly<Record<string, string | undefined>>,
  mask: (value: string) => void,
): Promise<string | null> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: key } = env;
  if (!url || !key) return null;
  const headers = { authorization: `Bearer ${key}`, accept: 'application/json' };
  const answer = await httpGet(`${url}&audience=sts.amazonaws.com`, headers).catch(() => null);
  const token = asString(parseJsonObject(answer?.body ?? '')?.value) ?? null;
  if (token !== null) mask(token);
  return token;
}
