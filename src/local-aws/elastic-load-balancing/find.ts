import type { BalancingEnvironment } from './environment.ts';
import { listenerNotFound, loadBalancerNotFound, targetGroupNotFound, validationError } from './errors.ts';
import type { BalancingState, Listener, LoadBalancer, TargetGroup } from './state.ts';

export function targetGroupOf({ state }: BalancingEnvironment, arn: string): TargetGroup {
  checkArn(arn, /:targetgroup\/[^/]+\/[0-9a-f]{16}$/, 'a target group ARN');
  const group = state.targetGroups.get(arn);
  if (group === undefined) throw targetGroupNotFound();
  return group;
}

export function loadBalancerOf({ state }: BalancingEnvironment, arn: string): LoadBalancer {
  checkArn(arn, /:loadbalancer\/(app|net)\/[^/]+\/[0-9a-f]{16}$/, 'a load balancer ARN');
  const loadBalancer = state.loadBalancers.get(arn);
  if (loadBalancer === undefined) throw loadBalancerNotFound();
  return loadBalancer;
}

export function listenerOf({ state }: BalancingEnvironment, arn: string): Listener {
  checkArn(arn, /:listener\/(app|net)\/[^/]+\/[0-9a-f]{16}\/[0-9a-f]{16}$/, 'a listener ARN');
  const listener = listenersOf(state).find((candidate) => candidate.arn === arn);
  if (listener === undefined) throw listenerNotFound();
  return listener;
}

export function listenersOf(state: BalancingState): readonly Listener[] {
  return [...state.loadBalancers.values()].flatMap(({ listeners }) => [...listeners.values()]);
}

/** The load balancers whose listeners send to a target group. */
export function usersOf(state: BalancingState, groupArn: string): readonly LoadBalancer[] {
  return [...state.loadBalancers.values()].filter(({ listeners }) =>
    [...listeners.values()].some(({ rules }) => rules.some(({ action }) => sendsTo(action, groupArn))),
  );
}

function sendsTo(action: Listener['rules'][number]['action'], groupArn: string): boolean {
  return action.type === 'forward' && action.targetGroups.some(({ arn }) => arn === groupArn);
}

function checkArn(arn: string, pattern: RegExp, kind: string): void {
  if (!arn.startsWith('arn:') || !pattern.test(arn)) throw validationError(`'${arn}' is not a valid ${kind.slice(2)}`);
}
