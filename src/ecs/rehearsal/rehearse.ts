import { randomBytes } from 'node:crypto';
import { isAccessDenied } from '../../toolkit/aws/errors.ts';
import { BerthError, messageOf } from '../../toolkit/errors.ts';
import { asNumber, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { explained } from '../explained.ts';
import { lastPart } from '../situation/task.ts';
import { register } from '../task-definition/register.ts';
import { deregister, type RehearsalTraces, removeTraces, requireStopTask } from './clean-up.ts';
import type { RehearsalPlan } from './plan-rehearsal.ts';
import { rehearsalStartedBy } from './started-by.ts';
import {
  cancelledRehearsal,
  describeTask,
  notRehearsed,
  type PlannedRehearsal,
  type SeenRehearsal,
  startWithin,
  type WatchRehearsalTools,
  watchRehearsal,
} from './watch-rehearsal.ts';

export interface RehearsalTarget {
  readonly cluster: string;
  readonly serviceArn: string;
  /** How long the task runs when no health check passes earlier. */
  readonly runSeconds: number;
}

export interface RehearsalTools extends WatchRehearsalTools {
  /** Called with what a post step must remove should this process be killed; with null when nothing is left. */
  readonly remember: (traces: RehearsalTraces | null) => void;
}

export interface RehearsalResult extends SeenRehearsal {
  /** From registering the copy to its verdict. */
  readonly seconds: number;
}

/** What a deploy says of its rehearsal. */
export interface RehearsalReport {
  readonly plan: RehearsalPlan;
  /** null when it was skipped. */
  readonly result: RehearsalResult | null;
}

/** Starts the copy, watches it, and leaves nothing of it behind. What AWS refuses is a reason not to have rehearsed, no error. */
export async function rehearse(
  plan: PlannedRehearsal,
  target: RehearsalTarget,
  tools: RehearsalTools,
): Promise<RehearsalResult> {
  const { clock } = tools;
  const startedAt = clock.now();
  const deadline = startedAt + startWithin + 1_000 * target.runSeconds + stopWithin(plan.copy);
  const startedBy = rehearsalStartedBy({ ...target, deadline, id: randomBytes(4).toString('hex') });
  const { cluster, serviceArn } = target;
  const trail = openTrail({ cluster, serviceArn, startedBy, copyArn: null, taskArn: null }, tools);
  try {
    const seen = await startAndWatch(plan, target, trail, tools);
    return { ...seen, seconds: (clock.now() - startedAt) / 1_000 };
  } finally {
    await cleanUp(plan, trail.traces(), tools);
  }
}

interface Trail {
  traces(): RehearsalTraces;
  add(change: Partial<RehearsalTraces>): void;
}

/** Whatever comes to exist in AWS is remembered at once. */
function openTrail(start: RehearsalTraces, { remember }: RehearsalTools): Trail {
  let traces = start;
  return {
    traces: () => traces,
    add(change) {
      traces = { ...traces, ...change };
      remember(traces);
    },
  };
}

async function startAndWatch(
  plan: PlannedRehearsal,
  target: RehearsalTarget,
  trail: Trail,
  tools: RehearsalTools,
): Promise<SeenRehearsal> {
  try {
    await requireStopTask(target.cluster, tools.call);
    const seen = await attempt(plan, target, trail, tools);
    if (!('refused' in seen)) return seen;
    const why = `ECS did not start it: ${seen.refused}`;
    const lesser = pullingOnly(plan, seen.refused, why);
    const pulled = lesser === null ? notRehearsed(why) : await attempt(lesser, target, trail, tools);
    return 'refused' in pulled ? notRehearsed(why) : pulled;
  } catch (thrown) {
    if (!(thrown instanceof BerthError)) return notRehearsed(messageOf(thrown));
    const { what, why, fix } = thrown.sentences;
    if (isAccessDenied(thrown)) tools.log.warning(`The deploy goes on without a rehearsal. ${what} ${fix}`);
    return notRehearsed(`${what} ${why}`);
  }
}

type Refusal = { readonly refused: string };

/** Registers the copy, starts it and watches it. */
async function attempt(
  plan: PlannedRehearsal,
  target: RehearsalTarget,
  trail: Trail,
  tools: RehearsalTools,
): Promise<SeenRehearsal | Refusal> {
  const { copyArn: refusedArn } = trail.traces();
  if (refusedArn !== null) await deregister(refusedArn, tools);
  const copyArn = await register(tools.call, plan.copy);
  trail.add({ copyArn });
  if (tools.cancelled.aborted) return cancelledRehearsal;
  const started = await start(plan, { ...trail.traces(), copyArn }, tools.call);
  if ('refused' in started) return started;
  trail.add(started);
  return await watchRehearsal(plan, { ...target, ...started }, tools);
}

/** The image can be pulled without the resource that a copy lacks. */
function pullingOnly(plan: PlannedRehearsal, refused: string, why: string): PlannedRehearsal | null {
  if (plan.kind !== 'run' || plan.pullOnly === null || !refused.startsWith('RESOURCE:')) return null;
  return { kind: 'pull-only', place: { ...plan.place, settings: {} }, copy: plan.pullOnly, why };
}

async function start(
  { place }: PlannedRehearsal,
  { cluster, startedBy, copyArn }: RehearsalTraces & { readonly copyArn: string },
  call: CallEcs,
): Promise<{ readonly taskArn: string } | Refusal> {
  const body = { cluster, taskDefinition: copyArn, startedBy, ...place.settings };
  const calls = explained(call, 'the rehearsal');
  const answer =
    place.launch === 'instance'
      ? await calls('StartTask', { ...body, containerInstances: [place.instanceId] })
      : await calls('RunTask', { ...body, clientToken: lastPart(startedBy) });
  const taskArn = asString(asObjects(answer.tasks)[0]?.taskArn);
  return taskArn === undefined ? { refused: refusalText(answer) } : { taskArn };
}

function refusalText({ failures }: JsonObject): string {
  const [failure] = asObjects(failures);
  const said = [failure?.reason, failure?.detail].flatMap((text) => asString(text) ?? []);
  return said.length === 0 ? 'it gave no reason' : said.join(', ');
}

/** The memory is free again only when the task has STOPPED; a cancelled job has no time to see that. */
async function cleanUp(plan: PlannedRehearsal, traces: RehearsalTraces, tools: RehearsalTools): Promise<void> {
  const stopped = await removeTraces(traces, tools);
  if (!stopped) return;
  if (traces.taskArn !== null) await untilStopped(traces.taskArn, plan, traces, tools);
  tools.remember(null);
}

async function untilStopped(
  taskArn: string,
  { copy }: PlannedRehearsal,
  { cluster }: RehearsalTraces,
  { call, clock, log, cancelled }: RehearsalTools,
): Promise<void> {
  const deadline = clock.now() + stopWithin(copy);
  while (clock.now() < deadline && !cancelled.aborted) {
    const task = await describeTask(cluster, taskArn, call).catch(() => undefined);
    if (task === undefined || task.lastStatus === 'STOPPED') return;
    await clock.sleep(500, cancelled);
  }
  if (!cancelled.aborted) log.warning('The rehearsal was told to stop, but its task still runs; the deploy goes on.');
}

/** SIGKILL comes after the stop timeout (30 s unless set); what is on top is for ECS to notice. In milliseconds. */
function stopWithin({ containerDefinitions }: JsonObject): number {
  const timeouts = asObjects(containerDefinitions).map(({ stopTimeout }) => asNumber(stopTimeout) ?? 30);
  return 1_000 * (Math.max(...timeouts) + 20);
}
