import type { TaskExplanation } from '../failure/explain-task.ts';
import type { Task, TaskContainer } from '../situation/task.ts';

/** How a rehearsal ended. `why` is a clause. */
export type RehearsalVerdict =
  | { readonly verdict: 'passed'; readonly why: string }
  | { readonly verdict: 'failed'; readonly why: string }
  | {
      readonly verdict: 'not-rehearsed';
      readonly why: string;
      /** Whether the new image is on the instance all the same. */
      readonly pulled: boolean;
    };

/** What was rehearsed, as far as its verdict depends on it. */
export interface Rehearsed {
  readonly kind: 'run' | 'pull-only';
  /** Why it is only pulled. */
  readonly why?: string;
  readonly memoryReduced: boolean;
  readonly hasHealthCheck: boolean;
  readonly essential: readonly string[];
  /** Milliseconds that a task runs when no health check passes earlier. */
  readonly runFor: number;
  /** Milliseconds that it may take to run at all. */
  readonly startWithin: number;
}

/** One look at a rehearsal's task, with milliseconds since it was started and since it was first seen RUNNING (null before). */
export interface RehearsalLook {
  readonly task: Task;
  readonly sinceStart: number;
  readonly sinceRunning: number | null;
}

/** Judges a look; null means that the rehearsal goes on. Pure. */
export function judgeRehearsal(look: RehearsalLook, rehearsed: Rehearsed): RehearsalVerdict | null {
  const { task, sinceStart, sinceRunning } = look;
  const pulled = isPulled(task);
  if (rehearsed.kind === 'pull-only') return judgePull(look, rehearsed);
  if (task.lastStatus === 'STOPPED' || task.desiredStatus === 'STOPPED') return judgeStopped(task, rehearsed);
  if (task.healthStatus === 'UNHEALTHY') {
    return { verdict: 'failed', why: 'its health check fails' };
  }
  if (sinceRunning === null) {
    const why = `it did not run within ${seconds(rehearsed.startWithin)}`;
    return sinceStart < rehearsed.startWithin ? null : { verdict: 'not-rehearsed', why, pulled };
  }
  if (rehearsed.hasHealthCheck && task.healthStatus === 'HEALTHY') {
    return { verdict: 'passed', why: `it became healthy after ${seconds(sinceStart)}` };
  }
  if (sinceRunning < rehearsed.runFor) return null;
  const health = rehearsed.hasHealthCheck ? ', though its health check has not passed yet' : '';
  return { verdict: 'passed', why: `it ran for ${seconds(sinceRunning)}${health}` };
}

/** With less memory than it asks for, a container may say itself that this is what it died of: then nothing is proven. */
export function withExplanation(
  verdict: RehearsalVerdict,
  { memoryReduced }: Rehearsed,
  { cause, lastLines }: Pick<TaskExplanation, 'cause' | 'lastLines'>,
): RehearsalVerdict {
  if (verdict.verdict !== 'failed' || !memoryReduced) return verdict;
  const isMemory = cause === 'out-of-memory' || lastLines.some((line) => outOfMemoryWords.test(line));
  return isMemory ? tooLittleMemory : verdict;
}

function judgePull({ task, sinceStart }: RehearsalLook, rehearsed: Rehearsed): RehearsalVerdict | null {
  const why = rehearsed.why ?? '';
  if (task.lastStatus === 'STOPPED') {
    const failure = startFailure(task, /CannotPull/);
    if (failure !== null) return failure;
    const pulled = isPulled(task) || /Cannot(Start|Create)Container/.test(reasonsOf(task).join(' '));
    return { verdict: 'not-rehearsed', why, pulled };
  }
  if (isPulled(task)) return { verdict: 'not-rehearsed', why, pulled: true };
  return sinceStart < rehearsed.startWithin ? null : { verdict: 'not-rehearsed', why, pulled: false };
}

function judgeStopped(task: Task, rehearsed: Rehearsed): RehearsalVerdict | null {
  // ECS says STOPPING first; exit codes and reasons are complete with STOPPED only.
  if (task.lastStatus !== 'STOPPED') return null;
  const dead = deadContainer(task, rehearsed);
  if (rehearsed.memoryReduced && isOutOfMemory(task, dead)) return tooLittleMemory;
  switch (task.stopCode) {
    case 'EssentialContainerExited':
      return { verdict: 'failed', why: exitText(dead) };
    case 'TaskFailedToStart':
      return startFailure(task, /./) ?? { verdict: 'failed', why: 'it failed to start' };
    default: {
      const why = `somebody or something else stopped it: ${task.stoppedReason ?? task.stopCode ?? 'ECS gave no reason'}`;
      return { verdict: 'not-rehearsed', why, pulled: isPulled(task) };
    }
  }
}

const tooLittleMemory: RehearsalVerdict = {
  verdict: 'not-rehearsed',
  why: 'the memory beside the old task was too little for it, which says nothing about its own limit',
  pulled: true,
};

const outOfMemoryWords =
  /out of memory|OutOfMemory|OOM|cannot allocate memory|memory limit too low|std::bad_alloc|MemoryError/i;

/** 137 is what SIGKILL leaves, and nobody but the kernel sent one. */
function isOutOfMemory(task: Task, dead: TaskContainer | undefined): boolean {
  return dead?.exitCode === 137 || reasonsOf(task).some((reason) => outOfMemoryWords.test(reason));
}

function deadContainer({ containers }: Task, { essential }: Rehearsed): TaskContainer | undefined {
  const exited = containers.filter(({ name, exitCode }) => exitCode !== null && essential.includes(name));
  return exited.find(({ exitCode }) => exitCode !== 0) ?? exited[0];
}

function exitText(container: TaskContainer | undefined): string {
  if (container === undefined) return 'an essential container exited';
  const { name, exitCode, reason } = container;
  return `the container "${name}" exited with code ${exitCode}${reason === null ? '' : ` (${reason})`}`;
}

function startFailure(task: Task, pattern: RegExp): RehearsalVerdict | null {
  const reason = reasonsOf(task).find((text) => pattern.test(text));
  return reason === undefined ? null : { verdict: 'failed', why: reason };
}

function reasonsOf({ containers, stoppedReason }: Task): readonly string[] {
  return [...containers.map(({ reason }) => reason), stoppedReason].flatMap((reason) => reason ?? []);
}

/** A container has an id in the engine, or its image a digest, only once the image is there. */
function isPulled({ containers, startedAt }: Task): boolean {
  const isThere = ({ runtimeId, imageDigest }: TaskContainer) => runtimeId !== null || imageDigest !== null;
  return startedAt !== null || (containers.length > 0 && containers.every(isThere));
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1_000)} s`;
}
