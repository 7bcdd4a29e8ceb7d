import type { DeployRequest } from '../../../src/ecs/plan/plan.ts';
import { instanceState } from '../../../src/ecs/situation/container-instance.ts';
import { parseService } from '../../../src/ecs/situation/service.ts';
import type { Situation } from '../../../src/ecs/situation/situation.ts';
import { parseTask } from '../../../src/ecs/situation/task.ts';
import type { JsonObject } from '../../../src/toolkit/json.ts';

/** ECS's answers for story A: one instance of 1 vCPU and 1 GiB, one task on a static host port, 100/200. */

const account = 'arn:aws:ecs:us-east-1:123456789012';
export const oldImage = `registry/backend@sha256:${'a'.repeat(64)}`;
export const newImage = `registry/backend@sha256:${'b'.repeat(64)}`;

export const taskDefinition: JsonObject = {
  taskDefinitionArn: `${account}:task-definition/backend:1`,
  family: 'backend',
  revision: 1,
  status: 'ACTIVE',
  requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' }],
  compatibilities: ['EC2'],
  registeredAt: 1_700_000_000,
  networkMode: 'bridge',
  fieldNewerThanTheSdk: { kept: true },
  containerDefinitions: [
    {
      name: 'app',
      image: oldImage,
      memory: 600,
      essential: true,
      portMappings: [{ containerPort: 3000, hostPort: 8080, protocol: 'tcp' }],
      environment: [{ name: 'DATABASE_PASSWORD', value: 'correct horse battery staple' }],
      healthCheck: { command: ['CMD-SHELL', 'true'], interval: 5, timeout: 2, retries: 3 },
    },
  ],
};

export const service: JsonObject = {
  serviceArn: `${account}:service/demo/backend`,
  serviceName: 'backend',
  clusterArn: `${account}:cluster/demo`,
  status: 'ACTIVE',
  desiredCount: 1,
  runningCount: 1,
  pendingCount: 0,
  launchType: 'EC2',
  taskDefinition: `${account}:task-definition/backend:1`,
  deploymentController: { type: 'ECS' },
  schedulingStrategy: 'REPLICA',
  availabilityZoneRebalancing: 'ENABLED',
  deploymentConfiguration: {
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    strategy: 'ROLLING',
    deploymentCircuitBreaker: { enable: true, rollback: true },
    alarms: { enable: true, rollback: false, alarmNames: ['errors'] },
    lifecycleHooks: [{ hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:check' }],
  },
  deployments: [
    {
      id: 'ecs-svc/1111111111111111111',
      status: 'PRIMARY',
      rolloutState: 'COMPLETED',
      taskDefinition: `${account}:task-definition/backend:1`,
      desiredCount: 1,
      runningCount: 1,
      pendingCount: 0,
      failedTasks: 0,
    },
  ],
  events: [],
};

export const task: JsonObject = {
  taskArn: `${account}:task/demo/0123456789abcdef0123456789abcdef`,
  taskDefinitionArn: `${account}:task-definition/backend:1`,
  startedBy: 'ecs-svc/1111111111111111111',
  containerInstanceArn: `${account}:container-instance/demo/i1`,
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  healthStatus: 'HEALTHY',
  createdAt: 1_700_000_000,
  startedAt: 1_700_000_004,
  containers: [{ name: 'app', image: oldImage, imageDigest: `sha256:${'a'.repeat(64)}` }],
};

export const instance: JsonObject = {
  containerInstanceArn: `${account}:container-instance/demo/i1`,
  status: 'ACTIVE',
  agentConnected: true,
  attributes: [{ name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' }],
  remainingResources: [
    { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
    { name: 'MEMORY', type: 'INTEGER', integerValue: 424 },
    { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '2375', '2376', '8080', '51678', '51679'] },
    { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: [] },
  ],
};

/** What a deploy of the new image asks for. */
export const request: DeployRequest = {
  taskDefinition: null,
  existing: null,
  containerName: null,
  image: newImage,
  images: {},
  secrets: {},
  circuitBreaker: 'auto',
  circuitBreakerThreshold: null,
  onFailure: 'roll-back',
  desiredCount: null,
  minimumHealthyPercent: 'auto',
  maximumPercent: 'auto',
  exclusive: false,
  forceNewDeployment: false,
};

/** The situation that these answers make, with any of them changed. */
export function situation(
  changes: Partial<Record<'service' | 'taskDefinition' | 'instance', JsonObject>> = {},
): Situation {
  const parsed = parseService({ ...service, ...changes.service });
  const primary = parsed.deployments[0];
  if (primary === undefined) throw new Error('the service has no deployment');
  return {
    cluster: 'demo',
    service: parsed,
    primary,
    taskDefinition: { ...taskDefinition, ...changes.taskDefinition },
    tags: [{ key: 'team', value: 'web' }],
    olderTaskDefinitions: {},
    instances: { value: [instanceState({ ...instance, ...changes.instance })] },
    tasks: { value: [parseTask(task)] },
    targetGroups: { value: [] },
    readAt: 1_700_003_600_000,
  };
}
