import { describe, expect, test } from '@jest/globals';
import type { FaultyCall } from '../../src/local-aws/faults/fault.ts';
import { createFaultEndpoint } from '../../src/local-aws/faults/fault-endpoint.ts';
import { createFaults, type Faults } from '../../src/local-aws/faults/faults.ts';
import { ConnectionReset, withFaults } from '../../src/local-aws/faults/inject.ts';
import { parseFaults } from '../../src/local-aws/faults/parse-faults.ts';
import { requireTimely } from '../../src/local-aws/faults/signing-time.ts';
import type { JsonObject, JsonValue } from '../../src/toolkit/json.ts';

/** The faults of a JSON array, at a time that the test moves. */
function scene(given: JsonValue) {
  const parsed = parseFaults(given);
  if ('complaints' in parsed) throw new Error(parsed.complaints.join(' '));
  const time = { now: 0 };
  return { time, faults: createFaults(parsed.faults, () => time.now) };
}

const call = (operation: string, input: JsonObject = {}, service = 'ecs'): FaultyCall => ({
  service,
  operation,
  input,
});

describe('which calls a fault strikes', () => {
  const strikes = (given: JsonValue, ...calls: readonly FaultyCall[]) => {
    const { faults } = scene(given);
    return calls.map((one) => faults.strike(one)?.kind);
  };

  test('an operation by its name, of one service by its prefix, of all by a star', () => {
    const calls = [call('UpdateService'), call('DescribeServices'), call('BatchGetImage', {}, 'ecr')];
    const hit = (operation: string) => strikes([{ kind: 'throttle', operation }], ...calls).map(Boolean);
    expect(hit('UpdateService')).toEqual([true, false, false]);
    expect(hit('ecs:UpdateService')).toEqual([true, false, false]);
    expect(hit('ecs:*')).toEqual([true, true, false]);
    expect(hit('ecr:*')).toEqual([false, false, true]);
    expect(hit('*')).toEqual([true, true, true]);
  });

  test('those whose input has the members', () => {
    const matches = { cluster: 'a', services: ['x'], configuration: { maximumPercent: 100 } };
    const fault = { kind: 'deny', operation: '*', matches };
    const fits = { cluster: 'a', services: ['w', 'x'], configuration: { maximumPercent: 100, more: 1 }, other: 1 };
    expect(
      strikes(
        [fault],
        call('A', fits),
        call('A', { ...fits, cluster: 'b' }),
        call('A', { ...fits, services: ['w'] }),
        call('A', {}),
      ),
    ).toEqual(['deny', undefined, undefined, undefined]);
  });

  test('so many, after so many; the next fault takes over', () => {
    const faults = [
      { kind: 'throttle', operation: 'A', after: 1, times: 2 },
      { kind: 'deny', operation: 'A' },
    ];
    const calls = Array.from({ length: 5 }, () => call('A'));
    expect(strikes(faults, ...calls)).toEqual(['deny', 'throttle', 'throttle', 'deny', 'deny']);
  });

  test('for so many seconds from the first that it strikes', () => {
    const { faults, time } = scene([{ kind: 'missing', operation: 'A', after: 1, forSeconds: 3 }]);
    const at = (seconds: number) => {
      time.now = seconds * 1000;
      return faults.strike(call('A')) !== undefined;
    };
    expect([at(0), at(10), at(12.9), at(13), at(60)]).toEqual([false, true, true, false, false]);
    expect(faults.list().map(({ fired }) => fired)).toEqual([2]);
  });
});

describe('what a call meets', () => {
  const context = { accountId: '123456789012', region: 'us-east-1', requestId: 'r' };

  async function meet(given: JsonValue, struck: FaultyCall, answer: JsonObject = {}) {
    const performed: JsonObject[] = [];
    const { faults } = scene(given);
    const outcome = await withFaults(faults, struck, context, async (input) => {
      performed.push(input);
      return answer;
    }).catch((thrown: unknown) => thrown);
    return { outcome, performed };
  }

  test.each([
    ['throttle', { type: 'ThrottlingException', message: 'Rate exceeded', status: 400 }],
    ['server-error', { type: 'ServerException', status: 500 }],
    ['expired-token', { type: 'ExpiredTokenException', message: expect.stringContaining('is expired'), status: 400 }],
    ['reset-before', expect.any(ConnectionReset)],
  ])('%s: AWS’s answer, and nothing is done', async (kind, expected) => {
    const { outcome, performed } = await meet([{ kind, operation: '*' }], call('UpdateService'));
    expect(outcome).toMatchObject(expected as object);
    expect(performed).toHaveLength(0);
  });

  test('deny names the IAM action and the service as AWS does', async () => {
    const input = { cluster: 'main', service: 'backend' };
    const { outcome } = await meet([{ kind: 'deny', operation: '*' }], call('UpdateService', input));
    const { message } = outcome as Error;
    const resource = 'arn:aws:ecs:us-east-1:123456789012:service/main/backend';
    expect(message).toContain(`is not authorized to perform: ecs:UpdateService on resource: ${resource} because no `);
  });

  test('deny names the parameter or the secret, and another action than the operation’s own where one is given', async () => {
    const denial = async (fault: JsonObject, one: FaultyCall) => {
      const { outcome } = await meet([{ kind: 'deny', operation: '*', ...fault }], one);
      return /perform: (.*) because/.exec((outcome as Error).message)?.[1];
    };
    const names = { Names: ['/a/b', '/a/c'] };
    expect(await denial({}, call('GetParameters', names, 'ssm'))).toBe(
      'ssm:GetParameters on resource: arn:aws:ssm:us-east-1:123456789012:parameter/a/b',
    );
    const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:a-AbCdEf';
    expect(await denial({}, call('GetSecretValue', { SecretId: arn }, 'secretsmanager'))).toBe(
      `secretsmanager:GetSecretValue on resource: ${arn}`,
    );
    expect(await denial({ action: 'kms:Decrypt' }, call('GetParameters', names, 'ssm'))).toBe(
      'kms:Decrypt on resource: *',
    );
  });

  test('another action goes with deny only', () => {
    const complaint = { complaints: [expect.stringContaining('"action" must be an IAM action')] };
    expect(parseFaults([{ kind: 'throttle', operation: '*', action: 'kms:Decrypt' }])).toEqual(complaint);
    expect(parseFaults([{ kind: 'deny', operation: '*', action: 'everything' }])).toEqual(complaint);
  });

  test('reset-after: it is done, and there is no answer', async () => {
    const { outcome, performed } = await meet([{ kind: 'reset-after', operation: '*' }], call('UpdateService'));
    expect(outcome).toBeInstanceOf(ConnectionReset);
    expect(performed).toHaveLength(1);
  });

  test('hang: nothing, until the faults are replaced', async () => {
    const { faults } = scene([{ kind: 'hang', operation: '*' }]);
    let settled = false;
    const hanging = withFaults(faults, call('A'), context, async () => ({})).catch((thrown: unknown) => thrown);
    hanging.finally(() => {
      settled = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    faults.replace([]);
    expect(await hanging).toBeInstanceOf(ConnectionReset);
  });

  test('missing: what was found is listed as MISSING, and lists are empty', async () => {
    const missing = [{ kind: 'missing', operation: '*' }];
    const arn = 'arn:aws:ecs:us-east-1:123456789012:service/main/backend';
    const described = { services: [{ serviceArn: arn, clusterArn: 'arn:aws:x' }], failures: [] };
    expect((await meet(missing, call('DescribeServices'), described)).outcome).toEqual({
      services: [],
      failures: [{ arn, reason: 'MISSING' }],
    });
    const listed = { taskArns: ['arn:1'], nextToken: 'more' };
    expect((await meet(missing, call('ListTasks'), listed)).outcome).toEqual({ taskArns: [] });
    expect((await meet(missing, call('DescribeTaskDefinition'))).outcome).toMatchObject({ type: 'ClientException' });
  });

  test('clock-skew: instants go out late and come in early, whatever they are written in', async () => {
    const input = { startTime: 1_700_000_000_000, count: 5, createdAt: { after: 1_700_000_000 } };
    const answer = {
      services: [{ createdAt: 1_700_000_000.25, stopTimeout: 1_700_000_000, taskCount: 3 }],
      events: [{ timestamp: 1_700_000_000_000 }],
      Credentials: { Expiration: '2023-11-14T22:13:20.000Z' },
    };
    const { outcome, performed } = await meet([{ kind: 'clock-skew', seconds: 7200 }], call('A', input), answer);
    expect(outcome).toEqual({
      services: [{ createdAt: 1_700_007_200.25, stopTimeout: 1_700_000_000, taskCount: 3 }],
      events: [{ timestamp: 1_700_007_200_000 }],
      Credentials: { Expiration: '2023-11-15T00:13:20.000Z' },
    });
    expect(performed).toEqual([{ startTime: 1_699_992_800_000, count: 5, createdAt: { after: 1_699_992_800 } }]);
  });
});

describe('a signature’s time', () => {
  const now = Date.parse('2026-08-01T12:00:00Z');

  test('counts for five minutes in both directions', () => {
    for (const time of ['20260801T115500Z', '20260801T120500Z', undefined]) requireTimely(time, now);
    expect(() => requireTimely('20260801T115459Z', now)).toThrow(
      'Signature expired: 20260801T115459Z is now earlier than 20260801T115500Z (20260801T120000Z - 5 min.)',
    );
    expect(() => requireTimely('20260801T120501Z', now)).toThrow(
      'Signature not yet current: 20260801T120501Z is still later than 20260801T120500Z (20260801T120000Z + 5 min.)',
    );
  });
});

describe('the control endpoint', () => {
  const ask = (faults: Faults, method: string, body = '', host = '127.0.0.1:4566') =>
    createFaultEndpoint(faults)({
      method,
      path: '/local-aws/faults',
      query: new URLSearchParams(),
      headers: { host },
      body,
    });

  test('replaces, lists and clears', () => {
    const faults = createFaults();
    const put = ask(faults, 'PUT', '[{"kind":"slow-pull","seconds":20},{"kind":"throttle","operation":"A","times":2}]');
    expect(put?.status).toBe(200);
    faults.strike(call('A'));
    expect(faults.pullDelay('backend:1')).toBe(20_000);
    expect(ask(faults, 'GET')?.body).toEqual({
      faults: [
        { kind: 'slow-pull', seconds: 20, image: '', fired: 1 },
        { kind: 'throttle', operation: 'A', matches: {}, after: 0, times: 2, forSeconds: null, fired: 1 },
      ],
    });
    expect(ask(faults, 'DELETE')?.body).toEqual({ faults: [] });
  });

  test.each([
    ['no JSON', 'this is not JSON'],
    ['{}', 'must be a JSON array'],
    ['[{"kind":"explode","operation":"*"}]', 'Fault 1: "kind" must be one of throttle'],
    ['[{"kind":"throttle"}]', 'Fault 1: "operation" must be'],
    ['[{"kind":"throttle","operation":"*","time":1}]', 'members that are not known: time'],
    ['[{"kind":"throttle","operation":"*","times":-1}]', '"times" must be'],
    ['[{"kind":"clock-skew"}]', '"seconds" must be a number'],
  ])('refuses %s, and keeps what was in force', (body, complaint) => {
    const { faults } = scene([{ kind: 'deny', operation: '*' }]);
    const answer = ask(faults, 'PUT', body);
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(complaint) } });
    expect(faults.list()).toHaveLength(1);
  });

  test('answers to this machine’s own names only', () => {
    expect(ask(createFaults(), 'DELETE', '', 'rebound.example:4566')).toMatchObject({ status: 403 });
    expect(ask(createFaults(), 'DELETE', '', 'localhost:4566')).toMatchObject({ status: 200 });
  });
});
