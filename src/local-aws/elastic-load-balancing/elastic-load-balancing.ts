import type { ApiService } from '../server/api.ts';
import type { BalancingEnvironment } from './environment.ts';
import { usersOf } from './find.ts';
import { listenerOperations } from './listener-operations.ts';
import { loadBalancerOperations } from './load-balancer-operations.ts';
import { ruleOperations } from './rule-operations.ts';
import { emptyBalancingState, type Target, type TargetReason, type TargetType } from './state.ts';
import { tagOperations } from './tag-operations.ts';
import { targetGroupOperations } from './target-group-operations.ts';
import { targetOperations } from './target-operations.ts';
import { deregister, isRegistered, type NewTarget, register } from './targets.ts';

/** Elastic Load Balancing with listeners that really listen. */
export interface ElasticLoadBalancing {
  readonly service: ApiService;
  /** What ECS does with it. */
  readonly targetGroups: TargetGroups;
  /** Ends every listener and check. */
  close(): Promise<void>;
}

/** Target groups as ECS uses them for its tasks. */
export interface TargetGroups {
  /** Undefined when there is none such. */
  find(arn: string): { readonly targetType: TargetType; readonly hasLoadBalancer: boolean } | undefined;
  /** Registers a task's target. Undefined when the group is gone. */
  register(arn: string, target: NewTarget): RegisteredTarget | undefined;
  /** Has this called whenever the health of any target changes. */
  subscribe(changed: () => void): void;
}

/** A target that ECS registered. */
export interface RegisteredTarget {
  readonly targetGroupArn: string;
  readonly port: number;
  /** The verdict, with AWS's reason for anything but healthy; `unused` while no listener sends to the group. */
  health(): { readonly state: Target['state'] | 'unused'; readonly reason: TargetReason | null };
  /** Takes the target out; `gone` is called when its deregistration delay has passed. */
  deregister(gone: () => void): void;
}

export function createElasticLoadBalancing(
  options: Omit<BalancingEnvironment, 'state' | 'changed'>,
): ElasticLoadBalancing {
  const subscribers = new Set<() => void>();
  const changed = () => {
    for (const tell of subscribers) tell();
  };
  const environment: BalancingEnvironment = { ...options, state: emptyBalancingState(), changed };
  return {
    service: {
      protocol: 'query',
      version: '2015-12-01',
      xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
      operations: {
        ...targetGroupOperations(environment),
        ...targetOperations(environment),
        ...loadBalancerOperations(environment),
        ...listenerOperations(environment),
        ...ruleOperations(environment),
        ...tagOperations(environment),
      },
    },
    targetGroups: {
      find: (arn) => find(environment, arn),
      register: (arn, target) => registerTarget(environment, arn, target),
      subscribe: (tell) => subscribers.add(tell),
    },
    close: () => close(environment),
  };
}

function find({ state }: BalancingEnvironment, arn: string) {
  const group = state.targetGroups.get(arn);
  if (group === undefined) return undefined;
  return { targetType: group.targetType, hasLoadBalancer: usersOf(state, arn).length > 0 };
}

function registerTarget(
  environment: BalancingEnvironment,
  arn: string,
  given: NewTarget,
): RegisteredTarget | undefined {
  const group = environment.state.targetGroups.get(arn);
  if (group === undefined) return undefined;
  const target = register(environment, group, given);
  return {
    targetGroupArn: arn,
    port: target.port,
    health() {
      const { state, reason } = target;
      return usersOf(environment.state, arn).length === 0 ? { state: 'unused', reason } : { state, reason };
    },
    deregister(gone) {
      if (isRegistered(group, target)) target.whenGone.add(gone);
      else gone();
      deregister(environment, group, target);
    },
  };
}

async function close({ state }: BalancingEnvironment): Promise<void> {
  for (const { targets } of state.targetGroups.values()) for (const { cancel } of targets.values()) cancel();
  const listeners = [...state.loadBalancers.values()].flatMap((loadBalancer) => [...loadBalancer.listeners.values()]);
  await Promise.all(listeners.map((listener) => listener.close()));
}
