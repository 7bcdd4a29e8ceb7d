import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actionsOfSteps } from '../../../src/doctor/policy/actions-of-steps.ts';
import { generatePolicy } from '../../../src/doctor/policy/generate-policy.ts';
import type { PolicyPlace } from '../../../src/doctor/policy/place.ts';
import { type PolicyStep, policySteps } from '../../../src/doctor/policy/steps.ts';
import { subjectOfToken, trustPolicy } from '../../../src/doctor/policy/trust-policy.ts';
import { evaluate } from '../../../src/local-aws/iam/evaluate.ts';
import { parsePolicy } from '../../../src/local-aws/iam/policy-document.ts';
import { account, place, role, statements } from './policy-scene.ts';

describe('the policy of an image', () => {
  test('names the one repository, and the token that has no resource', () => {
    expect(statements(['image'])).toEqual([
      {
        Sid: 'NoResource',
        Effect: 'Allow',
        Action: ['ecr:GetAuthorizationToken'],
        Resource: ['*'],
        Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
      },
      {
        Sid: 'Repository',
        Effect: 'Allow',
        Action: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:CompleteLayerUpload',
          'ecr:DescribeImages',
          'ecr:DescribeRepositories',
          'ecr:GetDownloadUrlForLayer',
          'ecr:InitiateLayerUpload',
          'ecr:PutImage',
          'ecr:UploadLayerPart',
        ],
        Resource: [`arn:aws:ecr:eu-west-1:${account}:repository/backend`],
      },
    ]);
  });
});

describe('the policy of a deploy', () => {
  const sids = (steps: readonly PolicyStep[], changes: Partial<PolicyPlace> = {}) =>
    statements(steps, changes).map(({ Sid }) => Sid);

  test('has no statement about what there is none of', () => {
    const bare = { executionRole: null, taskRole: null, logGroups: [], hasTags: false, repositories: [] };
    expect(sids(['deploy'])).toEqual(expect.arrayContaining(['RolesOfTheTask', 'LastWords', 'Tags', 'Repository']));
    for (const sid of ['RolesOfTheTask', 'ExecutionRole', 'LastWords', 'Tags', 'Repository'])
      expect(sids(['deploy'], bare)).not.toContain(sid);
  });

  test('asks for load balancers only behind one', () => {
    expect(JSON.stringify(statements(['deploy']))).toContain('elasticloadbalancing:');
    expect(JSON.stringify(statements(['deploy'], { isLoadBalanced: false }))).not.toContain('elasticloadbalancing:');
  });

  test('may run tasks only with a before-command or a rehearsal, and in its cluster', () => {
    expect(statements(['deploy']).flatMap(({ Action }) => Action)).not.toContain('ecs:RunTask');
    const [oneOff] = statements(['before-command']).filter(({ Sid }) => Sid === 'OneOffTasks');
    expect(oneOff).toMatchObject({
      Action: ['ecs:RunTask'],
      Condition: { ArnEquals: { 'ecs:cluster': `arn:aws:ecs:eu-west-1:${account}:cluster/production` } },
    });
  });

  test('hands roles to ECS tasks and to nothing else', () => {
    const [passed] = statements(['deploy']).filter(({ Sid }) => Sid === 'RolesOfTheTask');
    expect(passed).toMatchObject({
      Resource: [role('backend-task'), role('backend-execution')],
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    });
  });
});

describe('a policy', () => {
  const steps = fc.subarray([...policySteps]);

  test('has a statement for each Sid, in letters, and keeps to what IAM takes', () => {
    const property = fc.property(steps, (chosen) => {
      const sids = statements(chosen).map(({ Sid }) => Sid);
      expect(new Set(sids).size).toBe(sids.length);
      for (const sid of sids) expect(sid).toMatch(/^[A-Za-z]+$/);
      // An inline policy of a role has up to 10,240 characters, white space aside.
      expect(JSON.stringify(generatePolicy(place, chosen)).length).toBeLessThan(10_240);
    });
    fc.assert(property);
  });

  test('allows what IAM is asked about for the same steps', () => {
    const property = fc.property(steps, (chosen) => {
      fc.pre(statements(chosen).length > 0);
      const document = parsePolicy(JSON.stringify(generatePolicy(place, chosen)));
      for (const { action, resource, context } of actionsOfSteps(place, chosen)) {
        const given = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value]]));
        const { decision } = evaluate([{ id: 'own', document }], { action, resource, context: given });
        expect([action, resource, decision]).toEqual([action, resource, 'allowed']);
      }
    });
    fc.assert(property);
  });

  test('grows with its steps and never shrinks', () => {
    const actions = (chosen: readonly PolicyStep[]) => new Set(statements(chosen).flatMap(({ Action }) => Action));
    const property = fc.property(steps, steps, (one, other) => {
      const both = actions([...one, ...other]);
      expect([...actions(one), ...actions(other)].filter((action) => !both.has(action))).toEqual([]);
    });
    fc.assert(property);
  });

  test('never lets anybody read a secret but where build-args stores them', () => {
    const others = policySteps.filter((step) => !step.startsWith('runtime-'));
    expect(JSON.stringify(generatePolicy(place, others))).not.toMatch(/GetSecretValue|GetParameter|kms:Decrypt/);
  });
});

describe('what IAM is asked', () => {
  test('is about the resource that AWS decides by', () => {
    const asked = actionsOfSteps(place, ['deploy']);
    const deployments = asked.filter(({ action }) => action === 'ecs:DescribeServiceDeployments');
    expect(deployments.map(({ resource }) => resource)).toEqual([
      `arn:aws:ecs:eu-west-1:${account}:service-deployment/production/backend/*`,
    ]);
    expect(asked).toContainEqual({
      action: 'ecs:UpdateService',
      resource: `arn:aws:ecs:eu-west-1:${account}:service/production/backend`,
      context: { 'aws:RequestedRegion': 'eu-west-1' },
    });
  });
});

describe('the trust policy', () => {
  test('binds the role to the subject of the job itself', () => {
    const payload = Buffer.from(JSON.stringify({ sub: 'repo:OWNER@1/NAME@2:environment:production', jti: 'x' }));
    const subject = subjectOfToken(`e30.${payload.toString('base64url')}.signature`) ?? '';
    expect(trustPolicy({ partition: 'aws', account, subject }).Statement[0]?.Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': 'repo:OWNER@1/NAME@2:environment:production',
      },
    });
  });

  test.each(['', 'no token', 'a.b.c', `x.${Buffer.from('{"sub":1}').toString('base64url')}.y`])(
    'is not made up from %j',
    (text) => {
      expect(subjectOfToken(text)).toBeUndefined();
    },
  );
});
