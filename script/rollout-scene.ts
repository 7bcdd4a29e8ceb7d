import { startDeployment } from '../src/rollout/deployments.ts';
import { defaultSettings } from '../src/rollout/settings.ts';
import type {
  InstanceState,
  ServiceState,
  SimulationInput,
  TaskShape,
  TaskState,
  TaskTiming,
} from '../src/rollout/types.ts';

/** A service in steady state on equal instances, each with room for one task on a static host port, and a new deployment on top. */
export function steadyRollout(desired: number, slots: number): SimulationInput {
  const instances = Array.from({ length: slots }, (_, index) => instanceWith(index < desired, index));
  const tasks = Array.from({ length: desired }, (_, index): TaskState => oldTask(index));
  const complete = startDeployment(emptyService(desired), { id: 'old', shape, placementConstraints: [] });
  const deployments = complete.deployments.map((each) => ({ ...each, rolloutState: 'COMPLETED' as const }));
  const service = startDeployment({ ...complete, deployments, tasks }, { id: 'new', shape, placementConstraints: [] });
  return { service, instances, timings: { old: timing, new: timing }, settings: defaultSettings() };
}

const timing: TaskTiming = { start: 10_000, healthy: 5_000, drain: 0, stop: 3_000 };

const shape: TaskShape = {
  cpu: 256,
  memory: 512,
  hostPorts: [{ port: 80, protocol: 'tcp' }],
  networkInterfaces: 0,
  requiredAttributes: [],
  hasHealthCheck: true,
  hasTargetGroup: false,
};

function emptyService(desiredCount: number): ServiceState {
  return {
    name: 'service',
    desiredCount,
    percents: { minimumHealthy: 100, maximum: 200 },
    launch: 'instances',
    circuitBreaker: {
      enable: false,
      rollback: false,
      resetOnHealthyTask: true,
      threshold: { type: 'BOUNDED_PERCENT', value: 50 },
    },
    deployments: [],
    tasks: [],
  };
}

function instanceWith(isTaken: boolean, index: number): InstanceState {
  const { cpu, memory } = isTaken ? { cpu: 0, memory: 0 } : shape;
  return {
    id: `i${index + 1}`,
    status: 'ACTIVE',
    agentConnected: true,
    availabilityZone: ['a', 'b', 'c'][index % 3] ?? 'a',
    attributes: {},
    remaining: { cpu, memory, networkInterfaces: 0 },
    usedHostPorts: isTaken ? shape.hostPorts : [],
  };
}

function oldTask(index: number): TaskState {
  return {
    id: `old-${index + 1}`,
    deploymentId: 'old',
    instanceId: `i${index + 1}`,
    phase: 'RUNNING',
    runningSince: -3_600_000,
    health: 'HEALTHY',
    targetHealth: 'UNKNOWN',
  };
}
