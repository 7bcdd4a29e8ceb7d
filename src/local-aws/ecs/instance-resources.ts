import { taskShape } from '../../ecs/task-definition/task-shape.ts';
import { awsvpcTaskLimit } from '../../rollout/network-interfaces.ts';
import type { HostPort, InstanceState } from '../../rollout/types.ts';
import { asString } from '../../toolkit/json.ts';
import { attributeValue } from './register-instance.ts';
import type { Cluster, ContainerInstance } from './state.ts';
import { isLive } from './task-counts.ts';
import { withSizes } from './task-overrides.ts';

const interfacesOfUnknownType = 2;

/** A container instance as the scheduler sees it now: what is left after every task that has not STOPPED. */
export function instanceState(cluster: Cluster, instance: ContainerInstance): InstanceState {
  const tasks = [...cluster.tasks.values()].filter((task) => task.instance === instance && isLive(task));
  const shapes = tasks.map((task) => taskShape(withSizes(task.taskDefinition.document, task.overrides)));
  const taken = (pick: (shape: (typeof shapes)[number]) => number) =>
    shapes.reduce((total, shape) => total + pick(shape), 0);
  const attributes = Object.fromEntries(instance.attributes.map(({ name, value }) => [name, value ?? '']));
  const interfaces = awsvpcTaskLimit(attributes) ?? interfacesOfUnknownType;
  return {
    id: instance.id,
    status: instance.status,
    agentConnected: true,
    availabilityZone: attributeValue(instance.attributes, 'ecs.availability-zone') ?? '',
    attributes,
    facts: {
      ec2InstanceId: instance.ec2InstanceId,
      agentVersion: asString(instance.versionInfo.agentVersion),
      registeredAt: instance.registeredAt,
      runningTasksCount: tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    },
    remaining: {
      cpu: instance.registered.cpu - taken(({ cpu }) => cpu),
      memory: instance.registered.memory - taken(({ memory }) => memory),
      networkInterfaces: interfaces - taken(({ networkInterfaces }) => networkInterfaces),
    },
    usedHostPorts: [...reserved(instance), ...shapes.flatMap(({ hostPorts }) => hostPorts)],
  };
}

function reserved({ registered }: ContainerInstance): readonly HostPort[] {
  const tcp = registered.tcpPorts.map((port) => ({ port, protocol: 'tcp' as const }));
  const udp = registered.udpPorts.map((port) => ({ port, protocol: 'udp' as const }));
  return [...tcp, ...udp];
}
