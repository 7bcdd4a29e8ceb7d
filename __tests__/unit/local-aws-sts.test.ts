import { describe, expect, test } from '@jest/globals';
import type { HttpEndpoint } from '../../src/local-aws/server/api.ts';
import { createSts, type Sts } from '../../src/local-aws/sts/sts.ts';
import { readToken, signToken } from '../../src/local-aws/sts/web-identity-token.ts';
import { asObject, asString, type JsonObject } from '../../src/toolkit/json.ts';

const context = { accountId: '123456789012', region: 'us-east-1', requestId: 'r' };
const role = { RoleArn: 'arn:aws:iam::123456789012:role/ci/deploy', RoleSessionName: 'GitHubActions' };

function ask(endpoint: HttpEndpoint, audience: string, authorization: string | undefined) {
  const query = new URLSearchParams({ 'api-version': '2.0', audience });
  return endpoint({ method: 'GET', path: '/oidc/token', query, headers: { authorization }, body: '' });
}

function tokenFor(sts: Sts, audience: string): string {
  return asString(ask(sts.endpoint, audience, `bearer ${sts.requestToken}`)?.body.value) ?? '';
}

async function assume(sts: Sts, token: string, more: JsonObject = {}): Promise<JsonObject> {
  const operation = sts.service.operations.AssumeRoleWithWebIdentity;
  if (operation === undefined) throw new Error('There is no such operation.');
  return operation({ ...role, WebIdentityToken: token, ...more }, context);
}

describe('the endpoint for OIDC tokens', () => {
  test('gives a token for the audience to the bearer of the request token', () => {
    const answer = ask(createSts({ requestToken: 'secret' }).endpoint, 'sts.amazonaws.com', 'bearer secret');
    const [, body = ''] = (asString(answer?.body.value) ?? '').split('.');
    const claims = asObject(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    expect(answer?.status).toBe(200);
    expect(claims).toMatchObject({ aud: 'sts.amazonaws.com', sub: 'repo:local-aws/example:ref:refs/heads/main' });
  });

  test.each(['bearer wrong', 'secret', undefined])('refuses the authorization %s', (authorization) => {
    const answer = ask(createSts({ requestToken: 'secret' }).endpoint, 'sts.amazonaws.com', authorization);
    expect(answer).toMatchObject({ status: 401 });
  });

  test('leaves other paths to others', () => {
    const request = { method: 'GET', path: '/other', query: new URLSearchParams(), headers: {}, body: '' };
    expect(createSts().endpoint(request)).toBeUndefined();
  });
});

describe('AssumeRoleWithWebIdentity', () => {
  test('gives temporary credentials for the role to the bearer of a token of the endpoint', async () => {
    const sts = createSts();
    const answer = await assume(sts, tokenFor(sts, 'sts.amazonaws.com'), { DurationSeconds: '900' });
    expect(answer).toMatchObject({
      Credentials: { AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/), SessionToken: expect.any(String) },
      AssumedRoleUser: { Arn: 'arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions' },
      Audience: 'sts.amazonaws.com',
    });
    const expires = Date.parse(asString(asObject(answer.Credentials)?.Expiration) ?? '');
    expect(expires - Date.now()).toBeGreaterThan(880_000);
    expect(expires - Date.now()).toBeLessThanOrEqual(900_000);
  });

  test('refuses a token for another audience', async () => {
    const sts = createSts();
    const refused = assume(sts, tokenFor(sts, 'https://github.com/someone'));
    await expect(refused).rejects.toMatchObject({ type: 'InvalidIdentityToken', message: 'Incorrect token audience' });
  });

  test.each(['', 'a.b.c', 'access-token', 'e30.e30.e30.e30'])('refuses "%s", which is no token', async (token) => {
    const refused = assume(createSts(), token);
    await expect(refused).rejects.toMatchObject({
      type: 'InvalidIdentityToken',
      message: expect.stringContaining('not a valid JWT'),
    });
  });

  test('refuses a token of another issuer', async () => {
    const foreign = signToken(
      { iss: 'https://token.actions.githubusercontent.com', aud: 'sts.amazonaws.com' },
      Buffer.from('key'),
    );
    await expect(assume(createSts(), foreign)).rejects.toMatchObject({
      type: 'InvalidIdentityToken',
      message: 'No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
    });
  });

  test('refuses a token that another emulator has signed', async () => {
    const refused = assume(createSts(), tokenFor(createSts(), 'sts.amazonaws.com'));
    await expect(refused).rejects.toMatchObject({ type: 'InvalidIdentityToken' });
  });

  const mistakes = [
    { input: { RoleArn: 'deploy' }, message: 'deploy is invalid' },
    { input: { RoleSessionName: 'x' }, message: /'roleSessionName' failed .* greater than or equal to 2/ },
    { input: { RoleSessionName: 'a b' }, message: /regular expression pattern/ },
    { input: { DurationSeconds: '60' }, message: /'durationSeconds' failed .* greater than or equal to 900/ },
    { input: { DurationSeconds: 'long' }, message: /'durationSeconds' failed/ },
  ];
  test.each(mistakes)('refuses $input with a validation error', async ({ input, message }) => {
    const sts = createSts();
    const refused = assume(sts, tokenFor(sts, 'sts.amazonaws.com'), input);
    await expect(refused).rejects.toMatchObject({ type: 'ValidationError', message: expect.stringMatching(message) });
  });
});

describe('a web identity token', () => {
  test('is ours with our key, and foreign when a claim was changed', () => {
    const key = Buffer.from('key');
    const token = signToken({ sub: 'a' }, key);
    expect(readToken(token, key)).toEqual({ kind: 'ours', claims: { sub: 'a' } });
    const [head, , signature] = token.split('.');
    const forged = `${head}.${Buffer.from('{"sub":"b"}').toString('base64url')}.${signature}`;
    expect(readToken(forged, key)).toEqual({ kind: 'foreign', claims: { sub: 'b' } });
  });
});
