import { nextDue } from './deployments.ts';
import { healthyTask } from './health.ts';
import { step } from './step.ts';
import type { SchedulerEvent, SchedulerSettings, SimulationInput } from './types.ts';
import { advanceTo, carryOut, type Life, nextChange, openWorld, type World } from './world.ts';

/** When each thing happened to one task, in milliseconds from the start of the rollout; null for what did not happen. */
export interface TaskTimeline {
  readonly taskId: string;
  readonly deploymentId: string;
  readonly instanceId: string | null;
  readonly startedAt: number;
  readonly runningAt: number | null;
  readonly healthyAt: number | null;
  readonly stoppingAt: number | null;
  readonly stoppedAt: number | null;
}

export interface Simulation {
  readonly ending: 'completed' | 'stalled';
  /** When it completed, or when the last thing happened before it stalled. */
  readonly endedAt: number;
  /** What the scheduler says from then on; empty when it completed. */
  readonly lastEvents: readonly SchedulerEvent[];
  readonly timeline: readonly TaskTimeline[];
  /** The fewest healthy tasks at any moment. */
  readonly lowestHealthy: number;
  /** The most live tasks at any moment. */
  readonly peakTasks: number;
  /** How long no task was RUNNING, and how long none was healthy; 0 where there was none at the beginning either. */
  readonly withoutRunning: number;
  readonly withoutHealthy: number;
}

/** Plays a rollout on a virtual clock until it completes or nothing more can happen. */
export function simulate(input: SimulationInput): Simulation {
  const world = openWorld(input);
  const gauge = openGauge(world, input.settings);
  let lastEvents = settle(world, input.settings);
  while (!isCompleted(world)) {
    measure(gauge, world, input.settings);
    const next = nextMoment(world, input.settings);
    if (next === null) return summarize(world, gauge, 'stalled', lastEvents);
    advanceTo(world, next);
    lastEvents = settle(world, input.settings);
  }
  measure(gauge, world, input.settings);
  return summarize(world, gauge, 'completed', []);
}

/** A turn starts, then stops; a second one sees what the first one did. More would mean that the scheduler contradicts itself. */
const mostTurnsAtOnce = 4;

/** Lets the scheduler act until it has nothing more to do at this moment. */
function settle(world: World, settings: SchedulerSettings): readonly SchedulerEvent[] {
  for (let turn = 0; turn < mostTurnsAtOnce; turn++) {
    const { service, instances, now } = world;
    const result = step({ service, instances, failures: [], now, settings });
    world.service = result.service;
    if (result.actions.length === 0) return result.events;
    for (const action of result.actions) carryOut(world, action);
  }
  return [];
}

/** Waiting for a placement that cannot succeed only counts failures: that is a stall, not a moment to wait for. */
function nextMoment(world: World, settings: SchedulerSettings): number | null {
  const deployments = world.service.deployments.map((deployment) => ({ ...deployment, unplacedSince: null }));
  const due = nextDue({ ...world.service, deployments }, world.now, settings);
  const change = nextChange(world);
  if (due === null || change === null) return due ?? change;
  return Math.min(due, change);
}

function isCompleted(world: World): boolean {
  return world.service.deployments[0]?.rolloutState === 'COMPLETED';
}

interface Gauge {
  lowestHealthy: number;
  peakTasks: number;
  withoutRunning: number;
  withoutHealthy: number;
  last: { at: number; running: number; healthy: number };
  readonly served: { readonly running: boolean; readonly healthy: boolean };
}

function openGauge(world: World, settings: SchedulerSettings): Gauge {
  const { running, healthy } = count(world, settings);
  return {
    lowestHealthy: healthy,
    peakTasks: world.service.tasks.length,
    withoutRunning: 0,
    withoutHealthy: 0,
    last: { at: 0, running, healthy },
    served: { running: running > 0, healthy: healthy > 0 },
  };
}

function measure(gauge: Gauge, world: World, settings: SchedulerSettings): void {
  const elapsed = world.now - gauge.last.at;
  if (gauge.served.running && gauge.last.running === 0) gauge.withoutRunning += elapsed;
  if (gauge.served.healthy && gauge.last.healthy === 0) gauge.withoutHealthy += elapsed;
  const { running, healthy } = count(world, settings);
  gauge.last = { at: world.now, running, healthy };
  gauge.lowestHealthy = Math.min(gauge.lowestHealthy, healthy);
  gauge.peakTasks = Math.max(gauge.peakTasks, world.service.tasks.length);
}

function count(world: World, settings: SchedulerSettings): { running: number; healthy: number } {
  const { tasks, deployments } = world.service;
  const shapes = new Map(deployments.map(({ id, shape }) => [id, shape]));
  const healthy = tasks.filter((task) => {
    const shape = shapes.get(task.deploymentId);
    return shape !== undefined && healthyTask(task, shape, world.now, settings);
  });
  return { running: tasks.filter(({ phase }) => phase === 'RUNNING').length, healthy: healthy.length };
}

function summarize(
  world: World,
  gauge: Gauge,
  ending: Simulation['ending'],
  lastEvents: readonly SchedulerEvent[],
): Simulation {
  const { lowestHealthy, peakTasks, withoutRunning, withoutHealthy } = gauge;
  const timeline = world.lives.map(timelineOf);
  const gaps = { withoutRunning, withoutHealthy };
  return { ending, endedAt: world.now, lastEvents, timeline, lowestHealthy, peakTasks, ...gaps };
}

function timelineOf({ shape: _, ...timeline }: Life): TaskTimeline {
  return { ...timeline };
}
