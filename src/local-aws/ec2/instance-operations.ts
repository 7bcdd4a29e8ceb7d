import type { JsonObject } from '../../toolkit/json.ts';
import type { Operation } from '../server/api.ts';
import type { Ec2Environment } from './environment.ts';
import { checkId, invalidValue, notFound } from './errors.ts';
import { findSecurityGroup } from './find.ts';
import { type Ec2Members, ec2Members } from './input.ts';
import { type InterfaceView, interfacesOf } from './interfaces.ts';
import { describe, type Listing } from './listing.ts';
import { renderInterface, renderMetadata, renderReservation } from './render-instance.ts';
import type { Instance } from './state.ts';

/** Instances and network interfaces. RunInstances is not there: registering a container instance makes its EC2 instance. */
export function instanceOperations(environment: Ec2Environment): Record<string, Operation> {
  return {
    DescribeInstances: (input) =>
      describe(ec2Members(input), instancesOf(environment), instanceListing, 'reservationSet', ({ view }) =>
        renderReservation(environment, view),
      ),
    DescribeNetworkInterfaces: (input) =>
      describe(ec2Members(input), interfacesOf(environment), interfaceListing, 'networkInterfaceSet', (view) =>
        renderInterface(environment, view),
      ),
    ModifyInstanceAttribute: (input) => modifyInstance(environment, ec2Members(input)),
    ModifyNetworkInterfaceAttribute: (input) => modifyInterface(environment, ec2Members(input)),
    ModifyInstanceMetadataOptions: (input) => modifyMetadata(environment, ec2Members(input)),
  };
}

/** An instance under its own id, not under its interface's. */
interface InstanceView {
  readonly id: string;
  readonly instance: Instance;
  readonly view: InterfaceView;
}

function instancesOf(environment: Ec2Environment): readonly InstanceView[] {
  return interfacesOf(environment).flatMap((view) =>
    view.owner.kind === 'instance' ? [{ id: view.owner.instance.id, instance: view.owner.instance, view }] : [],
  );
}

const instanceListing: Listing<InstanceView> = {
  kind: 'instance',
  parameter: 'InstanceId',
  idsExcludePages: true,
  tagsOf: ({ instance }) => instance.tags,
  filters: {
    'instance-id': ({ id }) => [id],
    'vpc-id': ({ view }) => [view.vpcId],
    'subnet-id': ({ view }) => [view.subnetId],
    'private-ip-address': ({ view }) => [view.privateAddress],
    'ip-address': ({ view }) => present(view.publicAddress),
    'instance-state-name': () => ['running'],
    'instance-state-code': () => ['16'],
    'availability-zone': ({ view }) => [view.zone],
    'instance.group-id': ({ view }) => view.securityGroups,
    'network-interface.network-interface-id': ({ view }) => [view.id],
  },
};

const interfaceListing: Listing<InterfaceView> = {
  kind: 'networkInterface',
  parameter: 'NetworkInterfaceId',
  filters: {
    'network-interface-id': ({ id }) => [id],
    'vpc-id': ({ vpcId }) => [vpcId],
    'subnet-id': ({ subnetId }) => [subnetId],
    'availability-zone': ({ zone }) => [zone],
    'group-id': ({ securityGroups }) => securityGroups,
    description: ({ description }) => [description],
    status: () => ['in-use'],
    'interface-type': () => ['interface'],
    'private-ip-address': ({ privateAddress }) => [privateAddress],
    'addresses.private-ip-address': ({ privateAddress }) => [privateAddress],
    'association.public-ip': ({ publicAddress }) => present(publicAddress),
    'attachment.instance-id': ({ owner }) => (owner.kind === 'instance' ? [owner.instance.id] : []),
    'requester-id': ({ owner }) => (owner.kind === 'managed' ? [owner.managed.requesterId] : []),
    'requester-managed': ({ owner }) => [String(owner.kind === 'managed')],
  },
};

function present(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}

function findInstance(environment: Ec2Environment, members: Ec2Members): InstanceView {
  const id = members.requiredText('InstanceId');
  checkId('instance', id);
  const found = instancesOf(environment).find((instance) => instance.id === id);
  if (found === undefined) throw notFound('instance', [id]);
  return found;
}

function modifyInstance(environment: Ec2Environment, members: Ec2Members): JsonObject {
  const { instance } = findInstance(environment, members);
  instance.securityGroups = groupsIn(environment, members.texts('GroupId')) ?? instance.securityGroups;
  environment.changed();
  return { return: true };
}

function modifyInterface(environment: Ec2Environment, members: Ec2Members): JsonObject {
  const id = members.requiredText('NetworkInterfaceId');
  checkId('networkInterface', id);
  const found = interfacesOf(environment).find((view) => view.id === id);
  if (found === undefined) throw notFound('networkInterface', [id]);
  const groups = groupsIn(environment, members.texts('SecurityGroupId'));
  const { owner } = found;
  if (groups !== undefined && owner.kind === 'instance') owner.instance.securityGroups = groups;
  if (groups !== undefined && owner.kind !== 'instance')
    throw invalidValue(`local-aws cannot change the groups of ${id}: change those of the service or the database.`);
  environment.changed();
  return { return: true };
}

/** The groups that are named, each of which must be there; undefined when none is. */
function groupsIn({ state }: Ec2Environment, ids: readonly string[]): readonly string[] | undefined {
  return ids.length === 0 ? undefined : ids.map((id) => findSecurityGroup(state, id).id);
}

function modifyMetadata(environment: Ec2Environment, members: Ec2Members): JsonObject {
  const { instance } = findInstance(environment, members);
  const { metadata } = instance;
  const hops = members.integer('HttpPutResponseHopLimit');
  if (hops !== undefined && (hops < 1 || hops > 64))
    throw invalidValue(`The value ${hops} for HttpPutResponseHopLimit is invalid. Must be between 1 and 64.`);
  instance.metadata = {
    httpTokens: choice(members, 'HttpTokens', ['optional', 'required']) ?? metadata.httpTokens,
    httpEndpoint: choice(members, 'HttpEndpoint', ['enabled', 'disabled']) ?? metadata.httpEndpoint,
    httpPutResponseHopLimit: hops ?? metadata.httpPutResponseHopLimit,
  };
  return {
    instanceId: instance.id,
    instanceMetadataOptions: { ...renderMetadata(instance.metadata), state: 'pending' },
  };
}

function choice<Choice extends string>(members: Ec2Members, name: string, choices: readonly Choice[]) {
  const value = members.text(name);
  const found = choices.find((candidate) => candidate === value);
  if (value !== undefined && found === undefined)
    throw invalidValue(`The value ${value} for ${name} is invalid. Must be one of ${choices.join(', ')}.`);
  return found;
}
