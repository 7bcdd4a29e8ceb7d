import { asNumber } from '../../toolkit/json.ts';
import type { RegisteredTarget } from '../elastic-load-balancing/elastic-load-balancing.ts';
import { recordMessage } from '../scheduler/events.ts';
import type { EcsEnvironment } from './environment.ts';
import { type LoadBalancerEntry, loadBalancerEntries } from './load-balancers.ts';
import type { Container, Service, Task } from './state.ts';

/** Registers a task whose containers run with every target group of its service's revision. */
export function registerTargets(ecs: EcsEnvironment, task: Task): void {
  const { service } = task;
  if (service === null) return;
  task.targets = entriesOf(task).flatMap((entry) => registerTarget(ecs, task, entry));
  for (const { targetGroupArn } of task.targets)
    recordMessage(ecs, service, `registered 1 targets in (target-group ${targetGroupArn})`);
}

/** Takes a task's targets out; `drained` is called when the deregistration delay of the last one has passed, at once without one. */
export function deregisterTargets(ecs: EcsEnvironment, task: Task, drained: () => void): void {
  const { service, targets } = task;
  if (service === null || targets.length === 0) {
    drained();
    return;
  }
  recordMessage(ecs, service, 'has begun draining connections on 1 tasks.');
  let draining = targets.length;
  for (const target of targets) {
    recordMessage(ecs, service, `deregistered 1 targets in (target-group ${target.targetGroupArn})`);
    target.deregister(() => {
      draining -= 1;
      if (draining === 0) drained();
    });
  }
}

/**
 * Asks the load balancer about a service's tasks. An unhealthy target counts only once the task has run for the service's health check
 * grace period (API reference, CreateService).
 *
 * @returns the next instant at which a grace period ends that hides an unhealthy target; null when none does.
 */
export function judgeTargets(ecs: EcsEnvironment, service: Service, tasks: readonly Task[]): number | null {
  const grace = (1000 * (asNumber(service.stored.healthCheckGracePeriodSeconds) ?? 0)) / ecs.speed;
  const now = ecs.clock.now();
  const ends = tasks.flatMap((task) => {
    const verdict = verdictOf(task.targets);
    const end = (task.startedAt ?? now) + grace;
    const hidden = verdict === 'UNHEALTHY' && now < end;
    task.targetHealth = hidden ? 'UNKNOWN' : verdict;
    return hidden ? [end] : [];
  });
  return ends.length === 0 ? null : Math.min(...ends);
}

/** The first of a task's targets that is unhealthy. */
export function unhealthyTarget({ targets }: Task): RegisteredTarget | undefined {
  return targets.find((target) => target.health().state === 'unhealthy');
}

/** What the event says that ECS records before it replaces a task whose target is unhealthy. */
export function unhealthyText(task: Task, target: RegisteredTarget): string {
  const instance =
    task.instance === null || task.attachment !== null ? '' : ` (instance ${task.instance.ec2InstanceId})`;
  const reason = target.health().reason?.description ?? '';
  return `(task ${task.id})${instance} (port ${target.port}) is unhealthy in (target-group ${target.targetGroupArn}) due to (reason ${reason}).`;
}

function verdictOf(targets: readonly RegisteredTarget[]): Task['targetHealth'] {
  const states = targets.map((target) => target.health().state);
  if (states.includes('unhealthy')) return 'UNHEALTHY';
  return states.length > 0 && states.every((state) => state === 'healthy') ? 'HEALTHY' : 'UNKNOWN';
}

function entriesOf({ service, deploymentId }: Task): readonly LoadBalancerEntry[] {
  const record = service?.records.get(deploymentId ?? '');
  return record === undefined ? [] : loadBalancerEntries(record.stored);
}

function registerTarget(ecs: EcsEnvironment, task: Task, entry: LoadBalancerEntry): readonly RegisteredTarget[] {
  const container = task.containers.find(({ name }) => name === entry.containerName);
  const place = container === undefined ? undefined : placeOf(task, container, entry.containerPort);
  if (place === undefined) return [];
  const status = ecs.runtime.simulatedStatus;
  const simulated = status === undefined ? undefined : () => status(task.id, entry.containerName);
  const target = ecs.targetGroups.register(entry.targetGroupArn, { ...place, simulated });
  return target === undefined ? [] : [target];
}

/** With awsvpc a target is the task's own address; otherwise it is the instance and the host port. */
function placeOf(task: Task, container: Container, containerPort: number) {
  if (task.attachment !== null) return { id: task.address, address: task.address, port: containerPort };
  const binding = container.networkBindings.find((candidate) => candidate.containerPort === containerPort);
  if (binding === undefined || task.instance === null) return undefined;
  return { id: task.instance.ec2InstanceId, address: task.instance.address, port: binding.hostPort };
}
