import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseValueFrom, splitVersion } from '../../../../src/ecs/secrets/value-from.ts';

const secret = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:production/backend/KEY-AbCdEf';
const id = 'a1b2c3d4-5678-90ab-cdef-EXAMPLE11111';

describe('what a secret refers to', () => {
  test.each([
    [
      '/production/backend/TOKEN',
      { valueFrom: '/production/backend/TOKEN', version: null, path: '/production/backend/TOKEN' },
    ],
    ['/production/backend/TOKEN:12', { valueFrom: '/production/backend/TOKEN', version: '12' }],
    ['TOKEN', { valueFrom: 'TOKEN', version: null, path: '/TOKEN', place: null }],
    [
      'arn:aws-cn:ssm:cn-north-1:123456789012:parameter/a/TOKEN:3',
      {
        valueFrom: 'arn:aws-cn:ssm:cn-north-1:123456789012:parameter/a/TOKEN',
        version: '3',
        path: '/a/TOKEN',
        place: { partition: 'aws-cn', region: 'cn-north-1', account: '123456789012' },
      },
    ],
  ])('%s is a parameter', (text, parsed) => {
    expect(parseValueFrom(text)).toMatchObject({ store: 'parameter-store', ...parsed });
  });

  test.each([
    [secret, null],
    [`${secret}:::`, null],
    [`${secret}:username::`, null],
    [`${secret}:username:AWSPREVIOUS:`, null],
    [`${secret}:::${id}`, id],
  ])('%s is a secret', (text, version) => {
    expect(parseValueFrom(text)).toEqual({ store: 'secrets-manager', valueFrom: text, arn: secret, version });
  });

  test.each([
    ['a/TOKEN', 'is neither'],
    ['/a b', 'is neither'],
    ['https://example.com', 'is neither'],
    ['arn:aws:s3:::bucket', 'is neither'],
    ['arn:aws:ssm:eu-west-1:123456789012:document/a', 'is neither'],
    ['arn:aws:secretsmanager:eu-west-1:1234:secret:a', 'is neither'],
    ['/a/TOKEN:0', 'no version number'],
    ['/a/TOKEN:', 'no version number'],
    ['/a/TOKEN:prod', 'ECS takes no label'],
    [`${secret}:username`, 'all of ":json-key:version-stage:version-id"'],
    [`${secret}::AWSCURRENT:${id}`, 'only one'],
  ])('%s is refused', (text, said) => {
    expect(parseValueFrom(text)).toEqual({ problem: expect.stringContaining(said) });
  });

  test('a complaint never holds any of the text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (text) => {
        const parsed = parseValueFrom(text);
        if ('problem' in parsed) expect(parsed.problem).not.toContain(text);
      }),
    );
  });

  test('a version is taken off a parameter only', () => {
    expect(splitVersion('/a:3')).toEqual({ valueFrom: '/a', version: '3' });
    expect(splitVersion(`${secret}:::${id}`)).toEqual({ valueFrom: `${secret}:::${id}`, version: null });
  });
});
