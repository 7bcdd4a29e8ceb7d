import { startDeployment } from '../../../src/rollout/deployments.ts';
import { defaultSettings } from '../../../src/rollout/settings.ts';
import type {
  InstanceState,
  Percents,
  ServiceState,
  SimulationInput,
  TaskShape,
  TaskState,
  TaskTiming,
} from '../../../src/rollout/types.ts';

/** Builders of the situations that rollout tests speak of: a service in steady state on some instances, about to get a new deployment. */

export const timing: TaskTiming = { start: 10_000, healthy: 5_000, drain: 0, stop: 3_000 };

export const smallTask: TaskShape = {
  cpu: 128,
  memory: 100,
  hostPorts: [],
  networkInterfaces: 0,
  requiredAttributes: [],
  hasHealthCheck: true,
  hasTargetGroup: false,
};

export const taskOnPort = (port: number): TaskShape => ({ ...smallTask, hostPorts: [{ port, protocol: 'tcp' }] });

export function instance(id: string, remaining: { cpu?: number; memory?: number; networkInterfaces?: number } = {}) {
  const state: InstanceState = {
    id,
    status: 'ACTIVE',
    agentConnected: true,
    availabilityZone: 'us-east-1a',
    attributes: {},
    remaining: { cpu: 1024, memory: 1024, networkInterfaces: 2, ...remaining },
    usedHostPorts: [],
  };
  return state;
}

export interface Scene {
  readonly desired: number;
  readonly percents: Percents;
  readonly instances: readonly InstanceState[];
  readonly oldShape?: TaskShape;
  readonly newShape?: TaskShape;
  readonly launch?: ServiceState['launch'];
  /** The instance of each old task; by default the instances take them in turn. */
  readonly places?: readonly string[];
}

/** A service whose old deployment is complete, with its tasks spread over the instances in turn, and a new deployment on top. */
export function rolloutOf(scene: Scene): SimulationInput {
  const { desired, percents, launch = 'instances', oldShape = smallTask, newShape = oldShape } = scene;
  const base: ServiceState = {
    name: 'backend',
    desiredCount: desired,
    percents,
    launch,
    circuitBreaker: {
      enable: false,
      rollback: false,
      resetOnHealthyTask: true,
      threshold: { type: 'BOUNDED_PERCENT', value: 50 },
    },
    deployments: [],
    tasks: [],
  };
  const started = startDeployment(base, { id: 'old', shape: oldShape, placementConstraints: [] });
  const deployments = started.deployments.map((deployment) => ({
    ...deployment,
    rolloutState: 'COMPLETED' as const,
  }));
  const placed = Array.from(
    { length: desired },
    (_, index) => scene.places?.[index] ?? scene.instances[index % scene.instances.length]?.id ?? null,
  );
  const tasks = placed.map((instanceId, index) =>
    oldTask(`old-${index + 1}`, launch === 'fargate' ? null : instanceId),
  );
  const service = startDeployment(
    { ...started, deployments, tasks },
    { id: 'new', shape: newShape, placementConstraints: [] },
  );
  const instances = scene.instances.map((each) => withTasks(each, tasks, oldShape));
  return { service, instances, timings: { old: timing, new: timing }, settings: defaultSettings() };
}

function oldTask(id: string, instanceId: string | null): TaskState {
  return {
    id,
    deploymentId: 'old',
    instanceId,
    phase: 'RUNNING',
    runningSince: -3_600_000,
    health: 'HEALTHY',
    targetHealth: 'UNKNOWN',
  };
}

function withTasks(state: InstanceState, tasks: readonly TaskState[], shape: TaskShape): InstanceState {
  const count = tasks.filter(({ instanceId }) => instanceId === state.id).length;
  const { cpu, memory, networkInterfaces } = state.remaining;
  const remaining = {
    cpu: cpu - count * shape.cpu,
    memory: memory - count * shape.memory,
    networkInterfaces: networkInterfaces - count * shape.networkInterfaces,
  };
  return { ...state, remaining, usedHostPorts: [...state.usedHostPorts, ...(count > 0 ? shape.hostPorts : [])] };
}
