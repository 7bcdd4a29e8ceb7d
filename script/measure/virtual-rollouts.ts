import type { CallEcs } from '../../src/ecs/ecs-api.ts';
import { watch } from '../../src/ecs/watch/watch.ts';
import type { Clock } from '../../src/toolkit/clock.ts';
import type { JsonObject } from '../../src/toolkit/json.ts';

/** How a rollout goes, in milliseconds from UpdateService. */
export interface VirtualRollout {
  readonly pendingAt: number;
  readonly runningAt: number;
  readonly completedAt: number;
  /** What the watcher knows beforehand of the time between RUNNING and completion; null without history. */
  readonly least: number | null;
}

/** What following a rollout cost and how late its end was seen, in seconds. */
export interface Detection {
  readonly late: number;
  readonly calls: number;
}

/** Follows rollouts of about this many seconds with the product's own watcher on a virtual clock; the same seed gives the same ones. */
export async function detect(seconds: number, count: number, seed = 1): Promise<readonly Detection[]> {
  const random = randomNumbers(seed + seconds);
  const detections: Detection[] = [];
  for (let index = 0; index < count; index += 1) detections.push(await follow(drawRollout(seconds, random), random));
  return detections;
}

/** The value below which this share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Calls that ecspresso makes in a rollout of so many seconds (performance.md, section 5). */
export const ecspressoCalls: Readonly<Record<number, number>> = { 20: 7, 60: 13, 180: 33, 600: 103 };

/**
 * RUNNING to COMPLETED as performance.md models it: 40 to 50 s without a health check, 5 to 30 s with one, 120 to 165 s behind a load
 * balancer, where the last deployment's time is known to ±5 %. A kind that does not fit into the rollout is not drawn.
 */
function drawRollout(seconds: number, random: () => number): VirtualRollout {
  const total = seconds * 1_000 * (0.9 + 0.2 * random());
  const fitting = kinds.filter(({ from }) => from + 2_000 < total);
  const kind = fitting[Math.floor(random() * fitting.length)] ?? kinds[0];
  const most = Math.min(kind.to, total - 2_000);
  const gate = kind.from + (most - kind.from) * random();
  const runningAt = total - gate;
  const learnt = gate * (0.95 + 0.1 * random());
  const least = kind.least ?? 0.95 * learnt;
  return { pendingAt: Math.min(1_500, runningAt / 2), runningAt, completedAt: total, least };
}

const kinds = [
  { name: 'health check', from: 5_000, to: 30_000, least: 5_000 },
  { name: 'none', from: 40_000, to: 50_000, least: 40_000 },
  { name: 'load balancer', from: 120_000, to: 165_000, least: null },
] as const;

async function follow(rollout: VirtualRollout, random: () => number): Promise<Detection> {
  const clock = jumpingClock();
  let calls = 0;
  const call: CallEcs = async (operation) => {
    calls += 1;
    return answer(operation, rollout, clock.now());
  };
  const ignore = () => {};
  const log = { info: ignore, debug: ignore, warning: ignore, notice: ignore, group: ignore };
  const tools = { call, clock, log, cancelled: new AbortController().signal, random };
  const { outcome, elapsedSeconds } = await watch({ ...target, leastUntilHealthy: rollout.least }, tools);
  if (outcome !== 'succeeded') throw new Error(`A virtual rollout ended as ${outcome}.`);
  return { late: elapsedSeconds - rollout.completedAt / 1_000, calls };
}

const target = {
  cluster: 'virtual',
  service: 'backend',
  deployment: { id: 'ecs-svc/2', earlierIds: ['ecs-svc/1'] },
  earlierEventIds: new Set<string>(),
  limitMinutes: 60,
};

/** Time that passes by being waited for. */
export function jumpingClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  };
}

const prefix = 'arn:aws:ecs:eu-west-1:123456789012';
const serviceDeploymentArn = `${prefix}:service-deployment/virtual/backend/own`;

function answer(operation: string, rollout: VirtualRollout, now: number): JsonObject {
  const running = now >= rollout.runningAt ? 1 : 0;
  const pending = now >= rollout.pendingAt && running === 0 ? 1 : 0;
  const complete = now >= rollout.completedAt;
  if (operation === 'DescribeServices') return { services: [serviceAt(running, pending, complete)] };
  const revision = { requestedTaskCount: 1, runningTaskCount: running, pendingTaskCount: pending };
  const targetServiceRevision = { arn: `${prefix}:service-revision/virtual/backend/2`, ...revision };
  const status = complete ? 'SUCCESSFUL' : 'IN_PROGRESS';
  return { serviceDeployments: [{ serviceDeploymentArn, status, targetServiceRevision }] };
}

function serviceAt(runningCount: number, pendingCount: number, complete: boolean): JsonObject {
  const taskDefinition = (revision: number) => `${prefix}:task-definition/backend:${revision}`;
  const counts = { desiredCount: 1, runningCount, pendingCount, failedTasks: 0 };
  const rolloutState = complete ? 'COMPLETED' : 'IN_PROGRESS';
  const own = { id: 'ecs-svc/2', status: 'PRIMARY', rolloutState, taskDefinition: taskDefinition(2), ...counts };
  const old = {
    id: 'ecs-svc/1',
    status: 'ACTIVE',
    rolloutState: 'COMPLETED',
    taskDefinition: taskDefinition(1),
    desiredCount: 1,
    runningCount: 1,
    pendingCount: 0,
  };
  const current = complete ? {} : { currentServiceDeployment: serviceDeploymentArn };
  return {
    serviceName: 'backend',
    desiredCount: 1,
    deployments: complete ? [own] : [own, old],
    events: [],
    ...current,
  };
}

/** Even numbers from 0 up to 1 (mulberry32), the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
