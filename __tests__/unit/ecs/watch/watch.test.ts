import { describe, expect, jest, test } from '@jest/globals';
import { jumpingClock } from '../../../../script/measure/virtual-rollouts.ts';
import { watch } from '../../../../src/ecs/watch/watch.ts';
import { systemClock } from '../../../../src/toolkit/clock.ts';
import {
  awsError,
  before,
  complete,
  missing,
  rollingBack,
  running,
  starting,
  superseded,
  target,
  unableToPlace,
  watching,
} from './support.ts';

describe('the outcome of a watch', () => {
  test('peers 6: completion is seen within 2 s, and looked for less often while nothing is due (D#872)', async () => {
    const { result, calls } = await watching((at) => (at < 40_000 ? starting : at < 63_000 ? running : complete));
    expect(result.outcome).toBe('succeeded');
    expect(result.elapsedSeconds).toBeLessThanOrEqual(65);
    expect(calls.length).toBeLessThan(25);
  });

  test('peers 8: everything runs but the deployment is not COMPLETED: no success, and timed out in the end (D#838)', async () => {
    const { result } = await watching(() => running);
    expect(result).toMatchObject({ outcome: 'timed-out', elapsedSeconds: 300 });
  });

  test('peers 1: a rollback is watched to its end, and is no success (D#191, D#494, ecspresso#732, fabfuel#185)', async () => {
    const states = (at: number) => (at < 30_000 ? starting : at < 60_000 ? rollingBack : before);
    const { result, lines } = await watching(states);
    expect(result.outcome).toBe('rolled-back');
    expect(lines.join('\n')).toContain('ECS is rolling back to backend:1: no old task serves; backend:1 0/1 started');
  });

  test('a look that still shows the service as it was before the update is no rollback', async () => {
    const { result } = await watching((at) => (at < 8_000 ? before : at < 20_000 ? running : complete));
    expect(result.outcome).toBe('succeeded');
  });

  test('peers 7: superseded names the deployment, its task definition, its image and who registered it (argos-ci/argos#2390)', async () => {
    const registeredBy = 'arn:aws:sts::123456789012:assumed-role/deployer/other';
    const containerDefinitions = [{ name: 'app', image: 'registry/backend:v3' }];
    const { result } = await watching(
      (at) => (at < 8_000 ? starting : superseded),
      (operation) =>
        operation === 'DescribeTaskDefinition'
          ? { taskDefinition: { registeredBy, containerDefinitions } }
          : awsError('UnknownOperationException'),
    );
    expect(result.outcome).toBe('superseded');
    expect(result.superseder).toEqual({
      deploymentId: 'ecs-svc/3',
      taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:3',
      images: ['registry/backend:v3'],
      registeredBy,
    });
  });

  test('superseded is said also where the other task definition may not be read', async () => {
    const { result } = await watching(
      () => superseded,
      () => awsError('AccessDeniedException'),
    );
    expect(result).toMatchObject({ outcome: 'superseded', superseder: { images: [], registeredBy: null } });
  });

  test('at the deadline: stalled when ECS says that it cannot go on, timed out while a task starts', async () => {
    const events = [unableToPlace];
    expect((await watching(() => ({ ...missing, events }))).result).toMatchObject({
      outcome: 'stalled',
      elapsedSeconds: 300,
    });
    expect((await watching(() => ({ ...starting, events }))).result.outcome).toBe('timed-out');
  });
});

describe('peers 28: "unable to place" is judged with the prediction, never at first sight (fabfuel#11, #21)', () => {
  const events = [unableToPlace];

  test('an event that passes does not end a good deploy, whatever the model says meanwhile', async () => {
    const states = (at: number) => ({ ...(at < 25_000 ? missing : at < 60_000 ? running : complete), events });
    const { result } = await watching(states, undefined, { predict: async () => 'stalls' });
    expect(result.outcome).toBe('succeeded');
  });

  test.each(['completes', 'unknown'] as const)('while the model says "%s" it is waited for', async (verdict) => {
    const states = (at: number) => ({ ...(at < 200_000 ? missing : at < 220_000 ? running : complete), events });
    const { result } = await watching(states, undefined, { predict: async () => verdict });
    expect(result.outcome).toBe('succeeded');
  });

  test('once nothing has moved and the model agrees twice, it is stalled long before the deadline', async () => {
    const predict = jest.fn(async () => 'stalls' as const);
    const { result } = await watching(() => ({ ...missing, events }), undefined, { predict });
    expect(result.outcome).toBe('stalled');
    expect(result.elapsedSeconds).toBeLessThan(60);
    expect(result.reason).toMatch(
      /^ECS says: ".*unable to place a task.*" The rollout model agrees that nothing can move\.$/,
    );
    expect(predict).toHaveBeenCalledTimes(2);
  });

  test('without an event the model is not asked', async () => {
    const predict = jest.fn(async () => 'stalls' as const);
    expect((await watching(() => missing, undefined, { predict })).result.outcome).toBe('timed-out');
    expect(predict).not.toHaveBeenCalled();
  });
});

describe('the log', () => {
  test('prints each new event once, oldest first, and none that was there before', async () => {
    const events = [
      { id: 'e3', message: '(service backend) has reached a steady state.', createdAt: 3 },
      { id: 'e2', message: '(service backend) has started 1 tasks: (task t2).', createdAt: 2 },
      { id: 'e1', message: '(service backend) from before.', createdAt: 1 },
    ];
    const { result, lines } = await watching((at) => ({ ...(at < 9_000 ? starting : complete), events }));
    expect(result.events.map(({ id }) => id)).toEqual(['e2', 'e3']);
    expect(lines.filter((line) => line.includes('has started'))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('from before');
  });

  test('says something when something changes, and every 30 s otherwise', async () => {
    const gate = { kind: 'health-check' as const, most: 300 };
    const states = (at: number) => (at < 95_000 ? starting : at < 150_000 ? running : complete);
    const { lines } = await watching(states, undefined, {}, { gate });
    const stamps = lines.filter((line) => line.startsWith('+')).map((line) => line.split(' ')[0] ?? '');
    const seconds = stamps.map((text) => Number(text.slice(1).split(':')[0]) * 60 + Number(text.split(':')[1]));
    const gaps = seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(35);
    expect(lines.join('\n')).toMatch(/\+1:37 no old task serves; backend:2 1\/1 started, waiting for its health check/);
    expect(lines.join('\n')).toMatch(/waiting for its health check, \d+ s of at most 300/);
  });
});

describe('what goes wrong on the way', () => {
  test('throttling, a lost connection, an error of AWS and a service that is missing for 3 s are waited out', async () => {
    const states = (at: number) => {
      if (at < 3_000) return awsError('ThrottlingException', 'Rate exceeded');
      if (at < 20_000) return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      if (at < 40_000) return Object.assign(new Error('?'), { $metadata: { httpStatusCode: 503 } });
      return complete;
    };
    const { result, calls } = await watching(states);
    expect(result.outcome).toBe('succeeded');
    const waits = calls.slice(1).map(({ at }, index) => at - (calls[index]?.at ?? 0));
    expect(waits[1]).toBeGreaterThan(1.9 * (waits[0] ?? 0));
  });

  test('each throttled answer doubles the wait, and the first good one takes that back', async () => {
    const throttled = awsError('ThrottlingException', 'Rate exceeded');
    const states = (at: number) => (at > 5_000 && at < 60_000 ? throttled : at < 200_000 ? starting : complete);
    const { calls } = await watching(states);
    const looks = calls.filter(({ operation }) => operation === 'DescribeServices').map(({ at }) => at);
    const waits = looks.slice(1).map((at, index) => Math.round((at - (looks[index] ?? 0)) / 1_000));
    expect(waits.slice(0, 6)).toEqual([7, 20, 40, 10, 10, 10]);
  });

  test('peers 15: expired credentials end the watch once, and say that the deployment goes on and how to look (D#527, C#359)', async () => {
    const expired = awsError('ExpiredTokenException', 'The security token included in the request is expired');
    await expect(watching((at) => (at < 3_000 ? starting : expired))).rejects.toMatchObject({
      code: 'AWS_CREDENTIALS_EXPIRED',
      message: expect.stringMatching(
        /goes on in ECS.*aws ecs describe-services --cluster demo --services backend.*role-duration-seconds/,
      ),
    });
  });

  test('a service that is gone is said after 30 s', async () => {
    const call = async () => ({ services: [] });
    const log = { info() {}, debug() {}, warning() {}, notice() {}, group() {} };
    const clock = jumpingClock();
    const gone = watch(target, { call, clock, log, cancelled: new AbortController().signal });
    await expect(gone).rejects.toMatchObject({ code: 'SERVICE_NOT_FOUND' });
    expect(clock.now()).toBeGreaterThanOrEqual(30_000);
  });

  test('a cancelled job leaves the wait at once, also out of a call that hangs', async () => {
    const controller = new AbortController();
    const call = () => {
      controller.abort();
      return new Promise<never>(() => {});
    };
    const log = { info() {}, debug() {}, warning() {}, notice() {}, group() {} };
    const { outcome } = await watch(target, { call, clock: systemClock, log, cancelled: controller.signal });
    expect(outcome).toBe('cancelled');
  });
});

describe('inspection', () => {
  test('an ending ends the wait at once, with its reason', async () => {
    const failing = { deployments: [{ ...starting.deployments[0], failedTasks: 1 }] };
    const inspect = async () => ({ outcome: 'failed' as const, reason: 'The image does not exist.' });
    const { result } = await watching((at) => (at < 4_000 ? starting : failing), undefined, { inspect });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'The image does not exist.', elapsedSeconds: 7 });
  });

  test('is made when tasks have failed, and every 15 s or so while tasks are missing', async () => {
    const inspect = jest.fn(async () => undefined);
    await watching((at) => (at < 100_000 ? missing : complete), undefined, { inspect });
    expect(inspect.mock.calls.length).toBeGreaterThanOrEqual(4);
    expect(inspect.mock.calls.length).toBeLessThanOrEqual(7);
  });

  test('that fails does not end the watch', async () => {
    const inspect = async () => {
      throw new Error('logs cannot be read');
    };
    const { result } = await watching((at) => (at < 60_000 ? missing : complete), undefined, { inspect });
    expect(result.outcome).toBe('succeeded');
  });
});
