import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as ecr from '@aws-sdk/client-ecr';
import * as ecs from '@aws-sdk/client-ecs';
import * as loadBalancing from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as ssm from '@aws-sdk/client-ssm';
import { describe, expect, test } from '@jest/globals';
import { filesBelow, readText } from './support/repository.ts';

const clients = [
  { prefix: 'ecs', folder: 'src/ecs', sdk: ecs },
  { prefix: 'ecr', folder: 'src/image', sdk: ecr },
  { prefix: 'iam', folder: 'src/iam', sdk: iam },
  { prefix: 'logs', folder: 'src/logs', sdk: logs },
  { prefix: 'elasticloadbalancing', folder: 'src/load-balancing', sdk: loadBalancing },
  { prefix: 'ssm', folder: 'src/secrets', sdk: ssm },
  { prefix: 'secretsmanager', folder: 'src/secrets', sdk: secretsManager },
] as const;

/** The IAM actions of the SDK's commands that a folder's sources use. */
function calledActions({ prefix, folder, sdk }: (typeof clients)[number]): readonly string[] {
  const sources = filesBelow(folder, /\.ts$/).map(readText);
  const commands = sources.flatMap((text) => [...text.matchAll(/\b([A-Z][A-Za-z]+)Command\b/g)]);
  const known = commands.filter(([name]) => name in sdk);
  return [...new Set(known.map(([, operation]) => `${prefix}:${operation}`))].sort();
}

describe('docs/permissions.md', () => {
  const page = readText('docs/permissions.md');

  test.each(clients)('names every action of $prefix that the code calls', (client) => {
    const called = calledActions(client);
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((action) => !page.includes(action))).toEqual([]);
  });

  test('has policies that are JSON, with a statement for each id that the text names', () => {
    const policies = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => JSON.parse(text));
    expect(policies).toHaveLength(3);
    for (const id of ['Registry', 'Repository', 'Parameters', 'Secrets', 'RolesOfTheTask', 'ExecutionRole'])
      expect(policies[1]).toMatchObject({ Statement: expect.arrayContaining([expect.objectContaining({ Sid: id })]) });
  });

  test('binds the trust to the audience and to one environment of one repository', () => {
    const [[, policy = ''] = []] = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)];
    expect(JSON.parse(policy)).toMatchObject({
      Statement: [
        {
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
              'token.actions.githubusercontent.com:sub': 'repo:OWNER/NAME:environment:production',
            },
          },
        },
      ],
    });
  });
});
