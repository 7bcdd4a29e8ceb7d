import { describe, expect, test } from '@jest/globals';
import { commandContainer } from '../../../src/ecs/one-off-task/command-container.ts';
import { inheritEverything, launchSettings } from '../../../src/ecs/one-off-task/launch-settings.ts';
import type { OneOffRequest } from '../../../src/ecs/one-off-task/one-off-task.ts';
import { placementFailures } from '../../../src/ecs/one-off-task/placement-failures.ts';
import { runOneOffTask } from '../../../src/ecs/one-off-task/run-one-off-task.ts';
import { judgeTask } from '../../../src/ecs/one-off-task/verdict.ts';
import { parseTask } from '../../../src/ecs/situation/task.ts';
import { asString, type JsonObject } from '../../../src/toolkit/json.ts';

const options = { 'awslogs-group': '/jobs', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'job' };
const taskDefinition = {
  family: 'job',
  containerDefinitions: [{ name: 'app', logConfiguration: { logDriver: 'awslogs', options } }],
};
const taskArn = 'arn:aws:ecs:us-east-1:123456789012:task/main/0123456789abcdef0123456789abcdef';

const request: OneOffRequest = {
  cluster: 'main',
  taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/job:1',
  taskDefinition,
  containerName: 'app',
  launch: {},
  overrides: {},
  count: 1,
  startedBy: 'test/1',
  tags: [],
  limitMinutes: 30,
};

const pending = { taskArn, lastStatus: 'PENDING', desiredStatus: 'RUNNING', containers: [{ name: 'app' }] };
const running = { ...pending, lastStatus: 'RUNNING', containers: [{ name: 'app', runtimeId: 'abc' }] };
const stopped = (exitCode: number) => ({
  ...running,
  lastStatus: 'STOPPED',
  desiredStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: [{ name: 'app', runtimeId: 'abc', lastStatus: 'STOPPED', exitCode }],
});

interface Play {
  /** DescribeTasks' task at a moment, in seconds; null is one that ECS does not show yet. */
  taskAt(seconds: number): JsonObject | Error | null;
  /** Lines that CloudWatch Logs has at a moment. */
  linesAt?(seconds: number): readonly string[];
  readonly limitMinutes?: number;
  readonly cancelAt?: number;
}

/** Runs a one-off task against ECS and CloudWatch Logs whose state is a function of the virtual time. */
async function play({ taskAt, linesAt = () => [], limitMinutes = 30, cancelAt }: Play) {
  let now = 0;
  const controller = new AbortController();
  const calls: { readonly operation: string; readonly at: number; readonly body: JsonObject }[] = [];
  const lines: { readonly text: string; readonly at: number }[] = [];
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
      if (cancelAt !== undefined && now >= cancelAt * 1_000) controller.abort();
    },
  };
  const call = async (operation: string, body: JsonObject): Promise<JsonObject> => {
    calls.push({ operation, at: now / 1_000, body });
    if (operation === 'RunTask') return { tasks: [pending], failures: [] };
    if (operation !== 'DescribeTasks') return {};
    const task = taskAt(now / 1_000);
    if (task instanceof Error) throw task;
    return task === null ? { tasks: [], failures: [{ arn: taskArn, reason: 'MISSING' }] } : { tasks: [task] };
  };
  const callLogs = async (_: string, body: JsonObject): Promise<JsonObject> => {
    const seen = Number(asString(body.nextToken) ?? 0);
    const there = linesAt(now / 1_000);
    const events = there.slice(seen).map((message, index) => ({ timestamp: seen + index, message }));
    return { events, nextForwardToken: String(there.length) };
  };
  const say = (text: string) => void lines.push({ text, at: now / 1_000 });
  const log = { info: say, debug: say, warning: say, notice: say, group: say };
  const tools = { call, callLogs, clock, log, cancelled: controller.signal };
  const result = await runOneOffTask({ ...request, limitMinutes }, tools);
  return { result, calls, lines, texts: lines.map(({ text }) => text), ended: now / 1_000 };
}

describe('following a one-off task', () => {
  test('shows its lines while it runs, and late ones after its end, each once', async () => {
    const written = (at: number) => ['one', 'two', 'late'].slice(0, at < 5 ? 0 : at < 20 ? 1 : at < 42 ? 2 : 3);
    const { result, lines } = await play({
      taskAt: (at) => (at < 4 ? pending : at < 40 ? running : stopped(0)),
      linesAt: written,
    });
    expect(result.ending).toBe('passed');
    const at = (wanted: string) => lines.filter(({ text }) => text === wanted).map((line) => line.at);
    expect(at('one')).toEqual([expect.closeTo(6, -1)]);
    expect(at('two')[0]).toBeLessThan(25);
    expect(at('late')).toHaveLength(1);
  });

  test('waits up to 15 s for the first line of a container that was silent', async () => {
    const late = await play({
      taskAt: (at) => (at < 2 ? pending : stopped(1)),
      linesAt: (at) => (at < 14 ? [] : ['panic: no database']),
    });
    expect(late.texts).toContain('panic: no database');
    expect(late.result.failure?.lastLines).toEqual(['panic: no database']);
    const silent = await play({ taskAt: (at) => (at < 2 ? pending : stopped(0)) });
    expect(silent.ended).toBeLessThanOrEqual(18);
  });

  test('does not wait for the lines of a container that never ran', async () => {
    const reason = 'CannotPullContainerError: not found';
    const failed = { ...pending, lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart', stoppedReason: reason };
    const { result, ended } = await play({ taskAt: (at) => (at < 4 ? pending : failed) });
    expect(result).toMatchObject({ ending: 'failed', verdicts: [{ exitCode: null, reason }] });
    expect(ended).toBeLessThanOrEqual(6);
  });

  test('sees an end within 2 s in the first minute, 5 s up to ten minutes, and 1 s once a container has ended', async () => {
    const sidecarLeft = {
      ...running,
      containers: [
        { name: 'app', runtimeId: 'abc', lastStatus: 'STOPPED', exitCode: 0 },
        { name: 'proxy', runtimeId: 'def', lastStatus: 'RUNNING' },
      ],
    };
    const { calls } = await play({
      taskAt: (at) => (at < 3 ? pending : at < 300 ? running : at < 310 ? sidecarLeft : stopped(0)),
    });
    const looks = calls.filter(({ operation }) => operation === 'DescribeTasks').map(({ at }) => at);
    const gaps = looks.slice(1).map((at, index) => ({ at, gap: at - (looks[index] ?? 0) }));
    const longest = (from: number, to: number) =>
      Math.max(...gaps.filter(({ at }) => at > from && at <= to).map(({ gap }) => gap));
    expect(longest(0, 60)).toBe(2);
    expect(longest(62, 300)).toBe(5);
    expect(longest(305, 310)).toBe(1);
  });

  test('says what it waits for every 30 s while nothing comes', async () => {
    const { texts } = await play({ taskAt: (at) => (at < 3 ? pending : at < 125 ? running : stopped(0)) });
    expect(texts.filter((text) => text.startsWith('Waiting for the task to end')).length).toBeGreaterThanOrEqual(3);
  });

  test('a task that ECS does not show yet, throttling and an outage are no end', async () => {
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    const outage = Object.assign(new Error('try again'), { name: 'ServerException' });
    const { result } = await play({
      taskAt: (at) => (at < 3 ? null : at < 8 ? throttled : at < 12 ? outage : stopped(0)),
    });
    expect(result.ending).toBe('passed');
  });

  test('expired credentials end the wait with what goes on and how to look at it', async () => {
    const expired = Object.assign(new Error('The security token is expired'), { name: 'ExpiredTokenException' });
    await expect(play({ taskAt: () => expired })).rejects.toMatchObject({
      code: 'AWS_CREDENTIALS_EXPIRED',
      sentences: {
        what: expect.stringContaining('goes on in ECS'),
        fix: expect.stringContaining('aws ecs describe-tasks --cluster main --tasks 0123456789abcdef'),
      },
    });
  });

  test('at the limit the task goes on: nothing is stopped', async () => {
    const { result, calls, ended } = await play({ taskAt: () => running, limitMinutes: 5 });
    expect(result.ending).toBe('timed-out');
    expect(ended).toBe(300);
    expect(calls.map(({ operation }) => operation)).not.toContain('StopTask');
  });

  test('a cancel stops it at once', async () => {
    const { result, calls } = await play({ taskAt: () => running, cancelAt: 20 });
    expect(result.ending).toBe('cancelled');
    const [stop] = calls.filter(({ operation }) => operation === 'StopTask');
    expect(stop?.at).toBeLessThanOrEqual(21);
    expect(stop?.body).toMatchObject({ cluster: 'main', task: taskArn });
  });
});

test('a cancel stops the task although a look at it hangs', async () => {
  const controller = new AbortController();
  const operations: string[] = [];
  const never = new Promise<JsonObject>(() => undefined);
  const call = async (operation: string): Promise<JsonObject> => {
    operations.push(operation);
    if (operation === 'RunTask') return { tasks: [pending] };
    if (operation !== 'DescribeTasks') return {};
    controller.abort();
    return never;
  };
  const quiet = () => undefined;
  const log = { info: quiet, debug: quiet, warning: quiet, notice: quiet, group: quiet };
  const clock = { now: () => 0, sleep: async () => undefined };
  const tools = { call, callLogs: async () => ({}), clock, log, cancelled: controller.signal };
  expect(await runOneOffTask(request, tools)).toMatchObject({ ending: 'cancelled' });
  expect(operations).toEqual(['RunTask', 'DescribeTasks', 'StopTask']);
});

test('after a cancel nothing is started', async () => {
  const operations: string[] = [];
  const call = async (operation: string): Promise<JsonObject> => {
    operations.push(operation);
    return {};
  };
  const quiet = () => undefined;
  const log = { info: quiet, debug: quiet, warning: quiet, notice: quiet, group: quiet };
  const clock = { now: () => 0, sleep: async () => undefined };
  const tools = { call, callLogs: async () => ({}), clock, log, cancelled: AbortSignal.abort() };
  await expect(runOneOffTask(request, tools)).rejects.toMatchObject({ code: 'ACTION_CANCELLED' });
  expect(operations).toEqual([]);
});

describe('the verdict', () => {
  const judge = (task: JsonObject) => judgeTask(parseTask(task), 'app');

  test('is the exit code of the one container: a sidecar that is killed with it changes nothing', () => {
    const containers = [
      { name: 'proxy', exitCode: 137 },
      { name: 'app', exitCode: 0 },
    ];
    expect(judge({ ...stopped(0), containers })).toMatchObject({ passed: true, exitCode: 0 });
  });

  test.each(['UserInitiated', 'SpotInterruption', 'ServiceSchedulerInitiated'])('is no pass after %s', (stopCode) => {
    expect(judge({ ...stopped(0), stopCode })).toMatchObject({ passed: false, exitCode: 0, stopCode });
  });

  test('peers 9: always has a reason', () => {
    expect(judge({ ...stopped(1), stoppedReason: undefined }).reason).toBe('ECS gave no reason');
    const reason = 'OutOfMemoryError: Container killed due to memory usage';
    expect(judge({ ...stopped(137), containers: [{ name: 'app', exitCode: 137, reason }] }).reason).toBe(reason);
  });
});

describe('where it runs', () => {
  const awsvpc = { networkMode: 'awsvpc' };
  const awsvpcConfiguration = { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' };
  const service = {
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    networkConfiguration: { awsvpcConfiguration },
    placementConstraints: [{ type: 'memberOf', expression: 'attribute:gpu == true' }, { type: 'distinctInstance' }],
  };

  test('peers 24: is where the service runs, unless a part is given (D#802, D#793)', () => {
    const { placementConstraints: _, ...inherited } = service;
    const memberOf = { placementConstraints: [service.placementConstraints[0]] };
    expect(launchSettings(awsvpc, service, inheritEverything)).toEqual({ ...inherited, ...memberOf });
    const given = launchSettings(awsvpc, service, { ...inheritEverything, subnets: ['subnet-2'] });
    expect(given.networkConfiguration).toEqual({
      awsvpcConfiguration: { ...awsvpcConfiguration, subnets: ['subnet-2'] },
    });
  });

  test('a launch type that is given replaces the service’s strategy, and the other way round', () => {
    const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
    const spot = { capacityProviderStrategy: strategy, launchType: undefined };
    expect(launchSettings({}, spot, inheritEverything)).toEqual({ capacityProviderStrategy: strategy });
    expect(launchSettings({}, spot, { ...inheritEverything, launchType: 'EC2' })).toEqual({ launchType: 'EC2' });
    const given = { ...inheritEverything, capacityProviderStrategy: strategy };
    expect(launchSettings({}, { launchType: 'EC2' }, given)).toEqual({ capacityProviderStrategy: strategy });
  });

  test('outside awsvpc no network is sent, which ECS would refuse; in awsvpc there must be a subnet', () => {
    expect(
      launchSettings({ networkMode: 'bridge' }, { ...service, placementConstraints: [] }, inheritEverything),
    ).toEqual({
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
    });
    expect(() => launchSettings(awsvpc, null, inheritEverything)).toThrow('"subnets"');
  });
});

test.each([
  ['RESOURCE:MEMORY', 'it has too little memory left'],
  ['MemberOf placement constraint unsatisfied.', 'a placement constraint excludes it'],
  ['Capacity is unavailable at this time', 'AWS has no capacity there at the moment'],
  ['SOMETHING NEW', 'ECS says no more about it'],
])('the failure %s means: %s', (reason, meaning) => {
  const arn = 'arn:aws:ecs:us-east-1:123456789012:container-instance/main/abc';
  expect(placementFailures({ failures: [{ arn, reason }] })).toEqual([{ instance: 'abc', reason, meaning }]);
});

describe('the container of a command', () => {
  const containers = (...given: readonly JsonObject[]) => ({ containerDefinitions: given });

  test('is the named one, else the only one, else the only essential one', () => {
    const several = containers({ name: 'app' }, { name: 'proxy', essential: false });
    expect(commandContainer(several, 'proxy')).toBe('proxy');
    expect(commandContainer(several, null)).toBe('app');
    expect(commandContainer(containers({ name: 'only', essential: false }), null)).toBe('only');
  });

  test('is asked for otherwise, with the names that there are', () => {
    expect(() => commandContainer(containers({ name: 'one' }, { name: 'two' }), null)).toThrow('one, two');
    expect(() => commandContainer(containers({ name: 'one' }), 'other')).toThrow('Its containers are: one.');
  });
});
