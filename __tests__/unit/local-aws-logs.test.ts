import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventPage } from '../../src/local-aws/logs/event-pages.ts';
import { compileFilterPattern } from '../../src/local-aws/logs/filter-pattern.ts';
import { createLogStore, type LogEvent } from '../../src/local-aws/logs/log-store.ts';
import { createLogs } from '../../src/local-aws/logs/logs.ts';

describe('a filter pattern', () => {
  const cases = [
    { pattern: '', message: 'anything', matches: true },
    { pattern: 'ERROR', message: 'an ERROR here', matches: true },
    { pattern: 'ERROR', message: 'an error here', matches: false },
    { pattern: 'ERROR database', message: 'database: ERROR', matches: true },
    { pattern: 'ERROR database', message: 'ERROR only', matches: false },
    { pattern: '"connection refused"', message: 'dial: connection refused', matches: true },
    { pattern: '"connection refused"', message: 'refused connection', matches: false },
    { pattern: '?ERROR ?WARN', message: 'WARN: x', matches: true },
    { pattern: '?ERROR ?WARN', message: 'INFO: x', matches: false },
    { pattern: 'ERROR -Exiting', message: 'ERROR: Exiting', matches: false },
    { pattern: '-"bye now" hello', message: 'hello there', matches: true },
    { pattern: '"say \\"hi\\""', message: 'I say "hi"', matches: true },
  ];
  test.each(cases)('$pattern against "$message": $matches', ({ pattern, message, matches }) => {
    expect(compileFilterPattern(pattern)(message)).toBe(matches);
  });

  test.each(['{ $.level = "error" }', '[ip, user]', '%re%', '"open'])('%s is refused', (pattern) => {
    expect(() => compileFilterPattern(pattern)).toThrow(expect.objectContaining({ type: 'InvalidParameterException' }));
  });
});

const timestamps = fc.array(fc.nat(20), { maxLength: 30 });

function sortedEvents(times: readonly number[]): readonly LogEvent[] {
  const store = createLogStore(() => 0);
  const stream = store.createStream(store.createGroup('g'), 's');
  for (const [index, timestamp] of times.entries()) store.append(stream, [{ timestamp, message: `m${index}` }]);
  return stream.events;
}

describe('pages of events', () => {
  test('going forward give every event once, in order of time and then of arrival', () => {
    fc.assert(
      fc.property(timestamps, fc.integer({ min: 1, max: 7 }), (times, limit) => {
        const events = sortedEvents(times);
        const seen: LogEvent[] = [];
        let token: string | undefined;
        for (;;) {
          const page = eventPage(events, { limit, token, fromHead: true });
          if (page.events.length === 0) break;
          seen.push(...page.events);
          token = page.forwardToken;
        }
        expect(seen).toEqual(events);
        const order = times
          .map((timestamp, index) => ({ timestamp, index }))
          .sort((a, b) => a.timestamp - b.timestamp || a.index - b.index);
        expect(seen.map(({ message }) => message)).toEqual(order.map(({ index }) => `m${index}`));
      }),
    );
  });

  test('going backward give every event once', () => {
    fc.assert(
      fc.property(timestamps, fc.integer({ min: 1, max: 7 }), (times, limit) => {
        const events = sortedEvents(times);
        const seen: LogEvent[] = [];
        let token: string | undefined;
        for (;;) {
          const page = eventPage(events, { limit, token, fromHead: false });
          if (page.events.length === 0) break;
          seen.unshift(...page.events);
          token = page.backwardToken;
        }
        expect(seen).toEqual(events);
      }),
    );
  });

  test('at the end of the stream return the token that was given, and go on when events come', () => {
    const first = sortedEvents([1, 2]);
    const end = eventPage(first, { limit: 10, token: undefined, fromHead: true }).forwardToken;
    expect(eventPage(first, { limit: 10, token: end, fromHead: true })).toMatchObject({
      events: [],
      forwardToken: end,
    });
    const later = eventPage(sortedEvents([1, 2, 3]), { limit: 10, token: end, fromHead: true });
    expect(later.events.map(({ timestamp }) => timestamp)).toEqual([3]);
  });

  test('hold at most one mebibyte', () => {
    const store = createLogStore(() => 0);
    const stream = store.createStream(store.createGroup('g'), 's');
    store.append(
      stream,
      [1, 2, 3, 4, 5].map((timestamp) => ({ timestamp, message: 'x'.repeat(250_000) })),
    );
    const page = eventPage(stream.events, { limit: 10, token: undefined, fromHead: true });
    expect(page.events).toHaveLength(4);
    expect(page.more).toBe(true);
  });
});

describe('the sink of container logs', () => {
  test('refuses a stream in a group that does not exist, in the words of AWS', () => {
    expect(() => createLogs().sink.openStream('/missing', 's')).toThrow(
      expect.objectContaining({
        type: 'ResourceNotFoundException',
        message: 'The specified log group does not exist.',
      }),
    );
  });

  test('creates group and stream once, and drops empty lines as the awslogs driver does', () => {
    const { sink, service } = createLogs();
    for (let time = 0; time < 2; time += 1) {
      sink.createGroup('/ecs/backend');
      sink.openStream('/ecs/backend', 'a/b/c');
    }
    sink.append('/ecs/backend', 'a/b/c', [
      { timestamp: 1, message: '' },
      { timestamp: 2, message: 'ready' },
    ]);
    const context = { accountId: '123456789012', region: 'us-east-1', requestId: 'r' };
    const answer = service.operations.GetLogEvents?.({ logGroupName: '/ecs/backend', logStreamName: 'a/b/c' }, context);
    expect(answer).toMatchObject({ events: [{ timestamp: 2, message: 'ready' }] });
  });

  test('takes lines for a group that was deleted in the meantime without an error', () => {
    expect(() => createLogs().sink.append('/gone', 's', [{ timestamp: 1, message: 'late' }])).not.toThrow();
  });
});
