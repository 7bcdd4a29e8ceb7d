import { bounds } from '../../src/rollout/bounds.ts';
import { simulate } from '../../src/rollout/simulate.ts';
import { type Tuning, tune } from '../../src/rollout/tune.ts';
import type { Percents } from '../../src/rollout/types.ts';
import { steadyRollout } from '../rollout-scene.ts';
import { table } from './tables.ts';

const counts = [1, 2, 3, 4, 10, 100];

/** The decisions of the tuner as a table: what it answers for so many tasks and so much room, and the nearest percents that stall. */
export function decisionTable(): string {
  const rows = counts.flatMap((desired) =>
    [...new Set([desired, desired + 1, 2 * desired])].map((slots) => decisionRow(desired, slots)),
  );
  return table(['tasks', 'room for', 'percents', 'bounds', 'at the worst moment', 'traps that stall'], rows);
}

function decisionRow(desired: number, slots: number): readonly string[] {
  const rollout = steadyRollout(desired, slots);
  // 100/100 is never accepted by ECS, so that the pair in force is never the answer and the smallest maximum is seen.
  const strict = { ...rollout, service: { ...rollout.service, percents: { minimumHealthy: 100, maximum: 100 } } };
  const tuning = tune(strict);
  const { lower, upper } = bounds(desired, tuning.percents);
  const { lowestHealthy, peakTasks } = tuning.simulation;
  return [
    String(desired),
    String(slots),
    `\`${pair(tuning.percents)}\``,
    `(${lower},${upper})`,
    `${lowestHealthy} of ${desired} serve, at most ${peakTasks} run`,
    trapsAround(tuning, desired, slots),
  ];
}

/** One percent more to keep, or one percent less to surge with: named where the model says that it stalls. */
function trapsAround({ percents }: Tuning, desired: number, slots: number): string {
  const { minimumHealthy, maximum } = percents;
  const near: readonly Percents[] = [
    { minimumHealthy: minimumHealthy + 1, maximum },
    { minimumHealthy, maximum: maximum - 1 },
  ].filter((each) => each.minimumHealthy <= 100 && each.maximum >= 100);
  const stalling = near.filter((each) => stalls(each, desired, slots));
  return stalling.map((each) => `\`${pair(each)}\` is (${boundsText(each, desired)})`).join(', ');
}

function stalls(percents: Percents, desired: number, slots: number): boolean {
  const rollout = steadyRollout(desired, slots);
  return simulate({ ...rollout, service: { ...rollout.service, percents } }).ending === 'stalled';
}

function boundsText(percents: Percents, desired: number): string {
  const { lower, upper } = bounds(desired, percents);
  return `${lower},${upper}`;
}

function pair({ minimumHealthy, maximum }: Percents): string {
  return `${minimumHealthy}/${maximum}`;
}
