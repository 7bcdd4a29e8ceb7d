import type { Clock } from '../../clock.ts';
import type { PullDelay } from '../image-cache.ts';
import type { LogSink } from '../runtime.ts';

/** How long things take, in milliseconds at speed 1, and what a task is made of. */
export interface SimulatedRuntimeOptions {
  readonly clock: Clock;
  readonly sink: LogSink;
  /** Of an image that the instance does not have yet; one that it has takes no time. */
  readonly pull: number;
  /** Comes on top of `pull`. Default: none. */
  readonly pullDelay?: PullDelay;
  readonly start: number;
  readonly stop: number;
  /** Divides the times above and those of LOCAL_AWS_SIMULATE. */
  readonly speed: number;
  /** The manifest digest of an image reference; null for one that no registry of the emulator holds. */
  readonly digestOf: (image: string) => string | null;
}
