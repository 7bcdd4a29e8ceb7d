import type { Endpoint, OutsideEndpoint, Source } from './endpoints.ts';
import { type Fact, known, mapFact } from './facts.ts';
import { linuxEphemeralPorts } from './ports.ts';
import { internet, ofFamily, parseRanges, type Range } from './ranges.ts';
import { subnetAddresses } from './subnet-addresses.ts';
import type { Network, NetworkInterface } from './types.ts';
import type { AwsvpcWorkload, Instance, Workload } from './workload.ts';

/** From where a workload dials: one source for each subnet, or for each instance that no Auto Scaling group keeps. */
export function sourcesOf(network: Network, workload: Workload): Fact<readonly Source[]> {
  switch (workload.kind) {
    case 'awsvpc':
      return awsvpcSources(network, workload);
    case 'instance':
      return mapFact(workload.instances, (instances) => instanceSources(network, instances, workload.scalingSubnetIds));
    case 'runner':
      return known([runner(workload.addresses)]);
    case 'unknown':
      return workload;
    case 'external':
      return { kind: 'unknown', why: 'the tasks run on machines outside AWS (ECS Anywhere)' };
    case 'none':
      return known([]);
  }
}

/** The group that a service gets that names none is the default one of its VPC (API reference, AwsVpcConfiguration). */
function awsvpcSources(network: Network, workload: AwsvpcWorkload): Fact<readonly Source[]> {
  return each(workload.subnetIds, (subnetId) =>
    mapFact(subnetAddresses(network, subnetId), ({ addresses, vpcId }) =>
      mapFact(groupsOf(network, workload, vpcId), (securityGroups) => {
        // Tasks on EC2 never get a public IPv4 address (developer guide, "Allocate a network interface for an Amazon ECS task").
        const isPublic = workload.launchType === 'FARGATE' && workload.assignPublicIp;
        return known(inSubnet(`tasks in ${subnetId}`, { subnetId, vpcId, addresses, securityGroups, isPublic }));
      }),
    ),
  );
}

function groupsOf(network: Network, { securityGroups }: AwsvpcWorkload, vpcId: string): Fact<readonly string[]> {
  if (securityGroups.length > 0) return known(securityGroups);
  return mapFact(network.vpcs, (vpcs) => {
    const group = vpcs.find(({ id }) => id === vpcId)?.defaultSecurityGroup;
    return group === undefined
      ? { kind: 'unknown', why: `the default security group of ${vpcId} was not found` }
      : known([group]);
  });
}

function instanceSources(
  network: Network,
  instances: readonly Instance[],
  scalingSubnetIds: readonly string[],
): Fact<readonly Source[]> {
  if (instances.length === 0) return { kind: 'unknown', why: 'the cluster has no container instance to look at' };
  const primaries = each(instances, primaryOf);
  return mapFact(primaries, (interfaces) => {
    if (scalingSubnetIds.length === 0) return known(interfaces.map(atInterface));
    return scaledSources(network, interfaces, scalingSubnetIds);
  });
}

/** With several interfaces the routes inside the instance decide which one a container leaves by, and nothing here knows them. */
function primaryOf({ id, interfaces }: Instance): Fact<NetworkInterface> {
  const [first] = interfaces;
  if (first === undefined) return { kind: 'unknown', why: `no network interface of ${id} was found` };
  return interfaces.every((other) => sameGroups(first, other) && other.subnetId === first.subnetId)
    ? known(first)
    : { kind: 'unknown', why: `${id} has several network interfaces in different subnets or security groups` };
}

function scaledSources(
  network: Network,
  interfaces: readonly NetworkInterface[],
  subnetIds: readonly string[],
): Fact<readonly Source[]> {
  const [first] = interfaces;
  if (first === undefined || !interfaces.every((other) => sameGroups(first, other)))
    return { kind: 'unknown', why: 'the instances of the Auto Scaling group are in different security groups' };
  const isPublic = interfaces.some(({ publicAddresses }) => publicAddresses.length > 0);
  const { securityGroups } = first;
  return each(subnetIds, (subnetId) =>
    mapFact(subnetAddresses(network, subnetId), ({ addresses, vpcId }) =>
      known(inSubnet(`instances in ${subnetId}`, { subnetId, vpcId, addresses, securityGroups, isPublic })),
    ),
  );
}

function inSubnet(
  name: string,
  place: Pick<Endpoint, 'subnetId' | 'vpcId' | 'addresses' | 'securityGroups'> & { readonly isPublic: boolean },
): Endpoint {
  const { isPublic, ...rest } = place;
  const publicAddresses = [...(isPublic ? internet(4) : []), ...ofFamily(place.addresses, 6)];
  return { kind: 'endpoint', name, ...rest, publicAddresses, ephemeralPorts: linuxEphemeralPorts };
}

function atInterface({ id, subnetId, vpcId, securityGroups, ...own }: NetworkInterface): Endpoint {
  const addresses = primaryAddresses(parseRanges(own.privateAddresses));
  return {
    kind: 'endpoint',
    name: `instance at ${id}`,
    vpcId,
    subnetId,
    addresses,
    publicAddresses: [...parseRanges(own.publicAddresses), ...ofFamily(addresses, 6)],
    securityGroups,
    ephemeralPorts: linuxEphemeralPorts,
  };
}

/** Containers leave by the first address of a family, whatever else the interface has. */
function primaryAddresses(all: readonly Range[]): readonly Range[] {
  return [...ofFamily(all, 4).slice(0, 1), ...ofFamily(all, 6).slice(0, 1)];
}

function runner(addresses: readonly string[] | undefined): OutsideEndpoint {
  const own = addresses === undefined ? [...internet(4), ...internet(6)] : parseRanges(addresses);
  return { kind: 'outside', name: 'the runner', addresses: own };
}

function sameGroups(one: NetworkInterface, other: NetworkInterface): boolean {
  const names = ({ securityGroups }: NetworkInterface) => [...new Set(securityGroups)].sort().join();
  return names(one) === names(other);
}

/** All of it, or the first thing that is not known. */
function each<From, To>(items: readonly From[], read: (item: From) => Fact<To>): Fact<readonly To[]> {
  const values: To[] = [];
  for (const item of items) {
    const fact = read(item);
    if (fact.kind !== 'known') return fact;
    values.push(fact.value);
  }
  return known(values);
}
