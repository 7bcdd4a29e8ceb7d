import type { CallLogs } from '../../logs/logs-api.ts';
import type { Log } from '../../toolkit/action-host.ts';
import type { Clock } from '../../toolkit/clock.ts';
import { asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { unlessAborted } from '../../toolkit/unless-aborted.ts';
import type { CallEcs } from '../ecs-api.ts';
import { explained } from '../explained.ts';
import { explainTask, type TaskExplanation } from '../failure/explain-task.ts';
import { describeTasks } from '../situation/read-tasks.ts';
import type { Task } from '../situation/task.ts';
import { taskShape } from '../task-definition/task-shape.ts';
import {
  judgeRehearsal,
  type RehearsalLook,
  type RehearsalVerdict,
  type Rehearsed,
  withExplanation,
} from './judge-rehearsal.ts';
import type { RehearsalPlan } from './plan-rehearsal.ts';

export type PlannedRehearsal = Exclude<RehearsalPlan, { kind: 'skipped' }>;

export interface WatchRehearsalTools {
  readonly call: CallEcs;
  readonly callLogs: CallLogs;
  readonly clock: Clock;
  readonly log: Log;
  readonly cancelled: AbortSignal;
}

/** What was seen of a rehearsal's task; `cancelled` is no verdict. */
export interface SeenRehearsal {
  readonly ending: RehearsalVerdict | { readonly verdict: 'cancelled' };
  /** The task as it was last seen; null when none was. */
  readonly task: Task | null;
  /** Why it failed; null when it did not. */
  readonly explanation: TaskExplanation | null;
}

export interface RehearsalTask {
  readonly cluster: string;
  readonly taskArn: string;
  readonly runSeconds: number;
}

/** How long a pull and a start may take, in milliseconds, before the deploy goes on without a rehearsal. */
export const startWithin = 5 * 60_000;

/** Looks at a rehearsal's task every second until it can be judged. */
export async function watchRehearsal(
  plan: PlannedRehearsal,
  { cluster, taskArn, runSeconds }: RehearsalTask,
  tools: WatchRehearsalTools,
): Promise<SeenRehearsal> {
  const rehearsed = rehearsedIn(plan, runSeconds);
  const takeLook = observer({ cluster, taskArn }, tools);
  while (!tools.cancelled.aborted) {
    const look = await unlessAborted(takeLook(), tools.cancelled);
    if (look === 'aborted') break;
    if (look === undefined) return notRehearsed('ECS does not know its task any more');
    const ending = judgeRehearsal(look, rehearsed);
    if (ending !== null) return explainEnding({ ending, task: look.task }, plan, rehearsed, tools);
    await tools.clock.sleep(1_000, tools.cancelled);
  }
  return cancelledRehearsal;
}

export const cancelledRehearsal: SeenRehearsal = { ending: { verdict: 'cancelled' }, task: null, explanation: null };

/** A rehearsal of which nothing was seen. */
export function notRehearsed(why: string): SeenRehearsal {
  return { ending: { verdict: 'not-rehearsed', why, pulled: false }, task: null, explanation: null };
}

/** The task as it is now; undefined when ECS does not list it. */
export async function describeTask(cluster: string, taskArn: string, call: CallEcs): Promise<Task | undefined> {
  return (await describeTasks(explained(call, 'the rehearsal'), cluster, [taskArn]))[0];
}

/** A task that has just been started may be missing from the answers for a moment. */
const visibleWithin = 15_000;

function observer(
  { cluster, taskArn }: Omit<RehearsalTask, 'runSeconds'>,
  { call, clock, log, cancelled }: WatchRehearsalTools,
): () => Promise<RehearsalLook | undefined> {
  const startedAt = clock.now();
  let runningSince: number | null = null;
  let status = '';
  return async () => {
    let task = await describeTask(cluster, taskArn, call);
    while (task === undefined && clock.now() - startedAt < visibleWithin && !cancelled.aborted) {
      await clock.sleep(1_000, cancelled);
      task = await describeTask(cluster, taskArn, call);
    }
    if (task === undefined) return undefined;
    const now = clock.now();
    if (task.lastStatus === 'RUNNING') runningSince ??= now;
    if (task.lastStatus !== status) log.info(`The rehearsal's task is ${task.lastStatus}.`);
    status = task.lastStatus;
    return { task, sinceStart: now - startedAt, sinceRunning: runningSince === null ? null : now - runningSince };
  };
}

async function explainEnding(
  { ending, task }: { readonly ending: RehearsalVerdict; readonly task: Task },
  { copy }: PlannedRehearsal,
  rehearsed: Rehearsed,
  { callLogs, clock, cancelled }: WatchRehearsalTools,
): Promise<SeenRehearsal> {
  if (ending.verdict !== 'failed') return { ending, task, explanation: null };
  const explanation = await explainTask(task, copy, { callLogs, clock, cancelled });
  return { ending: withExplanation(ending, rehearsed, explanation), task, explanation };
}

function rehearsedIn(plan: PlannedRehearsal, runSeconds: number): Rehearsed {
  return {
    kind: plan.kind,
    ...(plan.kind === 'pull-only' ? { why: plan.why } : {}),
    memoryReduced: plan.kind === 'run' && plan.memoryReduced,
    hasHealthCheck: taskShape(plan.copy).hasHealthCheck,
    essential: essentialContainers(plan.copy),
    runFor: 1_000 * runSeconds,
    startWithin,
  };
}

function essentialContainers({ containerDefinitions }: JsonObject): readonly string[] {
  const essential = asObjects(containerDefinitions).filter((container) => container.essential !== false);
  return essential.map(({ name }) => asString(name) ?? '');
}
