import fc from 'fast-check';
import { changeDesiredCount, startDeployment } from '../../../src/rollout/deployments.ts';
import { defaultSettings } from '../../../src/rollout/settings.ts';
import { step } from '../../../src/rollout/step.ts';
import type {
  InstanceState,
  PlacementConstraint,
  SchedulerAction,
  ServiceState,
  StepInput,
  StepResult,
  TaskFailure,
  TaskShape,
  TaskState,
} from '../../../src/rollout/types.ts';
import { inTransit } from './naive-scheduler.ts';
import { declaredHealthy, isSick, occupied, shapeOf } from './naive-simulation.ts';
import { instance } from './situations.ts';

/** Histories of a service at random: what its cluster looks like, and what happens to it, one event a step. */

interface Revision {
  readonly shape: TaskShape;
  readonly placementConstraints: readonly PlacementConstraint[];
}

export interface Beginning {
  readonly service: ServiceState;
  readonly instances: readonly InstanceState[];
  readonly order: 'start-first' | 'stop-first';
  readonly first: Revision;
}

export type Happening =
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'progress' | 'failure' | 'unhealthy'; readonly which: number }
  | { readonly kind: 'settle' | 'all-unhealthy' }
  | { readonly kind: 'deployment'; readonly revision: Revision }
  | { readonly kind: 'desired-count'; readonly count: number }
  | { readonly kind: 'percents'; readonly minimumHealthy: number; readonly maximum: number }
  | { readonly kind: 'instance'; readonly which: number; readonly status: InstanceState['status'] };

/** One step of the scheduler under test: what it was told, what it answered, and the service with that carried out. */
export interface Observed {
  readonly input: StepInput;
  readonly result: StepResult;
  readonly after: ServiceState;
  readonly instancesAfter: readonly InstanceState[];
}

const shapes: fc.Arbitrary<TaskShape> = fc.record({
  cpu: fc.constantFrom(128, 256, 512),
  memory: fc.constantFrom(64, 128, 256, 512),
  hostPorts: fc.oneof(
    { arbitrary: fc.constant([]), weight: 2 },
    { arbitrary: fc.constant([{ port: 8080, protocol: 'tcp' as const }]), weight: 2 },
    { arbitrary: fc.constant([{ port: 8081, protocol: 'tcp' as const }]), weight: 1 },
    { arbitrary: fc.constant([{ port: 8080, protocol: 'udp' as const }]), weight: 1 },
  ),
  networkInterfaces: fc.constantFrom(0, 0, 1),
  requiredAttributes: fc.constantFrom<string[]>([], [], [], ['fast'], ['disk=ssd']),
  hasHealthCheck: fc.boolean(),
  hasTargetGroup: fc.constantFrom(false, false, true),
});

export const revisions: fc.Arbitrary<Revision> = fc.record({
  shape: shapes,
  placementConstraints: fc.constantFrom<PlacementConstraint[]>(
    [],
    [],
    [],
    [{ type: 'distinctInstance' }],
    [{ type: 'memberOf', expression: 'attribute:fast exists' }],
    [{ type: 'memberOf', expression: 'attribute:disk != ssd' }],
    [{ type: 'memberOf', expression: 'task:group == database' }],
  ),
});

const statuses = fc.constantFrom<InstanceState['status']>('ACTIVE', 'ACTIVE', 'ACTIVE', 'DRAINING', 'OTHER');

export const clusters: fc.Arbitrary<readonly InstanceState[]> = fc
  .array(
    fc.record({
      cpu: fc.constantFrom(256, 512, 1024, 2048, 4096),
      memory: fc.constantFrom(256, 512, 1024, 2048),
      networkInterfaces: fc.constantFrom(1, 2, 3, 14),
      availabilityZone: fc.constantFrom('a', 'b'),
      attributes: fc.constantFrom<Record<string, string>>({}, { fast: '' }, { disk: 'ssd', fast: '' }),
      agentConnected: fc.constantFrom(true, true, true, false),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((sizes) =>
    sizes.map(({ availabilityZone, attributes, agentConnected, ...remaining }, index) => ({
      ...instance(`i${index + 1}`, remaining),
      availabilityZone,
      attributes,
      agentConnected,
    })),
  );

const minimumHealthy = fc.oneof(fc.constantFrom(0, 50, 66, 75, 100), fc.integer({ min: 0, max: 100 }));
const maximum = fc.oneof(fc.constantFrom(100, 134, 150, 200), fc.integer({ min: 100, max: 200 }));
const desiredCount = fc.integer({ min: 0, max: 12 });

export const beginnings: fc.Arbitrary<Beginning> = fc.record({
  service: fc.record({
    name: fc.constant('backend'),
    desiredCount,
    percents: fc.record({ minimumHealthy, maximum }),
    launch: fc.constantFrom<ServiceState['launch']>('instances', 'instances', 'instances', 'fargate'),
    circuitBreaker: fc.record({
      enable: fc.boolean(),
      rollback: fc.boolean(),
      resetOnHealthyTask: fc.boolean(),
      threshold: fc.oneof(
        fc.record({
          type: fc.constantFrom('BOUNDED_PERCENT' as const, 'UNBOUNDED_PERCENT' as const),
          value: fc.constantFrom(10, 50, 100),
        }),
        fc.record({ type: fc.constant('COUNT' as const), value: fc.integer({ min: 1, max: 5 }) }),
      ),
    }),
    deployments: fc.constant([]),
    tasks: fc.constant([]),
  }),
  instances: clusters,
  order: fc.constantFrom<Beginning['order']>('start-first', 'stop-first'),
  first: revisions,
});

const which = fc.nat(30);
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(1000, 40_000, 60_000, 900_000),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('progress' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('failure' as const, 'unhealthy' as const), which }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'settle' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'all-unhealthy' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('deployment' as const), revision: revisions }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('desired-count' as const), count: desiredCount }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('percents' as const), minimumHealthy, maximum }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('instance' as const), which, status: statuses }) },
);

export const histories = fc.array(happenings, { minLength: 1, maxLength: 25, size: 'max' });

/** Plays a history with the scheduler under test, and yields each of its steps. It ends with time for everything to settle. */
export function* play(beginning: Beginning, history: readonly Happening[]): Generator<Observed> {
  let { instances } = beginning;
  let service = startDeployment(beginning.service, { id: 'd0', ...beginning.first });
  const settings = { ...defaultSettings(), order: beginning.order };
  let now = 0;
  let names = 0;
  let failures: TaskFailure[] = [];
  const nextName = () => {
    names += 1;
    return `n${names}`;
  };

  function observe(): Observed {
    const input = { service, instances: occupied(instances, service), failures, now, settings };
    const result = step(input);
    failures = [];
    service = carriedOut(result, nextName);
    return { input, result, after: service, instancesAfter: occupied(instances, service) };
  }

  function happen(happening: Happening): void {
    switch (happening.kind) {
      case 'wait':
        now += happening.milliseconds;
        return;
      case 'progress':
      case 'failure':
      case 'unhealthy': {
        const task = service.tasks[happening.which % Math.max(1, service.tasks.length)];
        if (!task) return;
        const next = happening.kind === 'progress' ? progressed(task) : disturbed(task, happening.kind);
        if (!next && task.phase !== 'STOPPING')
          failures.push({
            taskId: task.id,
            deploymentId: task.deploymentId,
            reachedRunning: task.phase === 'RUNNING',
          });
        service = { ...service, tasks: service.tasks.flatMap((each) => (each !== task ? [each] : next ? [next] : [])) };
        return;
      }
      case 'all-unhealthy':
        service = { ...service, tasks: service.tasks.map((task) => disturbed(task, 'unhealthy') ?? task) };
        return;
      case 'settle':
        return;
      case 'deployment':
        service = startDeployment(service, { id: nextName(), ...happening.revision });
        return;
      case 'desired-count':
        service = changeDesiredCount(service, happening.count);
        return;
      case 'percents':
        service = {
          ...service,
          percents: { minimumHealthy: happening.minimumHealthy, maximum: happening.maximum },
        };
        return;
      case 'instance': {
        const chosen = instances[happening.which % instances.length];
        instances = instances.map((each) => (each === chosen ? { ...each, status: happening.status } : each));
        return;
      }
    }
  }

  /** One stage further, with the verdict that a health check would give. */
  function progressed(task: TaskState): TaskState | null {
    if (task.phase === 'STOPPING') return null;
    if (task.phase === 'PENDING') return { ...task, phase: 'RUNNING', runningSince: now };
    return declaredHealthy(task, shapeOf(service, task.deploymentId));
  }

  function disturbed(task: TaskState, kind: 'failure' | 'unhealthy'): TaskState | null {
    if (kind === 'failure') return null;
    const { hasHealthCheck, hasTargetGroup } = shapeOf(service, task.deploymentId);
    if (task.phase !== 'RUNNING') return task;
    if (hasTargetGroup) return { ...task, targetHealth: 'UNHEALTHY' };
    return hasHealthCheck ? { ...task, health: 'UNHEALTHY' } : task;
  }

  function* settle(): Generator<Observed> {
    for (let round = 0; round < 300; round += 1) {
      const observed = observe();
      yield observed;
      const idle = observed.result.actions.length === 0;
      if (idle && !inTransit({ service, now, settings })) return;
      now = Math.max(now + 40_000, ...service.deployments.map(({ retryAt }) => retryAt));
      service = {
        ...service,
        tasks: service.tasks.flatMap((task) => {
          if (isSick(task) && task.phase === 'RUNNING') return [task];
          return progressed(task) ?? [];
        }),
      };
    }
    throw new Error('The service does not settle.');
  }

  for (const happening of history) {
    if (happening.kind === 'settle') yield* settle();
    else {
      happen(happening);
      yield observe();
    }
  }
  yield* settle();
}

function carriedOut({ service, actions }: StepResult, nextName: () => string): ServiceState {
  const told = new Set(actions.flatMap((action) => (action.kind === 'stop-task' ? [action.taskId] : [])));
  const started = actions.flatMap((action: SchedulerAction): TaskState[] => {
    if (action.kind !== 'start-task') return [];
    const { deploymentId, instanceId } = action;
    const id = nextName();
    return [
      {
        id,
        deploymentId,
        instanceId,
        phase: 'PENDING',
        runningSince: null,
        health: 'UNKNOWN',
        targetHealth: 'UNKNOWN',
      },
    ];
  });
  const tasks = service.tasks.map((task) => (told.has(task.id) ? { ...task, phase: 'STOPPING' as const } : task));
  return { ...service, tasks: [...tasks, ...started] };
}
