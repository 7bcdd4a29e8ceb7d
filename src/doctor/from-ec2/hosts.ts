import type { Ec2Instance } from '../../ec2/interfaces.ts';
import type { Ec2Subnet } from '../../ec2/vpcs.ts';
import { known, type Fact as NetworkFact } from '../../network/facts.ts';
import type { MetadataOptions } from '../facts/cluster.ts';
import type { InstanceNetwork } from '../facts/load-balancing.ts';
import type { InterfaceUse } from '../facts/network.ts';

/** How the metadata of each instance is asked for. */
export function metadataOptionsOf(instances: readonly Ec2Instance[]): readonly MetadataOptions[] {
  return instances.map(({ id, metadata }) => ({ ec2InstanceId: id, ...metadata }));
}

/** @param limits how many interfaces each type of instance can have. */
export function interfaceUseOf(
  instances: readonly Ec2Instance[],
  limits: ReadonlyMap<string, number>,
): NetworkFact<readonly InterfaceUse[]> {
  const uses: InterfaceUse[] = [];
  for (const { id, type, attachedInterfaces } of instances) {
    const maximum = limits.get(type);
    if (maximum === undefined)
      return { kind: 'unknown', why: `how many network interfaces a ${type} can have was not found` };
    uses.push({ ec2InstanceId: id, maximum, attached: attachedInterfaces });
  }
  return known(uses);
}

/** The VPC and the Availability Zones of some places; those of a service are all in one VPC. */
export function taskNetworkOf(
  places: readonly Pick<Ec2Subnet, 'vpcId' | 'availabilityZone'>[],
): NetworkFact<InstanceNetwork> {
  const [first] = places;
  if (first === undefined) return { kind: 'unknown', why: 'there is no container instance and no subnet to look at' };
  const zones = places.map(({ availabilityZone }) => availabilityZone);
  return known({ vpc: first.vpcId, availabilityZones: [...new Set(zones)] });
}
