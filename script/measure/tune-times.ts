import { tune } from '../../src/rollout/tune.ts';
import { steadyRollout } from '../rollout-scene.ts';
import { median } from './median.ts';

// Prints, as JSON, the rows of the time that choosing percents takes. Run bundled and without tsx, as `deploy` is.

const cases = [
  { desired: 100, slots: 100, repeats: 51 },
  { desired: 100, slots: 101, repeats: 51 },
  { desired: 100, slots: 200, repeats: 51 },
  { desired: 1_000, slots: 1_000, repeats: 7 },
  { desired: 1_000, slots: 1_001, repeats: 7 },
] as const;

const reference = medianOf(21, referenceLoop);
const rows = cases.map(({ desired, slots, repeats }) => {
  const rollout = steadyRollout(desired, slots);
  const duration = medianOf(repeats, () => tune(rollout));
  const ratio = (duration / reference).toFixed(2);
  return [`${desired} tasks on ${slots} instances`, `${duration.toFixed(1)} ms, ${ratio} times the reference loop`];
});
const last = ['reference loop, a million map updates', `${reference.toFixed(1)} ms`];
console.log(JSON.stringify([...rows, last]));

/** Milliseconds of processor time, which other work on the machine stretches less than it does the clock. */
function medianOf(repeats: number, work: () => unknown): number {
  const durations = Array.from({ length: repeats }, () => {
    const begin = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1_000;
  });
  return median(durations);
}

/** A million updates of a small map. */
function referenceLoop(): number {
  const counts = new Map<number, number>();
  for (let index = 0; index < 1_000_000; index += 1) counts.set(index % 97, (counts.get(index % 97) ?? 0) + 1);
  return counts.size;
}
