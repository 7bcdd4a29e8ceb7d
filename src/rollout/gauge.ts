import type { Floor } from './floor.ts';

/** What is measured of a rollout while it goes on. */
export interface Gauge {
  lowestHealthy: number;
  /** The first moment at which so few were healthy. */
  lowestAt: number;
  peakTasks: number;
  withoutRunning: number;
  withoutHealthy: number;
  last: { readonly at: number; readonly running: number; readonly healthy: number };
  /** Whether any task was RUNNING, and any healthy, when it began. */
  readonly served: { readonly running: boolean; readonly healthy: boolean };
}

export function openGauge({ now, running, healthy, tasks }: Floor): Gauge {
  return {
    lowestHealthy: healthy,
    lowestAt: now,
    peakTasks: tasks.length,
    withoutRunning: 0,
    withoutHealthy: 0,
    last: { at: now, running, healthy },
    served: { running: running > 0, healthy: healthy > 0 },
  };
}

/** Takes note of a moment; what was measured last held until now. */
export function measure(gauge: Gauge, { now, running, healthy, tasks }: Floor): void {
  const elapsed = now - gauge.last.at;
  if (gauge.served.running && gauge.last.running === 0) gauge.withoutRunning += elapsed;
  if (gauge.served.healthy && gauge.last.healthy === 0) gauge.withoutHealthy += elapsed;
  if (healthy < gauge.lowestHealthy) {
    gauge.lowestHealthy = healthy;
    gauge.lowestAt = now;
  }
  gauge.last = { at: now, running, healthy };
  gauge.peakTasks = Math.max(gauge.peakTasks, tasks.length);
}
