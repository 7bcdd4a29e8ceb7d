/** What decides when to look next; milliseconds. */
export interface Moment {
  /** Since UpdateService. */
  readonly elapsed: number;
  /** Since every new task was first seen running; null while they do not run. */
  readonly sinceRunning: number | null;
  /**
   * How long before that the last look was at which they did not all run yet: they may have started that much earlier than seen.
   * 0 while `sinceRunning` is null.
   */
  readonly unseen: number;
  /** See `leastUntilComplete`; null when it is not known. */
  readonly least: number | null;
  /** Answers in a row that were throttled or never came. */
  readonly setbacks: number;
  /** From 0 up to 1, even: where in the jitter of ±10 % this look falls. */
  readonly chance: number;
}

/** While nothing is due. Longer would hide a failing task, and what the log has to say every 30 s. */
const idle = 10_000;
/** While all new tasks run and only their health is awaited, until completion is due. */
const untilHealthy = 15_000;
/** While completion is due: seen 0.85 s late on average, 1.87 s at worst. */
const due = 1_700;
/** However often AWS throttles: a rollout has ended long ago by then, or nothing is to be seen at all. */
const longest = 60_000;

/**
 * Milliseconds until the next look at a deployment: 10 s while nothing is due, and once all new tasks run, from the earliest moment at
 * which ECS can call the deployment complete, 1.7 s. Where that moment is not known it is looked for more often early than late (a
 * load balancer that never was deployed to before). The first looks are 5 s apart: what cannot start fails at once. Each answer that
 * was throttled or lost doubles the wait; ±10 % keep many jobs that started together from calling together.
 *
 * Over 1,000 simulated rollouts each of 20 s to 10 minutes completion is seen 0.9 s late in the median and 1.7 s at the 95th
 * percentile, with no more calls than ecspresso from 90 s on: `script/bench rollout` prints the table.
 */
export function nextLook(moment: Moment): number {
  const backedOff = Math.min(longest, pace(moment) * 2 ** Math.min(10, moment.setbacks));
  return backedOff * (0.9 + 0.2 * moment.chance);
}

function pace({ elapsed, sinceRunning, unseen, least }: Moment): number {
  if (sinceRunning === null) return elapsed < idle ? idle / 2 : idle;
  if (least === null) return sinceRunning < 45_000 ? 1_000 : 2_000;
  return Math.min(untilHealthy, Math.max(due, least - unseen - sinceRunning));
}
