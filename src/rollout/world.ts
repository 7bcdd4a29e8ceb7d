import { isJudged } from './health.ts';
import { release, reserve } from './placement.ts';
import type {
  InstanceState,
  SchedulerAction,
  ServiceState,
  SimulationInput,
  TaskShape,
  TaskState,
  TaskTiming,
} from './types.ts';

/** A cluster on a virtual clock: carries out what the scheduler decides, and lets time pass for its tasks. */
export interface World {
  now: number;
  service: ServiceState;
  instances: readonly InstanceState[];
  /** Every task that ever lived, in the order of its start. */
  readonly lives: Life[];
  readonly timings: Readonly<Record<string, TaskTiming>>;
}

/** What happened to one task so far, and when. */
export interface Life {
  readonly taskId: string;
  readonly deploymentId: string;
  readonly instanceId: string | null;
  readonly shape: TaskShape;
  readonly startedAt: number;
  runningAt: number | null;
  healthyAt: number | null;
  stoppingAt: number | null;
  stoppedAt: number | null;
}

const instant: TaskTiming = { start: 0, healthy: 0, drain: 0, stop: 0 };

export function openWorld({ service, instances, timings }: SimulationInput): World {
  const shapes = new Map(service.deployments.map(({ id, shape }) => [id, shape]));
  const lives = service.tasks.flatMap((task) => {
    const shape = shapes.get(task.deploymentId);
    return shape === undefined ? [] : [existingLife(task, shape)];
  });
  return { now: 0, service, instances, lives, timings };
}

export function carryOut(world: World, action: SchedulerAction): void {
  if (action.kind === 'start-task') startTask(world, action.deploymentId, action.instanceId);
  else stopTask(world, action.taskId);
}

/** The next instant at which a task changes by itself; null when none will. */
export function nextChange(world: World): number | null {
  const instants = world.lives.flatMap((life) => nextChangeOf(world, life) ?? []);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Moves the clock and lets everything happen that is due by then. */
export function advanceTo(world: World, instant: number): void {
  world.now = instant;
  for (const life of world.lives) {
    const due = nextChangeOf(world, life);
    if (due !== null && due <= instant) change(world, life);
  }
}

function existingLife(task: TaskState, shape: TaskShape): Life {
  const { id: taskId, deploymentId, instanceId, runningSince: runningAt } = task;
  const healthyAt = isJudged(shape) && hasVerdicts(task, verdictsOf(shape)) ? 0 : null;
  const stoppingAt = task.phase === 'STOPPING' ? 0 : null;
  return { taskId, deploymentId, instanceId, shape, startedAt: 0, runningAt, healthyAt, stoppingAt, stoppedAt: null };
}

function startTask(world: World, deploymentId: string, instanceId: string | null): void {
  const shape = world.service.deployments.find(({ id }) => id === deploymentId)?.shape;
  if (shape === undefined) return;
  const taskId = `new-${world.lives.length + 1}`;
  const unborn = { runningAt: null, healthyAt: null, stoppingAt: null, stoppedAt: null };
  world.lives.push({ taskId, deploymentId, instanceId, shape, startedAt: world.now, ...unborn });
  changeInstance(world, instanceId, (instance) => reserve(instance, shape));
  const pending = { phase: 'PENDING', runningSince: null, health: 'UNKNOWN', targetHealth: 'UNKNOWN' } as const;
  const task: TaskState = { id: taskId, deploymentId, instanceId, ...pending };
  world.service = { ...world.service, tasks: [...world.service.tasks, task] };
}

function stopTask(world: World, taskId: string): void {
  const life = world.lives.find((candidate) => candidate.taskId === taskId);
  if (life === undefined) return;
  life.stoppingAt = world.now;
  changeTask(world, taskId, { phase: 'STOPPING' });
}

function nextChangeOf(world: World, life: Life): number | null {
  const timing = world.timings[life.deploymentId] ?? instant;
  if (life.stoppedAt !== null) return null;
  if (life.stoppingAt !== null) return life.stoppingAt + timing.drain + timing.stop;
  if (life.runningAt === null) return life.startedAt + timing.start;
  return life.healthyAt === null && isJudged(life.shape) ? life.runningAt + timing.healthy : null;
}

function change(world: World, life: Life): void {
  if (life.stoppingAt !== null) {
    life.stoppedAt = world.now;
    changeInstance(world, life.instanceId, (instance) => release(instance, life.shape));
    world.service = { ...world.service, tasks: world.service.tasks.filter(({ id }) => id !== life.taskId) };
  } else if (life.runningAt === null) {
    life.runningAt = world.now;
    changeTask(world, life.taskId, { phase: 'RUNNING', runningSince: world.now });
  } else {
    life.healthyAt = world.now;
    changeTask(world, life.taskId, verdictsOf(life.shape));
  }
}

type Verdicts = Pick<TaskState, 'health' | 'targetHealth'>;

/** What everything that judges such a task says once it is healthy. */
function verdictsOf({ hasHealthCheck, hasTargetGroup }: TaskShape): Verdicts {
  return { health: hasHealthCheck ? 'HEALTHY' : 'UNKNOWN', targetHealth: hasTargetGroup ? 'HEALTHY' : 'UNKNOWN' };
}

function hasVerdicts(task: Verdicts, { health, targetHealth }: Verdicts): boolean {
  return task.health === health && task.targetHealth === targetHealth;
}

function changeTask(world: World, taskId: string, change: Partial<TaskState>): void {
  const tasks = world.service.tasks.map((task) => (task.id === taskId ? { ...task, ...change } : task));
  world.service = { ...world.service, tasks };
}

function changeInstance(world: World, id: string | null, change: (instance: InstanceState) => InstanceState): void {
  world.instances = world.instances.map((instance) => (instance.id === id ? change(instance) : instance));
}
