import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallEcs } from '../../../src/ecs/ecs-api.ts';
import { oldRevisions, retireRevisions } from '../../../src/ecs/task-definition/revisions.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';

const arn = (revision: number) => `arn:aws:ecs:us-east-1:123456789012:task-definition/backend:${revision}`;
const newestFirst = (count: number) => Array.from({ length: count }, (_, index) => arn(count - index));

describe('which revisions go', () => {
  test('none in use goes, the newest stay, and no other stays', () => {
    const world = fc.record({
      count: fc.nat(40),
      keep: fc.integer({ min: 1, max: 45 }),
      used: fc.uniqueArray(fc.integer({ min: 1, max: 40 })),
    });
    fc.assert(
      fc.property(world, ({ count, keep, used }) => {
        const gone = oldRevisions(newestFirst(count), { keep, used: new Set(used.map(arn)) });
        for (let revision = 1; revision <= count; revision++) {
          const stays = revision > count - keep || used.includes(revision);
          expect(gone.includes(arn(revision))).toBe(!stays);
        }
        const order = gone.map((gonearn) => newestFirst(count).indexOf(gonearn));
        expect(order).toEqual([...order].sort((one, other) => other - one));
      }),
    );
  });
});

/** ECS with so many revisions and services; the clock jumps, and writes are counted by the second. */
function world(revisions: number, services: readonly JsonObject[], intercept: (arn: unknown) => Error | undefined) {
  let now = 0;
  const gone: { readonly arn: unknown; readonly at: number }[] = [];
  const lines: string[] = [];
  const call: CallEcs = async (operation, body) => {
    switch (operation) {
      case 'ListTaskDefinitions':
        return { taskDefinitionArns: newestFirst(revisions) };
      case 'ListServices':
        return { serviceArns: services.map((_, index) => `service/${index}`) };
      case 'DescribeServices':
        return { services: [...services] };
      case 'DeregisterTaskDefinition': {
        const refusal = intercept(body.taskDefinition);
        if (refusal !== undefined) throw refusal;
        gone.push({ arn: body.taskDefinition, at: now });
        return {};
      }
      default:
        throw new Error(`unexpected ${operation}`);
    }
  };
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const say = (line: string) => void lines.push(line);
  const log = { info: say, debug: say, warning: say, notice: say, group: say };
  const retention = { cluster: 'main', family: 'backend', keep: 1, protectedArns: [] };
  const run = (cancelled = new AbortController().signal) => retireRevisions(retention, { call, clock, log, cancelled });
  return { run, gone, lines };
}

describe('deregistering', () => {
  test('leaves AWS’s rate of one write a second to others, and the rest to the next deploy', async () => {
    const { run, gone, lines } = world(1_000, [], () => undefined);
    expect(await run()).toHaveLength(60);
    const pauses = gone.slice(1).map(({ at }, index) => at - (gone[index]?.at ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThan(1_000);
    expect(lines.join()).toContain('939 of them are left to later deploys');
  });

  test('spares every deployment and task set of every service', async () => {
    const services = [
      { taskDefinition: arn(1), deployments: [{ taskDefinition: arn(1) }, { taskDefinition: arn(2) }] },
      { taskDefinition: arn(3), taskSets: [{ taskDefinition: arn(4) }] },
    ];
    const { run } = world(7, services, () => undefined);
    expect(await run()).toEqual([arn(5), arn(6)]);
  });

  test('ends at the first that does not work out, with one warning', async () => {
    const refused = Object.assign(new Error('no'), { name: 'ClientException' });
    const { run, lines } = world(5, [], (given) => (given === arn(2) ? refused : undefined));
    expect(await run()).toEqual([arn(1)]);
    expect(lines).toEqual([expect.stringContaining('Old revisions stay, from backend:2 on')]);
  });

  test('ends with the job', async () => {
    const { run, gone } = world(5, [], () => undefined);
    expect(await run(AbortSignal.abort())).toEqual([]);
    expect(gone).toEqual([]);
  });
});
