import type { Target } from './state.ts';

/** What a choice goes by. Instants and durations in milliseconds. */
export interface Choice {
  readonly now: number;
  /** In which a target that has just become healthy gets to its whole share. */
  readonly slowStart: number;
}

/** Takes turns. Remembers what each target is owed, so that shares hold over time and not by chance. */
export interface TargetChooser {
  /** The target for the next request; undefined when none is registered. */
  choose(targets: Iterable<Target>, choice: Choice): Target | undefined;
}

/**
 * Round robin over the healthy targets, weighted by their share. Where no target is healthy, all that are registered get requests: a
 * load balancer fails open (user guide, "Health checks for Application Load Balancer target groups").
 */
export function createTargetChooser(): TargetChooser {
  const owed = new WeakMap<Target, number>();
  return {
    choose(targets, choice) {
      const registered = [...targets].filter(({ state }) => state !== 'draining');
      const healthy = registered.filter(({ state }) => state === 'healthy');
      const shares = (healthy.length > 0 ? healthy : registered).map((target) => ({
        target,
        share: shareOf(target, choice),
      }));
      const total = shares.reduce((sum, { share }) => sum + share, 0);
      for (const { target, share } of shares) owed.set(target, (owed.get(target) ?? 0) + share);
      const debt = (target: Target) => owed.get(target) ?? 0;
      const [first] = shares.map(({ target }) => target).sort((one, other) => debt(other) - debt(one));
      if (first !== undefined) owed.set(first, debt(first) - total);
      return first;
    },
  };
}

/** The least that a target in slow start gets; AWS's ramp is linear from there. */
const firstShare = 0.05;

/** From a small share when it has just become healthy to 1. */
export function shareOf({ slowStartSince }: Pick<Target, 'slowStartSince'>, { now, slowStart }: Choice): number {
  if (slowStartSince === null || slowStart <= 0) return 1;
  return Math.min(1, Math.max(firstShare, (now - slowStartSince) / slowStart));
}
