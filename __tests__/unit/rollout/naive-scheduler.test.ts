import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { percentsFor } from '../../../src/rollout/bounds.ts';
import { simulate } from '../../../src/rollout/simulate.ts';
import { tune } from '../../../src/rollout/tune.ts';
import type { Percents, SimulationInput } from '../../../src/rollout/types.ts';
import type { TieBreak } from './naive-placement.ts';
import { type NaiveRollout, naiveSimulation } from './naive-simulation.ts';
import { beginnings, histories, play } from './random-history.ts';
import { rollouts } from './random-rollout.ts';
import { complaintsAbout } from './step-rules.ts';

/**
 * The model of src/rollout against the naive scheduler. BERTH_STEPS asks for about so many steps of the model (the default takes a few
 * seconds); a failure names its seed and path.
 */
const steps = Number(process.env.BERTH_STEPS ?? 30_000);
const patience = 3_600_000;

/** Which of several equally loaded tasks or instances is taken is undocumented: one of these ways has to agree with the model. */
const ties: readonly TieBreak[] = [() => 0, (candidates) => candidates - 1, (candidates) => Math.floor(candidates / 2)];

test(
  'every step of a random history keeps to the rules, and acts when the naive scheduler acts',
  () => {
    let taken = 0;
    fc.assert(
      fc.property(beginnings, histories, (beginning, history) => {
        for (const observed of play(beginning, history)) {
          taken += 1;
          const complaints = complaintsAbout(observed);
          if (complaints.length > 0) throw new Error(`${complaints.join('; ')}: ${JSON.stringify(observed)}`);
        }
      }),
      { numRuns: Math.ceil(steps / 12) },
    );
    expect(taken).toBeGreaterThan(steps);
  },
  patience,
);

test(
  'whole rollouts end as those of the naive scheduler: verdict, time, healthy tasks at worst, tasks at most',
  () => {
    fc.assert(
      fc.property(rollouts, fc.nat(12), fc.nat(12), (rollout, below, above) => {
        const desired = rollout.service.desiredCount;
        const lower = Math.max(0, desired - below);
        const upper = Math.min(2 * desired, desired + above);
        const input = withPercents(rollout, percentsFor(desired, { lower, upper }));
        const naive = ties.map((tie) => viewOf(naiveSimulation(input, tie)));
        expect(naive).toContainEqual(viewOf(simulate(input)));
      }),
      { numRuns: Math.ceil(steps / 30) },
    );
  },
  patience,
);

test(
  'no pair of bounds is better than the tuned percents, by the naive simulation of every pair',
  () => {
    fc.assert(
      fc.property(rollouts, (rollout) => {
        const { percents } = tune(rollout);
        const better = ties.map((tie) => betterPair(rollout, percents, tie));
        expect(better).toContainEqual(null);
      }),
      { numRuns: Math.ceil(steps / 300) },
    );
  },
  patience,
);

/** A pair of bounds with which the naive simulation goes better than with these percents; null when there is none. */
function betterPair(rollout: SimulationInput, percents: Percents, tie: TieBreak) {
  const desired = rollout.service.desiredCount;
  const tuned = naiveSimulation(withPercents(rollout, percents), tie);
  for (let lower = 0; lower <= desired; lower += 1) {
    for (let upper = desired; upper <= 2 * desired; upper += 1) {
      const other = naiveSimulation(withPercents(rollout, percentsFor(desired, { lower, upper })), tie);
      if (isBetter(other, tuned)) return { lower, upper, other, percents, tuned };
    }
  }
  return null;
}

function isBetter(one: NaiveRollout, other: NaiveRollout): boolean {
  if (one.ending !== other.ending) return one.ending === 'completed';
  if (one.ending === 'stalled') return false;
  if (one.lowestHealthy !== other.lowestHealthy) return one.lowestHealthy > other.lowestHealthy;
  if (one.endedAt !== other.endedAt) return one.endedAt < other.endedAt;
  return one.peakTasks < other.peakTasks;
}

function withPercents(input: SimulationInput, percents: Percents): SimulationInput {
  return { ...input, service: { ...input.service, percents } };
}

function viewOf({ ending, endedAt, lowestHealthy, peakTasks }: NaiveRollout): NaiveRollout {
  return { ending, endedAt, lowestHealthy, peakTasks };
}
