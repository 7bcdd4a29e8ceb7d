import type { ProbeOutcome } from './probe-outcome.ts';
import type { ProbeTarget } from './probe-target.ts';

export interface ProbeOptions {
  /** Ends the probe at once, as `cancelled`. */
  readonly signal: AbortSignal;
  /** For everything together: name, connection, handshake and answer. */
  readonly timeoutSeconds: number;
}

/** Asks once, as a user's browser would, and never throws. */
export declare function probe(target: ProbeTarget, options: ProbeOptions): Promise<ProbeOutcome>;
