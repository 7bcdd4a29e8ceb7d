import { describe, expect, test } from '@jest/globals';
import { secretReads } from '../../../../src/ecs/secrets/secret-reads.ts';

const serviceArn = 'arn:aws-us-gov:ecs:us-gov-west-1:123456789012:service/main/backend';
const secret = 'arn:aws:secretsmanager:us-east-1:210987654321:secret:a-AbCdEf';

const definition = (executionRoleArn: string | undefined, ...valueFrom: readonly string[]) => ({
  ...(executionRoleArn === undefined ? {} : { executionRoleArn }),
  containerDefinitions: [
    { name: 'app', secrets: valueFrom.map((from, index) => ({ name: `S${index}`, valueFrom: from })) },
  ],
});

describe('what an execution role must be allowed to read', () => {
  test('are the parameters in the place of the service, and the secrets without what is behind their ARN', () => {
    const wanted = definition('exec', '/a', 'B', 'arn:aws:ssm:eu-west-1:1:parameter/ignored', `${secret}:key::`);
    expect(secretReads({ wanted, live: {} }, {}, serviceArn)).toEqual({
      roleArn: 'arn:aws-us-gov:iam::123456789012:role/exec',
      reads: [
        {
          name: 'S0',
          given: false,
          action: 'ssm:GetParameters',
          resource: 'arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/a',
        },
        {
          name: 'S1',
          given: false,
          action: 'ssm:GetParameters',
          resource: 'arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/B',
        },
        { name: 'S3', given: false, action: 'secretsmanager:GetSecretValue', resource: secret },
      ],
    });
  });

  test('leave out what the live task definition reads with the same role, unless it is given with the deploy', () => {
    const live = definition('exec', '/a', '/b');
    const wanted = definition('exec', '/a', '/b', '/c');
    const namesOf = (reads: ReturnType<typeof secretReads>) => reads?.reads.map(({ name }) => name);
    expect(namesOf(secretReads({ wanted, live }, {}, serviceArn))).toEqual(['S2']);
    expect(namesOf(secretReads({ wanted, live }, { S1: '/b:4' }, serviceArn))).toEqual(['S1', 'S2']);
    const other = definition('another', '/a', '/b');
    expect(namesOf(secretReads({ wanted: other, live }, {}, serviceArn))).toEqual(['S0', 'S1']);
    expect(secretReads({ wanted: live, live }, {}, serviceArn)).toBeNull();
  });

  test('need a role', () => {
    expect(secretReads({ wanted: definition(undefined, '/a'), live: {} }, {}, serviceArn)).toMatchObject({
      roleArn: null,
    });
  });
});
