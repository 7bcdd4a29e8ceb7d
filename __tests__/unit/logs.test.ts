import { describe, expect, test } from '@jest/globals';
import { createLogs } from '../../src/local-aws/logs/logs.ts';
import { ApiError } from '../../src/local-aws/server/api.ts';
import { logLocation } from '../../src/logs/log-location.ts';
import { followLines, type LogRead, readTail } from '../../src/logs/log-reader.ts';
import type { CallLogs } from '../../src/logs/logs-api.ts';
import { asObject, asString, type JsonObject } from '../../src/toolkit/json.ts';

const location = { group: '/ecs/backend', stream: 'web/app/0123' };
const event = (message: string, timestamp = 1) => ({ timestamp, message });

/** CloudWatch Logs that answers by the token that it is given; a function makes the answer anew each time. */
function logsOf(pages: Readonly<Record<string, JsonObject | (() => JsonObject)>>) {
  const tokens: string[] = [];
  const call: CallLogs = async (_, body) => {
    const token = asString(body.nextToken) ?? 'none';
    tokens.push(token);
    const page = pages[token];
    if (page === undefined) throw new Error(`There is no page for the token ${token}.`);
    return typeof page === 'function' ? page() : page;
  };
  return { call, tokens };
}

function failing(name: string, message = name): never {
  throw Object.assign(new Error(message), { name });
}

function messages(read: LogRead): readonly string[] {
  if ('denied' in read) throw new Error(read.denied);
  return read.lines.map(({ message }) => message);
}

/** A clock that jumps instead of waiting. */
function jumpingClock() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

function tail(call: CallLogs, lines = 20, cancelled = new AbortController().signal) {
  return readTail(location, { lines, waitSeconds: 15 }, { call, clock: jumpingClock(), cancelled });
}

describe('following a container’s lines', () => {
  test('an empty page is not the end: only the token that comes back is', async () => {
    const { call, tokens } = logsOf({
      none: { events: [event('one')], nextForwardToken: 'f/1' },
      'f/1': { events: [], nextForwardToken: 'f/2' },
      'f/2': { events: [event('two')], nextForwardToken: 'f/3' },
      'f/3': { events: [], nextForwardToken: 'f/3' },
    });
    expect(messages(await followLines(location, call)())).toEqual(['one', 'two']);
    expect(tokens).toEqual(['none', 'f/1', 'f/2', 'f/3']);
  });

  test('gives each line once, and goes on where it was', async () => {
    let more: JsonObject[] = [];
    const { call, tokens } = logsOf({
      none: { events: [event('one')], nextForwardToken: 'f/1' },
      'f/1': () => ({ events: more, nextForwardToken: more.length > 0 ? 'f/2' : 'f/1' }),
      'f/2': { events: [], nextForwardToken: 'f/2' },
    });
    const next = followLines(location, call);
    expect(messages(await next())).toEqual(['one']);
    expect(messages(await next())).toEqual([]);
    more = [event('two')];
    expect(messages(await next())).toEqual(['two']);
    expect(messages(await next())).toEqual([]);
    expect(tokens).toEqual(['none', 'f/1', 'f/1', 'f/1', 'f/2', 'f/2']);
  });

  test('a stream that does not exist yet has no lines, and its first line is not lost', async () => {
    let exists = false;
    const { call } = logsOf({
      none: () => (exists ? { events: [event('one')], nextForwardToken: 'f/1' } : failing('ResourceNotFoundException')),
      'f/1': { events: [], nextForwardToken: 'f/1' },
    });
    const next = followLines(location, call);
    expect(await next()).toEqual({
      lines: [],
      absent: 'there is no log stream web/app/0123 in the log group /ecs/backend',
    });
    exists = true;
    expect(messages(await next())).toEqual(['one']);
  });

  test('throttling loses nothing: the next call goes on at the same token', async () => {
    let throttled = true;
    const { call } = logsOf({
      none: { events: [event('one')], nextForwardToken: 'f/1' },
      'f/1': () => (throttled ? failing('ThrottlingException', 'Rate exceeded') : { events: [event('two')] }),
    });
    const next = followLines(location, call);
    expect(messages(await next())).toEqual(['one']);
    expect(await next()).toEqual({ lines: [], absent: 'CloudWatch Logs did not answer: Rate exceeded.' });
    throttled = false;
    expect(messages(await next())).toEqual(['two']);
  });

  test('a container that never stops writing does not keep the caller', async () => {
    let page = 0;
    const call: CallLogs = async () => ({ events: [event('again')], nextForwardToken: `f/${++page}` });
    expect(messages(await followLines(location, call)()).length).toBeLessThan(20);
  });

  test('carriage returns and events of several lines become lines', async () => {
    const { call } = logsOf({ none: { events: [event('one\r\n'), event('two\r\nthree\n'), event('')] } });
    expect(messages(await followLines(location, call)())).toEqual(['one', 'two', 'three', '']);
  });

  test('a refusal names the IAM action; any other error is thrown', async () => {
    const denied = logsOf({ none: () => failing('AccessDeniedException', 'not authorized') });
    expect(await followLines(location, denied.call)()).toEqual({ denied: 'logs:GetLogEvents on /ecs/backend' });
    const expired = logsOf({ none: () => failing('ExpiredTokenException', 'expired') });
    await expect(followLines(location, expired.call)()).rejects.toMatchObject({ code: 'AWS_CREDENTIALS_EXPIRED' });
  });
});

describe('the last lines of a container', () => {
  test('are looked for before an empty page, until there are enough', async () => {
    const { call, tokens } = logsOf({
      none: { events: [], nextBackwardToken: 'b/1' },
      'b/1': { events: [event('three')], nextBackwardToken: 'b/2' },
      'b/2': { events: [event('one'), event('two')], nextBackwardToken: 'b/3' },
    });
    expect(messages(await tail(call, 2))).toEqual(['two', 'three']);
    expect(tokens).toEqual(['none', 'b/1', 'b/2']);
  });

  test('are all there are when the token comes back', async () => {
    const { call } = logsOf({
      none: { events: [event('one')], nextBackwardToken: 'b/1' },
      'b/1': { events: [], nextBackwardToken: 'b/1' },
    });
    expect(messages(await tail(call))).toEqual(['one']);
  });

  test('are waited for while there are none', async () => {
    let calls = 0;
    const { call } = logsOf({
      none: () => (++calls < 10 ? failing('ResourceNotFoundException') : { events: [event('late')] }),
    });
    expect(messages(await tail(call))).toEqual(['late']);
  });

  test('that do not come within the time, or before a cancel, are absent', async () => {
    const { call, tokens } = logsOf({ none: () => failing('ResourceNotFoundException') });
    expect(await tail(call)).toMatchObject({ lines: [], absent: expect.stringContaining('no log stream') });
    expect(tokens).toHaveLength(16);
    expect(await tail(call, 20, AbortSignal.abort())).toMatchObject({ lines: [] });
    expect(tokens).toHaveLength(17);
  });
});

describe('against local-aws’s CloudWatch Logs', () => {
  /** Logs with one stream, and a function that writes lines to it. */
  function emulatedLogs() {
    const { service, sink } = createLogs();
    const context = { accountId: '123456789012', region: 'us-east-1', requestId: 'test' };
    const call: CallLogs = async (operation, body) => {
      try {
        return asObject(await service.operations[operation]?.(body, context)) ?? {};
      } catch (thrown) {
        // Over HTTP the SDK makes this of it.
        return failing(thrown instanceof ApiError ? thrown.type : 'Unexpected');
      }
    };
    let timestamp = 1_700_000_000_000;
    const write = (lines: readonly string[]) => {
      sink.createGroup(location.group);
      sink.openStream(location.group, location.stream);
      const events = lines.map((message) => ({ timestamp: timestamp++, message }));
      sink.append(location.group, location.stream, events);
    };
    return { call, write };
  }

  // Pages end at 1 MiB: this is three of them.
  const long = Array.from({ length: 300 }, (_, index) => `${index} ${'x'.repeat(10_000)}`);

  test('every line of several pages comes once and in order, those that were written in between too', async () => {
    const { call, write } = emulatedLogs();
    const next = followLines(location, call);
    expect(messages(await next())).toEqual([]);
    write(long);
    expect(messages(await next())).toEqual(long);
    expect(messages(await next())).toEqual([]);
    write(['late']);
    expect(messages(await next())).toEqual(['late']);
  });

  test('the last lines are the last, whatever came before', async () => {
    const { call, write } = emulatedLogs();
    write(long);
    write(['one', 'two']);
    expect(messages(await tail(call, 2))).toEqual(['one', 'two']);
    expect(messages(await tail(call, 200))).toEqual([...long, 'one', 'two'].slice(-200));
  });
});

describe('where a container writes', () => {
  const container = { taskId: '0123', name: 'app', runtimeId: 'abc' };
  const definition = (logConfiguration: JsonObject) => ({ containerDefinitions: [{ name: 'app', logConfiguration }] });
  const awslogs = (options: JsonObject) => definition({ logDriver: 'awslogs', options });

  test.each([
    [
      'with a stream prefix',
      awslogs({ 'awslogs-group': '/ecs', 'awslogs-stream-prefix': 'web' }),
      { group: '/ecs', stream: 'web/app/0123' },
    ],
    ['without one, the runtime id', awslogs({ 'awslogs-group': '/ecs' }), { group: '/ecs', stream: 'abc' }],
    [
      'with another driver',
      definition({ logDriver: 'fluentd' }),
      { unreadable: 'the container "app" logs with the log driver fluentd' },
    ],
    ['with none', definition({}), { unreadable: 'the container "app" logs with no log driver' }],
    ['without a group', awslogs({}), { unreadable: 'the log configuration of "app" names no awslogs-group' }],
  ])('%s', (_, taskDefinition, expected) => {
    expect(logLocation(taskDefinition, container)).toEqual(expected);
  });

  test('is not known while a container without a prefix has no id', () => {
    const location = logLocation(awslogs({ 'awslogs-group': '/ecs' }), { ...container, runtimeId: null });
    expect(location).toEqual({ unreadable: 'the container "app" never started' });
  });
});
