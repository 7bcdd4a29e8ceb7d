import { isStallEvent, mayHaveStalled, type Observation, type OwnDeployment } from '../../rollout/judge.ts';
import type { Service } from '../situation/service.ts';
import { countsOf } from './counts.ts';

/** Decides before the deadline whether a deployment can no longer move. */
export interface StallWatch {
  check(
    service: Service,
    observation: Observation,
    at: number,
  ): Promise<{ readonly outcome: 'stalled'; readonly reason: string } | undefined>;
}

/** What a reader of a stall is told beside ECS's own words. */
export const modelAgrees = 'The rollout model agrees that nothing can move.';

/** An event that ECS cannot go on may stand while a port or memory is about to become free: for so long nothing may have moved. */
const unmovedFor = 20_000;
const betweenPredictions = 10_000;
/** The model is asked again, on the situation as it then is: one reading may have met a moment between two others. */
const agreeing = 2;

/**
 * Stalled takes both: ECS says so in an event and nothing has moved since, and the rollout model says of the service as it is now,
 * twice in a row, that nothing can move. Neither is enough alone.
 */
export function openStallWatch(
  own: OwnDeployment,
  predict: (() => Promise<'completes' | 'stalls' | 'unknown'>) | undefined,
): StallWatch {
  const seen = { counts: '', since: 0, askedAt: Number.NEGATIVE_INFINITY, agreed: 0 };
  return {
    async check(service, observation, at) {
      const counts = countsOf(service);
      if (counts !== seen.counts) Object.assign(seen, { counts, since: at, agreed: 0 });
      if (predict === undefined || !mayHaveStalled(own, observation) || at - seen.since < unmovedFor) return undefined;
      if (at - seen.askedAt < betweenPredictions) return undefined;
      seen.askedAt = at;
      seen.agreed = (await predict()) === 'stalls' ? seen.agreed + 1 : 0;
      if (seen.agreed < agreeing) return undefined;
      const event = observation.newEvents.find(isStallEvent) ?? '';
      return { outcome: 'stalled', reason: `ECS says: "${event}" ${modelAgrees}` };
    },
  };
}
