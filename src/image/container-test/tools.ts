import type { Log } from '../../toolkit/action-host.ts';
import type { Clock } from '../../toolkit/clock.ts';
import type { Docker } from '../docker/docker.ts';

/** What a test of a container reaches the outside through. */
export interface ContainerTestTools {
  readonly docker: Docker;
  readonly log: Log;
  readonly clock: Clock;
  /** A directory of the job alone (0700), which goes when the step ends. */
  readonly directory: string;
  /** Aborted when the workflow is cancelled. */
  readonly cancelled: AbortSignal;
  /** Takes every secret out of a text. */
  redact(text: string): string;
}
