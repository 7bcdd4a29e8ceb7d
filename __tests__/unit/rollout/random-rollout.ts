import fc from 'fast-check';
import { changeDesiredCount, startDeployment } from '../../../src/rollout/deployments.ts';
import { defaultSettings } from '../../../src/rollout/settings.ts';
import type {
  SchedulerSettings,
  ServiceState,
  SimulationInput,
  TaskState,
  TaskTiming,
} from '../../../src/rollout/types.ts';
import { naiveDecision } from './naive-scheduler.ts';
import { occupied } from './naive-simulation.ts';
import { clusters, revisions } from './random-history.ts';

const timings: fc.Arbitrary<TaskTiming> = fc.record({
  start: fc.constantFrom(5_000, 30_000),
  healthy: fc.constantFrom(5_000, 60_000),
  drain: fc.constantFrom(0, 0, 20_000),
  stop: fc.constantFrom(0, 3_000, 90_000),
});

/** A service in steady state, its tasks placed as a scheduler would, with a new deployment on top. */
export const rollouts: fc.Arbitrary<SimulationInput> = fc
  .record({
    desired: fc.integer({ min: 0, max: 12 }),
    instances: clusters,
    old: revisions,
    other: revisions,
    same: fc.boolean(),
    launch: fc.constantFrom<ServiceState['launch']>('instances', 'instances', 'instances', 'instances', 'fargate'),
    order: fc.constantFrom<SchedulerSettings['order']>('start-first', 'stop-first'),
    timings: fc.record({ old: timings, new: timings }),
  })
  .map(({ desired, instances, old, other, same, launch, order, timings }) => {
    const settings = { ...defaultSettings(), order };
    const circuitBreaker = {
      enable: false,
      rollback: false,
      resetOnHealthyTask: true,
      threshold: { type: 'BOUNDED_PERCENT' as const, value: 50 },
    };
    const percents = { minimumHealthy: 100, maximum: 200 };
    const base = { name: 'backend', percents, launch, circuitBreaker, deployments: [], tasks: [] };
    const asked = startDeployment({ ...base, desiredCount: desired }, { id: 'old', ...old });
    const decision = naiveDecision({ service: asked, instances, now: 0, settings, breakTie: () => 0 });
    const tasks = decision.starts.map(
      (start, index): TaskState => ({
        id: `old-${index + 1}`,
        ...start,
        phase: 'RUNNING',
        runningSince: -3_600_000,
        health: old.shape.hasHealthCheck ? 'HEALTHY' : 'UNKNOWN',
        targetHealth: old.shape.hasTargetGroup ? 'HEALTHY' : 'UNKNOWN',
      }),
    );
    const running = changeDesiredCount({ ...asked, tasks }, tasks.length);
    const deployments = running.deployments.map((each) => ({ ...each, rolloutState: 'COMPLETED' as const }));
    const service = startDeployment({ ...running, deployments }, { id: 'new', ...(same ? old : other) });
    return { service, instances: occupied(instances, service), timings, settings };
  });
