import type { CallEcs } from '../../../../src/ecs/ecs-api.ts';
import type { CallLogs } from '../../../../src/logs/logs-api.ts';
import type { Clock } from '../../../../src/toolkit/clock.ts';
import type { JsonObject } from '../../../../src/toolkit/json.ts';

export const deploymentId = 'ecs-svc/2222222222222222222';
const account = 'arn:aws:ecs:us-east-1:123456789012';

export const taskDefinition: JsonObject = {
  family: 'backend',
  executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
  containerDefinitions: [
    {
      name: 'app',
      image: 'registry/backend:9',
      memory: 300,
      essential: true,
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/backend', 'awslogs-stream-prefix': 'ecs' },
      },
    },
  ],
};

/** A stopped task of the deployment as DescribeTasks tells it. */
export function stoppedTask(id: string, changes: JsonObject = {}, container: JsonObject = {}): JsonObject {
  return {
    taskArn: `${account}:task/demo/${id}`,
    taskDefinitionArn: `${account}:task-definition/backend:9`,
    startedBy: deploymentId,
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    stoppingAt: 1_700_000_000,
    stoppedAt: 1_700_000_001,
    containers: [{ name: 'app', image: 'registry/backend:9', lastStatus: 'STOPPED', exitCode: 1, ...container }],
    ...changes,
  };
}

/** An ECS that has these tasks, all of them stopped; `calls` says what was asked. */
export function ecsWith(tasks: readonly JsonObject[]) {
  const calls: { readonly operation: string; readonly body: JsonObject }[] = [];
  const call: CallEcs = async (operation, body) => {
    calls.push({ operation, body });
    const arns = tasks.map(({ taskArn }) => taskArn ?? '');
    if (operation === 'ListTasks') return { taskArns: body.desiredStatus === 'STOPPED' ? arns : [] };
    if (operation === 'DescribeTasks') return { tasks: tasks.filter(({ taskArn }) => includes(body.tasks, taskArn)) };
    return {};
  };
  return { call, calls };
}

function includes(list: unknown, item: unknown): boolean {
  return Array.isArray(list) && list.includes(item);
}

/** CloudWatch Logs with these lines by stream; each stream's lines come with the `late`-th read of it. */
export function logsWith(streams: Readonly<Record<string, readonly string[]>>, late = 1): CallLogs {
  const reads = new Map<string, number>();
  return async (_, { logStreamName }) => {
    const stream = String(logStreamName);
    const read = (reads.get(stream) ?? 0) + 1;
    reads.set(stream, read);
    const lines = read < late ? [] : (streams[stream] ?? []);
    return { events: lines.map((message, timestamp) => ({ timestamp, message })) };
  };
}

/** A clock that jumps instead of waiting. */
export function jumpingClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  };
}
