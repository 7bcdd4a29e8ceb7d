import { takeAddress } from './addresses.ts';
import type { Ec2Environment, Host, TaskAttachment } from './environment.ts';
import { groupsOrDefault } from './find.ts';
import { instanceOf } from './instances.ts';
import type { Instance, ManagedInterface, Subnet } from './state.ts';

/** An elastic network interface, whoever has it. */
export interface InterfaceView {
  readonly id: string;
  readonly owner:
    | { readonly kind: 'instance'; readonly instance: Instance; readonly host: Host }
    | { readonly kind: 'task'; readonly attachment: TaskAttachment }
    | { readonly kind: 'managed'; readonly managed: ManagedInterface };
  readonly description: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly privateAddress: string;
  readonly publicAddress: string | null;
  readonly macAddress: string;
  readonly securityGroups: readonly string[];
}

/** Every interface that there is. Those in subnets that nobody made are left out. */
export function interfacesOf(environment: Ec2Environment): readonly InterfaceView[] {
  const { state, hosts, attachments } = environment;
  return [
    ...hosts().flatMap((host) => instanceInterface(environment, host)),
    ...attachments().flatMap((attachment) => taskInterface(environment, attachment)),
    ...[...state.managedInterfaces.values()].flatMap((managed) => managedInterface(environment, managed)),
  ];
}

function instanceInterface(environment: Ec2Environment, host: Host): readonly InterfaceView[] {
  const instance = instanceOf(environment, host);
  const subnet = environment.state.subnets.get(instance.subnetId);
  if (subnet === undefined) return [];
  const { interfaceId: id, privateAddress, macAddress, securityGroups } = instance;
  const publicAddress = subnet.mapPublicIpOnLaunch ? host.address : null;
  const own = { privateAddress, publicAddress, macAddress, securityGroups };
  return [{ id, owner: { kind: 'instance', instance, host }, description: '', ...placeOf(subnet), ...own }];
}

function taskInterface(environment: Ec2Environment, attachment: TaskAttachment): readonly InterfaceView[] {
  const { state } = environment;
  const subnet = state.subnets.get(attachment.subnetId);
  if (subnet === undefined) return [];
  const { networkInterfaceId: id, macAddress, address, taskArn } = attachment;
  const privateAddress = state.taskAddresses.get(id) ?? takeAddress(subnet);
  state.taskAddresses.set(id, privateAddress);
  const publicAddress = attachment.hasPublicAddress ? address : null;
  const securityGroups = groupsOrDefault(state, attachment.securityGroups, subnet.vpcId);
  const own = { privateAddress, publicAddress, macAddress, securityGroups };
  const owner = { kind: 'task', attachment } as const;
  return [{ id, owner, description: taskArn, ...placeOf(subnet), ...own }];
}

function managedInterface({ state }: Ec2Environment, managed: ManagedInterface): readonly InterfaceView[] {
  const subnet = state.subnets.get(managed.subnetId);
  if (subnet === undefined) return [];
  const { id, description, privateAddress, publicAddress, macAddress, securityGroups } = managed;
  const own = { privateAddress, publicAddress, macAddress, securityGroups };
  return [{ id, owner: { kind: 'managed', managed }, description, ...placeOf(subnet), ...own }];
}

function placeOf({ id, vpcId, zone }: Subnet): Pick<InterfaceView, 'subnetId' | 'vpcId' | 'zone'> {
  return { subnetId: id, vpcId, zone };
}
