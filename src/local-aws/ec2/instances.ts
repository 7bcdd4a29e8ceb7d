import { takeAddress } from './addresses.ts';
import { defaultVpc } from './default-vpc.ts';
import { type Ec2Environment, type Host, randomId, randomMacAddress } from './environment.ts';
import { groupsOrDefault } from './find.ts';
import type { Ec2State, Instance, MetadataOptions, Subnet } from './state.ts';

/**
 * The EC2 instance of a container instance, made when it is first looked at. It is in the subnet that its attribute `ecs.subnet-id`
 * names, else in its zone's subnet of the default VPC; in the groups of `local-aws.security-groups`, else in the VPC's default one.
 */
export function instanceOf({ state }: Pick<Ec2Environment, 'state'>, host: Host): Instance {
  const known = state.instances.get(host.ec2InstanceId);
  if (known !== undefined) return known;
  const made = newInstance(state, host);
  state.instances.set(made.id, made);
  return made;
}

/** An ECS-optimised Amazon Linux 2023 instance takes version 2 of the metadata service alone, two hops away at most. */
const metadata: MetadataOptions = { httpTokens: 'required', httpPutResponseHopLimit: 2, httpEndpoint: 'enabled' };

function newInstance(state: Ec2State, { ec2InstanceId, attributes }: Host): Instance {
  const subnet = subnetOf(state, attributes);
  const named = (attributes['local-aws.security-groups'] ?? '').split(',').filter((id) => id !== '');
  return {
    id: ec2InstanceId,
    interfaceId: randomId('eni'),
    attachmentId: randomId('eni-attach'),
    reservationId: randomId('r'),
    macAddress: randomMacAddress(),
    subnetId: subnet?.id ?? '',
    privateAddress: subnet === undefined ? '' : takeAddress(subnet),
    securityGroups: groupsOrDefault(state, named, subnet?.vpcId ?? ''),
    metadata,
    tags: new Map(),
  };
}

function subnetOf(state: Ec2State, attributes: Host['attributes']): Subnet | undefined {
  const named = state.subnets.get(attributes['ecs.subnet-id'] ?? '');
  if (named !== undefined) return named;
  const vpc = defaultVpc(state);
  const own = [...state.subnets.values()].filter(({ vpcId, isDefault }) => isDefault && vpcId === vpc?.id);
  return own.find(({ zone }) => zone === attributes['ecs.availability-zone']) ?? own[0];
}
