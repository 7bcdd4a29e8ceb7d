import { expect, test } from '@jest/globals';
import { account, type Case, findings, gitHubTrust, image, request, taskDefinition, testCases } from './facts.ts';

const caller = (arn: string, of = account) => ({ caller: { account: of, arn } });
const subject = (operator: string, ...values: readonly string[]) => ({
  callerTrust: [{ ...gitHubTrust, conditions: [{ operator, key: 'token.actions.githubusercontent.com:sub', values }] }],
});
const elsewhere = 'arn:aws:ssm:eu-west-1:123456789012:parameter/x';

const cases: readonly Case[] = [
  [
    'an image of another account',
    'ID-ACCT',
    { images: [{ ...image, account: '210987654321' }] },
    'warning',
    'the image of app is in 210987654321',
  ],
  [
    'another account than the input',
    'ID-ACCT',
    { request: { ...request, account: '210987654321' } },
    'problem',
    'the input account is in 210987654321',
  ],
  [
    'no word of any account',
    'ID-ACCT',
    { request: { ...request, account: null }, images: [] },
    'skipped',
    'Give the input "account"',
  ],
  ['no region', 'ID-REGION', { request: { ...request, region: '' } }, 'problem', 'No region is set'],
  [
    'an image of another region',
    'ID-REGION',
    { images: [{ ...image, region: 'eu-west-1' }] },
    'warning',
    'is in eu-west-1',
  ],
  [
    'a secret of another region',
    'ID-REGION',
    { taskDefinition: taskDefinition({}, { secrets: [{ name: 'X', valueFrom: elsewhere }] }) },
    'warning',
    `${elsewhere} is in eu-west-1`,
  ],
  ['keys of a user', 'ID-KEYS', caller(`arn:aws:iam::${account}:user/ci`), 'warning', 'long-lived keys'],
  ['keys of root', 'ID-KEYS', caller(`arn:aws:iam::${account}:root`), 'problem', 'root user'],
  [
    'credentials that end too early',
    'ID-EXPIRY',
    { credentials: { expiresAt: request.now + 2_399 } },
    'warning',
    'The credentials end in 39 min',
    [],
  ],
  [
    'trust without a subject',
    'ID-TRUST',
    { callerTrust: [{ ...gitHubTrust, conditions: [] }] },
    'problem',
    'every repository on GitHub',
    ['aws iam get-role --role-name ci --query Role.AssumeRolePolicyDocument'],
  ],
  ['trust in everyone', 'ID-TRUST', subject('StringLike', 'repo:*/backend:*'), 'problem', 'every repository on GitHub'],
  ['a star that is taken literally', 'ID-TRUST', subject('StringEquals', 'repo:o/r:*'), 'problem', 'never matches'],
  [
    'a star that is taken literally beside a subject that matches',
    'ID-TRUST',
    subject('StringEquals', 'repo:o/r:*', 'repo:o/r:environment:production'),
    'warning',
    'never matches',
  ],
  [
    'trust by another claim than the subject',
    'ID-TRUST',
    {
      callerTrust: [
        {
          ...gitHubTrust,
          conditions: [
            { operator: 'StringEquals', key: 'token.actions.githubusercontent.com:aud', values: ['sts.amazonaws.com'] },
            { operator: 'StringEquals', key: 'token.actions.githubusercontent.com:repository', values: ['o/r'] },
          ],
        },
      ],
    },
    'warning',
    'only token.actions.githubusercontent.com:repository decides',
  ],
  ['ForAllValues', 'ID-TRUST', subject('ForAllValues:StringLike', 'repo:o/r:*'), 'warning', 'ForAllValues'],
];

testCases(cases);

test.each([
  ['ID-EXPIRY', { credentials: { expiresAt: request.now + 2_400 } }],
  ['ID-EXPIRY', { credentials: { expiresAt: null } }],
  ['ID-TRUST', subject('StringLike', 'repo:o/r:*')],
  ['ID-TRUST', { callerTrust: [{ ...gitHubTrust, principals: ['ec2.amazonaws.com'], conditions: [] }] }],
])('%s: what is fine', (id, changes) => {
  expect(findings(id, changes)).toMatchObject([{ status: 'ok' }]);
});
