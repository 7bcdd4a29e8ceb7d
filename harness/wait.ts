import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** What is waited for, as it stands in the error. */
  readonly what: string;
  readonly seconds: number;
  /** Milliseconds between two looks. Default 100. */
  readonly interval?: number;
  readonly signal?: AbortSignal;
}

/** Looks again and again until `look` returns something. Throws when the time is over, with the last thing that `look` threw. */
export async function waitFor<Value>(look: () => Promise<Value | undefined>, options: WaitOptions): Promise<Value> {
  const { what, seconds, interval = 100, signal } = options;
  const deadline = Date.now() + seconds * 1000;
  let cause: unknown;
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    try {
      const value = await look();
      if (value !== undefined) return value;
    } catch (thrown) {
      cause = thrown;
    }
    await sleep(interval, undefined, signal === undefined ? {} : { signal });
  }
  throw new Error(`Waited ${seconds} s in vain for ${what}.`, { cause });
}
