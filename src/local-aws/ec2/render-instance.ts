import type { JsonObject } from '../../toolkit/json.ts';
import type { Ec2Environment } from './environment.ts';
import type { InterfaceView } from './interfaces.ts';
import { tagSet, zoneId } from './render-network.ts';
import type { MetadataOptions } from './state.ts';

/** An instance as DescribeInstances shows it, in a reservation of its own. */
export function renderReservation(environment: Ec2Environment, view: InterfaceView): JsonObject {
  if (view.owner.kind !== 'instance') return {};
  return {
    reservationId: view.owner.instance.reservationId,
    ownerId: environment.accountId,
    groupSet: [],
    instancesSet: [renderInstance(environment, view)],
  };
}

function renderInstance(environment: Ec2Environment, view: InterfaceView): JsonObject {
  if (view.owner.kind !== 'instance') return {};
  const { instance, host } = view.owner;
  const zone = host.attributes['ecs.availability-zone'] ?? view.zone;
  return {
    instanceId: instance.id,
    imageId: 'ami-00000000000000000',
    instanceState: { code: 16, name: 'running' },
    privateDnsName: privateName(environment, view.privateAddress),
    privateIpAddress: view.privateAddress,
    ...(view.publicAddress === null ? {} : { ipAddress: view.publicAddress, dnsName: view.publicAddress }),
    instanceType: host.attributes['ecs.instance-type'] ?? 't3.micro',
    architecture: host.attributes['ecs.cpu-architecture'] === 'arm64' ? 'arm64' : 'x86_64',
    launchTime: new Date(host.registeredAt).toISOString(),
    placement: { availabilityZone: zone, availabilityZoneId: zoneId(environment, zone), tenancy: 'default' },
    monitoring: { state: 'disabled' },
    subnetId: view.subnetId,
    vpcId: view.vpcId,
    sourceDestCheck: true,
    groupSet: renderGroups(environment, view.securityGroups),
    networkInterfaceSet: [renderAttached(environment, view)],
    metadataOptions: renderMetadata(instance.metadata),
    rootDeviceType: 'ebs',
    rootDeviceName: '/dev/xvda',
    virtualizationType: 'hvm',
    hypervisor: 'xen',
    ...tagSet(instance.tags),
  };
}

export function renderMetadata(options: MetadataOptions): JsonObject {
  const fixed = { state: 'applied', httpProtocolIpv6: 'disabled', instanceMetadataTags: 'disabled' };
  return { ...fixed, ...options };
}

/** An interface as DescribeNetworkInterfaces shows it. */
export function renderInterface(environment: Ec2Environment, view: InterfaceView): JsonObject {
  const { owner } = view;
  const requester = owner.kind === 'managed' ? owner.managed.requesterId : undefined;
  return {
    ...renderCommon(environment, view),
    availabilityZone: view.zone,
    availabilityZoneId: zoneId(environment, view.zone),
    attachment: renderAttachment(environment, view),
    ...(requester === undefined ? {} : { requesterId: requester }),
    requesterManaged: requester !== undefined,
    ...tagSet(new Map()),
  };
}

function renderAttached(environment: Ec2Environment, view: InterfaceView): JsonObject {
  const { instanceId: _, instanceOwnerId: __, ...attachment } = renderAttachment(environment, view);
  return { ...renderCommon(environment, view), attachment: { ...attachment, networkCardIndex: 0 } };
}

function renderCommon(environment: Ec2Environment, view: InterfaceView): JsonObject {
  const { privateAddress } = view;
  const privateDnsName = privateName(environment, privateAddress);
  const association = renderAssociation(view);
  return {
    networkInterfaceId: view.id,
    ownerId: environment.accountId,
    description: view.description,
    interfaceType: 'interface',
    status: 'in-use',
    subnetId: view.subnetId,
    vpcId: view.vpcId,
    macAddress: view.macAddress,
    privateIpAddress: privateAddress,
    privateDnsName,
    sourceDestCheck: view.owner.kind !== 'managed',
    groupSet: renderGroups(environment, view.securityGroups),
    ipv6AddressesSet: [],
    privateIpAddressesSet: [{ primary: true, privateIpAddress: privateAddress, privateDnsName, ...association }],
    ...association,
  };
}

function renderAssociation({ publicAddress }: InterfaceView): JsonObject {
  if (publicAddress === null) return {};
  return { association: { ipOwnerId: 'amazon', publicIp: publicAddress, publicDnsName: publicAddress } };
}

function renderAttachment({ accountId }: Ec2Environment, { id, owner }: InterfaceView): JsonObject {
  const attached = { status: 'attached', deviceIndex: owner.kind === 'instance' ? 0 : 1 };
  switch (owner.kind) {
    case 'instance':
      return {
        attachmentId: owner.instance.attachmentId,
        instanceId: owner.instance.id,
        instanceOwnerId: accountId,
        attachTime: new Date(owner.host.registeredAt).toISOString(),
        deleteOnTermination: true,
        ...attached,
      };
    case 'task':
      return { attachmentId: id.replace('eni-', 'eni-attach-'), instanceOwnerId: accountId, ...attached };
    case 'managed':
      return {
        attachmentId: id.replace('eni-', 'eni-attach-'),
        instanceOwnerId: owner.managed.requesterId,
        ...attached,
      };
  }
}

function renderGroups({ state }: Ec2Environment, ids: readonly string[]): readonly JsonObject[] {
  return ids.map((groupId) => ({ groupId, groupName: state.securityGroups.get(groupId)?.name ?? '' }));
}

function privateName({ region }: Ec2Environment, address: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${address.replaceAll('.', '-')}.${domain}`;
}
