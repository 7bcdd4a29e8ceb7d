import { describe, expect, test } from '@jest/globals';
import { grantTable, policyBlock } from '../../script/documentation/permissions.ts';
import { actionsByOperation } from './support/aws-calls.ts';
import { readText } from './support/repository.ts';

describe('docs/permissions.md', () => {
  const page = readText('docs/permissions.md');
  const policies = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => JSON.parse(text));

  test('names every action of AWS that the code calls', () => {
    const called = new Set(actionsByOperation.values());
    expect(called.size).toBeGreaterThan(50);
    expect([...called].filter((action) => !page.includes(`\`${action}\``)).sort()).toEqual([]);
  });

  test('has the policy and the table that the code itself goes by', () => {
    expect(page).toContain(policyBlock());
    expect(page).toContain(grantTable());
  });

  test('has the policies of trust, of the job and of the execution role', () => {
    expect(policies).toHaveLength(3);
    const sids = policies.map(({ Statement }: { Statement: { Sid?: string }[] }) => Statement.map(({ Sid }) => Sid));
    expect(sids[1]).toEqual(expect.arrayContaining(['Repository', 'Service', 'RolesOfTheTask', 'ExecutionRole']));
    expect(sids[2]).toEqual(['ReadParameters', 'ReadSecrets', 'OwnKey']);
  });

  test('names every statement that its text speaks of', () => {
    const named = [...page.matchAll(/statement `(\w+)`/gi)].map(([, sid]) => sid);
    for (const sid of named) expect(grantTable()).toContain(`\`${sid}\``);
  });

  test('binds the trust to the audience and to one environment of one repository', () => {
    expect(policies[0]).toMatchObject({
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
