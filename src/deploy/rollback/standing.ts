import { shortName } from '../../ecs/task-definition/task-definition.ts';

/** A way back from one version to another: ARNs, `family:revision`, or for `to` whatever a rollback takes. */
export interface WayBack {
  /** The version to get away from; null for whichever runs. */
  readonly from: string | null;
  readonly to: string;
}

/**
 * How a service stands on its way back: it still runs what to get away from (`ahead`), it is `back` already, or it was `replaced` by somebody
 * else's version. Pure.
 *
 * @param live ARN of the task definition of the service's PRIMARY deployment.
 */
export function standingOf(live: string, { from, to }: WayBack): 'ahead' | 'back' | 'replaced' {
  if (shortName(live) === shortName(to)) return 'back';
  return from === null || shortName(live) === shortName(from) ? 'ahead' : 'replaced';
}
