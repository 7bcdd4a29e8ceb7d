import { taskShape } from '../../ecs/task-shape.ts';
import type { HostPort, InstanceState } from '../../rollout/types.ts';
import { taskNetworkInterfaces } from './network-interfaces.ts';
import { attributeValue } from './register-instance.ts';
import type { Cluster, ContainerInstance } from './state.ts';
import { isLive } from './task-counts.ts';
import { withSizes } from './task-overrides.ts';

/** A container instance as the scheduler sees it now: what is left after every task that has not STOPPED. */
export function instanceState(cluster: Cluster, instance: ContainerInstance): InstanceState {
  const shapes = [...cluster.tasks.values()]
    .filter((task) => task.instance === instance && isLive(task))
    .map((task) => taskShape(withSizes(task.taskDefinition.document, task.overrides)));
  const taken = (pick: (shape: (typeof shapes)[number]) => number) =>
    shapes.reduce((total, shape) => total + pick(shape), 0);
  const interfaces = taskNetworkInterfaces(attributeValue(instance.attributes, 'ecs.instance-type'));
  return {
    id: instance.id,
    status: instance.status,
    agentConnected: true,
    availabilityZone: attributeValue(instance.attributes, 'ecs.availability-zone') ?? '',
    attributes: Object.fromEntries(instance.attributes.map(({ name, value }) => [name, value ?? ''])),
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
