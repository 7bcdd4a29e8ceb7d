import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCommand } from '../../harness/command.ts';
import { asObject, type JsonObject } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { type EmulatedServices, startEmulatedServices } from '../support/emulated-services.ts';
import { callTarget } from '../support/raw-api.ts';

let services: EmulatedServices;
let aws: AwsCli;

beforeAll(async () => {
  services = await startEmulatedServices();
  aws = await awsCli(services.environment);
}, 300_000);

afterAll(() => services?.close());

describe('Parameter Store by the AWS CLI', () => {
  test('keeps a parameter with its versions until it is deleted', async () => {
    const put = ['ssm', 'put-parameter', '--name', '/prod/key', '--type', 'SecureString', '--value'];
    await aws.json(...put, 'one');
    expect(await aws.json(...put, 'two', '--overwrite')).toEqual({ Version: 2, Tier: 'Standard' });
    const get = ['ssm', 'get-parameters', '--names', '/prod/key', '/prod/key:1', 'nothing', '--with-decryption'];
    const answer = asObject(await aws.json(...get));
    expect(answer).toMatchObject({
      Parameters: [
        { Name: '/prod/key', Value: 'two', Version: 2, Type: 'SecureString' },
        { Name: '/prod/key', Value: 'one', Version: 1, Selector: ':1' },
      ],
      InvalidParameters: ['nothing'],
    });
    await aws.run('ssm', 'delete-parameter', '--name', '/prod/key');
    const { stderr } = await aws.run('ssm', 'get-parameter', '--name', '/prod/key');
    expect(stderr).toContain('(ParameterNotFound) when calling the GetParameter operation');
  }, 60_000);
});

describe('what Parameter Store refuses by the AWS CLI', () => {
  const put = async (...parameters: string[]) => (await aws.run('ssm', 'put-parameter', ...parameters)).stderr.trim();
  const refusal = 'An error occurred (ValidationException) when calling the PutParameter operation: ';

  test('is a value that names another parameter', async () => {
    expect(await put('--name', '/r/nested', '--type', 'String', '--value', 'a {{ssm:b}}')).toBe(
      `${refusal}Parameter value can't nest another parameter. Do not use "{{}}" in the value.`,
    );
  }, 60_000);

  test('is a tag together with an overwrite, and a hierarchy of more than fifteen levels', async () => {
    const tagged = ['--name', '/r/tagged', '--type', 'SecureString', '--value', 'x', '--tags', 'Key=a,Value=b'];
    expect(await put(...tagged, '--overwrite')).toContain(
      `${refusal}Invalid request: tags and overwrite can't be used`,
    );
    expect(await put('--name', '/a'.repeat(16), '--type', 'String', '--value', 'x')).toContain(
      '(HierarchyLevelLimitExceededException)',
    );
  }, 60_000);

  test('is another type, and the way back from the advanced tier', async () => {
    const name = ['--name', '/r/typed'];
    const advanced = ['--tier', 'Intelligent-Tiering', '--value', 'x'.repeat(4_097)];
    expect(await aws.json('ssm', 'put-parameter', ...name, '--type', 'String', ...advanced)).toEqual({
      Version: 1,
      Tier: 'Advanced',
    });
    expect(await put(...name, '--type', 'SecureString', '--value', 'x', '--overwrite')).toContain(
      '(HierarchyTypeMismatchException)',
    );
    expect(await put(...name, '--tier', 'Standard', '--value', 'x', '--overwrite')).toContain(
      `${refusal}This parameter uses the advanced-parameter tier. You can't downgrade a parameter`,
    );
    const again = ['--tier', 'Intelligent-Tiering', '--value', 'x', '--overwrite'];
    expect(await aws.json('ssm', 'put-parameter', ...name, ...again)).toEqual({ Version: 2, Tier: 'Advanced' });
  }, 60_000);
});

describe('Secrets Manager by the AWS CLI', () => {
  test('reads several secrets at once, and restores one that waits for its deletion', async () => {
    for (const name of ['batch/a', 'batch/b'])
      await aws.json('secretsmanager', 'create-secret', '--name', name, '--secret-string', `value of ${name}`);
    await aws.json('secretsmanager', 'delete-secret', '--secret-id', 'batch/b');
    const ids = ['--secret-id-list', 'batch/a', 'batch/b', 'batch/c'];
    expect(await aws.json('secretsmanager', 'batch-get-secret-value', ...ids)).toMatchObject({
      SecretValues: [{ Name: 'batch/a', SecretString: 'value of batch/a', VersionStages: ['AWSCURRENT'] }],
      Errors: [
        { SecretId: 'batch/b', ErrorCode: 'InvalidRequestException' },
        { SecretId: 'batch/c', ErrorCode: 'ResourceNotFoundException' },
      ],
    });
    await aws.json('secretsmanager', 'restore-secret', '--secret-id', 'batch/b');
    const filter = ['--filters', 'Key=name,Values=batch/'];
    expect(await aws.json('secretsmanager', 'batch-get-secret-value', ...filter)).toMatchObject({
      SecretValues: [{ Name: 'batch/a' }, { Name: 'batch/b' }],
      Errors: [],
    });
  }, 60_000);

  test('takes a request with the same token once, and refuses the token for another value', async () => {
    const token = ['--client-request-token', '0123456789abcdef0123456789abcdef'];
    const create = ['secretsmanager', 'create-secret', '--name', 'token', ...token, '--secret-string'];
    const first = await aws.json(...create, 'one');
    expect(await aws.json(...create, 'one')).toEqual(first);
    expect((await aws.run(...create, 'two')).stderr).toContain('(ResourceExistsException)');
    const short = ['--secret-id', 'token', '--secret-string', 'x', '--client-request-token', 'short'];
    expect((await aws.run('secretsmanager', 'put-secret-value', ...short)).stderr).toMatch(/length|valid/);
  }, 60_000);
  test('keeps a secret with its stages until it is deleted', async () => {
    const id = ['--secret-id', 'db'];
    const created = asObject(
      await aws.json('secretsmanager', 'create-secret', '--name', 'db', '--secret-string', 'one'),
    );
    expect(created?.ARN).toMatch(/^arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-[A-Za-z0-9]{6}$/);
    await aws.json('secretsmanager', 'put-secret-value', ...id, '--secret-string', 'two');
    const value = ['secretsmanager', 'get-secret-value', ...id];
    expect(await aws.json(...value)).toMatchObject({ Name: 'db', SecretString: 'two', VersionStages: ['AWSCURRENT'] });
    expect(await aws.json(...value, '--version-stage', 'AWSPREVIOUS')).toMatchObject({ SecretString: 'one' });
    const list = ['list-secrets', '--filters', 'Key=name,Values=db', '--query', 'SecretList[].Name'];
    expect(await aws.json('secretsmanager', ...list)).toEqual(['db']);
    await aws.json('secretsmanager', 'delete-secret', ...id, '--force-delete-without-recovery');
    const { stderr } = await aws.run(...value);
    expect(stderr).toContain(
      "(ResourceNotFoundException) when calling the GetSecretValue operation: Secrets Manager can't find the specified secret.",
    );
  }, 60_000);
});

test("every answer has the shape of botocore's model", async () => {
  const answers = new Map<string, { readonly operation: string; readonly output: JsonObject }[]>();
  const call = async (service: string, prefix: string, operation: string, input: JsonObject) => {
    const output = await callTarget(services.environment, `${prefix}.${operation}`, input);
    answers.set(service, [...(answers.get(service) ?? []), { operation, output }]);
    return output;
  };
  const ssm = (operation: string, input: JsonObject) => call('ssm', 'AmazonSSM', operation, input);
  const secrets = (operation: string, input: JsonObject) => call('secretsmanager', 'secretsmanager', operation, input);
  const Tags = [{ Key: 'a', Value: 'b' }];
  await ssm('PutParameter', {
    Name: '/s/a',
    Value: 'x',
    Type: 'SecureString',
    Tags,
    KeyId: 'alias/k',
    Description: 'd',
  });
  await ssm('GetParameter', { Name: '/s/a:1', WithDecryption: true });
  await ssm('GetParameters', { Names: ['/s/a', '/s/b'], WithDecryption: false });
  await ssm('GetParametersByPath', { Path: '/s', Recursive: true });
  await ssm('GetParameterHistory', { Name: '/s/a' });
  await ssm('DescribeParameters', {});
  await ssm('ListTagsForResource', { ResourceType: 'Parameter', ResourceId: '/s/a' });
  await ssm('DeleteParameters', { Names: ['/s/a', '/s/b'] });
  const SecretId = 'shape';
  await secrets('CreateSecret', { Name: SecretId, SecretString: 'x', Description: 'd', KmsKeyId: 'k', Tags });
  await secrets('PutSecretValue', { SecretId, SecretString: 'y' });
  await secrets('UpdateSecret', { SecretId, SecretString: 'z' });
  await secrets('GetSecretValue', { SecretId });
  await secrets('BatchGetSecretValue', { SecretIdList: [SecretId, 'missing'] });
  await secrets('DescribeSecret', { SecretId });
  await secrets('ListSecretVersionIds', { SecretId });
  await secrets('ListSecrets', { MaxResults: 1 });
  await secrets('DeleteSecret', { SecretId });
  await secrets('RestoreSecret', { SecretId });
  for (const [service, given] of answers) {
    const script = join(import.meta.dirname, '../support/check_shapes.py');
    const input = JSON.stringify({ service, answers: given });
    expect(JSON.parse(await runCommand(aws.python, [script], { input }))).toEqual([]);
  }
}, 60_000);
