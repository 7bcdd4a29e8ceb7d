/** AWS's clock, as far as the Date headers of its answers tell it: the machine's may be minutes or hours off. */
export interface AwsClock {
  /** Milliseconds since 1970; the machine's time before the first answer. */
  now(): number;
  /** @param header the Date header of an answer that has just come; one that is missing or broken tells nothing. */
  hear(header: string | undefined): void;
}

/** A Date header has no fractions of a second: on average half a second has passed since. */
const averageFraction = 500;

export function createAwsClock(machine: () => number = Date.now): AwsClock {
  let offset = 0;
  return {
    now: () => machine() + offset,
    hear(header) {
      const time = Date.parse(header ?? '');
      if (!Number.isNaN(time)) offset = time + averageFraction - machine();
    },
  };
}
