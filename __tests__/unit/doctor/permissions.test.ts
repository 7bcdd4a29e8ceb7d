import { expect, test } from '@jest/globals';
import { allowed, type Case, findings, rawContainer, taskDefinition, testCases } from './facts.ts';

const denied = { ...allowed, decision: 'denied', deniedBy: 'nothing-allows' } as const;
const pass = { ...denied, action: 'iam:PassRole', resource: 'arn:aws:iam::1:role/execution' };
const role = { arn: 'arn:aws:iam::1:role/path/execution', use: 'execution' } as const;
const trusting = (effect: 'Allow' | 'Deny', principal: string) => ({
  roles: [{ ...role, trust: [{ effect, actions: ['sts:AssumeRole'], principals: [principal], conditions: [] }] }],
});
const grant = (action: string, resource: string, condition = '') => [
  `aws iam put-role-policy --role-name ci --policy-name berth-${action.replace(':', '-')} --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"${resource}"${condition}}]}'`,
];
const toTasks = ',"Condition":{"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}';

const cases: readonly Case[] = [
  [
    'an action that nothing allows',
    'IAM-ACT',
    { callerAccess: [denied] },
    'problem',
    'The job cannot call ecs:UpdateService on arn:service.',
    grant('ecs:UpdateService', 'arn:service'),
  ],
  [
    'an action of a user',
    'IAM-ACT',
    { callerAccess: [{ ...denied, role: 'arn:aws:iam::1:user/ci' }] },
    'problem',
    'The job cannot call',
    grant('ecs:UpdateService', 'arn:service').map((command) => command.replaceAll('role', 'user')),
  ],
  [
    'an action that is denied',
    'IAM-ACT',
    { callerAccess: [{ ...denied, deniedBy: 'explicit-deny' }] },
    'problem',
    'a policy denies it',
    [],
  ],
  [
    'a boundary',
    'IAM-ACT',
    { callerAccess: [{ ...denied, deniedBy: 'boundary' }] },
    'problem',
    'permissions boundary',
    [],
  ],
  [
    'an organization',
    'IAM-ACT',
    { callerAccess: [{ ...denied, deniedBy: 'organization' }] },
    'warning',
    'A policy of the organization',
    [],
  ],
  [
    'a condition that only the request fills',
    'IAM-ACT',
    { callerAccess: [{ ...denied, missingContext: ['aws:SourceIp'] }] },
    'warning',
    'depends on aws:SourceIp',
  ],
  [
    'a role that cannot be passed',
    'IAM-PASS',
    { passAccess: [pass] },
    'problem',
    'The job cannot call iam:PassRole',
    grant('iam:PassRole', pass.resource, toTasks),
  ],
  [
    'no such role',
    'IAM-TRUST',
    { roles: [{ ...role, trust: null }] },
    'problem',
    'The execution role execution does not exist',
  ],
  [
    'a role for others',
    'IAM-TRUST',
    trusting('Allow', 'ec2.amazonaws.com'),
    'problem',
    'lacks ecs-tasks.amazonaws.com',
    [
      `aws iam update-assume-role-policy --role-name execution --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}'`,
    ],
  ],
  [
    'a role that denies tasks',
    'IAM-TRUST',
    trusting('Deny', 'ecs-tasks.amazonaws.com'),
    'problem',
    'cannot be assumed by tasks',
  ],
  [
    'an execution role that cannot pull',
    'IAM-EXEC',
    { executionAccess: [{ ...denied, action: 'ecr:BatchGetImage' }] },
    'problem',
    'The execution role cannot call ecr:BatchGetImage',
    grant('ecr:BatchGetImage', 'arn:service'),
  ],
  [
    'a secret that the role may read by the policy of the secret alone',
    'IAM-EXEC',
    { executionAccess: [{ ...denied, action: 'secretsmanager:GetSecretValue' }] },
    'warning',
    'Unless a policy of the secret or key itself allows it',
  ],
  [
    'a secret that a policy denies',
    'IAM-EXEC',
    { executionAccess: [{ ...denied, action: 'secretsmanager:GetSecretValue', deniedBy: 'explicit-deny' }] },
    'problem',
    'because a policy denies it',
  ],
  [
    'an action that tells the job more',
    'IAM-ACT',
    { callerAccess: [{ ...denied, action: 'ecs:ListTasks', optional: true }] },
    'warning',
    'It gets on without, and tells less',
  ],
  [
    'no execution role on Fargate',
    'IAM-EXEC',
    {
      executionAccess: [],
      taskDefinition: taskDefinition({ executionRoleArn: null }, rawContainer, { launch: 'fargate' }),
    },
    'problem',
    'Fargate needs one to pull from ECR',
  ],
  [
    'a condition of the execution role',
    'IAM-EXEC',
    { executionAccess: [{ ...denied, missingContext: ['kms:ViaService'] }] },
    'warning',
    'depends on kms:ViaService',
  ],
  [
    'tags that may not be set',
    'IAM-TAG',
    { tagging: { needsPermission: true, usesTags: true, access: { ...denied, action: 'ecs:TagResource' } } },
    'problem',
    'asks for ecs:TagResource',
  ],
  [
    'tags of which nothing is known',
    'IAM-TAG',
    { tagging: { needsPermission: true, usesTags: true, access: { ...denied, missingContext: ['aws:TagKeys'] } } },
    'skipped',
    'aws:TagKeys',
  ],
];

testCases(cases);

const trustOfTasks = (
  effect: 'Allow' | 'Deny',
  action: string,
  conditions: { operator: string; key: string; values: string[] }[] = [],
) => ({
  effect,
  actions: [action],
  principals: ['ecs-tasks.amazonaws.com'],
  conditions,
});

test.each(['sts:assumerole', 'sts:Assume*', 'sts:*', '*'])('a role may be trusted with %s', (action) => {
  expect(findings('IAM-TRUST', { roles: [{ ...role, trust: [trustOfTasks('Allow', action)] }] })).toMatchObject([
    { status: 'ok' },
  ]);
});

test('a denial with a condition proves nothing', () => {
  const conditions = [{ operator: 'StringNotEquals', key: 'aws:SourceAccount', values: ['1'] }];
  const trust = [trustOfTasks('Allow', 'sts:AssumeRole'), trustOfTasks('Deny', 'sts:AssumeRole', conditions)];
  expect(findings('IAM-TRUST', { roles: [{ ...role, trust }] })).toMatchObject([{ status: 'ok' }]);
});
