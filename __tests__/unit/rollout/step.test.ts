import { expect, test } from '@jest/globals';
import { simulate } from '../../../src/rollout/simulate.ts';
import { step } from '../../../src/rollout/step.ts';
import type { StepInput, TaskState } from '../../../src/rollout/types.ts';
import { instance, rolloutOf, type Scene, smallTask, taskOnPort } from './situations.ts';

/** Single turns of the scheduler, each of which the naive scheduler once judged wrong. */

function turnOf(scene: Scene): StepInput {
  const { service, instances, settings } = rolloutOf(scene);
  return { service, instances, failures: [], now: 0, settings };
}

const unhealthy = (task: TaskState): TaskState => ({ ...task, health: 'UNHEALTHY' });

test('it stops an old task where most tasks of the service are, so the one on a full instance stays and blocks', () => {
  const instances = [instance('full', { memory: 256 }), instance('roomy', { memory: 1024 })];
  const oldShape = { ...smallTask, memory: 200 };
  const newShape = { ...taskOnPort(80), memory: 100 };
  const percents = { minimumHealthy: 100, maximum: 150 };
  const result = simulate(rolloutOf({ desired: 2, percents, instances, oldShape, newShape }));
  const stopped = result.timeline.filter(({ stoppedAt }) => stoppedAt !== null);
  expect(stopped.map(({ instanceId }) => instanceId)).toEqual(['roomy']);
  expect(result.ending).toBe('stalled');
});

test('it scales in where most tasks of the service are', () => {
  const instances = [instance('i1'), instance('i2')];
  const input = turnOf({ desired: 4, percents: { minimumHealthy: 0, maximum: 200 }, instances });
  const [old] = input.service.deployments.slice(1);
  if (old === undefined) throw new Error('The scene has no old deployment.');
  const places = ['i1', 'i2', 'i2', 'i2'];
  const tasks = input.service.tasks.map((task, index) => ({ ...task, instanceId: places[index] ?? null }));
  const deployments = [{ ...old, status: 'PRIMARY' as const, budget: 2 }];
  const { actions } = step({ ...input, service: { ...input.service, desiredCount: 2, deployments, tasks } });
  expect(actions).toEqual([
    { kind: 'stop-task', taskId: 'old-2', reason: 'scaled-in' },
    { kind: 'stop-task', taskId: 'old-3', reason: 'scaled-in' },
  ]);
});

test('with stop-first too, distinctInstance waits until the old task has STOPPED', () => {
  const input = turnOf({
    desired: 1,
    percents: { minimumHealthy: 0, maximum: 200 },
    instances: [instance('i1')],
  });
  const distinct = [{ type: 'distinctInstance' as const }];
  const deployments = input.service.deployments.map((each) => ({ ...each, placementConstraints: distinct }));
  const settings = { ...input.settings, order: 'stop-first' as const };
  const { actions } = step({ ...input, settings, service: { ...input.service, deployments } });
  expect(actions).toEqual([{ kind: 'stop-task', taskId: 'old-1', reason: 'replaced' }]);
});

test('unhealthy tasks make room for their replacements one at a time', () => {
  const input = turnOf({ desired: 2, percents: { minimumHealthy: 50, maximum: 100 }, instances: [instance('i1')] });
  const deployments = input.service.deployments.slice(1).map((old) => ({ ...old, status: 'PRIMARY' as const }));
  const service = { ...input.service, deployments, tasks: input.service.tasks.map(unhealthy) };
  expect(step({ ...input, service }).actions).toEqual([{ kind: 'stop-task', taskId: 'old-1', reason: 'unhealthy' }]);
});

test('an unhealthy task goes once its replacement is there, although others have none yet', () => {
  const input = turnOf({ desired: 3, percents: { minimumHealthy: 100, maximum: 134 }, instances: [instance('i1')] });
  const deployments = input.service.deployments.slice(1).map((old) => ({ ...old, status: 'PRIMARY' as const }));
  const [one, two, three] = input.service.tasks;
  if (!one || !two || !three) throw new Error('The scene has too few tasks.');
  const tasks = [unhealthy(one), unhealthy(two), three, { ...three, id: 'replacement' }];
  const { actions } = step({ ...input, service: { ...input.service, deployments, tasks } });
  expect(actions).toEqual([{ kind: 'stop-task', taskId: 'old-1', reason: 'unhealthy' }]);
});
