import { describe, expect, test } from '@jest/globals';
import type { SecretsCheck } from '../../src/ecs/secrets/check-secrets.ts';
import type { DeniedBy } from '../../src/iam/role-access.ts';
import { policyTitle, secretsNotice, secretsNotReadable, secretsPolicy } from '../../src/report/secrets-text.ts';

const action = 'ssm:GetParameters';
const resource = (name: string) => `arn:aws:ssm:eu-west-1:123456789012:parameter/production/backend/${name}`;

function denied(by: DeniedBy, ...names: readonly string[]): SecretsCheck {
  const reads = names.map((name) => ({ name, given: true, action, resource: resource(name) }));
  const refused = reads.map((read) => ({ action, resource: read.resource, by }));
  const roleArn = 'arn:aws:iam::123456789012:role/ecs/backend-execution';
  return { roleArn, reads, access: { kind: 'denied', denied: refused } };
}

describe('a role that may not read secrets', () => {
  test('is told with its name, those of the variables, and the whole policy', () => {
    const check = denied('nothing-allows', 'TOKEN', 'KEY');
    const { what, why, fix } = secretsNotReadable(check)?.sentences ?? { what: '', why: '', fix: '' };
    expect(what).toBe('The execution role backend-execution may not read TOKEN, KEY, so nothing was changed.');
    expect(why).toBe(
      `No policy of backend-execution allows ssm:GetParameters on ${resource('TOKEN')}. ECS starts no task whose secrets it cannot read.`,
    );
    expect(fix).toContain('aws iam put-role-policy --role-name backend-execution');
    expect(JSON.parse(fix.slice(fix.indexOf(': {') + 2, fix.lastIndexOf('}') + 1))).toEqual(secretsPolicy(check));
    expect(secretsNotice(check)).toBeNull();
  });

  test.each([
    ['explicit-deny', /^A policy of backend-execution denies/, /^Take these out of what the policy denies/],
    ['boundary', /^The permissions boundary of/, /^Allow these in the permissions boundary too/],
    ['organization', /^A service control policy of the organization/, /^Ask who keeps the service control policies/],
  ] as const)('is told what no other policy can make good: %s', (by, why, fix) => {
    const { sentences } = secretsNotReadable(denied(by, 'TOKEN')) ?? {};
    expect(sentences?.why).toMatch(why);
    expect(sentences?.fix).toMatch(fix);
  });

  test('is pointed to the log for a policy that an annotation would cut', () => {
    const check = denied('nothing-allows', ...Array.from({ length: 60 }, (_, index) => `VARIABLE_${index}`));
    const { what = '', why = '', fix = '' } = secretsNotReadable(check)?.sentences ?? {};
    expect(fix).toContain(`see "${policyTitle(check)}" in the log`);
    expect(`${what}\n${why}\n${fix}`.length).toBeLessThan(4_096);
  });
});
