import { expect, test } from '@jest/globals';
import { prove } from '../../../src/ecs/proof/proof.ts';
import { parseTask } from '../../../src/ecs/situation/task.ts';
import { unproven } from '../../../src/report/deploy-error.ts';
import { newImage, oldImage, task } from './answers.ts';

const newArn = 'arn:aws:ecs:us-east-1:123456789012:task-definition/backend:2';
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const newTask = {
  ...task,
  taskArn: 'arn:aws:ecs:us-east-1:123456789012:task/demo/new',
  taskDefinitionArn: newArn,
  containers: [{ name: 'app', image: newImage, imageDigest: digest('b') }],
};

test('only new tasks on the deployed digest: proven', () => {
  const proof = prove([parseTask(newTask)], newArn, { app: newImage });
  expect(proof).toEqual({ newTasks: 1, oldTasks: [], drainingTasks: [], otherDigests: [], digests: [digest('b')] });
  expect(unproven(proof, 'backend', 1)).toBeUndefined();
});

test('an old task that still runs is named', () => {
  const proof = prove([parseTask(newTask), parseTask(task)], newArn, { app: newImage });
  expect(proof.oldTasks).toEqual(['0123456789abcdef0123456789abcdef (backend:1)']);
  expect(unproven(proof, 'backend', 1)?.sentences.why).toContain('backend:1');
});

test('a new task that runs another image than it should is named', () => {
  const stale = { ...newTask, containers: [{ name: 'app', image: oldImage, imageDigest: digest('a') }] };
  const proof = prove([parseTask(stale)], newArn, { app: newImage });
  expect(proof.otherDigests).toEqual([{ container: 'app', image: newImage, running: digest('a') }]);
  expect(unproven(proof, 'backend', 1)?.code).toBe('DEPLOYMENT_FAILED');
});

test('an image by tag has no digest to compare', () => {
  expect(prove([parseTask(newTask)], newArn, { app: 'registry/backend:latest' })).toMatchObject({
    otherDigests: [],
    digests: [],
  });
});
