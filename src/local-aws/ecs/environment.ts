import type { SchedulerSettings } from '../../rollout/types.ts';
import type { Clock } from '../clock.ts';
import type { TargetGroups } from '../elastic-load-balancing/elastic-load-balancing.ts';
import type { LogSink, Runtime, SecretResolver } from '../runtimes/runtime.ts';
import type { Cluster, EcsState } from './state.ts';

/** What the operations of the emulated ECS work with: its memory and everything around it. */
export interface EcsEnvironment {
  readonly accountId: string;
  readonly region: string;
  readonly clock: Clock;
  readonly state: EcsState;
  readonly runtime: Runtime;
  readonly secrets: SecretResolver;
  readonly logs: LogSink;
  readonly targetGroups: TargetGroups;
  /** The scheduler's waits, already divided by `speed`. */
  readonly settings: SchedulerSettings;
  /** Divides health check intervals and the time that a network interface takes. */
  readonly speed: number;
  /** Lets the scheduler look at a cluster's services once the current call is over. */
  readonly wake: (cluster: Cluster) => void;
  /** Takes a line for what is accepted but not emulated. */
  readonly log: (line: string) => void;
}

export function emptyState(): EcsState {
  return { clusters: new Map(), taskDefinitions: new Map(), accountSettings: new Map(), registeredInstances: 0 };
}

/** An ARN of this ECS: `kind/rest`. */
export function ecsArn(ecs: Pick<EcsEnvironment, 'region' | 'accountId'>, resource: string): string {
  return `arn:aws:ecs:${ecs.region}:${ecs.accountId}:${resource}`;
}
