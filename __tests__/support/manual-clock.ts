import type { Clock } from '../../src/local-aws/clock.ts';

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves time on and does what falls due, in its order; what that schedules within the time is done, too. */
  advance(milliseconds: number): void;
}

export function manualClock(start = 1_000_000): ManualClock {
  let time = start;
  let next = 0;
  const waiting = new Map<number, { at: number; work: () => void }>();
  const due = (until: number) =>
    [...waiting]
      .filter(([, { at }]) => at <= until)
      .sort(([one, first], [other, second]) => first.at - second.at || one - other)[0];
  return {
    now: () => time,
    after(milliseconds, work) {
      const id = next++;
      waiting.set(id, { at: time + Math.max(0, milliseconds), work });
      return () => waiting.delete(id);
    },
    advance(milliseconds) {
      const end = time + milliseconds;
      for (let entry = due(end); entry !== undefined; entry = due(end)) {
        const [id, { at, work }] = entry;
        waiting.delete(id);
        time = Math.max(time, at);
        work();
      }
      time = end;
    },
  };
}
