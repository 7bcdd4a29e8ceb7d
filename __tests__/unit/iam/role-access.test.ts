import { describe, expect, test } from '@jest/globals';
import type { CallIam } from '../../../src/iam/iam-api.ts';
import { roleAccess } from '../../../src/iam/role-access.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';

const role = 'arn:aws:iam::123456789012:role/exec';
const [one, two] = ['arn:aws:ssm:r:1:parameter/one', 'arn:aws:ssm:r:1:parameter/two'];
const action = 'ssm:GetParameters';
const wanted = [one, two].map((resource) => ({ action, resource }));

const answering =
  (...EvaluationResults: readonly JsonObject[]): CallIam =>
  async () => ({ EvaluationResults });

const inner = (EvalResourceName: string, EvalResourceDecision: string, more: JsonObject = {}): JsonObject => ({
  EvalResourceName,
  EvalResourceDecision,
  ...more,
});

describe('what IAM says of a role', () => {
  test('is read for each resource, from inside one result for the action', async () => {
    const call = answering({
      EvalActionName: action,
      EvalResourceName: '*',
      EvalDecision: 'implicitDeny',
      ResourceSpecificResults: [inner(one, 'allowed'), inner(two, 'implicitDeny')],
    });
    expect(await roleAccess(call, role, wanted)).toEqual({
      kind: 'denied',
      denied: [{ action, resource: two, by: 'nothing-allows' }],
    });
  });

  test('is read from one result for each resource, as it used to be', async () => {
    const result = (EvalResourceName: string, EvalDecision: string) => ({
      EvalActionName: action,
      EvalResourceName,
      EvalDecision,
    });
    expect(await roleAccess(answering(result(one, 'allowed'), result(two, 'allowed')), role, wanted)).toEqual({
      kind: 'allowed',
    });
    const denied = await roleAccess(answering(result(one, 'explicitDeny'), result(two, 'allowed')), role, wanted);
    expect(denied).toEqual({ kind: 'denied', denied: [{ action, resource: one, by: 'explicit-deny' }] });
  });

  test('goes for all resources where there is only the action', async () => {
    const call = answering({ EvalActionName: action, EvalDecision: 'allowed', ResourceSpecificResults: [] });
    expect(await roleAccess(call, role, wanted)).toEqual({ kind: 'allowed' });
  });

  test.each([
    [{ OrganizationsDecisionDetail: { AllowedByOrganizations: false } }, 'organization'],
    [{ PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } }, 'boundary'],
  ])('names what no policy of the role can make good: %j', async (detail, by) => {
    const call = answering({ EvalActionName: action, EvalDecision: 'implicitDeny', ...detail });
    expect(await roleAccess(call, role, wanted)).toMatchObject({ denied: [{ by }, { by }] });
  });

  test('is not known where it depends on what only the request brings along', async () => {
    const missing = { MissingContextValues: ['aws:SourceVpce'] };
    const call = answering({
      EvalActionName: action,
      EvalDecision: 'implicitDeny',
      ResourceSpecificResults: [inner(one, 'allowed'), inner(two, 'implicitDeny', missing)],
    });
    expect(await roleAccess(call, role, wanted)).toEqual({
      kind: 'unknown',
      why: expect.stringContaining('aws:SourceVpce'),
    });
  });

  test('is read page by page, with one question for each action', async () => {
    const asked: string[] = [];
    const pages: Readonly<Record<string, JsonObject>> = {
      '': { EvaluationResults: [], IsTruncated: true, Marker: 'next' },
      next: { EvaluationResults: [{ EvalActionName: action, EvalDecision: 'allowed' }], IsTruncated: false },
    };
    const call: CallIam = async (_operation, request) => {
      const marker = 'Marker' in request ? (request.Marker ?? '') : '';
      asked.push(`${'ActionNames' in request ? request.ActionNames.join() : ''} ${marker}`);
      return pages[marker] ?? {};
    };
    expect(await roleAccess(call, role, wanted)).toEqual({ kind: 'allowed' });
    expect(asked).toEqual([`${action} `, `${action} next`]);
  });

  test('is not known of what the answer leaves out', async () => {
    const said = `IAM gave no answer: its answer says nothing about ${action} on ${one}.`;
    expect(await roleAccess(answering(), role, wanted)).toEqual({ kind: 'unknown', why: said });
  });

  test.each([
    ['AccessDenied', 'User: x is not authorized to perform: iam:SimulatePrincipalPolicy', `Allow it on ${role}`],
    ['NoSuchEntityException', 'The role with name exec cannot be found.', 'IAM knows no such role.'],
    ['InvalidAction', 'local-aws does not know the operation.', 'IAM gave no answer: local-aws'],
    ['TimeoutError', 'Connection timed out', 'IAM gave no answer: Connection timed out.'],
  ])('is not known after %s, and nothing is thrown', async (name, message, said) => {
    const call: CallIam = async () => {
      throw Object.assign(new Error(message), { name });
    };
    expect(await roleAccess(call, role, wanted)).toEqual({ kind: 'unknown', why: expect.stringContaining(said) });
  });
});
