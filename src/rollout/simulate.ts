import { type Gauge, measure, openGauge } from './gauge.ts';
import { decide } from './step.ts';
import { eventsOf, type Turn } from './turn.ts';
import type { SchedulerEvent, SimulationInput } from './types.ts';
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
  /** The fewest healthy tasks at any moment, and the first moment at which there were so few. */
  readonly lowestHealthy: number;
  readonly lowestAt: number;
  /** The most live tasks at any moment. */
  readonly peakTasks: number;
  /** How long no task was RUNNING, and how long none was healthy; 0 where there was none at the beginning either. */
  readonly withoutRunning: number;
  readonly withoutHealthy: number;
}

/** Plays a rollout on a virtual clock until it completes or nothing more can happen. */
export function simulate(input: SimulationInput): Simulation {
  const world = openWorld(input);
  const gauge = openGauge(world.floor);
  let lastTurn = settle(world);
  while (!isCompleted(world)) {
    measure(gauge, world.floor);
    const next = nextMoment(world);
    if (next === null) return summarize(world, gauge, 'stalled', lastTurn === null ? [] : eventsOf(lastTurn));
    advanceTo(world, next);
    lastTurn = settle(world);
  }
  measure(gauge, world.floor);
  return summarize(world, gauge, 'completed', []);
}

/** A turn starts, then stops; a second one sees what the first one did. More would mean that the scheduler contradicts itself. */
const mostTurnsAtOnce = 4;

/** Lets the scheduler act until it has nothing more to do at this moment. */
function settle(world: World): Turn | null {
  for (let count = 0; count < mostTurnsAtOnce; count++) {
    const turn = decide(world.floor, []);
    if (turn.actions.length === 0) return turn;
    carryOut(world, turn);
  }
  return null;
}

/** Waiting for a placement that cannot succeed only counts failures: that is a stall, not a moment to wait for. */
function nextMoment(world: World): number | null {
  let next = nextChange(world);
  const { service, now } = world.floor;
  for (const { retryAt } of service.deployments) {
    if (retryAt > now && (next === null || retryAt < next)) next = retryAt;
  }
  return next;
}

function isCompleted({ floor }: World): boolean {
  return floor.service.deployments[0]?.rolloutState === 'COMPLETED';
}

function summarize(
  world: World,
  { lowestHealthy, lowestAt, peakTasks, withoutRunning, withoutHealthy }: Gauge,
  ending: Simulation['ending'],
  lastEvents: readonly SchedulerEvent[],
): Simulation {
  const measured = { lowestHealthy, lowestAt, peakTasks, withoutRunning, withoutHealthy };
  return { ending, endedAt: world.floor.now, lastEvents, timeline: world.lives.map(timelineOf), ...measured };
}

function timelineOf({ task, ...instants }: Life): TaskTimeline {
  const { id: taskId, crew, spot } = task;
  return { taskId, deploymentId: crew.deploymentId, instanceId: spot?.state.id ?? null, ...instants };
}
