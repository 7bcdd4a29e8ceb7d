import { describe, expect, test } from '@jest/globals';
import { jumpingClock } from '../../../../script/measure/virtual-rollouts.ts';
import type { CallEcs } from '../../../../src/ecs/ecs-api.ts';
import { previousVersion } from '../../../../src/ecs/undo/previous-version.ts';
import { rollBack } from '../../../../src/ecs/undo/roll-back.ts';
import type { UndoRequest } from '../../../../src/ecs/undo/turn-back.ts';
import type { JsonObject } from '../../../../src/toolkit/json.ts';
import { instance, service, situation, task, taskDefinition } from '../answers.ts';

const family = 'arn:aws:ecs:us-east-1:123456789012:task-definition/backend';
const counts = { desiredCount: 1, pendingCount: 0, failedTasks: 0 };
const old = {
  ...counts,
  id: 'ecs-svc/1111111111111111111',
  taskDefinition: `${family}:1`,
  rolloutState: 'COMPLETED',
  runningCount: 1,
};
const own = { ...counts, id: 'ecs-svc/2', taskDefinition: `${family}:2`, rolloutState: 'IN_PROGRESS', runningCount: 0 };
const before = situation({ service: { deployments: [{ ...old, status: 'PRIMARY' }] } });

const request: UndoRequest = {
  cluster: 'demo',
  service: 'backend',
  failed: { id: own.id, earlierIds: [old.id], previous: previousVersion(before) },
  settings: {
    desiredCount: null,
    exclusive: false,
    minimumHealthyPercent: 'auto',
    maximumPercent: 'auto',
    forceNewDeployment: false,
    circuitBreaker: 'auto',
    circuitBreakerThreshold: null,
    onFailure: 'roll-back',
  },
};

const stuck = [
  { ...own, status: 'PRIMARY' },
  { ...old, status: 'ACTIVE' },
];
const back = [{ ...old, status: 'PRIMARY' }];

/** Rolls back on a virtual clock against an ECS that shows these deployments after a stop and after an update. */
async function rolling(deploymentsAt: (seconds: number, updated: boolean) => readonly object[]) {
  const clock = jumpingClock();
  const startedAt = clock.now();
  const sent: string[] = [];
  const call: CallEcs = async (operation) => {
    if (/^(Stop|Update)/.test(operation)) sent.push(operation);
    const deployments = deploymentsAt((clock.now() - startedAt) / 1_000, sent.includes('UpdateService'));
    return answer(operation, JSON.parse(JSON.stringify({ ...service, deployments })));
  };
  const log = { info: () => {}, debug: () => {}, warning: () => {}, notice: () => {}, group: () => {} };
  const cancelled = new AbortController().signal;
  const platformDigests = async () => undefined;
  const result = await rollBack(request, 10, { call, clock, log, cancelled, platformDigests });
  return { result, sent, seconds: (clock.now() - startedAt) / 1_000 };
}

function answer(operation: string, seen: JsonObject): JsonObject {
  switch (operation) {
    case 'DescribeServices':
      return { services: [seen] };
    case 'UpdateService':
      return { service: seen };
    case 'DescribeTaskDefinition':
      return { taskDefinition };
    case 'ListServiceDeployments':
      return { serviceDeployments: [{ serviceDeploymentArn: 'deployment', targetServiceRevisionArn: 'revision/2' }] };
    case 'ListTasks':
      return { taskArns: ['task'] };
    case 'DescribeTasks':
      return { tasks: [task] };
    case 'ListContainerInstances':
      return { containerInstanceArns: ['instance'] };
    case 'DescribeContainerInstances':
      return { containerInstances: [instance] };
    default:
      return {};
  }
}

describe('a way back that ECS takes asynchronously', () => {
  test('is followed once the old deployment is PRIMARY again, and the old version is checked', async () => {
    const { result, sent } = await rolling((seconds) => (seconds < 12 ? stuck : back));
    expect(sent).toEqual(['StopServiceDeployment']);
    expect(result).toMatchObject({
      kind: 'arrived',
      by: 'stop',
      watched: { outcome: 'succeeded' },
      serving: { serves: true, said: expect.stringContaining('1 of 1 running') },
    });
  });

  test('is sent by UpdateService when ECS does not turn within a minute', async () => {
    const { result, sent, seconds } = await rolling((_, updated) => (updated ? back : stuck));
    expect(sent).toEqual(['StopServiceDeployment', 'UpdateService']);
    expect(seconds).toBeGreaterThanOrEqual(60);
    expect(result).toMatchObject({ kind: 'arrived', by: 'update', serving: { serves: true } });
  });

  test('that ends without the old version running is said', async () => {
    const failing = [{ ...old, status: 'PRIMARY', rolloutState: 'FAILED', runningCount: 0 }];
    const { result } = await rolling((seconds) => (seconds < 3 ? stuck : failing));
    expect(result).toMatchObject({
      kind: 'arrived',
      watched: { outcome: 'failed' },
      serving: { serves: false, said: expect.stringContaining('does not serve') },
    });
  });
});
