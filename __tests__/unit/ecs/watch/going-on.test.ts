import { describe, expect, test } from '@jest/globals';
import type { CallEcs } from '../../../../src/ecs/ecs-api.ts';
import { predictGoingOn } from '../../../../src/ecs/watch/going-on.ts';
import type { JsonObject } from '../../../../src/toolkit/json.ts';
import { instance, service, task, taskDefinition } from '../answers.ts';

const oldId = 'ecs-svc/1111111111111111111';
const counts = { desiredCount: 1, runningCount: 0, pendingCount: 0, failedTasks: 0 };
const own = { id: 'ecs-svc/2', status: 'PRIMARY', rolloutState: 'IN_PROGRESS', taskDefinition: 'backend:2', ...counts };
const old = { ...own, id: oldId, status: 'ACTIVE', rolloutState: 'COMPLETED', taskDefinition: 'backend:1' };

/** Story A in the middle of a rollout at 100/200: the old task holds the port that the new one needs. */
function ecs(oldTask: JsonObject, answers: Readonly<Record<string, JsonObject | Error>> = {}): CallEcs {
  const all: Readonly<Record<string, JsonObject | Error>> = {
    DescribeServices: { services: [{ ...service, deployments: [own, { ...old, runningCount: 1 }] }] },
    DescribeTaskDefinition: { taskDefinition },
    ListTasks: { taskArns: [oldTask.taskArn ?? ''] },
    DescribeTasks: { tasks: [oldTask] },
    ListContainerInstances: { containerInstanceArns: ['i1'] },
    DescribeContainerInstances: { containerInstances: [instance] },
    ...answers,
  };
  return async (operation) => {
    const answer = all[operation] ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

describe('what the model says of a rollout that is under way', () => {
  test('stalls, while the old task keeps the port', async () => {
    expect(await predictGoingOn(ecs(task), 'demo', 'backend')).toBe('stalls');
  });

  test('is unknown while a task drains or stops, which will free what it holds', async () => {
    const stopping = { ...task, desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' };
    expect(await predictGoingOn(ecs(stopping), 'demo', 'backend')).toBe('unknown');
  });

  test('is not held back by a task that has stopped', async () => {
    const stopped = { ...task, taskArn: 'task/gone', desiredStatus: 'STOPPED', lastStatus: 'STOPPED' };
    const answers = { DescribeTasks: { tasks: [task, stopped] } };
    expect(await predictGoingOn(ecs(task, answers), 'demo', 'backend')).toBe('stalls');
  });

  test.each(['ListTasks', 'DescribeTasks', 'DescribeContainerInstances', 'DescribeServices'])(
    'is unknown when %s is denied',
    async (operation) => {
      const denied = Object.assign(new Error('User: x is not authorized'), { name: 'AccessDeniedException' });
      expect(await predictGoingOn(ecs(task, { [operation]: denied }), 'demo', 'backend')).toBe('unknown');
    },
  );
});
