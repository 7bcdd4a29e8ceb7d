import { expect, test } from '@jest/globals';
import { beforeCommandNotRun } from '../../src/report/before-command-error.ts';
import { BerthError } from '../../src/toolkit/errors.ts';

const revision = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:42';

test('a before-command without room names no input that deploy does not have', () => {
  const sentences = {
    what: 'ECS found no place.',
    why: 'Too little memory.',
    fix: 'Ask for less with "cpu", or "launch-type".',
  };
  const { code, sentences: told } = beforeCommandNotRun(new BerthError('TASK_NOT_STARTED', sentences), revision);
  expect(code).toBe('TASK_NOT_STARTED');
  expect(told.what).toMatch(/^Nothing was deployed.*backend:42 is registered\. ECS found no place\.$/);
  expect(told.why).toBe('Too little memory.');
  expect(told.fix).not.toMatch(/"(cpu|memory|launch-type|capacity-provider-strategy)"/);
});

test('whatever else kept it from running keeps its fix', () => {
  const denied = new BerthError('AWS_ACCESS_DENIED', { what: 'a.', why: 'b.', fix: 'Allow it.' });
  expect(beforeCommandNotRun(denied, revision).sentences.fix).toBe('Allow it.');
});
