import { describe, expect, test } from '@jest/globals';
import { placeOfFacts } from '../../../src/doctor/policy/place-of-facts.ts';
import { policiesMarkdown, printedPolicies } from '../../../src/report/generated-policy.ts';
import { factsWith, taskDefinition } from './facts.ts';
import { account, role } from './policy-scene.ts';

describe('the place of a policy', () => {
  const definition = taskDefinition(
    { taskRoleArn: 'backend-task' },
    { image: `999999999999.dkr.ecr.eu-west-1.amazonaws.com/web/backend:1` },
  );

  test('is what the doctor has read: roles, repositories, logs and secrets of the task definition', () => {
    const facts = factsWith({ taskDefinition: definition });
    expect(placeOfFacts(facts)).toEqual({
      value: expect.objectContaining({
        account,
        region: 'us-east-1',
        cluster: 'demo',
        service: 'backend',
        family: 'backend',
        repositories: [{ account: '999999999999', region: 'eu-west-1', name: 'web/backend' }],
        executionRole: role('execution'),
        taskRole: role('backend-task'),
        ownRole: role('ci'),
        logGroups: [{ region: 'us-east-1', name: '/ecs/backend' }],
        secrets: [`arn:aws:secretsmanager:us-east-1:${account}:secret:backend-AbCdEf`],
        secretPrefix: '/demo/backend',
        isLoadBalanced: true,
      }),
    });
  });

  test('is not known without a caller, and what is printed then says so', () => {
    const unknown = placeOfFacts({ ...factsWith(), caller: { absent: 'No credentials.' } });
    expect(unknown).toEqual({ absent: 'Without it no policy can be written. No credentials.' });
    expect(printedPolicies(unknown, ['deploy'], null)).toEqual([
      { title: 'No policy was generated', lines: ['Without it no policy can be written. No credentials.'] },
    ]);
  });

  test('gives JSON to copy, with the trust policy where the subject of the job is known', () => {
    const [policy, trust] = printedPolicies(placeOfFacts(factsWith()), ['deploy'], 'repo:o/r:environment:production');
    expect(JSON.parse(policy?.lines.join('\n') ?? '')).toMatchObject({ Version: '2012-10-17' });
    expect(trust?.lines.join('\n')).toContain('repo:o/r:environment:production');
    expect(policiesMarkdown([policy ?? { title: '', lines: [] }]).join('\n')).toContain('```');
  });
});
