import { type Bounds, percentsFor } from './bounds.ts';
import type { Simulation } from './simulate.ts';
import type { Percents } from './types.ts';

/** Simulations of one rollout with different bounds; none is played twice. */
export interface Trials {
  at(wanted: Bounds): Simulation;
}

/** @param play simulates the rollout with these percents. */
export function openTrials(play: (percents: Percents) => Simulation, desired: number): Trials {
  const played: { readonly bounds: Bounds; readonly simulation: Simulation }[] = [];
  return {
    at(wanted) {
      const same = played.find((trial) => goesTheSameWay(trial.bounds, trial.simulation, wanted));
      if (same !== undefined) return same.simulation;
      const simulation = play(percentsFor(desired, wanted));
      played.push({ bounds: wanted, simulation });
      return simulation;
    },
  };
}

/** An upper bound that a complete rollout never came up to made no difference to it. */
function goesTheSameWay(tried: Bounds, { ending, peakTasks }: Simulation, wanted: Bounds): boolean {
  if (tried.lower !== wanted.lower) return false;
  return (
    tried.upper === wanted.upper || (ending === 'completed' && peakTasks <= wanted.upper && wanted.upper < tried.upper)
  );
}
