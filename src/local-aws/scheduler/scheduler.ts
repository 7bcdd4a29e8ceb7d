import { nextDue } from '../../rollout/deployments.ts';
import { step } from '../../rollout/step.ts';
import type { SchedulerSettings } from '../../rollout/types.ts';
import type { Clock } from '../clock.ts';
import type { EcsEnvironment } from '../ecs/environment.ts';
import { instanceState } from '../ecs/instance-resources.ts';
import { serviceState, serviceTasks } from '../ecs/service-state.ts';
import type { Cluster, Service } from '../ecs/state.ts';
import { isLive } from '../ecs/task-counts.ts';
import { judgeTargets } from '../ecs/task-targets.ts';
import { scale } from '../ecs/update-service.ts';
import { applyStep } from './apply-step.ts';
import { recordLaunchFailures } from './events.ts';

/** The service scheduler: it steps the rollout model whenever something has changed, and when one of its waits is over. */
export interface Scheduler {
  /** Looks at a cluster's services as soon as the current work is done; several calls until then count as one. */
  wake(cluster: Cluster): void;
}

/** A scheduler that hands each cluster to `turn`, which answers with the next instant at which it wants to be called again. */
export function createScheduler(clock: Clock, turn: (cluster: Cluster) => number | null): Scheduler {
  const woken = new Set<Cluster>();
  const alarms = new Map<Cluster, () => void>();
  const run = () => {
    const clusters = [...woken];
    woken.clear();
    for (const cluster of clusters) {
      alarms.get(cluster)?.();
      const due = turn(cluster);
      if (due !== null)
        alarms.set(
          cluster,
          clock.after(Math.max(1, due - clock.now()), () => wake(cluster)),
        );
    }
  };
  const wake = (cluster: Cluster) => {
    if (woken.size === 0) clock.after(0, run);
    woken.add(cluster);
  };
  return { wake };
}

/** One turn for every service of a cluster; the result is the next instant at which one of them could decide something new. */
export function turnCluster(ecs: EcsEnvironment, cluster: Cluster): number | null {
  const dues = [...cluster.services.values()].map((service) => turnService(ecs, service));
  return earliest(dues);
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function turnService(ecs: EcsEnvironment, service: Service): number | null {
  if (service.status === 'INACTIVE' || service.deployments.length === 0) return null;
  if (service.strategy === 'DAEMON' && service.status === 'ACTIVE') followInstances(service);
  const failures = service.failures;
  service.failures = [];
  recordLaunchFailures(ecs, service, failures);
  const graceEnd = judgeTargets(ecs, service, serviceTasks(service).filter(isLive));
  const instances = [...service.cluster.instances.values()].map((instance) => instanceState(service.cluster, instance));
  const now = ecs.clock.now();
  const { settings } = ecs;
  const result = step({ service: serviceState(service), instances, failures, now, settings });
  applyStep(ecs, service, result);
  if (result.actions.length > 0) ecs.wake(service.cluster);
  if (service.status === 'DRAINING' && !serviceTasks(service).some(isLive)) service.status = 'INACTIVE';
  return earliest([nextTurn(service, now, settings), graceEnd]);
}

function nextTurn(service: Service, now: number, settings: SchedulerSettings): number | null {
  return service.status === 'INACTIVE' ? null : nextDue(serviceState(service), now, settings);
}

/** A daemon has one task on each instance that takes tasks. */
function followInstances(service: Service): void {
  const active = [...service.cluster.instances.values()].filter(({ status }) => status === 'ACTIVE').length;
  if (active !== service.desiredCount) scale(service, active);
}
