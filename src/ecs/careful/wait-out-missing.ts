import type { Clock } from '../../toolkit/clock.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import type { CallEcs, EcsOperation } from '../ecs-api.ts';
import { layer } from './layer.ts';
import { createSightings, type Sightings } from './sightings.ts';

/** ECS's reads follow its writes within seconds ("eventual consistency", API reference, RunTask). */
const patience = 10_000;
const pause = 1_000;

/**
 * Reads that do not find what is known to exist are repeated for ten seconds. A name that was never seen is answered at once: there is
 * nothing to wait for.
 */
export function waitOutMissing(call: CallEcs, clock: Clock): CallEcs {
  const sightings = createSightings();
  return layer(call, async (operation, body) => {
    const deadline = clock.now() + patience;
    for (;;) {
      const answer = await attempt(call, sightings, { operation, body, isLast: clock.now() >= deadline });
      if (answer !== undefined) return answer;
      await clock.sleep(pause);
    }
  });
}

interface Attempt {
  readonly operation: EcsOperation;
  readonly body: JsonObject;
  readonly isLast: boolean;
}

/** The answer; undefined where it misses something that is known to exist, unless it is the last attempt. */
async function attempt(
  call: CallEcs,
  sightings: Sightings,
  { operation, body, isLast }: Attempt,
): Promise<JsonObject | undefined> {
  try {
    const answer = await call(operation, body);
    if (!isLast && sightings.lacks(operation, body, answer)) return undefined;
    sightings.learn(operation, body, answer);
    return answer;
  } catch (thrown) {
    if (isLast || !sightings.denies(operation, body, thrown)) throw thrown;
    return undefined;
  }
}
