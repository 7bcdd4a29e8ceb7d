import { asString, type JsonObject } from '../../toolkit/json.ts';
import { attributeValue } from './register-instance.ts';
import { instants, seconds } from './seconds.ts';
import type { Container, Task } from './state.ts';

/** A task as DescribeTasks shows it. */
export function renderTask(task: Task, region: string, withTags: boolean): JsonObject {
  const { instance, taskDefinition, startedBy, stopCode, stoppedReason } = task;
  const { pullStartedAt, pullStoppedAt, startedAt, stoppingAt, executionStoppedAt, stoppedAt } = task;
  const zone = instance === null ? `${region}a` : attributeValue(instance.attributes, 'ecs.availability-zone');
  return {
    taskArn: task.arn,
    clusterArn: task.cluster.arn,
    taskDefinitionArn: taskDefinition.arn,
    ...(instance === null
      ? { platformVersion: '1.4.0', platformFamily: 'Linux' }
      : { containerInstanceArn: instance.arn }),
    ...(zone === undefined ? {} : { availabilityZone: zone }),
    group: task.group,
    ...(startedBy === null ? {} : { startedBy }),
    launchType: task.launchType,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: taskHealth(task),
    connectivity: 'CONNECTED',
    connectivityAt: seconds(task.createdAt),
    createdAt: seconds(task.createdAt),
    ...instants({ pullStartedAt, pullStoppedAt, startedAt, stoppingAt, executionStoppedAt, stoppedAt }),
    ...(stopCode === null ? {} : { stopCode }),
    ...(stoppedReason === null ? {} : { stoppedReason }),
    ...sizes(task),
    containers: task.containers.map((container) => renderContainer(task, container)),
    attachments: attachments(task),
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    overrides: { containerOverrides: task.containers.map(({ name }) => ({ name })), ...task.overrides },
    enableExecuteCommand: task.enableExecuteCommand,
    inferenceAccelerators: [],
    version: task.version,
    tags: withTags ? task.tags.map(({ key, value }) => ({ key, value })) : [],
  };
}

/** UNHEALTHY if any essential container is; HEALTHY if every one with a health check is; otherwise UNKNOWN (API reference, Task). */
export function taskHealth({ containers }: Task): 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY' {
  const checked = containers.filter(({ essential, hasHealthCheck }) => essential && hasHealthCheck);
  if (checked.some(({ health }) => health === 'UNHEALTHY')) return 'UNHEALTHY';
  return checked.length > 0 && checked.every(({ health }) => health === 'HEALTHY') ? 'HEALTHY' : 'UNKNOWN';
}

function sizes({ taskDefinition, containers, overrides }: Task): JsonObject {
  const { cpu, memory } = taskDefinition.document;
  const sum = (texts: readonly (string | null)[]) =>
    String(texts.reduce((total, text) => total + Number(text ?? 0), 0));
  const reserved = containers.map((container) => container.memoryReservation ?? container.memory);
  return {
    cpu: asString(overrides.cpu) ?? asString(cpu) ?? sum(containers.map((container) => container.cpu)),
    memory: asString(overrides.memory) ?? asString(memory) ?? sum(reserved),
  };
}

function renderContainer(task: Task, container: Container): JsonObject {
  const { runtimeId, imageDigest, exitCode, reason, memory, memoryReservation } = container;
  const optional = { runtimeId, imageDigest, exitCode, reason, memory, memoryReservation };
  return {
    containerArn: container.arn,
    taskArn: task.arn,
    name: container.name,
    image: container.image,
    lastStatus: container.lastStatus,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    networkBindings: container.networkBindings.map((binding) => ({ ...binding })),
    networkInterfaces: networkInterfaces(task),
    healthStatus: container.health,
    managedAgents: [],
    cpu: container.cpu,
  };
}

function networkInterfaces({ attachment }: Task): readonly JsonObject[] {
  if (attachment === null) return [];
  return [{ attachmentId: attachment.id, privateIpv4Address: attachment.privateIpv4Address }];
}

function attachments({ attachment, lastStatus }: Task): readonly JsonObject[] {
  if (attachment === null) return [];
  const details = {
    subnetId: attachment.subnetId,
    networkInterfaceId: attachment.networkInterfaceId,
    macAddress: attachment.macAddress,
    privateIPv4Address: attachment.privateIpv4Address,
  };
  return [
    {
      id: attachment.id,
      type: 'ElasticNetworkInterface',
      status: attachmentStatus(lastStatus),
      details: Object.entries(details).map(([name, value]) => ({ name, value })),
    },
  ];
}

function attachmentStatus(status: Task['lastStatus']): string {
  if (status === 'PROVISIONING') return 'PRECREATED';
  return status === 'STOPPED' ? 'DELETED' : 'ATTACHED';
}
