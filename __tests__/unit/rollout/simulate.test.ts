import { describe, expect, test } from '@jest/globals';
import { eventText } from '../../../src/rollout/event-text.ts';
import { simulate } from '../../../src/rollout/simulate.ts';
import { instance, rolloutOf, smallTask, taskOnPort, timing } from './situations.ts';

const backend = taskOnPort(8080);

describe('one instance, one task, a static host port', () => {
  test('100/200 stalls: the new task waits for the port and the old one never leaves', () => {
    const result = simulate(
      rolloutOf({
        desired: 1,
        percents: { minimumHealthy: 100, maximum: 200 },
        instances: [instance('i1')],
        oldShape: backend,
      }),
    );
    expect(result.ending).toBe('stalled');
    expect(result.timeline).toHaveLength(1);
    expect(result.lastEvents.map((event) => eventText('backend', event))).toEqual([
      '(service backend) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance i1) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ]);
  });

  test('0/100 completes: the old task stops, then the new one starts', () => {
    const result = simulate(
      rolloutOf({
        desired: 1,
        percents: { minimumHealthy: 0, maximum: 100 },
        instances: [instance('i1')],
        oldShape: backend,
      }),
    );
    const [old, replacement] = result.timeline;
    expect(result.ending).toBe('completed');
    expect(old?.stoppedAt).toBe(timing.stop);
    expect(replacement).toMatchObject({ startedAt: timing.stop, runningAt: timing.stop + timing.start });
    expect(result.endedAt).toBe(timing.stop + timing.start + timing.healthy);
    expect(result.withoutRunning).toBe(timing.stop + timing.start);
    expect(result.withoutHealthy).toBe(result.endedAt);
    expect(result.peakTasks).toBe(1);
  });

  test('100/100 is blocked by the configuration and says so in the words of ECS', () => {
    const result = simulate(
      rolloutOf({
        desired: 1,
        percents: { minimumHealthy: 100, maximum: 100 },
        instances: [instance('i1')],
        oldShape: backend,
      }),
    );
    expect(result.ending).toBe('stalled');
    expect(result.lastEvents.map((event) => eventText('backend', event))).toEqual([
      '(service backend) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    ]);
  });
});

test('50/150 of one task never moves: L and U are both 1 (aws/containers-roadmap#485)', () => {
  const scene = { desired: 1, percents: { minimumHealthy: 50, maximum: 150 }, instances: [instance('i1')] };
  expect(simulate(rolloutOf(scene)).ending).toBe('stalled');
});

test('room for two tasks and no static port: 100/200 replaces without an interruption', () => {
  const scene = { desired: 1, percents: { minimumHealthy: 100, maximum: 200 }, instances: [instance('i1')] };
  const result = simulate(rolloutOf(scene));
  expect(result).toMatchObject({ ending: 'completed', lowestHealthy: 1, peakTasks: 2, withoutRunning: 0 });
  expect(result.endedAt).toBe(timing.start + timing.healthy + timing.stop);
});

test('memory for one task only stalls at 100/200 although the port is dynamic', () => {
  const scene = {
    desired: 1,
    percents: { minimumHealthy: 100, maximum: 200 },
    instances: [instance('i1')],
    oldShape: { ...smallTask, memory: 600 },
  };
  const result = simulate(rolloutOf(scene));
  expect(result.ending).toBe('stalled');
  expect(result.lastEvents).toEqual([
    {
      kind: 'placement-failed',
      closest: { instanceId: 'i1', obstacle: { kind: 'memory', missing: 176 } },
    },
  ]);
});

test('without a health check a task counts as healthy 40 s after RUNNING (ECS API reference)', () => {
  const scene = {
    desired: 1,
    percents: { minimumHealthy: 100, maximum: 200 },
    instances: [instance('i1')],
    oldShape: { ...smallTask, hasHealthCheck: false },
  };
  const result = simulate(rolloutOf(scene));
  expect(result.timeline[1]?.stoppedAt).toBeNull();
  expect(result.timeline[0]?.stoppingAt).toBe(timing.start + 40_000);
});

test('a desired count of 0 completes at once, with no task', () => {
  const scene = { desired: 0, percents: { minimumHealthy: 100, maximum: 200 }, instances: [instance('i1')] };
  expect(simulate(rolloutOf(scene))).toMatchObject({ ending: 'completed', endedAt: 0, peakTasks: 0 });
});

test('Fargate needs no instance', () => {
  const scene = {
    desired: 2,
    percents: { minimumHealthy: 100, maximum: 200 },
    instances: [],
    launch: 'fargate' as const,
  };
  expect(simulate(rolloutOf(scene))).toMatchObject({ ending: 'completed', lowestHealthy: 2, peakTasks: 4 });
});

test.each([
  { desired: 3, maximum: 133, ending: 'stalled' },
  { desired: 3, maximum: 134, ending: 'completed' },
  { desired: 4, maximum: 124, ending: 'stalled' },
  { desired: 4, maximum: 125, ending: 'completed' },
  { desired: 10, maximum: 109, ending: 'stalled' },
  { desired: 10, maximum: 110, ending: 'completed' },
])('$desired tasks at 100/$maximum: $ending (whole tasks, not percents)', ({ desired, maximum, ending }) => {
  const instances = [instance('i1', { cpu: 8192, memory: 8192 })];
  expect(simulate(rolloutOf({ desired, percents: { minimumHealthy: 100, maximum }, instances })).ending).toBe(ending);
});
