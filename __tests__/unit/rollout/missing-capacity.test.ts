import { expect, test } from '@jest/globals';
import { missingCapacity, withCapacity } from '../../../src/rollout/missing-capacity.ts';
import { tune } from '../../../src/rollout/tune.ts';
import { type GridRollout, gridRollouts } from './grid.ts';

const serves = (input: Parameters<typeof tune>[0]) => {
  const { simulation } = tune(input);
  return simulation.ending === 'completed' && simulation.lowestHealthy > 0;
};

/** Over rollouts of the grid with one or two tasks: those with more mostly keep one. */
test('each alternative is enough alone, and one unit less of any of it is not', () => {
  let interrupted = 0;
  for (const { name, input } of everyFifth(gridRollouts())) {
    if (input.service.desiredCount === 0 || input.service.desiredCount > 2) continue;
    const alternatives = missingCapacity(input);
    if (serves(input)) expect({ name, alternatives }).toEqual({ name, alternatives: [] });
    for (const capacity of alternatives) {
      interrupted += 1;
      expect({ name, enough: serves(withCapacity(input, capacity)) }).toEqual({ name, enough: true });
      if (capacity.memory === 0) continue;
      const less = { ...capacity, memory: capacity.memory - 1 };
      expect({ name, less: serves(withCapacity(input, less)) }).toEqual({ name, less: false });
    }
  }
  expect(interrupted).toBeGreaterThan(100);
});

function* everyFifth(rollouts: Iterable<GridRollout>): Generator<GridRollout> {
  let index = 0;
  for (const rollout of rollouts) {
    if (index % 5 === 0) yield rollout;
    index += 1;
  }
}
