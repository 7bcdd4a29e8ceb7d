import type { HostPort } from '../../rollout/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { instanceState } from './instance-resources.ts';
import { seconds } from './seconds.ts';
import type { Cluster, ContainerInstance } from './state.ts';
import { countTasks } from './task-counts.ts';

/** A container instance as DescribeContainerInstances shows it. */
export function renderInstance(cluster: Cluster, instance: ContainerInstance, withTags: boolean): JsonObject {
  const tasks = [...cluster.tasks.values()].filter((task) => task.instance === instance);
  const counts = countTasks(tasks);
  return {
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.ec2InstanceId,
    version: instance.version,
    versionInfo: instance.versionInfo,
    remainingResources: remainingResources(cluster, instance),
    registeredResources: registeredResources(instance),
    status: instance.status,
    agentConnected: true,
    runningTasksCount: counts.running,
    pendingTasksCount: counts.pending,
    attributes: instance.attributes.map((attribute) => ({ ...attribute })),
    registeredAt: seconds(instance.registeredAt),
    attachments: [],
    tags: withTags ? instance.tags.map(({ key, value }) => ({ key, value })) : [],
  };
}

/** Ports that Docker chose are not listed: ECS shows reserved and static ones only (developer guide, port mappings). */
function remainingResources(cluster: Cluster, instance: ContainerInstance): readonly JsonObject[] {
  const { remaining, usedHostPorts } = instanceState(cluster, instance);
  return resources(remaining, portsOf(usedHostPorts, 'tcp'), portsOf(usedHostPorts, 'udp'));
}

function registeredResources({ registered }: ContainerInstance): readonly JsonObject[] {
  return resources(registered, registered.tcpPorts.map(String), registered.udpPorts.map(String));
}

function resources(
  { cpu, memory }: { readonly cpu: number; readonly memory: number },
  tcp: readonly string[],
  udp: readonly string[],
): readonly JsonObject[] {
  return [integer('CPU', cpu), integer('MEMORY', memory), stringSet('PORTS', tcp), stringSet('PORTS_UDP', udp)];
}

function integer(name: string, value: number): JsonObject {
  return { name, type: 'INTEGER', doubleValue: 0, longValue: 0, integerValue: value };
}

function stringSet(name: string, values: readonly string[]): JsonObject {
  return { name, type: 'STRINGSET', doubleValue: 0, longValue: 0, integerValue: 0, stringSetValue: values };
}

function portsOf(ports: readonly HostPort[], protocol: HostPort['protocol']): readonly string[] {
  return ports.filter((port) => port.protocol === protocol).map(({ port }) => String(port));
}
