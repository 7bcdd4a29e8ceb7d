import type { Ec2 } from '../ec2/ec2.ts';
import type { Host, TaskAttachment } from '../ec2/environment.ts';
import { type InterfaceView, interfacesOf } from '../ec2/interfaces.ts';
import type { EcsState, Task } from '../ecs/state.ts';
import { isLive } from '../ecs/task-counts.ts';
import type { RdsState } from '../rds/state.ts';
import { isWayOpen } from './judge-way.ts';

/** The container instances of ECS as EC2 sees them. */
export function hostsOf({ clusters }: EcsState): readonly Host[] {
  const instances = [...clusters.values()].flatMap((cluster) => [...cluster.instances.values()]);
  return instances.map(({ ec2InstanceId, address, attributes, registeredAt }) => ({
    ec2InstanceId,
    address,
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? ''])),
    registeredAt,
  }));
}

/** The network interfaces that ECS attached for tasks. */
export function attachmentsOf(state: EcsState): readonly TaskAttachment[] {
  return liveTasks(state).flatMap(({ attachment, arn, launchType }) => {
    if (attachment === null) return [];
    const { networkInterfaceId, subnetId, securityGroups, macAddress, privateIpv4Address: address } = attachment;
    // Tasks on EC2 never get a public IPv4 address (developer guide, "Allocate a network interface for an Amazon ECS task").
    const hasPublicAddress = launchType === 'FARGATE' && attachment.assignsPublicAddress;
    return [{ networkInterfaceId, taskArn: arn, subnetId, securityGroups, macAddress, address, hasPublicAddress }];
  });
}

/**
 * Whether a database can be reached by a task, or by what is no task (null). That is this machine, which stands for the internet, and
 * whose addresses tasks in host mode have too: they cannot be told apart.
 */
export function isReachable(
  { ecs, ec2, rds }: { readonly ecs: EcsState; readonly ec2: Ec2; readonly rds: RdsState },
  identifier: string,
  taskId: string | null,
): boolean {
  const database = rds.instances.get(identifier);
  const interfaces = interfacesOf(ec2.environment);
  const at = interfaces.find(({ id }) => id === database?.interfaceId);
  if (database === undefined || at === undefined || database.status !== 'available') return false;
  const network = ec2.network();
  const opens = (source: InterfaceView | null) => isWayOpen(network, source, database, at);
  const tasks = liveTasks(ecs).filter((task) => (taskId === null ? isInHostMode(task) : task.id === taskId));
  const sources = tasks.map((task) => interfaceOf(task, interfaces)).filter((source) => source !== undefined);
  return (taskId === null && opens(null)) || sources.some(opens);
}

function liveTasks({ clusters }: EcsState): readonly Task[] {
  return [...clusters.values()].flatMap((cluster) => [...cluster.tasks.values()].filter(isLive));
}

function isInHostMode({ taskDefinition }: Task): boolean {
  return taskDefinition.document.networkMode === 'host';
}

/** With awsvpc its own interface, else that of its container instance. */
function interfaceOf({ attachment, instance }: Task, interfaces: readonly InterfaceView[]): InterfaceView | undefined {
  return interfaces.find(({ id, owner }) => {
    if (attachment !== null) return id === attachment.networkInterfaceId;
    return owner.kind === 'instance' && owner.instance.id === instance?.ec2InstanceId;
  });
}
