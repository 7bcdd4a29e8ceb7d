import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { page } from '../../src/local-aws/ecs/pages.ts';
import { createFaults } from '../../src/local-aws/faults/faults.ts';
import { ApiError, type ApiService } from '../../src/local-aws/server/api.ts';
import { answerJson } from '../../src/local-aws/server/json-protocol.ts';
import type { ServerOptions } from '../../src/local-aws/server/options.ts';
import { parseQuery } from '../../src/local-aws/server/query-input.ts';
import { answerQuery } from '../../src/local-aws/server/query-protocol.ts';
import type { ReceivedRequest } from '../../src/local-aws/server/received-request.ts';

const echo: ApiService = {
  protocol: 'json-1.1',
  targetPrefix: 'Echo_1',
  operations: {
    Echo: (input, { region }) => ({ input, region }),
    Refuse: () => {
      throw new ApiError('ClientException', 'No.', { details: { resourceIds: ['a'] } });
    },
    Break: () => {
      throw new TypeError('a defect');
    },
  },
};

const names: ApiService = {
  protocol: 'query',
  version: '2011-06-15',
  xmlNamespace: 'https://example.com/',
  operations: {
    List: (input) => ({ Names: ['a', 'b & c'], Given: input }),
    AssumeRoleWithWebIdentity: () => ({ Anonymous: true }),
  },
};

const log: string[] = [];
const options: ServerOptions = {
  port: 0,
  accountId: '123456789012',
  region: 'us-east-1',
  services: [echo, names],
  endpoints: [],
  faults: createFaults(),
  log: (line) => log.push(line),
};

const signature =
  'AWS4-HMAC-SHA256 Credential=local/20260801/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature=0';

function request(body: string, headers: Readonly<Record<string, string>>): ReceivedRequest {
  const url = new URL('http://127.0.0.1/');
  return { method: 'POST', url, headers: { authorization: signature, ...headers }, body, requestId: 'id-1' };
}

async function json(operation: string, body: string, headers: Readonly<Record<string, string>> = {}) {
  const reply = await answerJson(options, request(body, { 'x-amz-target': `Echo_1.${operation}`, ...headers }));
  return { ...reply, body: JSON.parse(reply.body) as unknown };
}

describe('the JSON protocol', () => {
  test('hands the members over and the answer back', async () => {
    const reply = await json('Echo', '{"a":[1,{"b":null}]}');
    expect(reply).toMatchObject({ status: 200, body: { input: { a: [1, { b: null }] }, region: 'us-east-1' } });
    expect(reply.headers['content-type']).toBe('application/x-amz-json-1.1');
  });

  test('an error has its type in the body and in a header', async () => {
    const reply = await json('Refuse', '');
    expect(reply).toMatchObject({
      status: 400,
      headers: { 'x-amzn-errortype': 'ClientException' },
      body: { __type: 'ClientException', message: 'No.', resourceIds: ['a'] },
    });
  });

  test('a defect is told as ServerException, and only the log names it', async () => {
    const reply = await json('Break', '{}');
    expect(reply).toMatchObject({ status: 500, body: { __type: 'ServerException' } });
    expect(JSON.stringify(reply.body)).not.toContain('a defect');
    expect(log.join('\n')).toContain('a defect');
  });

  test.each(['Nothing', 'constructor', '__proto__', 'toString'])('%s is an unknown operation', async (operation) => {
    expect(await json(operation, '{}')).toMatchObject({ status: 400, body: { __type: 'UnknownOperationException' } });
  });

  test.each(['[1]', '"a"', '{', 'null'])('the body %s is no structure', async (body) => {
    expect(await json('Echo', body)).toMatchObject({ status: 400, body: { __type: 'SerializationException' } });
  });

  test('a request without a signature is refused', async () => {
    const reply = await json('Echo', '{}', { authorization: '' });
    expect(reply).toMatchObject({ status: 400, body: { __type: 'MissingAuthenticationTokenException' } });
  });

  test('a request for another region is refused with the way out', async () => {
    const reply = await json('Echo', '{}', { authorization: signature.replace('us-east-1', 'eu-central-1') });
    expect(reply).toMatchObject({ status: 400, body: { __type: 'InvalidSignatureException' } });
    expect(JSON.stringify(reply.body)).toContain('--region eu-central-1');
  });
});

describe('the Query protocol', () => {
  const query = (form: string, headers: Readonly<Record<string, string>> = {}) =>
    answerQuery(options, request(`${form}&Version=2011-06-15`, headers));

  test('answers in XML, with lists as members and text escaped', async () => {
    const reply = await query('Action=List&A.member.1=x');
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'text/xml' } });
    expect(reply.body).toBe(
      '<ListResponse xmlns="https://example.com/"><ListResult><Names><member>a</member><member>b &amp; c</member></Names>' +
        '<Given><A><member>x</member></A></Given></ListResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></ListResponse>',
    );
  });

  test('errors are XML, too', async () => {
    const reply = await query('Action=List', { authorization: '' });
    expect(reply.status).toBe(403);
    expect(reply.body).toContain('<Error><Type>Sender</Type><Code>MissingAuthenticationToken</Code>');
  });

  test('only AssumeRoleWithWebIdentity needs no signature', async () => {
    expect((await query('Action=AssumeRoleWithWebIdentity', { authorization: '' })).status).toBe(200);
  });

  test('members are nested and in the order of their numbers', () => {
    const form = new URLSearchParams('Action=X&A.member.10.B=ten&A.member.2.B=two&C=3&Version=1');
    expect(parseQuery(form)).toEqual({ A: [{ B: 'two' }, { B: 'ten' }], C: '3' });
  });
});

describe('pages of a list', () => {
  const all = Array.from({ length: 7 }, (_, index) => `arn/${index}`);
  const read = (elements: readonly string[], input: Record<string, string | number>) =>
    page(
      input,
      'arns',
      elements,
      (arn) => arn,
      (arn) => arn,
    ) as { arns: string[]; nextToken?: string };

  test('give every element once, whatever the page size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.uniqueArray(fc.string({ minLength: 1 })),
        (maxResults, elements) => {
          const seen: string[] = [];
          let token: string | undefined;
          do {
            const answer = read(elements, { maxResults, ...(token === undefined ? {} : { nextToken: token }) });
            expect(answer.arns.length).toBeLessThanOrEqual(maxResults);
            seen.push(...answer.arns);
            token = answer.nextToken;
          } while (token !== undefined);
          expect(seen).toEqual(elements);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('go on behind their last element when earlier ones are gone, and itself', () => {
    const { nextToken = '' } = read(all, { maxResults: 3 });
    expect(read(all.slice(2), { maxResults: 3, nextToken }).arns).toEqual(['arn/3', 'arn/4', 'arn/5']);
    expect(
      read(
        all.filter((arn) => arn !== 'arn/2'),
        { maxResults: 3, nextToken },
      ).arns[0],
    ).toBe('arn/3');
  });

  test.each([0, 101, -1])('a size of %d is refused', (maxResults) => {
    expect(() => read(all, { maxResults })).toThrow('maxResults must be between 1 and 100.');
  });

  test('a token that was never given is refused', () => {
    expect(() => read(all, { nextToken: 'bm9uc2Vuc2U=' })).toThrow('Invalid nextToken.');
  });
});
