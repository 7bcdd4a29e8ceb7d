import type { BalancingEnvironment } from './environment.ts';
import { startChecks } from './health-checks.ts';
import { reasons } from './reasons.ts';
import { type Target, type TargetGroup, targetKey } from './state.ts';
import { deregistrationDelay } from './target-group-attributes.ts';

/** What is registered: where it is, and how it answers when no server stands behind it. */
export type NewTarget = Pick<Target, 'id' | 'port' | 'address' | 'simulated'>;

/** Adds a target to its group. One that is there stays as it is; one that drains comes back. */
export function register(environment: BalancingEnvironment, group: TargetGroup, given: NewTarget): Target {
  const existing = group.targets.get(targetKey(given));
  if (existing !== undefined && existing.state !== 'draining') return existing;
  if (existing !== undefined) leave(environment, group, existing);
  const target: Target = {
    ...given,
    state: 'initial',
    reason: reasons.registering,
    successes: 0,
    failures: 0,
    slowStartSince: null,
    requests: new Set(),
    cancel: () => undefined,
    whenGone: new Set(),
  };
  group.targets.set(targetKey(target), target);
  startChecks(environment, group, target);
  environment.changed();
  return target;
}

/**
 * Takes a target out: it gets no new requests and has the deregistration delay to answer those that it has. It is `draining` for all
 * of the delay, also when nothing is left to answer (user guide, "Deregistration delay").
 */
export function deregister(environment: BalancingEnvironment, group: TargetGroup, target: Target): void {
  if (target.state === 'draining' || !isRegistered(group, target)) return;
  target.cancel();
  target.state = 'draining';
  target.reason = reasons.draining;
  const delay = deregistrationDelay(group) / environment.speed;
  target.cancel = environment.clock.after(delay, () => leave(environment, group, target));
  environment.changed();
}

/** Whether a target is its group's: it stays so while it drains. */
export function isRegistered(group: TargetGroup, target: Target): boolean {
  return group.targets.get(targetKey(target)) === target;
}

/** Ends a target at once, with every request that it has. */
export function leave(environment: BalancingEnvironment, group: TargetGroup, target: Target): void {
  target.cancel();
  if (isRegistered(group, target)) group.targets.delete(targetKey(target));
  for (const request of target.requests) request.abort();
  for (const tell of target.whenGone) tell();
  target.whenGone.clear();
  environment.changed();
}
