/** Wall-clock time in milliseconds since 1970, and work to be done later. Tests pass one that they move by hand. */
export interface Clock {
  now(): number;
  /** Runs `work` once after this many milliseconds. The result cancels it; cancelling twice does nothing. */
  after(milliseconds: number, work: () => void): () => void;
}

/** A clock that `close` stops: nothing that was to be done later is done after it. */
export interface RunningClock extends Clock {
  close(): void;
}

/** setTimeout fires at once when it is asked for more. */
const longestTimeout = 2 ** 31 - 1;

/** The machine's clock. */
export function systemClock(): RunningClock {
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;
  const cancel = (timer: NodeJS.Timeout) => {
    clearTimeout(timer);
    timers.delete(timer);
  };
  return {
    now: () => Date.now(),
    after(milliseconds, work) {
      if (closed) return () => undefined;
      const delay = Math.min(longestTimeout, Math.max(0, Math.ceil(milliseconds)));
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, delay);
      timers.add(timer);
      return () => cancel(timer);
    },
    close() {
      closed = true;
      timers.forEach(cancel);
    },
  };
}
