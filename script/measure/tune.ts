import { tune } from '../../src/rollout/tune.ts';
import { steadyRollout } from '../rollout-scene.ts';
import { median } from './median.ts';

const cases = [
  { desired: 100, slots: 100, repeats: 51 },
  { desired: 100, slots: 101, repeats: 51 },
  { desired: 100, slots: 200, repeats: 51 },
  { desired: 1_000, slots: 1_000, repeats: 5 },
  { desired: 1_000, slots: 1_001, repeats: 5 },
] as const;

/** How long choosing the percents takes: in milliseconds, and as a ratio to a loop of plain work on the same machine. */
export async function measureTune(): Promise<readonly (readonly [string, string])[]> {
  const reference = medianOf(21, referenceLoop);
  const rows = cases.map(({ desired, slots, repeats }): readonly [string, string] => {
    const rollout = steadyRollout(desired, slots);
    const duration = medianOf(repeats, () => tune(rollout));
    const ratio = (duration / reference).toFixed(1);
    return [`${desired} tasks on ${slots} instances`, `${duration.toFixed(1)} ms, ${ratio} times the reference loop`];
  });
  return [...rows, ['reference loop, a million map updates', `${reference.toFixed(1)} ms`]];
}

function medianOf(repeats: number, work: () => unknown): number {
  const durations = Array.from({ length: repeats }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return median(durations);
}

/** A million updates of a small map. */
function referenceLoop(): number {
  const counts = new Map<number, number>();
  for (let index = 0; index < 1_000_000; index += 1) counts.set(index % 97, (counts.get(index % 97) ?? 0) + 1);
  return counts.size;
}
