import { describe, expect, test } from '@jest/globals';
import type { CallEcs } from '../../../../src/ecs/ecs-api.ts';
import { watch } from '../../../../src/ecs/watch/watch.ts';
import type { Clock } from '../../../../src/toolkit/clock.ts';
import type { JsonObject } from '../../../../src/toolkit/json.ts';
import { service } from '../answers.ts';

const target = {
  cluster: 'demo',
  service: 'backend',
  deployment: { id: 'ecs-svc/2', earlierIds: ['ecs-svc/1'] },
  earlierEventIds: new Set(['e1']),
  limitMinutes: 5,
  leastUntilHealthy: 5_000,
};

/** A clock that jumps instead of waiting. */
function jumpingClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Watches a service whose state is a function of the virtual time. */
async function watching(
  stateAt: (milliseconds: number) => JsonObject | Error,
  cancelled = new AbortController().signal,
) {
  const clock = jumpingClock();
  const lines: string[] = [];
  let calls = 0;
  const call: CallEcs = async () => {
    calls++;
    const state = stateAt(clock.now());
    if (state instanceof Error) throw state;
    return { services: [{ ...service, ...state }] };
  };
  const write = (line: string) => void lines.push(line);
  const log = { info: write, debug: write, warning: write, notice: write, group: write };
  return { result: await watch(target, { call, clock, log, cancelled }), lines, calls: () => calls };
}

const rolling = { deployments: [{ id: 'ecs-svc/2', status: 'PRIMARY', rolloutState: 'IN_PROGRESS', desiredCount: 1 }] };
const running = { deployments: [{ ...rolling.deployments[0], runningCount: 1 }] };
const complete = { deployments: [{ ...running.deployments[0], rolloutState: 'COMPLETED' }] };

describe('watching a deployment', () => {
  test('sees completion within 2 s, and calls less often while nothing is due', async () => {
    const { result, calls } = await watching((at) => (at < 40_000 ? rolling : at < 63_000 ? running : complete));
    expect(result.outcome).toBe('succeeded');
    expect(result.elapsedSeconds).toBeLessThanOrEqual(65);
    expect(calls()).toBeLessThan(45);
  });

  test('prints each new event once, oldest first, and none that was there before', async () => {
    const events = [
      { id: 'e3', message: '(service backend) has reached a steady state.', createdAt: 3 },
      { id: 'e2', message: '(service backend) has started 1 tasks: (task t2).', createdAt: 2 },
      { id: 'e1', message: '(service backend) from before.', createdAt: 1 },
    ];
    const { result, lines } = await watching((at) => ({ ...(at < 9_000 ? rolling : complete), events }));
    expect(result.events.map(({ id }) => id)).toEqual(['e2', 'e3']);
    expect(lines.filter((line) => line.includes('has started'))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('from before');
  });

  test('throttling and a lost connection are waited out', async () => {
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    const { result } = await watching((at) => (at < 6_000 ? throttled : at < 12_000 ? reset : complete));
    expect(result.outcome).toBe('succeeded');
  });

  test('expired credentials end the watch and say that the deployment goes on', async () => {
    const expired = Object.assign(new Error('The security token included in the request is expired'), {
      name: 'ExpiredTokenException',
    });
    await expect(watching((at) => (at < 3_000 ? rolling : expired))).rejects.toThrow(
      /goes on in ECS.*aws ecs describe-services --cluster demo --services backend/,
    );
  });

  test('a stalled rollout is called stalled at the deadline, one that still starts tasks is called timed out', async () => {
    const events = [{ id: 'e9', message: '(service backend) was unable to place a task because …', createdAt: 1 }];
    expect((await watching(() => ({ ...rolling, events }))).result).toMatchObject({
      outcome: 'stalled',
      elapsedSeconds: 300,
    });
    const starting = { deployments: [{ ...rolling.deployments[0], pendingCount: 1 }], events };
    expect((await watching(() => starting)).result.outcome).toBe('timed-out');
  });

  test('a cancelled job stops watching', async () => {
    expect((await watching(() => rolling, AbortSignal.abort())).result.outcome).toBe('cancelled');
  });
});
