import { describe, expect, test } from '@jest/globals';
import { breakerThreshold } from '../../../src/rollout/bounds.ts';
import { startDeployment } from '../../../src/rollout/deployments.ts';
import { eventText } from '../../../src/rollout/event-text.ts';
import { missingCapacity } from '../../../src/rollout/missing-capacity.ts';
import { defaultSettings } from '../../../src/rollout/settings.ts';
import { simulate } from '../../../src/rollout/simulate.ts';
import { step } from '../../../src/rollout/step.ts';
import { tune } from '../../../src/rollout/tune.ts';
import type {
  DeploymentState,
  PlacementConstraint,
  ServiceState,
  SimulationInput,
} from '../../../src/rollout/types.ts';
import { instance, rolloutOf, type Scene, smallTask, taskOnPort, timing } from './situations.ts';

/**
 * What AWS documents and what others have published, each with its source: API (ECS API reference), DG (ECS developer guide), DG23 (the
 * same of 2023), WN (AWS What's New), INC1 and INC2 (post-mortems of one-instance services that were stuck on a port and on memory),
 * BLOG (a published test of the waiter on services without tasks).
 */

const defaults = { minimumHealthy: 100, maximum: 200 };
const stopFirst = { minimumHealthy: 0, maximum: 100 };
const instances = (count: number, size: Parameters<typeof instance>[1] = {}) =>
  Array.from({ length: count }, (_, index) => instance(`i${index + 1}`, size));

const endingOf = (scene: Scene) => simulate(rolloutOf(scene)).ending;
const textOf = ({ lastEvents }: ReturnType<typeof simulate>) =>
  lastEvents.map((event) => eventText('web', event)).join();

describe('API: DeploymentConfiguration', () => {
  test('a minimum of 50 % of four tasks lets two stop before two start', () => {
    const scene = {
      desired: 4,
      percents: { minimumHealthy: 50, maximum: 100 },
      instances: instances(1, { memory: 400 }),
    };
    const result = simulate(rolloutOf(scene));
    expect(result).toMatchObject({ ending: 'completed', lowestHealthy: 2, peakTasks: 4 });
  });

  test('a maximum of 200 % of four tasks lets four start before the four old ones stop, if there is capacity', () => {
    const room = { cpu: 8192, memory: 8192 };
    const scene = { desired: 4, percents: { minimumHealthy: 100, maximum: 200 }, instances: instances(1, room) };
    const result = simulate(rolloutOf(scene));
    expect(result).toMatchObject({ ending: 'completed', lowestHealthy: 4, peakTasks: 8 });
    expect(result.endedAt).toBe(timing.start + timing.healthy + timing.stop);
  });

  test('without a health check and a load balancer a task is healthy 40 s after RUNNING', () => {
    const oldShape = { ...smallTask, hasHealthCheck: false };
    const result = simulate(rolloutOf({ desired: 1, percents: defaults, instances: instances(1), oldShape }));
    expect(result.endedAt).toBe(timing.start + 40_000 + timing.stop);
  });

  test('a desired count of 0 has nothing to place and completes', () => {
    expect(simulate(rolloutOf({ desired: 0, percents: defaults, instances: [] }))).toMatchObject({
      ending: 'completed',
    });
  });
});

describe('DG: deployment circuit breaker, thresholds', () => {
  const threshold = (desired: number, type: 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT', value: number) =>
    breakerThreshold(desired, { enable: true, rollback: false, resetOnHealthyTask: true, threshold: { type, value } });

  test.each([
    { desired: 1, failures: 3 },
    { desired: 25, failures: 13 },
    { desired: 400, failures: 200 },
    { desired: 800, failures: 200 },
  ])('half of $desired tasks, at least 3 and at most 200: $failures', ({ desired, failures }) => {
    expect(threshold(desired, 'BOUNDED_PERCENT', 50)).toBe(failures);
  });

  test('an unbounded percentage and a count', () => {
    expect(threshold(800, 'UNBOUNDED_PERCENT', 50)).toBe(400);
    expect(threshold(800, 'COUNT', 7)).toBe(7);
  });
});

describe('DG23: container instances that are draining', () => {
  const draining = (scene: Scene): SimulationInput => {
    const input = rolloutOf(scene);
    const [first, ...rest] = input.instances;
    if (first === undefined) throw new Error('The scene has no instance.');
    return { ...input, instances: [{ ...first, status: 'DRAINING' }, ...rest] };
  };

  test('its RUNNING tasks are replaced on the others', () => {
    const result = simulate(draining({ desired: 2, percents: defaults, instances: instances(3) }));
    expect(result.ending).toBe('completed');
    const stayed = result.timeline.filter(({ stoppedAt }) => stoppedAt === null);
    expect(stayed.every(({ instanceId }) => instanceId !== 'i1')).toBe(true);
  });

  test('with 100/100 nothing can be replaced', () => {
    const percents = { minimumHealthy: 100, maximum: 100 };
    expect(simulate(draining({ desired: 2, percents, instances: instances(3) })).ending).toBe('stalled');
  });

  test('an instance whose agent is not connected takes no task', () => {
    const input = rolloutOf({ desired: 1, percents: defaults, instances: instances(1) });
    const cut = { ...input, instances: input.instances.map((each) => ({ ...each, agentConnected: false })) };
    expect(textOf(simulate(cut))).toContain('encountered error "AGENT".');
    expect(tune(cut).reason).toBe('cannot-complete');
  });
});

describe('DG23: awsvpc on EC2 takes a network interface for each task', () => {
  const awsvpc = { ...smallTask, networkInterfaces: 1 };
  const scene = { percents: defaults, oldShape: awsvpc };

  test('a c5.large has two for tasks: two tasks on it leave none for a third', () => {
    const result = simulate(rolloutOf({ ...scene, desired: 2, instances: instances(1, { networkInterfaces: 2 }) }));
    expect(result.ending).toBe('stalled');
    expect(textOf(result)).toContain('encountered error "RESOURCE:ENI".');
    expect(tune(rolloutOf({ ...scene, desired: 2, instances: instances(1, { networkInterfaces: 2 }) }))).toMatchObject({
      percents: { minimumHealthy: 50, maximum: 100 },
      reason: 'must-stop-first',
    });
  });

  test('with trunking it has ten: both are replaced without a stop before', () => {
    const trunked = instances(1, { networkInterfaces: 10 });
    expect(tune(rolloutOf({ ...scene, desired: 2, instances: trunked }))).toMatchObject({ reason: 'in-force-is-best' });
  });
});

describe('INC1: one instance, one task, a static host port', () => {
  const scene = { desired: 1, instances: instances(1), oldShape: taskOnPort(80) };

  test('100/200 waits without an end, with the event of the post-mortem', () => {
    const result = simulate(rolloutOf({ ...scene, percents: defaults }));
    expect(result.ending).toBe('stalled');
    expect(textOf(result)).toContain('is already using a port required by your task.');
  });

  test('0/100 is the way out, at the price of an interruption', () => {
    expect(tune(rolloutOf({ ...scene, percents: defaults }))).toMatchObject({
      percents: stopFirst,
      reason: 'must-stop-first',
      simulation: { lowestHealthy: 0, withoutRunning: timing.stop + timing.start },
    });
  });

  test('stopping the old task by hand frees nothing: its own revision takes the place again', () => {
    const input = rolloutOf({ ...scene, percents: defaults });
    const emptied = input.instances.map((each) => ({ ...instance(each.id) }));
    const failures = [{ taskId: 'old-1', deploymentId: 'old', reachedRunning: true }];
    const service = { ...input.service, tasks: [] };
    const { actions } = step({ service, instances: emptied, failures, now: 0, settings: input.settings });
    expect(actions).toEqual([{ kind: 'start-task', deploymentId: 'old', instanceId: 'i1' }]);
  });

  test('a dynamic host port would avoid the interruption', () => {
    expect(missingCapacity(rolloutOf({ ...scene, percents: defaults }))).toEqual([
      { dynamicPort: true, cpu: 0, memory: 0, networkInterfaces: 0, instances: 0 },
      { dynamicPort: false, cpu: 0, memory: 0, networkInterfaces: 0, instances: 1 },
    ]);
  });
});

describe('INC2: one instance with memory for one task', () => {
  const scene = {
    percents: defaults,
    instances: instances(1, { memory: 900 }),
    oldShape: { ...smallTask, memory: 600 },
  };

  test('the first deployment of a service completes: the trap shows only on the second', () => {
    const input = rolloutOf({ ...scene, desired: 0 });
    const fresh: ServiceState = { ...input.service, desiredCount: 1, deployments: [], tasks: [] };
    const service = startDeployment(fresh, { id: 'first', shape: scene.oldShape, placementConstraints: [] });
    expect(simulate({ ...input, service }).ending).toBe('completed');
    expect(endingOf({ ...scene, desired: 1 })).toBe('stalled');
  });

  test('the event names the memory, and exactly what is missing avoids the interruption', () => {
    const input = rolloutOf({ ...scene, desired: 1 });
    expect(textOf(simulate(input))).toContain('has insufficient memory available.');
    expect(missingCapacity(input)[0]).toMatchObject({ memory: 300, dynamicPort: false, instances: 0 });
    const almost = rolloutOf({ ...scene, desired: 1, instances: instances(1, { memory: 1199 }) });
    expect(tune(almost).simulation.lowestHealthy).toBe(0);
    expect(
      tune(rolloutOf({ ...scene, desired: 1, instances: instances(1, { memory: 1200 }) })).simulation.lowestHealthy,
    ).toBe(1);
  });
});

test('BLOG: a service without capacity took 46 minutes to fail at a threshold of 3, about 15 for each counted attempt', () => {
  const breaker = { enable: true, rollback: false, resetOnHealthyTask: true } as const;
  const threshold = { type: 'BOUNDED_PERCENT', value: 50 } as const;
  const input = rolloutOf({ desired: 0, percents: defaults, instances: [] });
  let service = startDeployment(
    { ...input.service, desiredCount: 1, deployments: [], circuitBreaker: { ...breaker, threshold } },
    { id: 'first', shape: smallTask, placementConstraints: [] },
  );
  let minutes = 0;
  const stateOf = ({ deployments }: ServiceState): DeploymentState['rolloutState'] | undefined =>
    deployments[0]?.rolloutState;
  while (stateOf(service) === 'IN_PROGRESS' && minutes < 120) {
    minutes += 1;
    const now = minutes * 60_000;
    service = step({ service, instances: [], failures: [], now, settings: defaultSettings() }).service;
  }
  expect(minutes).toBeGreaterThanOrEqual(45);
  expect(minutes).toBeLessThanOrEqual(48);
});

test('API: distinctInstance has no room to surge with as many tasks as instances', () => {
  const distinct: PlacementConstraint = { type: 'distinctInstance' };
  const input = rolloutOf({ desired: 3, percents: defaults, instances: instances(3) });
  const deployments = input.service.deployments.map((each) => ({ ...each, placementConstraints: [distinct] }));
  const constrained = { ...input, service: { ...input.service, deployments } };
  expect(simulate(constrained).ending).toBe('stalled');
  expect(tune(constrained)).toMatchObject({
    percents: { minimumHealthy: 66, maximum: 100 },
    reason: 'must-stop-first',
  });
});

test('DG: a load balancer delays the end by its deregistration delay, and a rollout with max 100 pays it in every wave', () => {
  const oldShape = { ...taskOnPort(80), hasHealthCheck: false, hasTargetGroup: true };
  const slow = { start: 10_000, healthy: 150_000, drain: 300_000, stop: 3_000 };
  const behind = (scene: Scene): SimulationInput => {
    const input = rolloutOf(scene);
    const tasks = input.service.tasks.map((task) => ({ ...task, targetHealth: 'HEALTHY' as const }));
    return { ...input, service: { ...input.service, tasks }, timings: { old: slow, new: slow } };
  };
  const wave = slow.drain + slow.stop + slow.start + slow.healthy;
  const full = simulate(
    behind({ desired: 2, percents: { minimumHealthy: 50, maximum: 100 }, instances: instances(2), oldShape }),
  );
  expect(full).toMatchObject({ ending: 'completed', endedAt: 2 * wave });
  const roomy = simulate(behind({ desired: 2, percents: defaults, instances: instances(4), oldShape }));
  expect(roomy).toMatchObject({ ending: 'completed', endedAt: slow.start + slow.healthy + slow.drain + slow.stop });
});
