import { describe, expect, test } from '@jest/globals';
import { createSecretResolver, parseSecretReference } from '../../src/local-aws/secrets-manager/secret-resolver.ts';
import { createSecretsManager } from '../../src/local-aws/secrets-manager/secrets-manager.ts';
import type { ApiService } from '../../src/local-aws/server/api.ts';
import { parseParameterReference } from '../../src/local-aws/ssm/parameter-names.ts';
import { createSsm } from '../../src/local-aws/ssm/ssm.ts';
import { asString, type JsonObject } from '../../src/toolkit/json.ts';

const context = { accountId: '123456789012', region: 'eu-central-1', requestId: 'r' };

async function call(service: ApiService, operation: string, input: JsonObject): Promise<JsonObject> {
  const implementation = service.operations[operation];
  if (implementation === undefined) throw new Error(`There is no operation ${operation}.`);
  return implementation(input, context);
}

describe('a reference to a parameter', () => {
  const cases = [
    { text: 'password', names: ['password'], selector: null },
    { text: '/prod/password:3', names: ['/prod/password'], selector: '3' },
    {
      text: 'arn:aws:ssm:eu-central-1:123456789012:parameter/password',
      names: ['password', '/password'],
      selector: null,
    },
    { text: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a/b:2', names: ['a/b', '/a/b'], selector: '2' },
  ];
  test.each(cases)('$text is taken apart', ({ text, names, selector }) => {
    expect(parseParameterReference(text)).toEqual({ names, selector });
  });
});

describe('Parameter Store', () => {
  test('keeps versions, and finds them by number', async () => {
    const ssm = createSsm();
    await call(ssm.service, 'PutParameter', { Name: '/a/b', Value: 'one', Type: 'String' });
    const second = await call(ssm.service, 'PutParameter', { Name: '/a/b', Value: 'two', Overwrite: true });
    expect(second).toEqual({ Version: 2, Tier: 'Standard' });
    expect([ssm.valueOf('/a/b'), ssm.valueOf('/a/b:1')]).toEqual(['two', 'one']);
    await expect(call(ssm.service, 'GetParameter', { Name: '/a/b:3' })).rejects.toMatchObject({
      type: 'ParameterVersionNotFound',
      message: 'Systems Manager could not find version 3 of /a/b. Verify the version and try again.',
    });
  });

  test('shows the plain text of a SecureString only when it is asked to', async () => {
    const { service } = createSsm();
    await call(service, 'PutParameter', { Name: 'p', Value: 'hunter2', Type: 'SecureString' });
    const hidden = await call(service, 'GetParameter', { Name: 'p' });
    const shown = await call(service, 'GetParameter', { Name: 'p', WithDecryption: true });
    expect(JSON.stringify(hidden)).not.toContain('hunter2');
    expect(shown).toMatchObject({
      Parameter: { Value: 'hunter2', ARN: 'arn:aws:ssm:eu-central-1:123456789012:parameter/p' },
    });
  });

  test('refuses to overwrite unasked, and a value beyond the tier, in the words of AWS', async () => {
    const { service } = createSsm();
    await call(service, 'PutParameter', { Name: 'p', Value: 'x', Type: 'String' });
    await expect(call(service, 'PutParameter', { Name: 'p', Value: 'y', Type: 'String' })).rejects.toMatchObject({
      type: 'ParameterAlreadyExists',
      message:
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    });
    const large = { Name: 'q', Value: 'x'.repeat(4097), Type: 'String' };
    await expect(call(service, 'PutParameter', large)).rejects.toMatchObject({ type: 'ValidationException' });
  });

  test('lists what GetParameters did not find', async () => {
    const { service } = createSsm();
    await call(service, 'PutParameter', { Name: 'p', Value: 'x', Type: 'String' });
    const answer = await call(service, 'GetParameters', { Names: ['p', 'q', 'p:9'] });
    expect(answer).toMatchObject({ Parameters: [{ Name: 'p', Value: 'x' }], InvalidParameters: ['q', 'p:9'] });
  });

  test('pages through parameters without losing one', async () => {
    const { service } = createSsm();
    for (const name of ['c', 'a', 'b']) await call(service, 'PutParameter', { Name: name, Value: 'x', Type: 'String' });
    const first = await call(service, 'DescribeParameters', { MaxResults: 2 });
    const second = await call(service, 'DescribeParameters', { MaxResults: 2, NextToken: first.NextToken });
    expect(first).toMatchObject({ Parameters: [{ Name: 'a' }, { Name: 'b' }] });
    expect(second).toMatchObject({ Parameters: [{ Name: 'c' }] });
    expect(second.NextToken).toBeUndefined();
  });
});

describe('Secrets Manager', () => {
  test('moves AWSCURRENT to a new value and keeps the last one as AWSPREVIOUS', async () => {
    const { service } = createSecretsManager();
    await call(service, 'CreateSecret', { Name: 's', SecretString: 'one' });
    await call(service, 'PutSecretValue', { SecretId: 's', SecretString: 'two' });
    await call(service, 'PutSecretValue', { SecretId: 's', SecretString: 'three' });
    const current = await call(service, 'GetSecretValue', { SecretId: 's' });
    const previous = await call(service, 'GetSecretValue', { SecretId: 's', VersionStage: 'AWSPREVIOUS' });
    expect([current.SecretString, previous.SecretString]).toEqual(['three', 'two']);
    const { VersionIdsToStages: stages } = await call(service, 'DescribeSecret', { SecretId: 's' });
    expect(Object.values(stages ?? {})).toEqual([['AWSPREVIOUS'], ['AWSCURRENT']]);
  });

  test('hides a secret that is marked for deletion until it is restored', async () => {
    const { service } = createSecretsManager();
    await call(service, 'CreateSecret', { Name: 's', SecretString: 'one' });
    await call(service, 'DeleteSecret', { SecretId: 's' });
    await expect(call(service, 'GetSecretValue', { SecretId: 's' })).rejects.toMatchObject({
      type: 'InvalidRequestException',
      message: "You can't perform this operation on the secret because it was marked for deletion.",
    });
    await expect(call(service, 'ListSecrets', {})).resolves.toEqual({ SecretList: [] });
    await call(service, 'RestoreSecret', { SecretId: 's' });
    await expect(call(service, 'GetSecretValue', { SecretId: 's' })).resolves.toMatchObject({ SecretString: 'one' });
  });
});

describe('a reference to a secret', () => {
  const arn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf';
  const cases = [
    { text: arn, parsed: { arn, jsonKey: null, versionStage: null, versionId: null } },
    { text: `${arn}:password::`, parsed: { arn, jsonKey: 'password', versionStage: null, versionId: null } },
    { text: `${arn}::AWSPREVIOUS:`, parsed: { arn, jsonKey: null, versionStage: 'AWSPREVIOUS', versionId: null } },
    { text: `${arn}:password::v-1`, parsed: { arn, jsonKey: 'password', versionStage: null, versionId: 'v-1' } },
    { text: `${arn}:::v-1`, parsed: { arn, jsonKey: null, versionStage: null, versionId: 'v-1' } },
    { text: '/prod/password', parsed: undefined },
  ];
  test.each(cases)('$text is taken apart', ({ text, parsed }) => {
    expect(parseSecretReference(text)).toEqual(parsed);
  });
});

describe('the secrets of a task definition', () => {
  async function world() {
    const ssm = createSsm();
    const secretsManager = createSecretsManager();
    await call(ssm.service, 'PutParameter', { Name: '/prod/key', Value: 'k', Type: 'SecureString' });
    const SecretString = JSON.stringify({ user: 'app', password: 'line 1\nline 2', port: 5432 });
    const created = await call(secretsManager.service, 'CreateSecret', { Name: 'db', SecretString });
    return { resolver: createSecretResolver(ssm, secretsManager), arn: asString(created.ARN) ?? '', SecretString };
  }

  test('come from a parameter by name or ARN', async () => {
    const { resolver } = await world();
    expect(resolver.resolve('/prod/key')).toEqual({ value: 'k' });
    expect(resolver.resolve('arn:aws:ssm:eu-central-1:123456789012:parameter/prod/key')).toEqual({ value: 'k' });
  });

  test('come from a secret, whole or by key', async () => {
    const { resolver, arn, SecretString } = await world();
    expect(resolver.resolve(arn)).toEqual({ value: SecretString });
    expect(resolver.resolve(`${arn}:password::`)).toEqual({ value: 'line 1\nline 2' });
    expect(resolver.resolve(`${arn}:port:AWSCURRENT:`)).toEqual({ value: '5432' });
  });

  test('that do not exist are explained as the ECS agent does, without a value of the secret', async () => {
    const { resolver, arn } = await world();
    const errors = ['/missing', `${arn}:toString::`, `${arn}::AWSPENDING:`, `${arn.slice(0, -9)}nothing-AbCdEf`].map(
      (from) => resolver.resolve(from),
    );
    expect(errors).toEqual([
      { error: expect.stringMatching(/from ssm: .*: invalid parameters: \/missing$/) },
      { error: expect.stringMatching(/did not contain json key toString$/) },
      {
        error: expect.stringContaining(
          "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSPENDING",
        ),
      },
      { error: expect.stringContaining("ResourceNotFoundException: Secrets Manager can't find the specified secret.") },
    ]);
    expect(JSON.stringify(errors)).not.toContain('line 1');
  });
});
