import type { Service } from '../../ecs/situation/service.ts';
import type { AwsvpcWorkload, InstanceWorkload, Workload } from '../../network/workload.ts';
import type { TaskPlaces } from '../facts/network.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import { serviceNetworkOf } from './service-network.ts';

/**
 * From where a service's tasks speak to the network. On EC2 the agent of the instance pulls images, fetches secrets and sends logs,
 * whatever the network mode is; on Fargate all of it leaves by the task's own interface (developer guides, "Task networking").
 *
 * @param hosts the machines that tasks run on, when they run on some.
 */
export function taskPlacesOf(definition: TaskDefinition, service: Service | null, hosts: InstanceWorkload): TaskPlaces {
  if (service?.launchType === 'EXTERNAL') return { application: { kind: 'external' }, agent: { kind: 'external' } };
  const own = awsvpcOf(definition, service);
  const agent: Workload = definition.launch === 'fargate' ? own : hosts;
  if (hasNoNetwork(definition)) return { application: { kind: 'none' }, agent };
  return { application: definition.networkMode === 'awsvpc' ? own : hosts, agent };
}

function awsvpcOf({ launch }: TaskDefinition, service: Service | null): Workload {
  const network = service === null ? null : serviceNetworkOf(service);
  if (network === null)
    return { kind: 'unknown', why: 'there is no service that says in which subnets and security groups its tasks are' };
  const workload: AwsvpcWorkload = {
    kind: 'awsvpc',
    launchType: launch === 'fargate' ? 'FARGATE' : 'EC2',
    subnetIds: network.subnets,
    securityGroups: network.securityGroups,
    assignPublicIp: network.assignsPublicIp,
  };
  return workload;
}

function hasNoNetwork({ networkMode, containers }: TaskDefinition): boolean {
  return (
    networkMode === 'none' || (containers.length > 0 && containers.every(({ disableNetworking }) => disableNetworking))
  );
}
