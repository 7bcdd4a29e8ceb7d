import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTargetChooser, shareOf } from '../../src/local-aws/elastic-load-balancing/choose-target.ts';
import { matches } from '../../src/local-aws/elastic-load-balancing/health-check-settings.ts';
import { actionFor, pickGroup } from '../../src/local-aws/elastic-load-balancing/routing.ts';
import type { Rule, Target } from '../../src/local-aws/elastic-load-balancing/state.ts';

function target(port: number, changes: Partial<Target> = {}): Target {
  return {
    id: 'i-1',
    port,
    address: '127.0.1.1',
    simulated: undefined,
    state: 'healthy',
    reason: null,
    successes: 0,
    failures: 0,
    slowStartSince: null,
    requests: new Set(),
    cancel: () => undefined,
    whenGone: new Set(),
    ...changes,
  };
}

/** How many of so many requests each target gets. */
function share(targets: readonly Target[], requests: number, now = 0, slowStart = 0): readonly number[] {
  const chooser = createTargetChooser();
  const counts = new Map<Target, number>();
  for (let request = 0; request < requests; request += 1) {
    const chosen = chooser.choose(targets, { now, slowStart });
    if (chosen !== undefined) counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
  }
  return targets.map((each) => counts.get(each) ?? 0);
}

describe('the next target', () => {
  test('is each healthy one in turn: no two of them differ by more than one request', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 100 }), (count, requests) => {
        const counts = share(
          Array.from({ length: count }, (_, index) => target(index)),
          requests,
        );
        expect(counts.reduce((sum, each) => sum + each, 0)).toBe(requests);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is none that drains, is unhealthy or is new, as long as one is healthy', () => {
    const states = ['healthy', 'draining', 'unhealthy', 'initial'] as const;
    const targets = states.map((state, port) => target(port, { state }));
    expect(share(targets, 10)).toEqual([10, 0, 0, 0]);
  });

  test('is any that is registered where none is healthy, and none where all drain', () => {
    const targets = (['draining', 'unhealthy', 'initial'] as const).map((state, port) => target(port, { state }));
    expect(share(targets, 10)).toEqual([0, 5, 5]);
    expect(share([target(1, { state: 'draining' })], 1)).toEqual([0]);
  });

  test('is one in slow start as often as its share says: half of it at half time', () => {
    const targets = [target(1), target(2, { slowStartSince: 0 })];
    expect(share(targets, 300, 15_000, 30_000)).toEqual([200, 100]);
    expect(share(targets, 300, 30_000, 30_000)).toEqual([150, 150]);
  });
});

test('a share grows from little to the whole, and is whole without slow start', () => {
  const shares = [0, 15_000, 30_000, 60_000].map((now) => shareOf({ slowStartSince: 0 }, { now, slowStart: 30_000 }));
  expect(shares).toEqual([0.05, 0.5, 1, 1]);
  expect(shareOf({ slowStartSince: 0 }, { now: 1, slowStart: 0 })).toBe(1);
  expect(shareOf({ slowStartSince: null }, { now: 1, slowStart: 30_000 })).toBe(1);
});

describe('a rule', () => {
  const rule = (priority: string, conditions: Rule['conditions']): Rule => ({
    arn: `rule-${priority}`,
    priority,
    conditions,
    action: { type: 'fixed-response', statusCode: '200', contentType: null, messageBody: priority },
  });
  const rules = [
    rule('1', [
      { field: 'path-pattern', values: ['/img/*', '/a?c'] },
      { field: 'host-header', values: ['*.Example.com'] },
    ]),
    rule('default', []),
  ];
  const answers = (host: string, path: string) => {
    const action = actionFor(rules, { host, path });
    return action?.type === 'fixed-response' ? action.messageBody : undefined;
  };

  test('applies when all of its conditions do, by AWS’s wildcards; a path is compared as it is, a host is not', () => {
    expect(answers('www.example.COM', '/img/a.png')).toBe('1');
    expect(answers('www.example.com', '/abc')).toBe('1');
    expect(answers('www.example.com', '/IMG/a.png')).toBe('default');
    expect(answers('example.com', '/img/a.png')).toBe('default');
  });

  test('forwards to its target groups by weight, never to one of weight 0', () => {
    const groups = [
      { arn: 'a', weight: 0 },
      { arn: 'b', weight: 3 },
      { arn: 'c', weight: 1 },
    ];
    expect([0, 0.74, 0.76, 0.99].map((random) => pickGroup(groups, random)?.arn)).toEqual(['b', 'b', 'c', 'c']);
    expect(pickGroup([{ arn: 'a', weight: 0 }], 0)).toBeUndefined();
  });
});

test('a matcher is codes and ranges', () => {
  expect([200, 299, 302, 404].map((status) => matches('200-299,302', status))).toEqual([true, true, true, false]);
});
