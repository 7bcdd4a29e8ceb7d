/** Something that happens once and that others wait for. */
export interface Occasion {
  readonly happened: Promise<void>;
  /** Calling it again does nothing. */
  happen(): void;
}

/** An occasion that is still to come. */
export function createOccasion(): Occasion {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen: () => happen() };
}

/** Something that changes again and again, and that others wait for. */
export interface Changes {
  announce(): void;
  /** Resolves at the next announcement. */
  next(): Promise<void>;
}

/** Nothing has changed yet. */
export function createChanges(): Changes {
  let waiting: (() => void)[] = [];
  return {
    announce() {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
