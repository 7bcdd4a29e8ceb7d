import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asObject } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { type EmulatedServices, startEmulatedServices } from '../support/emulated-services.ts';

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

describe('Secrets Manager by the AWS CLI', () => {
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
    expect(await aws.json('secretsmanager', 'list-secrets', '--query', 'SecretList[].Name')).toEqual(['db']);
    await aws.json('secretsmanager', 'delete-secret', ...id, '--force-delete-without-recovery');
    const { stderr } = await aws.run(...value);
    expect(stderr).toContain(
      "(ResourceNotFoundException) when calling the GetSecretValue operation: Secrets Manager can't find the specified secret.",
    );
  }, 60_000);
});
