import { expect, test } from '@jest/globals';
import { standingOf } from '../../../src/deploy/rollback/standing.ts';

const arn = (version: string) => `arn:aws:ecs:us-east-1:123456789012:task-definition/${version}`;

test.each([
  ['runs what was deployed', arn('backend:2'), 'ahead'],
  ['is back already', arn('backend:1'), 'back'],
  ["runs somebody else's version", arn('backend:3'), 'replaced'],
  ["runs somebody else's family of the same revision", arn('other:2'), 'replaced'],
])('a service that %s', (_, live, standing) => {
  expect(standingOf(live, { from: arn('backend:2'), to: arn('backend:1') })).toBe(standing);
  expect(standingOf(live, { from: 'backend:2', to: 'backend:1' })).toBe(standing);
});

test('without a version to get away from, whatever runs is left', () => {
  expect(standingOf(arn('backend:3'), { from: null, to: 'last-good' })).toBe('ahead');
  expect(standingOf(arn('backend:3'), { from: null, to: 'backend:3' })).toBe('back');
});

test('a deploy that changed nothing has nothing to go back to', () => {
  expect(standingOf(arn('backend:2'), { from: arn('backend:2'), to: arn('backend:2') })).toBe('back');
});
