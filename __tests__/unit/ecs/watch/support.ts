import { jumpingClock } from '../../../../script/measure/virtual-rollouts.ts';
import type { CallEcs } from '../../../../src/ecs/ecs-api.ts';
import { type WatchTarget, type WatchTools, watch } from '../../../../src/ecs/watch/watch.ts';
import type { JsonObject } from '../../../../src/toolkit/json.ts';
import { service } from '../answers.ts';

export const target: WatchTarget = {
  cluster: 'demo',
  service: 'backend',
  deployment: { id: 'ecs-svc/2', earlierIds: ['ecs-svc/1'] },
  earlierEventIds: new Set(['e1']),
  limitMinutes: 5,
  leastUntilHealthy: 5_000,
};

/** What an operation answers at a virtual time: a body, or an error that it throws. */
export type Answers = (operation: string, milliseconds: number) => JsonObject | Error | undefined;

/** An error as the SDK throws it. */
export function awsError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}

/** Watches on a virtual clock; `stateAt` gives the service, `others` what other operations answer (nothing known by default). */
export async function watching(
  stateAt: (milliseconds: number) => JsonObject | Error,
  others: Answers = () => awsError('UnknownOperationException'),
  tools: Partial<WatchTools> = {},
  changes: Partial<WatchTarget> = {},
) {
  const clock = jumpingClock();
  const lines: string[] = [];
  const calls: { operation: string; at: number }[] = [];
  const call: CallEcs = async (operation) => {
    const at = clock.now();
    calls.push({ operation, at });
    const state = operation === 'DescribeServices' ? stateAt(at) : others(operation, at);
    if (state instanceof Error) throw state;
    return operation === 'DescribeServices' ? { services: [{ ...service, ...state }] } : (state ?? {});
  };
  const write = (line: string) => void lines.push(line);
  const log = { info: write, debug: write, warning: write, notice: write, group: write };
  const cancelled = new AbortController().signal;
  const result = await watch({ ...target, ...changes }, { call, clock, log, cancelled, random: () => 0.5, ...tools });
  return { result, lines, calls };
}

const own = {
  id: 'ecs-svc/2',
  status: 'PRIMARY',
  rolloutState: 'IN_PROGRESS',
  desiredCount: 1,
  taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:2',
};
const old = {
  id: 'ecs-svc/1',
  status: 'ACTIVE',
  rolloutState: 'COMPLETED',
  desiredCount: 1,
  taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:1',
};

/** Moments of a rollout of one task. */
export const missing = { deployments: [own] };
export const starting = { deployments: [{ ...own, pendingCount: 1 }] };
export const running = { deployments: [{ ...own, runningCount: 1 }] };
export const complete = { deployments: [{ ...own, runningCount: 1, rolloutState: 'COMPLETED' }] };
export const before = {
  deployments: [{ ...old, status: 'PRIMARY', runningCount: 1 }],
};
export const rollingBack = {
  deployments: [
    { ...old, status: 'PRIMARY', rolloutState: 'IN_PROGRESS', pendingCount: 1 },
    { ...own, status: 'ACTIVE', rolloutState: 'FAILED' },
  ],
};
export const superseded = {
  deployments: [{ ...own, id: 'ecs-svc/3', taskDefinition: `${own.taskDefinition.slice(0, -1)}3` }, own],
};

/** What ECS says when no instance can take a task. */
export const unableToPlace = {
  id: 'e9',
  message:
    '(service backend) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance i1) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  createdAt: 1,
};
