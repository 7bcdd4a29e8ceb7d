import { describe, expect, test } from '@jest/globals';
import type { CallEcs } from '../../../src/ecs/ecs-api.ts';
import { explained } from '../../../src/ecs/explained.ts';
import type { BerthError } from '../../../src/toolkit/errors.ts';

/** The error of a call that AWS refuses with these words. */
async function refused(name: string, message: string): Promise<BerthError> {
  const call: CallEcs = async () => {
    throw Object.assign(new Error(message), { name });
  };
  return explained(call, 'family backend')('RegisterTaskDefinition', {}).then(
    () => {
      throw new Error('It was not refused.');
    },
    (thrown: BerthError) => thrown,
  );
}

describe('a call that AWS refuses', () => {
  test('says what it means where the words of AWS are known', async () => {
    const message = 'No Fargate configuration exists for given values: 256 CPU, 4096 memory.';
    const { code, sentences } = await refused('ClientException', message);
    expect(code).toBe('AWS_CALL_FAILED');
    expect(sentences.what).toMatch(
      /^ecs:RegisterTaskDefinition on family backend failed .*Fargate does not offer this pair/,
    );
    expect(sentences.why).toContain(`AWS says: ${message}`);
    expect(sentences.fix).toContain('256 with 512');
  });

  test('is told in the words of AWS otherwise', async () => {
    const { sentences } = await refused('ClientException', 'The moon is in the way.');
    expect(sentences.why).toBe('The moon is in the way.');
  });

  test('for want of a permission names the permission', async () => {
    const { code } = await refused(
      'AccessDeniedException',
      'User: x is not authorized to perform: ecs:RegisterTaskDefinition',
    );
    expect(code).toBe('AWS_ACCESS_DENIED');
  });
});
