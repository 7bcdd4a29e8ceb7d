import { describe, expect, test } from '@jest/globals';
import type { Context } from '../../src/local-aws/iam/conditions.ts';
import { evaluate } from '../../src/local-aws/iam/evaluate.ts';
import { fits, fitsArn } from '../../src/local-aws/iam/pattern.ts';
import { parsePolicy } from '../../src/local-aws/iam/policy-document.ts';
import type { JsonObject } from '../../src/toolkit/json.ts';

const none: Context = new Map();
const resource = 'arn:aws:ssm:us-east-1:123456789012:parameter/app/TOKEN';

function decide(statements: readonly JsonObject[], action: string, context = none) {
  const document = parsePolicy(JSON.stringify({ Statement: statements }));
  return evaluate([{ id: 'p', document }], { action, resource, context });
}

const allow: JsonObject = { Effect: 'Allow', Action: '*', Resource: '*' };

describe('patterns', () => {
  test.each([
    ['ssm:Get*', 'ssm:GetParameters', true],
    ['ssm:GetParameter?', 'ssm:GetParameters', true],
    ['ssm:GetParameter?', 'ssm:GetParameter', false],
    ['ssm.Get', 'ssm:Get', false],
  ])('%s and %s: %s', (pattern, text, fit) => expect(fits(pattern, text)).toBe(fit));

  test.each([
    ['*', resource, true],
    ['arn:aws:ssm:*:*:parameter/app/*', resource, true],
    ['arn:aws:ssm:us-east-1:123456789012:parameter/app', resource, false],
    ['arn:aws:ssm:*', resource, true],
    ['arn:aws:*:parameter/app/TOKEN', resource, false],
    ['arn:aws:secretsmanager:*:*:secret:a*', 'arn:aws:secretsmanager:r:1:secret:a-b:key', true],
  ])('%s and %s: %s', (pattern, arn, fit) => expect(fitsArn(pattern, arn)).toBe(fit));
});

describe('a decision', () => {
  test('is no without a statement, yes with one that allows, and no again with one that denies', () => {
    expect(decide([{ ...allow, Action: 's3:*' }], 'ssm:GetParameters').decision).toBe('implicitDeny');
    expect(decide([allow], 'ssm:GetParameters').decision).toBe('allowed');
    const denied = decide([allow, { ...allow, Effect: 'Deny' }], 'ssm:GetParameters');
    expect(denied).toMatchObject({ decision: 'explicitDeny', matched: [{ statement: { effect: 'Deny' } }] });
  });

  test('does not mind the case of an action, and minds that of a resource', () => {
    expect(decide([{ ...allow, Action: 'SSM:getparameters' }], 'ssm:GetParameters').decision).toBe('allowed');
    expect(decide([{ ...allow, Resource: resource.replace('TOKEN', 'token') }], 'ssm:GetParameters').decision).toBe(
      'implicitDeny',
    );
  });

  test('goes by everything else for NotAction and NotResource', () => {
    const other = { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' };
    expect(decide([other], 'ssm:GetParameters').decision).toBe('allowed');
    expect(decide([other], 'iam:GetRole').decision).toBe('implicitDeny');
    const deny = (NotResource: string) => [allow, { Effect: 'Deny', Action: 'ssm:*', NotResource }];
    expect(decide(deny('arn:aws:ssm:*:*:parameter/app/*'), 'ssm:GetParameters').decision).toBe('allowed');
    expect(decide(deny('arn:aws:ssm:*:*:parameter/other/*'), 'ssm:GetParameters').decision).toBe('explicitDeny');
  });
});

describe('a condition', () => {
  const key = 'aws:PrincipalTag/team';
  const decisionOf = (Condition: JsonObject, ...values: readonly string[]) =>
    decide(
      [{ ...allow, Condition }],
      'ssm:GetParameters',
      values.length === 0 ? none : new Map([[key.toLowerCase(), values]]),
    ).decision === 'allowed';

  test.each([
    ['StringEquals', 'a', { a: true, A: false, b: false }, false],
    ['StringNotEquals', 'a', { a: false, b: true }, true],
    ['StringEqualsIgnoreCase', 'a', { A: true, b: false }, false],
    ['StringNotEqualsIgnoreCase', 'a', { A: false, b: true }, true],
    ['StringLike', 'a*', { abc: true, b: false }, false],
    ['StringNotLike', 'a*', { abc: false, b: true }, true],
    ['StringEqualsIfExists', 'a', { a: true, b: false }, true],
    ['Bool', 'true', { true: true, false: false }, false],
    ['ArnLike', 'arn:aws:iam::*:role/a*', { 'arn:aws:iam::1:role/ab': true, 'arn:aws:iam::1:role/b': false }, false],
    ['ForAllValues:StringEquals', 'a', { a: true, b: false }, true],
    ['ForAnyValue:StringEquals', 'a', { a: true, b: false }, false],
    ['ForAnyValue:StringNotEquals', 'a', { a: false, b: true }, false],
  ])('%s with the key, and without it', (operator, wanted, values, withoutKey) => {
    const condition = { [operator]: { [key]: wanted } };
    for (const [value, expected] of Object.entries(values)) expect(decisionOf(condition, value)).toBe(expected);
    expect(decisionOf(condition)).toBe(withoutKey);
  });

  test('Null asks for the absence of a key', () => {
    expect(decisionOf({ Null: { [key]: 'true' } })).toBe(true);
    expect(decisionOf({ Null: { [key]: 'true' } }, 'a')).toBe(false);
    expect(decisionOf({ Null: { [key]: 'false' } }, 'a')).toBe(true);
  });

  test('with several values, one is enough, and all keys have to hold', () => {
    expect(decisionOf({ StringEquals: { [key]: ['a', 'b'] } }, 'b')).toBe(true);
    expect(decisionOf({ StringEquals: { [key]: 'b', 'aws:other': 'x' } }, 'b')).toBe(false);
    expect(decisionOf({ 'ForAllValues:StringEquals': { [key]: ['a', 'b'] } }, 'a', 'b')).toBe(true);
    expect(decisionOf({ 'ForAllValues:StringEquals': { [key]: ['a'] } }, 'a', 'b')).toBe(false);
  });

  test('names the keys that it asks for and that nobody knows, of statements about the question only', () => {
    const conditional = { ...allow, Condition: { StringEquals: { [key]: 'a' } } };
    const elsewhere = { ...allow, Action: 's3:*', Condition: { StringEquals: { 's3:prefix': 'a' } } };
    expect(decide([conditional, elsewhere], 'ssm:GetParameters').missing).toEqual([key]);
  });
});
