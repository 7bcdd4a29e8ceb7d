import type { Clock } from '../../toolkit/clock.ts';

/** What careful calls work with. */
export interface CarefulTools {
  readonly clock: Clock;
  /** Takes a line where an answer was lost, and what became of the call. */
  readonly log: (line: string) => void;
}
