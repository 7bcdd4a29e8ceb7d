import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bounds, percentsFor } from '../../../src/rollout/bounds.ts';
import { simulate } from '../../../src/rollout/simulate.ts';
import { tune } from '../../../src/rollout/tune.ts';
import { instance, rolloutOf, smallTask, taskOnPort } from './situations.ts';

const inForce = { minimumHealthy: 100, maximum: 200 };

describe('the table of ECS rolling updates: static port, one task an instance', () => {
  test.each([
    { desired: 1, slots: 1, percents: { minimumHealthy: 0, maximum: 100 } },
    { desired: 2, slots: 2, percents: { minimumHealthy: 50, maximum: 100 } },
    { desired: 3, slots: 3, percents: { minimumHealthy: 66, maximum: 100 } },
    { desired: 4, slots: 4, percents: { minimumHealthy: 75, maximum: 100 } },
    { desired: 10, slots: 10, percents: { minimumHealthy: 90, maximum: 100 } },
  ])(
    '$desired tasks on $slots instances: $percents.minimumHealthy/$percents.maximum',
    ({ desired, slots, percents }) => {
      const instances = Array.from({ length: slots }, (_, index) => instance(`i${index}`));
      const tuning = tune(rolloutOf({ desired, percents: inForce, instances, oldShape: taskOnPort(80) }));
      expect(tuning).toMatchObject({ percents, reason: 'must-stop-first', simulation: { ending: 'completed' } });
    },
  );
});

test('one spare slot is enough to start first, whatever the maximum in force', () => {
  const instances = Array.from({ length: 4 }, (_, index) => instance(`i${index}`));
  const scene = { desired: 3, instances, oldShape: taskOnPort(80) };
  const tooLow = tune(rolloutOf({ ...scene, percents: { minimumHealthy: 100, maximum: 133 } }));
  expect(tooLow).toMatchObject({ percents: { minimumHealthy: 100, maximum: 134 }, reason: 'room-to-start-first' });
  expect(tune(rolloutOf({ ...scene, percents: inForce }))).toMatchObject({
    percents: inForce,
    reason: 'in-force-is-best',
  });
});

test('a task larger than its instance cannot complete with any percents', () => {
  const scene = {
    desired: 1,
    percents: inForce,
    instances: [instance('i1')],
    newShape: { ...smallTask, memory: 2000 },
  };
  expect(tune(rolloutOf(scene))).toMatchObject({ percents: inForce, reason: 'cannot-complete' });
});

test('no bound pair that completes keeps more tasks healthy than the tuned one (exhaustive up to 5 tasks)', () => {
  const scenes = fc.record({
    desired: fc.integer({ min: 1, max: 5 }),
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    onPort: fc.boolean(),
  });
  fc.assert(
    fc.property(scenes, ({ desired, sizes, onPort }) => {
      const instances = sizes.map((size, index) => instance(`i${index}`, { cpu: 4096, memory: 100 * size }));
      const slots = sizes.reduce((sum, size) => sum + (onPort ? 1 : size), 0);
      fc.pre(slots >= desired && (!onPort || sizes.length >= desired));
      const oldShape = onPort ? taskOnPort(80) : smallTask;
      const input = rolloutOf({ desired, percents: inForce, instances, oldShape });
      fc.pre(input.instances.every(({ remaining }) => remaining.memory >= 0));
      const { simulation } = tune(input);
      for (let lower = 0; lower <= desired; lower++) {
        for (let upper = desired; upper <= 2 * desired; upper++) {
          const percents = percentsFor(desired, { lower, upper });
          const other = simulate({ ...input, service: { ...input.service, percents } });
          if (other.ending === 'completed') expect(other.lowestHealthy).toBeLessThanOrEqual(simulation.lowestHealthy);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('percents give back exactly the bounds that they were made for, for every count up to 100', () => {
  for (let desired = 1; desired <= 100; desired++) {
    for (let lower = 0; lower <= desired; lower++) {
      const upper = desired + lower;
      expect(bounds(desired, percentsFor(desired, { lower, upper }))).toEqual({ lower, upper });
    }
  }
});
