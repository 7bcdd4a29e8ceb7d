import { bounds } from './bounds.ts';
import { eventText } from './event-text.ts';
import { type Simulation, simulate } from './simulate.ts';
import type { PlacementObstacle, SchedulerEvent, ServiceState, SimulationInput, TaskTiming } from './types.ts';

/** A duration that is not known exactly, in seconds: as short as can be, at the expected pace, and as long as the settings allow. */
export interface Range {
  readonly least: number;
  readonly expected: number;
  readonly most: number;
}

/** One task in the predicted timeline; seconds from the start of the rollout, null for what does not happen. */
export interface PredictedTask {
  readonly task: string;
  readonly revision: 'old' | 'new';
  readonly instance: string | null;
  readonly start: number;
  readonly running: number | null;
  readonly healthy: number | null;
  /** When it is told to stop; when its targets have drained and it gets SIGTERM; when it is gone. */
  readonly stop: number | null;
  readonly drained: number | null;
  readonly stopped: number | null;
}

/** What the rollout model says about a plan. The `prediction` output of `deploy` is this as JSON. */
export type Prediction =
  | {
      readonly verdict: 'completes';
      /** Seconds from UpdateService until the deployment is complete. */
      readonly finish: Range;
      /** Whether a task serves when the rollout begins; a first deployment has none to interrupt. */
      readonly servedBefore: boolean;
      /** Seconds during which no task serves although one did before; 0 to 0 when there is always one. */
      readonly interruption: Range;
      /** The fewest healthy tasks at any moment, and when there are so few for the first time. */
      readonly lowestHealthy: number;
      readonly lowestAt: number;
      readonly peakTasks: number;
      readonly timeline: readonly PredictedTask[];
    }
  | {
      readonly verdict: 'stalls';
      /** The event that ECS will print, in its own words. */
      readonly event: string;
      readonly why: string;
      readonly timeline: readonly PredictedTask[];
    }
  | { readonly verdict: 'unknown'; readonly reasons: readonly string[] };

/** How long tasks take by deployment id: as fast as can be, as expected, and as slow as their settings allow. */
export interface Estimates {
  readonly least: Readonly<Record<string, TaskTiming>>;
  readonly expected: Readonly<Record<string, TaskTiming>>;
  readonly most: Readonly<Record<string, TaskTiming>>;
}

/** Predicts a rollout: the verdict and timeline at the expected pace, and ranges between the fastest and the slowest. */
export function predict(input: Omit<SimulationInput, 'timings'>, estimates: Estimates): Prediction {
  const expected = simulate({ ...input, timings: estimates.expected });
  const timeline = timelineOf(expected, input.service, estimates.expected);
  if (expected.ending === 'stalled') return { verdict: 'stalls', ...stall(expected, input), timeline };
  const fast = simulate({ ...input, timings: estimates.least });
  const slow = simulate({ ...input, timings: estimates.most });
  return {
    verdict: 'completes',
    finish: { least: seconds(fast.endedAt), expected: seconds(expected.endedAt), most: seconds(slow.endedAt) },
    servedBefore: input.service.tasks.some(({ phase }) => phase === 'RUNNING'),
    interruption: {
      least: seconds(fast.withoutRunning),
      expected: seconds(expected.withoutRunning),
      most: seconds(slow.withoutHealthy),
    },
    lowestHealthy: expected.lowestHealthy,
    lowestAt: seconds(expected.lowestAt),
    peakTasks: expected.peakTasks,
    timeline,
  };
}

function stall(
  { lastEvents }: Simulation,
  { service, instances }: Omit<SimulationInput, 'timings'>,
): { event: string; why: string } {
  const event = lastEvents.find(({ kind }) => kind === 'placement-failed') ?? { kind: 'blocked-by-configuration' };
  return { event: eventText(service.name, event), why: explainStall(event, service, instances.length) };
}

/** Why neither side can move, in one sentence: what keeps the new task from starting and the old one from stopping. */
function explainStall(event: SchedulerEvent, service: ServiceState, instanceCount: number): string {
  const { lower, upper } = bounds(service.desiredCount, service.percents);
  const { minimumHealthy, maximum } = service.percents;
  const keeps = `a minimum of ${minimumHealthy} % keeps ${tasks(lower)} running`;
  if (event.kind !== 'placement-failed') {
    return `Of ${tasks(service.desiredCount)}, ${keeps} and a maximum of ${maximum} % allows ${upper}: no task may start and none may stop.`;
  }
  if (event.closest === null) return 'The cluster has no container instance that could take a task.';
  const where =
    instanceCount === 1 ? 'the only container instance' : `none of the ${instanceCount} container instances`;
  const blocked = `${where} ${instanceCount === 1 ? 'cannot' : 'can'} take a new task (${obstacleText(event.closest.obstacle)})`;
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  return service.tasks.some(({ deploymentId }) => deploymentId !== primary?.id)
    ? `While the old task runs, ${blocked}, and ${keeps}, so the old task never leaves.`
    : `${capitalized(blocked)}.`;
}

/** What stands in a task's way on an instance, for a reader. */
function obstacleText(obstacle: PlacementObstacle): string {
  switch (obstacle.kind) {
    case 'port':
      return `host port ${obstacle.port.port} is taken`;
    case 'memory':
      return `${obstacle.missing} MiB of memory are missing`;
    case 'cpu':
      return `${obstacle.missing} CPU units are missing`;
    case 'attribute':
      return `it lacks the attribute ${obstacle.attribute}`;
    case 'network-interface':
      return 'it has no free network interface';
    case 'agent':
      return 'its agent is not connected';
    case 'draining':
      return 'it is draining or not active';
    case 'distinct-instance':
      return 'distinctInstance allows one task an instance';
    case 'member-of':
      return `it does not match ${obstacle.expression}`;
  }
}

function timelineOf(
  simulation: Simulation,
  service: ServiceState,
  timings: Estimates['expected'],
): readonly PredictedTask[] {
  const newId = service.deployments.find(({ status }) => status === 'PRIMARY')?.id;
  return simulation.timeline.map((task) => ({
    task: task.taskId,
    revision: task.deploymentId === newId ? ('new' as const) : ('old' as const),
    instance: task.instanceId,
    start: seconds(task.startedAt),
    running: task.runningAt === null ? null : seconds(Math.max(0, task.runningAt)),
    healthy: task.healthyAt === null ? null : seconds(task.healthyAt),
    stop: task.stoppingAt === null ? null : seconds(task.stoppingAt),
    drained: task.stoppingAt === null ? null : seconds(task.stoppingAt + (timings[task.deploymentId]?.drain ?? 0)),
    stopped: task.stoppedAt === null ? null : seconds(task.stoppedAt),
  }));
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}

function tasks(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
