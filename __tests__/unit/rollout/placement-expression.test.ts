import { describe, expect, test } from '@jest/globals';
import { evaluateExpression } from '../../../src/rollout/placement-expression.ts';
import { instance } from './situations.ts';

const state = {
  ...instance('i1'),
  attributes: { 'ecs.instance-type': 't2.small', 'ecs.availability-zone': 'us-east-1a', stack: 'prod', note: 'a b' },
  facts: {
    ec2InstanceId: 'i-abcd1234',
    agentVersion: '1.39.0',
    registeredAt: Date.UTC(2018, 5, 18, 22, 28, 28),
    runningTasksCount: 1,
  },
};

describe("the examples of the developer guide's page on expressions", () => {
  test.each([
    ['attribute:stack == prod', true],
    ['attribute:stack != prod', false],
    ['attribute:ecs.instance-type == t2.small', true],
    ['attribute:ecs.availability-zone in [us-east-1a, us-east-1b]', true],
    ['attribute:ecs.instance-type =~ t2.* and attribute:ecs.availability-zone != us-east-1a', false],
    ['attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d', false],
    ['not(attribute:stack == prod)', false],
    ['agentConnected == true', true],
    ['agentVersion >= 1.4.0', true],
    ['agentVersion < 1.39', false],
    ["ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", true],
    ['ec2InstanceId not_in [i-abcd1234]', false],
    ['registeredAt > 2018-06-18', true],
    ['registeredAt < 2018-06-18T22:28:28+00:00', false],
    ['registeredAt == 2018-06-18T22:28:28Z', true],
    ['runningTasksCount == 1', true],
    ['runningTasksCount greater_than 1', false],
    ['runningTasksCount <= 1', true],
  ])('%s: %s', (expression, verdict) => {
    expect(evaluateExpression(expression, state)).toBe(verdict);
  });
});

describe('the language as a whole', () => {
  test.each([
    ['attribute:stack exists', true],
    ['attribute:gpu exists', false],
    ['attribute:gpu !exists', true],
    ['attribute:gpu not_exists', true],
    ['attribute:note == "a b"', true],
    ['attribute:stack == prod || attribute:stack == test', true],
    ['attribute:gpu exists or attribute:stack == prod and attribute:gpu exists', false],
    ['(attribute:gpu exists or attribute:stack == prod) && !(attribute:gpu exists)', true],
    ['(attribute:ecs.instance-type =~ t2.*)', true],
    ['(attribute:ecs.instance-type =~ (t2|t3).*)', true],
    ['attribute:ecs.instance-type !~ t2.*', false],
    ['attribute:stack !in [test]', true],
    ['attribute:gpu == none', false],
  ])('%s: %s', (expression, verdict) => {
    expect(evaluateExpression(expression, state)).toBe(verdict);
  });
});

describe('what cannot be told is unknown, unless the other side decides', () => {
  test.each([
    ['task:group == service:production', undefined],
    ['task:group == service:production and attribute:stack == test', false],
    ['task:group == service:production or attribute:stack == prod', true],
    ['not(task:group == database)', undefined],
    ['attribute:ecs.instance-type =~ t2', undefined],
    ['attribute:ecs.instance-type =~ (', undefined],
    ['attribute:stack', undefined],
    ['attribute:stack == prod)', undefined],
    ['attribute:stack in prod', undefined],
    ['', undefined],
  ])('%s: %s', (expression, verdict) => {
    expect(evaluateExpression(expression, state)).toBe(verdict);
  });

  test('a fact that ECS did not report', () => {
    expect(evaluateExpression('runningTasksCount == 0', instance('i1'))).toBeUndefined();
  });
});
