import { primaryDeployment, type Service } from '../situation/service.ts';
import type { Moment } from './next-look.ts';

/** Remembers what decides when to look next. */
export interface Pacer {
  see(service: Service, at: number): void;
  /** An answer was throttled or did not come. */
  setBack(): void;
  moment(at: number, least: number | null, chance: number): Moment;
}

export function openPacer(startedAt: number): Pacer {
  let setbacks = 0;
  let running: { readonly since: number; readonly unseen: number } | null = null;
  let lastWithout: number | null = null;
  let leaving = false;
  return {
    see(service, at) {
      setbacks = 0;
      const primary = primaryDeployment(service);
      leaving = areLeaving(service);
      if (primary === undefined || primary.runningCount < service.desiredCount) {
        running = null;
        lastWithout = at;
        return;
      }
      // Seen running at the very first look: since when cannot be told, so completion is due at any moment.
      const unseen = lastWithout === null ? Number.POSITIVE_INFINITY : at - lastWithout;
      running ??= { since: at, unseen };
    },
    setBack() {
      setbacks += 1;
    },
    moment(at, least, chance) {
      const sinceRunning = running === null ? null : at - running.since;
      return {
        elapsed: at - startedAt,
        sinceRunning,
        unseen: running?.unseen ?? 0,
        least: leaving ? 0 : least,
        setbacks,
        chance,
      };
    },
  };
}

/**
 * Whether all that is awaited is that old tasks stop: then ECS has found the new ones healthy. Behind a load balancer they drain first,
 * for minutes; what the last deployment took includes that.
 */
function areLeaving({ deployments, loadBalanced }: Service): boolean {
  const older = deployments.filter(({ status }) => status !== 'PRIMARY');
  return !loadBalanced && older.length > 0 && older.every(({ desiredCount }) => desiredCount === 0);
}
