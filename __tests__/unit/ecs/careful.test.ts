import { describe, expect, test } from '@jest/globals';
import { carefulEcs } from '../../../src/ecs/careful/careful-ecs.ts';
import { isRegistered } from '../../../src/ecs/careful/registration-trace.ts';
import { traceUpdate } from '../../../src/ecs/careful/update-trace.ts';
import type { CallEcs, EcsOperation } from '../../../src/ecs/ecs-api.ts';
import { createAwsClock } from '../../../src/toolkit/aws/aws-clock.ts';
import { isAnswerLost, wasNotCarriedOut } from '../../../src/toolkit/aws/errors.ts';
import { sendOnce } from '../../../src/toolkit/aws/send-once.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';

const arn = (revision: number) => `arn:aws:ecs:us-east-1:123456789012:task-definition/backend:${revision}`;
const configuration = (minimum: number, maximum: number) => ({
  deploymentConfiguration: { minimumHealthyPercent: minimum, maximumPercent: maximum },
});

interface Given {
  readonly id: string;
  readonly revision: number;
  readonly status?: string;
}

function service(deployments: readonly Given[], settings: JsonObject = configuration(100, 200)): JsonObject {
  return {
    serviceName: 'backend',
    status: 'ACTIVE',
    ...settings,
    deployments: deployments.map(({ id, revision, status = 'PRIMARY' }) => ({
      id,
      status,
      taskDefinition: arn(revision),
    })),
  };
}

const reset = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
const refusal = (name: string, metadata: object = {}) => Object.assign(new Error(name), { name, $metadata: metadata });

describe('what became of an UpdateService, by the service before and after', () => {
  const before = service([{ id: 'old', revision: 1 }]);
  const sent = { cluster: 'main', service: 'backend', taskDefinition: arn(2), ...configuration(0, 100) };
  const started = [
    { id: 'new', revision: 2 },
    { id: 'old', revision: 1, status: 'ACTIVE' },
  ];

  test('a new PRIMARY deployment of its task definition: it was carried out', () => {
    expect(traceUpdate(before, sent, service(started))).toEqual({ kind: 'applied', deploymentId: 'new' });
  });

  test('nothing new: nothing of it is to be seen', () => {
    expect(traceUpdate(before, sent, before)).toEqual({ kind: 'not-visible' });
  });

  test('a deployment that was there before counts for nothing, also when it is of the same task definition', () => {
    const twice = service([
      { id: 'old', revision: 1 },
      { id: 'older', revision: 2, status: 'ACTIVE' },
    ]);
    expect(traceUpdate(twice, sent, twice)).toEqual({ kind: 'not-visible' });
  });

  test("somebody else's deployment: unclear, and both are named", () => {
    const other = service([{ id: 'other', revision: 9 }]);
    expect(traceUpdate(before, sent, other)).toMatchObject({
      kind: 'unclear',
      why: expect.stringContaining('other (backend:9)'),
    });
    const superseded = service([
      { id: 'other', revision: 9 },
      { ...started[0], id: 'new', revision: 2, status: 'ACTIVE' },
    ]);
    expect(traceUpdate(before, sent, superseded)).toMatchObject({ why: expect.stringContaining('new (backend:2)') });
  });

  test('a forced deployment of the same task definition is told by its new id', () => {
    const forced = { cluster: 'main', service: 'backend', forceNewDeployment: true };
    const again = service([
      { id: 'new', revision: 1 },
      { id: 'old', revision: 1, status: 'ACTIVE' },
    ]);
    expect(traceUpdate(before, forced, again)).toEqual({ kind: 'applied', deploymentId: 'new' });
    expect(traceUpdate(before, forced, before)).toEqual({ kind: 'not-visible' });
  });

  test('settings without a deployment: as they were sent, as they were, or neither', () => {
    const settings = { cluster: 'main', service: 'backend', ...configuration(0, 100) };
    const of = (minimum: number, maximum: number) =>
      traceUpdate(before, settings, service([{ id: 'old', revision: 1 }], configuration(minimum, maximum)));
    expect(of(0, 100)).toEqual({ kind: 'applied', deploymentId: 'old' });
    expect(of(100, 200)).toEqual({ kind: 'not-visible' });
    expect(of(50, 150)).toMatchObject({ kind: 'unclear', why: expect.stringContaining('deploymentConfiguration') });
  });
});

describe('whether a revision is what was registered', () => {
  const sent = {
    family: 'backend',
    containerDefinitions: [
      { name: 'app', image: 'a', portMappings: [{ containerPort: 80 }], healthCheck: { command: ['x'] } },
    ],
  };
  const completed = {
    ...sent,
    taskDefinitionArn: arn(2),
    revision: 2,
    status: 'ACTIVE',
    placementConstraints: [],
    containerDefinitions: [
      {
        name: 'app',
        image: 'a',
        cpu: 0,
        essential: true,
        environment: [],
        portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }],
        healthCheck: { command: ['x'], interval: 30, timeout: 5, retries: 3 },
      },
    ],
  };

  test('what ECS adds by itself makes no difference', () => {
    expect(isRegistered(sent, completed, [])).toBe(true);
  });

  test('anything else does: another value, one more, one less, other tags', () => {
    const [container] = completed.containerDefinitions;
    const withContainer = (members: JsonObject) => ({
      ...completed,
      containerDefinitions: [{ ...container, ...members }],
    });
    expect(isRegistered(sent, withContainer({ image: 'b' }), [])).toBe(false);
    expect(isRegistered(sent, withContainer({ environment: [{ name: 'A', value: '1' }] }), [])).toBe(false);
    expect(isRegistered(sent, withContainer({ healthCheck: { command: ['x'], interval: 10 } }), [])).toBe(false);
    expect(isRegistered({ ...sent, cpu: '256' }, completed, [])).toBe(false);
    expect(isRegistered(sent, completed, [{ key: 'team', value: 'web' }])).toBe(false);
  });
});

type Script = (operation: EcsOperation, body: JsonObject, nth: number) => JsonObject;

/** Careful calls of an ECS that answers as the script says, at a time that passes by sleeping only. */
function scene(script: Script) {
  const calls: string[] = [];
  const log: string[] = [];
  let now = 0;
  const call: CallEcs = async (operation, body) => {
    calls.push(operation);
    return script(operation, body, calls.filter((name) => name === operation).length);
  };
  const sleep = async (milliseconds: number) => {
    now += milliseconds;
  };
  const careful = carefulEcs(call, { clock: { now: () => now, sleep }, log: (line) => log.push(line) });
  const count = (operation: string) => calls.filter((name) => name === operation).length;
  return { careful, calls, count, log, time: () => now };
}

function fail(thrown: unknown): never {
  throw thrown;
}

describe('careful calls', () => {
  const old = service([{ id: 'old', revision: 1 }]);
  const next = service([{ id: 'new', revision: 2 }]);
  const update = { cluster: 'main', service: 'backend', taskDefinition: arn(2) };

  test('an UpdateService that was carried out before its answer was lost is not sent again', async () => {
    const { careful, count } = scene((operation, _body, nth) => {
      if (operation === 'UpdateService') fail(reset());
      return { services: [nth < 3 ? old : next] };
    });
    expect(await careful('UpdateService', update)).toEqual({ service: next });
    expect(count('UpdateService')).toBe(1);
  });

  test('one that was not is sent once more, after a few seconds of looking', async () => {
    const { careful, count, time } = scene((operation, _body, nth) => {
      if (operation === 'DescribeServices') return { services: [old] };
      return nth === 1 ? fail(reset()) : { service: next };
    });
    expect(await careful('UpdateService', update)).toEqual({ service: next });
    expect(count('UpdateService')).toBe(2);
    expect(time()).toBe(5_000);
  });

  test('one that is lost twice ends with an error that says that nothing was started', async () => {
    const { careful, count } = scene((operation) =>
      operation === 'DescribeServices' ? { services: [old] } : fail(reset()),
    );
    await expect(careful('UpdateService', update)).rejects.toMatchObject({
      code: 'AWS_UNREACHABLE',
      message: expect.stringContaining('no deployment was started'),
    });
    expect(count('UpdateService')).toBe(2);
  });

  test.each([
    ['another deployment has appeared', () => ({ services: [service([{ id: 'other', revision: 7 }])] })],
    ['the service cannot be read', () => fail(refusal('AccessDeniedException'))],
  ])('where %s it is not sent again, and the error says what is known', async (_when, answer) => {
    const { careful, count } = scene((operation, _body, nth) => {
      if (operation === 'UpdateService') fail(reset());
      return nth === 1 ? { services: [old] } : answer();
    });
    await careful('DescribeServices', { cluster: 'main', services: ['backend'] });
    await expect(careful('UpdateService', update)).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    expect(count('UpdateService')).toBe(1);
  });

  test('what AWS refuses is no lost answer', async () => {
    const denied = refusal('AccessDeniedException', { httpStatusCode: 400 });
    const { careful, count } = scene((operation) =>
      operation === 'DescribeServices' ? { services: [old] } : fail(denied),
    );
    await expect(careful('UpdateService', update)).rejects.toBe(denied);
    expect(count('DescribeServices')).toBe(1);
  });

  test('a RegisterTaskDefinition that was carried out is found, one that was not is sent again', async () => {
    const sent = { family: 'backend', containerDefinitions: [{ name: 'app', image: 'b' }] };
    const registered = { taskDefinition: { ...sent, taskDefinitionArn: arn(2) } };
    const lost = (newest: JsonObject) =>
      scene((operation, _body, nth) => {
        if (operation === 'DescribeTaskDefinition') return newest;
        return nth === 1 ? fail(reset()) : { taskDefinition: { ...sent, taskDefinitionArn: arn(3) } };
      });
    const done = lost(registered);
    expect(await done.careful('RegisterTaskDefinition', sent)).toEqual(registered);
    expect(done.count('RegisterTaskDefinition')).toBe(1);
    const undone = lost({ taskDefinition: { family: 'backend', taskDefinitionArn: arn(1) } });
    const answer = await undone.careful('RegisterTaskDefinition', sent);
    expect(answer).toMatchObject({ taskDefinition: { taskDefinitionArn: arn(3) } });
  });

  test('a service that was seen and is missing for 3 s is waited for; a name that never was is answered at once', async () => {
    const missing = { services: [], failures: [{ arn: 'arn:aws:ecs:x:1:service/main/backend', reason: 'MISSING' }] };
    const place = { cluster: 'main', services: ['backend'] };
    const lagging = scene((_operation, _body, nth) => (nth === 1 || nth > 4 ? { services: [old] } : missing));
    await lagging.careful('DescribeServices', place);
    expect(await lagging.careful('DescribeServices', place)).toEqual({ services: [old] });
    expect(lagging.time()).toBe(3_000);
    const unknown = scene(() => missing);
    expect(await unknown.careful('DescribeServices', place)).toBe(missing);
    expect(unknown.calls).toHaveLength(1);
    const gone = scene((_operation, _body, nth) => (nth === 1 ? { services: [old] } : missing));
    await gone.careful('DescribeServices', place);
    expect(await gone.careful('DescribeServices', place)).toBe(missing);
    expect(gone.time()).toBe(10_000);
  });

  test('a revision that was just registered is waited for, also by UpdateService; another is refused at once', async () => {
    const { careful, count } = scene((operation, body, nth) => {
      if (operation === 'DescribeServices') return { services: [old] };
      if (operation === 'RegisterTaskDefinition') return { taskDefinition: { taskDefinitionArn: arn(2) } };
      const absent = Object.assign(new Error('TaskDefinition not found.'), { name: 'ClientException' });
      return nth > 2 && body.taskDefinition === arn(2) ? { service: next } : fail(absent);
    });
    await careful('RegisterTaskDefinition', { family: 'backend' });
    expect(await careful('UpdateService', update)).toEqual({ service: next });
    expect(count('UpdateService')).toBe(3);
    await expect(careful('UpdateService', { ...update, taskDefinition: arn(9) })).rejects.toThrow('not found');
    expect(count('UpdateService')).toBe(4);
  });

  test("AWS's time goes through", () => {
    const call = Object.assign(async () => ({}), { awsTime: () => 42 });
    expect(carefulEcs(call, { clock: { now: () => 0, sleep: async () => {} }, log: () => {} }).awsTime?.()).toBe(42);
  });
});

describe('a call that must not be carried out twice', () => {
  const waits: number[] = [];
  const attempt = async (...failures: readonly unknown[]) => {
    let sent = 0;
    const send = async () => {
      sent += 1;
      const failure = failures[sent - 1];
      if (failure !== undefined) throw failure;
      return 'done';
    };
    const outcome = await sendOnce(send, async (milliseconds) => waits.push(milliseconds)).catch((thrown) => thrown);
    return { outcome, sent };
  };
  const throttled = refusal('ThrottlingException', { httpStatusCode: 400 });

  test('is sent again where it certainly was not carried out', async () => {
    const skewed = refusal('InvalidSignatureException', { httpStatusCode: 400, clockSkewCorrected: true });
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(await attempt(throttled, skewed, refused)).toEqual({ outcome: 'done', sent: 4 });
    expect(await attempt(throttled, throttled, throttled, throttled)).toEqual({ outcome: throttled, sent: 4 });
  });

  test.each([
    reset(),
    refusal('ServerException', { httpStatusCode: 500 }),
    refusal('TimeoutError'),
    refusal('AccessDeniedException', { httpStatusCode: 400 }),
    refusal('InvalidSignatureException', { httpStatusCode: 400 }),
  ])('is not after %s', async (failure) => {
    expect(await attempt(failure)).toEqual({ outcome: failure, sent: 1 });
  });

  test('an answer is lost with the connection, with the time, or by a 5xx; and by nothing else', () => {
    const lost = [reset(), refusal('TimeoutError'), refusal('ServerException', { httpStatusCode: 503 })];
    const known = [
      throttled,
      refusal('ClientException', { httpStatusCode: 400 }),
      'text',
      refusal('CredentialsProviderError'),
    ];
    expect(lost.map(isAnswerLost)).toEqual(lost.map(() => true));
    expect(known.map(isAnswerLost)).toEqual(known.map(() => false));
    expect(lost.map(wasNotCarriedOut)).toEqual(lost.map(() => false));
  });
});

test("AWS's clock is the machine's until an answer has told it", () => {
  const clock = createAwsClock(() => Date.parse('2026-08-01T12:00:00.250Z'));
  expect(new Date(clock.now()).toISOString()).toBe('2026-08-01T12:00:00.250Z');
  clock.hear('Sat, 01 Aug 2026 14:00:00 GMT');
  expect(new Date(clock.now()).toISOString()).toBe('2026-08-01T14:00:00.500Z');
  clock.hear(undefined);
  clock.hear('no date');
  expect(new Date(clock.now()).toISOString()).toBe('2026-08-01T14:00:00.500Z');
});
