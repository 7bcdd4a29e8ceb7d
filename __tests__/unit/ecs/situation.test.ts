import { expect, test } from '@jest/globals';
import type { CallEcs } from '../../../src/ecs/ecs-api.ts';
import { rolloutInput } from '../../../src/ecs/plan/rollout-input.ts';
import { readSituation } from '../../../src/ecs/situation/situation.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';
import { service, taskDefinition } from './answers.ts';

/** By AWS's clock, which is two hours ahead of this machine's. */
const awsNow = Date.now() + 7_200_000;

const task = {
  taskArn: 'arn:aws:ecs:us-east-1:123456789012:task/demo/t1',
  taskDefinitionArn: taskDefinition.taskDefinitionArn ?? '',
  startedBy: 'ecs-svc/1',
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  createdAt: awsNow / 1_000 - 12,
  startedAt: awsNow / 1_000 - 10,
};

const [deployment] = Array.isArray(service.deployments) ? service.deployments : [];
const inFlight = { ...deployment, id: 'ecs-svc/1', status: 'PRIMARY', rolloutState: 'IN_PROGRESS' };

const answers: Readonly<Record<string, JsonObject>> = {
  DescribeServices: { services: [{ ...service, deployments: [inFlight] }] },
  DescribeTaskDefinition: { taskDefinition },
  ListTasks: { taskArns: [task.taskArn] },
  DescribeTasks: { tasks: [task] },
};

test('how long a task has been running is counted by the clock that its instants are of', async () => {
  const call: CallEcs = Object.assign(async (operation: string) => answers[operation] ?? {}, { awsTime: () => awsNow });
  const situation = await readSituation(call, 'demo', 'backend');
  expect(situation.readAt).toBe(awsNow);
  const rollout = rolloutInput(situation, { taskDefinition, desiredCount: 1, startsDeployment: true });
  if (!rollout.known) throw new Error('The rollout is not known.');
  expect(rollout.input.service.tasks.map(({ runningSince }) => Math.round(runningSince ?? 0))).toEqual([-10_000]);
});
