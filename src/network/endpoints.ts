import { type Fact, known, mapFact } from './facts.ts';
import { anyEphemeralPorts, linuxEphemeralPorts, type PortRange } from './ports.ts';
import { type Family, internet, ofFamily, parseRanges, type Range } from './ranges.ts';
import type { Network, NetworkInterface } from './types.ts';

/** One end of a connection, in a subnet. */
export interface Endpoint {
  readonly kind: 'endpoint';
  /** For people, such as `tasks in subnet-1`. */
  readonly name: string;
  readonly vpcId: string;
  readonly subnetId: string;
  /** Every private address that it may have, of both families. */
  readonly addresses: readonly Range[];
  /** The same of public ones. IPv6 addresses are both. */
  readonly publicAddresses: readonly Range[];
  readonly securityGroups: readonly string[];
  /** Where its outgoing connections take their own port from. */
  readonly ephemeralPorts: PortRange;
}

/** Somewhere on the internet, such as a GitHub runner. */
export interface OutsideEndpoint {
  readonly kind: 'outside';
  readonly name: string;
  readonly addresses: readonly Range[];
}

export type Source = Endpoint | OutsideEndpoint;

export interface Destination extends Endpoint {
  /** The TCP port that it listens on. */
  readonly port: number;
  /** Whether its name resolves to a public address outside its VPC. */
  readonly isPublic: boolean;
}

/** What dials, as the service and its task definition say. */
export type Workload =
  | AwsvpcWorkload
  | InstanceWorkload
  /** `networkMode` none, or networking disabled. */
  | { readonly kind: 'none' }
  /** ECS Anywhere: a machine outside AWS. */
  | { readonly kind: 'external' }
  /** A GitHub runner. Without addresses: any of the internet's. */
  | { readonly kind: 'runner'; readonly addresses?: readonly string[] };

export interface AwsvpcWorkload {
  readonly kind: 'awsvpc';
  readonly launchType: 'EC2' | 'FARGATE';
  readonly subnetIds: readonly string[];
  /** Empty: the default group of the VPC. */
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
}

/** Network modes bridge, host and default: containers leave with the address and the groups of their instance. */
export interface InstanceWorkload {
  readonly kind: 'instance';
  readonly instances: Fact<readonly Instance[]>;
  /** The subnets of the Auto Scaling group, where tomorrow's instances may be; empty without one. */
  readonly scalingSubnetIds: readonly string[];
}

export interface Instance {
  readonly id: string;
  /** Its own, without those that ECS attached for tasks. */
  readonly interfaces: readonly NetworkInterface[];
}

/** A database as RDS describes it, in one subnet of its subnet group. */
export interface Database {
  readonly id: string;
  readonly port: number;
  readonly publiclyAccessible: boolean;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly securityGroups: readonly string[];
  /** The interface that RDS owns, if it is known which one is this database's. Else any address of the subnet counts. */
  readonly networkInterface?: NetworkInterface;
}

/** From where a workload dials: one source for each subnet, or for each instance that no Auto Scaling group keeps. */
export function sourcesOf(network: Network, workload: Workload): Fact<readonly Source[]> {
  switch (workload.kind) {
    case 'awsvpc':
      return awsvpcSources(network, workload);
    case 'instance':
      return mapFact(workload.instances, (instances) => instanceSources(network, instances, workload.scalingSubnetIds));
    case 'runner':
      return known([runner(workload.addresses)]);
    case 'external':
      return { kind: 'unknown', why: 'the tasks run on machines outside AWS (ECS Anywhere)' };
    case 'none':
      return known([]);
  }
}

export function destinationOf(network: Network, database: Database): Fact<Destination> {
  const { id, port, publiclyAccessible, networkInterface, vpcId, subnetId, securityGroups } = database;
  return mapFact(subnetAddresses(network, subnetId), ({ addresses: subnet }) => {
    const addresses = networkInterface === undefined ? subnet : parseRanges(networkInterface.privateAddresses);
    const seen = parseRanges(networkInterface?.publicAddresses ?? []);
    const publicAddresses = publiclyAccessible ? [...publicOr(seen), ...ofFamily(addresses, 6)] : [];
    return known({
      kind: 'endpoint',
      name: id,
      vpcId,
      subnetId,
      addresses,
      publicAddresses,
      securityGroups,
      ephemeralPorts: anyEphemeralPorts,
      port,
      isPublic: publiclyAccessible,
    });
  });
}

export function addressesOf(endpoint: Source, kind: 'private' | 'public', family: Family): readonly Range[] {
  const isPrivate = endpoint.kind === 'outside' || kind === 'private';
  return ofFamily(isPrivate ? endpoint.addresses : endpoint.publicAddresses, family);
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

function publicOr(seen: readonly Range[]): readonly Range[] {
  return seen.length > 0 ? seen : internet(4);
}

function subnetAddresses(
  network: Network,
  subnetId: string,
): Fact<{ readonly vpcId: string; readonly addresses: readonly Range[] }> {
  return mapFact(network.subnets, (subnets) => {
    const subnet = subnets.find(({ id }) => id === subnetId);
    return subnet === undefined
      ? { kind: 'unknown', why: `subnet ${subnetId} was not found` }
      : known({ vpcId: subnet.vpcId, addresses: parseRanges(subnet.cidrs) });
  });
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
