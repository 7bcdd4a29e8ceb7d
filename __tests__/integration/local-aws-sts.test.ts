import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asObject, asString } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { type EmulatedServices, startEmulatedServices } from '../support/emulated-services.ts';

let services: EmulatedServices;
let aws: AwsCli;

beforeAll(async () => {
  services = await startEmulatedServices();
  aws = await awsCli(services.environment);
}, 300_000);

afterAll(() => services?.close());

const roleArn = 'arn:aws:iam::123456789012:role/ci/deploy';

/** Asks as @actions/core does: the audience is added to the address that the environment gives. */
async function tokenFor(
  audience: string,
  bearer = services.environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
): Promise<Response> {
  const url = `${services.environment.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent(audience)}`;
  return fetch(url, { headers: { authorization: `Bearer ${bearer}` } });
}

async function assume(token: string) {
  const session = ['--role-arn', roleArn, '--role-session-name', 'GitHubActions'];
  return aws.run('sts', 'assume-role-with-web-identity', ...session, '--web-identity-token', token);
}

describe('the path from a workflow to AWS credentials', () => {
  test('leads from the OIDC token to temporary credentials, and their bearer is the role', async () => {
    const token = asString(asObject(await (await tokenFor('sts.amazonaws.com')).json())?.value) ?? '';
    const { stdout } = await assume(token);
    const credentials = asObject(asObject(JSON.parse(stdout))?.Credentials);
    const bearer = await awsCli({
      ...services.environment,
      AWS_ACCESS_KEY_ID: asString(credentials?.AccessKeyId) ?? '',
      AWS_SECRET_ACCESS_KEY: asString(credentials?.SecretAccessKey) ?? '',
      AWS_SESSION_TOKEN: asString(credentials?.SessionToken) ?? '',
    });
    const identity = asObject(await bearer.json('sts', 'get-caller-identity'));
    expect(identity).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions',
    });
    expect(await aws.json('sts', 'get-caller-identity', '--query', 'Arn')).toBe('arn:aws:iam::123456789012:root');
  });

  test('ends at a token for another audience', async () => {
    const token = asString(asObject(await (await tokenFor('https://github.com/me')).json())?.value) ?? '';
    const { exitCode, stderr } = await assume(token);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain(
      '(InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Incorrect token audience',
    );
  });

  test("ends at a request token that is not the job's", async () => {
    expect((await tokenFor('sts.amazonaws.com', 'guess')).status).toBe(401);
  });
});
