import { setTimeout as delay } from 'node:timers/promises';

/** Waits so many milliseconds, less when the workflow is cancelled. */
export type Wait = (milliseconds: number) => Promise<void>;

/** Pauses before what a registry failed at is tried again, in milliseconds. Docker's engine has repeated the upload of a layer five times by then. */
export const pausesAfterFailures = [2_000, 8_000, 20_000] as const;

/** A wait that ends, without a complaint, as soon as the signal is aborted: the next call of Docker tells of it. */
export function waiting(signal: AbortSignal): Wait {
  return (milliseconds) => delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
