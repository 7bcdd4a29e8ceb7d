import type { InstanceState, ServiceState, SimulationInput, TaskShape, TaskState } from '../../../src/rollout/types.ts';
import type { TieBreak } from './naive-placement.ts';
import { isComplete, type NaiveDecision, naiveDecision, naiveHealthy } from './naive-scheduler.ts';

/** What a whole rollout came to. */
export interface NaiveRollout {
  readonly ending: 'completed' | 'stalled';
  /** When it completed, or when the last thing happened. */
  readonly endedAt: number;
  readonly lowestHealthy: number;
  readonly peakTasks: number;
}

/** Instances without the tasks of the service: what every recount starts from. */
export function emptied(instances: readonly InstanceState[], service: ServiceState): readonly InstanceState[] {
  return instances.map((instance) => changed(instance, service, 1));
}

/** The instances with the tasks of the service on them, each of which holds what it takes until it has STOPPED. */
export function occupied(empty: readonly InstanceState[], service: ServiceState): readonly InstanceState[] {
  return empty.map((instance) => changed(instance, service, -1));
}

export function shapeOf(service: ServiceState, deploymentId: string): TaskShape {
  const deployment = service.deployments.find(({ id }) => id === deploymentId);
  if (!deployment) throw new Error(`A task belongs to ${deploymentId}, which the service no longer has.`);
  return deployment.shape;
}

/** Whether a verdict says that it is unhealthy; nothing makes such a task well again. */
export function isSick({ health, targetHealth }: TaskState): boolean {
  return health === 'UNHEALTHY' || targetHealth === 'UNHEALTHY';
}

function isJudged({ hasHealthCheck, hasTargetGroup }: TaskShape): boolean {
  return hasHealthCheck || hasTargetGroup;
}

/** The task once everything that judges such a task calls it healthy. */
export function declaredHealthy(task: TaskState, { hasHealthCheck, hasTargetGroup }: TaskShape): TaskState {
  return {
    ...task,
    health: hasHealthCheck ? 'HEALTHY' : task.health,
    targetHealth: hasTargetGroup ? 'HEALTHY' : task.targetHealth,
  };
}

function changed(instance: InstanceState, service: ServiceState, sign: 1 | -1): InstanceState {
  let { cpu, memory, networkInterfaces } = instance.remaining;
  let ports = [...instance.usedHostPorts];
  for (const task of service.tasks.filter(({ instanceId }) => instanceId === instance.id)) {
    const shape = shapeOf(service, task.deploymentId);
    cpu += sign * shape.cpu;
    memory += sign * shape.memory;
    networkInterfaces += sign * shape.networkInterfaces;
    if (sign === -1) ports.push(...shape.hostPorts);
    else
      ports = ports.filter(
        (used) => !shape.hostPorts.some(({ port, protocol }) => port === used.port && protocol === used.protocol),
      );
  }
  return { ...instance, remaining: { cpu, memory, networkInterfaces }, usedHostPorts: ports };
}

/** Plays a rollout without failures: one decision at each instant at which something happens, until it completes or nothing can happen. */
export function naiveSimulation(input: SimulationInput, breakTie: TieBreak): NaiveRollout {
  const { settings, timings } = input;
  const empty = emptied(input.instances, input.service);
  const since = new Map<string, number>();
  let service = input.service;
  let now = 0;
  let endedAt = 0;
  let lowestHealthy = Number.POSITIVE_INFINITY;
  let peakTasks = service.tasks.length;

  /** When the next thing happens to a task on its own; null when nothing will. */
  const nextInstant = (task: TaskState): number | null => {
    const timing = timings[task.deploymentId] ?? { start: 0, healthy: 0, drain: 0, stop: 0 };
    if (task.phase === 'STOPPING') return (since.get(task.id) ?? 0) + timing.drain + timing.stop;
    if (task.phase === 'PENDING') return (since.get(task.id) ?? 0) + timing.start;
    if (naiveHealthy(task, { service, now, settings }) || isSick(task)) return null;
    const wait = isJudged(shapeOf(service, task.deploymentId)) ? timing.healthy : settings.healthyAfterRunning;
    return (task.runningSince ?? 0) + wait;
  };
  const happened = (task: TaskState): TaskState[] => {
    if (nextInstant(task) !== now) return [task];
    if (task.phase === 'STOPPING') return [];
    if (task.phase === 'PENDING') return happened({ ...task, phase: 'RUNNING', runningSince: now });
    return [declaredHealthy(task, shapeOf(service, task.deploymentId))];
  };

  for (;;) {
    if (isComplete({ service, now, settings }))
      return {
        ending: 'completed',
        endedAt: now,
        lowestHealthy: Math.min(lowestHealthy, service.desiredCount),
        peakTasks,
      };
    const instances = occupied(empty, service);
    const decision = naiveDecision({ service, instances, now, settings, breakTie });
    service = carriedOut(service, decision, now, since);
    lowestHealthy = Math.min(
      lowestHealthy,
      service.tasks.filter((task) => naiveHealthy(task, { service, now, settings })).length,
    );
    peakTasks = Math.max(peakTasks, service.tasks.length);
    if (decision.starts.length + decision.stops.length > 0) endedAt = now;
    const instants = service.tasks.map(nextInstant).filter((instant) => instant !== null);
    if (instants.length === 0) return { ending: 'stalled', endedAt, lowestHealthy, peakTasks };
    now = Math.min(...instants);
    endedAt = now;
    service = { ...service, tasks: service.tasks.flatMap(happened) };
  }
}

/** The service with the decision carried out; every stopped task of an older deployment lowers what that one is refilled to. */
function carriedOut(
  service: ServiceState,
  decision: NaiveDecision,
  now: number,
  since: Map<string, number>,
): ServiceState {
  const told = service.tasks.filter(({ id }) => decision.stops.includes(id));
  const started = decision.starts.map((start): TaskState => {
    const id = `task-${since.size + 1}-${now}-${start.deploymentId}`;
    since.set(id, now);
    return { id, ...start, phase: 'PENDING', runningSince: null, health: 'UNKNOWN', targetHealth: 'UNKNOWN' };
  });
  for (const { id } of told) since.set(id, now);
  const tasks = service.tasks.map((task) => (told.includes(task) ? { ...task, phase: 'STOPPING' as const } : task));
  const deployments = service.deployments.map((deployment) => {
    if (deployment.status === 'PRIMARY') return deployment;
    const gone = told.filter(({ deploymentId }) => deploymentId === deployment.id).length;
    return { ...deployment, budget: deployment.budget - gone };
  });
  return { ...service, deployments, tasks: [...tasks, ...started] };
}
