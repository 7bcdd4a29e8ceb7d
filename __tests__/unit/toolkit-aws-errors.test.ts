import { describe, expect, test } from '@jest/globals';
import { accessDenied, explainAwsError, isAccessDenied } from '../../src/toolkit/aws/errors.ts';
import { BerthError } from '../../src/toolkit/errors.ts';

const call = { iamAction: 'ecr:PutImage', resource: 'repository backend' };

function awsError(name: string, message: string, extra: object = {}): Error {
  return Object.assign(new Error(message), { name }, extra);
}

describe('an AWS error', () => {
  const cases = [
    { code: 'AWS_CREDENTIALS_MISSING', thrown: awsError('CredentialsProviderError', 'Could not load credentials') },
    { code: 'AWS_REGION_MISSING', thrown: awsError('Error', 'Region is missing') },
    { code: 'AWS_CREDENTIALS_EXPIRED', thrown: awsError('ExpiredTokenException', 'The security token is expired') },
    {
      code: 'AWS_CREDENTIALS_EXPIRED',
      thrown: awsError('UnrecognizedClientException', 'The security token included in the request is expired'),
    },
    { code: 'AWS_ACCESS_DENIED', thrown: awsError('AccessDeniedException', 'no') },
    { code: 'AWS_THROTTLED', thrown: awsError('ThrottlingException', 'Rate exceeded') },
    { code: 'AWS_UNREACHABLE', thrown: awsError('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' }) },
    { code: 'AWS_CALL_FAILED', thrown: awsError('InvalidParameterException', 'Invalid parameter') },
  ];

  test.each(cases)('becomes $code for $thrown.name: $thrown.message', ({ code, thrown }) => {
    expect(explainAwsError(thrown, call)).toMatchObject({ code, cause: thrown });
  });

  test.each(cases)('is three sentences for $thrown.name: $thrown.message', ({ thrown }) => {
    const { what, why, fix } = explainAwsError(thrown, call).sentences;
    for (const sentence of [what, why, fix]) expect(sentence).toMatch(/^\S.*\.$/);
  });

  test('keeps what AWS said when it is not one of the known kinds', () => {
    const error = explainAwsError(awsError('InvalidParameterException', 'Bad tag "x"'), call);
    expect(error.sentences.what).toBe('ecr:PutImage on repository backend failed with InvalidParameterException.');
    expect(error.sentences.why).toBe('Bad tag "x".');
  });

  test('that is one of ours already stays the same', () => {
    const own = new BerthError('PUSH_FAILED', { what: 'A.', why: 'B.', fix: 'C.' });
    expect(explainAwsError(own, call)).toBe(own);
  });

  test('of a host with several addresses, none of which answers, is named by its code', () => {
    const thrown = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
    expect(explainAwsError(thrown, call)).toMatchObject({
      code: 'AWS_UNREACHABLE',
      sentences: { why: 'ECONNREFUSED.' },
    });
  });

  test('may be anything that was thrown', () => {
    expect(explainAwsError('boom', call)).toMatchObject({ code: 'AWS_CALL_FAILED', sentences: { why: 'boom.' } });
  });
});

describe('a denied call', () => {
  const message =
    'User: arn:aws:sts::123456789012:assumed-role/ci/x is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:us-east-1:123456789012:repository/backend because no identity-based policy allows the ecr:InitiateLayerUpload action';

  test("names the action and the resource that AWS's message names", () => {
    const { what, fix } = explainAwsError(awsError('AccessDeniedException', message), call).sentences;
    expect(what).toBe('AWS denied ecr:InitiateLayerUpload on arn:aws:ecr:us-east-1:123456789012:repository/backend.');
    expect(fix).toContain('Allow the IAM action ecr:InitiateLayerUpload on arn:aws:ecr:');
  });

  test('names those of the call when AWS is silent about them', () => {
    const error = explainAwsError(awsError('AccessDeniedException', 'Access Denied'), call);
    expect(error.sentences.what).toBe('AWS denied ecr:PutImage on repository backend.');
  });

  test('is recognised for optional reads, and other errors are not', () => {
    expect(isAccessDenied(awsError('AccessDeniedException', 'x'))).toBe(true);
    expect(isAccessDenied(awsError('ThrottlingException', 'x'))).toBe(false);
    expect(isAccessDenied(accessDenied('x', call))).toBe(true);
  });
});
