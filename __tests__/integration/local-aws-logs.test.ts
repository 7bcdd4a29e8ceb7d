import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asObject, asObjects } from '../../src/toolkit/json.ts';
import { type AwsCli, awsCli } from '../support/aws-cli.ts';
import { type EmulatedServices, startEmulatedServices } from '../support/emulated-services.ts';

let services: EmulatedServices;
let aws: AwsCli;

beforeAll(async () => {
  services = await startEmulatedServices();
  aws = await awsCli(services.environment);
}, 300_000);

afterAll(() => services?.close());

const group = ['--log-group-name', '/ecs/backend'];
const stream = [...group, '--log-stream-name', 'web/app/0123'];

async function failureOf(...parameters: string[]): Promise<string> {
  const { exitCode, stderr } = await aws.run('logs', ...parameters);
  expect(exitCode).not.toBe(0);
  return stderr.trim();
}

describe('CloudWatch Logs by the AWS CLI', () => {
  test('keeps groups, streams and events, and gives them back by page, time and pattern', async () => {
    const now = Date.now();
    await aws.run('logs', 'create-log-group', ...group);
    await aws.run('logs', 'put-retention-policy', ...group, '--retention-in-days', '7');
    await aws.run('logs', 'create-log-stream', ...stream);
    const events = ['started', 'ERROR: connection refused', 'stopped'].map((message, index) => ({
      timestamp: now + index,
      message,
    }));
    await aws.json('logs', 'put-log-events', ...stream, '--log-events', JSON.stringify(events));

    const groups = asObject(await aws.json('logs', 'describe-log-groups', '--log-group-name-prefix', '/ecs/'));
    expect(groups).toMatchObject({
      logGroups: [
        {
          logGroupName: '/ecs/backend',
          retentionInDays: 7,
          arn: 'arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/backend:*',
        },
      ],
    });
    const streams = asObject(await aws.json('logs', 'describe-log-streams', ...group));
    expect(streams).toMatchObject({
      logStreams: [{ logStreamName: 'web/app/0123', firstEventTimestamp: now, lastEventTimestamp: now + 2 }],
    });
    const newest = asObject(await aws.json('logs', 'get-log-events', ...stream, '--limit', '1'));
    expect(asObjects(newest?.events).map(({ message }) => message)).toEqual(['stopped']);
    const found = asObject(
      await aws.json('logs', 'filter-log-events', ...group, '--filter-pattern', 'ERROR "refused"'),
    );
    expect(found?.events).toEqual([
      { ...events[1], logStreamName: 'web/app/0123', ingestionTime: expect.any(Number), eventId: expect.any(String) },
    ]);
  }, 60_000);

  test('refuses in the words of AWS', async () => {
    expect(await failureOf('create-log-stream', '--log-group-name', '/missing', '--log-stream-name', 's')).toContain(
      '(ResourceNotFoundException) when calling the CreateLogStream operation: The specified log group does not exist.',
    );
    await aws.run('logs', 'create-log-group', '--log-group-name', '/twice');
    expect(await failureOf('create-log-group', '--log-group-name', '/twice')).toContain(
      '(ResourceAlreadyExistsException) when calling the CreateLogGroup operation: The specified log group already exists',
    );
    expect(await failureOf('put-retention-policy', '--log-group-name', '/twice', '--retention-in-days', '2')).toContain(
      "(InvalidParameterException) when calling the PutRetentionPolicy operation: 1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [1, 3, 5,",
    );
  }, 60_000);
});
