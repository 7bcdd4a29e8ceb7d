import { type Agenda, openAgenda } from './agenda.ts';
import { type Floor, type FloorTask, markHealthy, markRunning, openFloor, removeTask } from './floor.ts';
import { isJudged } from './health.ts';
import type { Turn } from './turn.ts';
import type { SimulationInput, TaskShape, TaskTiming } from './types.ts';

/** A cluster on a virtual clock: keeps the floor that the scheduler works on, and lets time pass for its tasks. */
export interface World {
  readonly floor: Floor;
  /** Every task that ever lived, in the order of its start. */
  readonly lives: Life[];
  readonly byTask: Map<FloorTask, Life>;
  readonly agenda: Agenda<Due>;
  readonly timings: Readonly<Record<string, TaskTiming>>;
}

/** What happened to one task so far, and when. */
export interface Life {
  readonly task: FloorTask;
  readonly startedAt: number;
  runningAt: number | null;
  healthyAt: number | null;
  stoppingAt: number | null;
  stoppedAt: number | null;
}

/** A task's next change by itself. One that is overtaken by its stop does not come true. */
interface Due {
  readonly life: Life;
  readonly change: 'running' | 'healthy' | 'stopped';
}

const instant: TaskTiming = { start: 0, healthy: 0, drain: 0, stop: 0 };

export function openWorld(input: SimulationInput): World {
  const floor = openFloor({ ...input, now: 0 });
  const world: World = { floor, lives: [], byTask: new Map(), agenda: openAgenda(), timings: input.timings };
  for (const task of floor.tasks) {
    const { phase, runningSince } = task;
    const unborn = { healthyAt: task.healthy ? 0 : null, stoppedAt: null };
    const stoppingAt = phase === 'STOPPING' ? 0 : null;
    remember(world, { task, startedAt: 0, runningAt: runningSince, stoppingAt, ...unborn });
  }
  return world;
}

/** Takes note of what the scheduler decided: its starts and stops take their time from now on. */
export function carryOut(world: World, { floor, started, stopped }: Turn): void {
  for (const task of started) {
    const unborn = { runningAt: null, healthyAt: null, stoppingAt: null, stoppedAt: null };
    remember(world, { task, startedAt: floor.now, ...unborn });
  }
  for (const task of stopped) {
    const life = world.byTask.get(task);
    if (life === undefined) continue;
    life.stoppingAt = floor.now;
    enterNextChange(world, life);
  }
}

/** The next instant at which a task changes by itself; null when none will. */
export function nextChange({ agenda, floor }: World): number | null {
  const next = agenda.next();
  return next === null ? null : Math.max(next, floor.now);
}

/** Moves the clock and lets everything happen that is due by then. */
export function advanceTo(world: World, instant: number): void {
  world.floor.now = instant;
  for (const due of world.agenda.take(instant)) comeTrue(world, due);
}

function remember(world: World, life: Life): void {
  world.lives.push(life);
  world.byTask.set(life.task, life);
  enterNextChange(world, life);
}

function enterNextChange({ agenda, timings, floor }: World, life: Life): void {
  const { task, startedAt, runningAt, stoppingAt } = life;
  const timing = timings[task.crew.deploymentId] ?? instant;
  if (stoppingAt !== null) agenda.enter(stoppingAt + timing.drain + timing.stop, { life, change: 'stopped' });
  else if (task.phase === 'PENDING') agenda.enter(startedAt + timing.start, { life, change: 'running' });
  else if (!task.healthy && !task.unhealthy) {
    const wait = isJudged(shapeOf(task)) ? timing.healthy : floor.settings.healthyAfterRunning;
    agenda.enter((runningAt ?? 0) + wait, { life, change: 'healthy' });
  }
}

function comeTrue(world: World, { life, change }: Due): void {
  const { floor } = world;
  if (change === 'stopped') {
    life.stoppedAt = floor.now;
    removeTask(floor, life.task);
  } else if (life.stoppingAt === null && change === 'running') {
    life.runningAt = floor.now;
    markRunning(floor, life.task);
    enterNextChange(world, life);
  } else if (life.stoppingAt === null) {
    life.healthyAt = floor.now;
    markHealthy(floor, life.task);
  }
}

const shapeless: Pick<TaskShape, 'hasHealthCheck' | 'hasTargetGroup'> = {
  hasHealthCheck: false,
  hasTargetGroup: false,
};

function shapeOf({ crew }: FloorTask) {
  return crew.origin?.shape ?? shapeless;
}
