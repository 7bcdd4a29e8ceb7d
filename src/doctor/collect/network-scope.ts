import type { Ec2Subnet } from '../../ec2/vpcs.ts';
import type { Fact as NetworkFact } from '../../network/facts.ts';
import type { Workload } from '../../network/workload.ts';
import type { Fact } from '../fact.ts';
import type { BalancerNetwork, DatabaseNetwork, TaskPlaces } from '../facts/network.ts';
import { type Hosts, hostGroups } from './hosts.ts';

/** What the parts of the network are found by. */
export interface Places {
  readonly places: Fact<TaskPlaces>;
  readonly hosts: Hosts;
  readonly database: Fact<DatabaseNetwork | null>;
  readonly balancers: Fact<readonly BalancerNetwork[]>;
}

/** The subnets that something of the service is in. */
export function subnetIdsOf({ places, hosts, database, balancers }: Places): readonly string[] {
  const instances = hosts.instances.kind === 'known' ? hosts.instances.value : [];
  return [
    ...workloadsOf(places).flatMap((workload) => (workload.kind === 'awsvpc' ? workload.subnetIds : [])),
    ...hosts.workload.scalingSubnetIds,
    ...instances.flatMap(({ interfaces }) => interfaces.map(({ subnetId }) => subnetId)),
    ...databasesOf(database).flatMap(({ subnets }) => subnets.map(({ id }) => id)),
    ...balancersOf(balancers).flatMap(({ subnetIds }) => subnetIds),
  ];
}

/** Their VPCs, also where the subnets themselves were not read. */
export function vpcIdsOf(
  { hosts, database, balancers }: Places,
  subnets: NetworkFact<readonly Ec2Subnet[]>,
): readonly string[] {
  const instances = hosts.instances.kind === 'known' ? hosts.instances.value : [];
  const ids = [
    ...(subnets.kind === 'known' ? subnets.value.map(({ vpcId }) => vpcId) : []),
    ...instances.map(({ vpcId }) => vpcId),
    ...databasesOf(database).map(({ vpcId }) => vpcId),
    ...balancersOf(balancers).map(({ vpcId }) => vpcId),
  ];
  return [...new Set(ids.filter((id) => id !== ''))];
}

/** The security groups of all of them. */
export function groupIdsOf({ places, hosts, database, balancers }: Places): readonly string[] {
  return [
    ...workloadsOf(places).flatMap((workload) => (workload.kind === 'awsvpc' ? workload.securityGroups : [])),
    ...hostGroups(hosts),
    ...databasesOf(database).flatMap(({ securityGroups }) => securityGroups),
    ...balancersOf(balancers).flatMap(({ securityGroups }) => securityGroups),
  ];
}

/** Whether tasks get the default security group of their VPC, because the service names none. */
export function needsDefaultGroups({ places }: Places): boolean {
  return workloadsOf(places).some((workload) => workload.kind === 'awsvpc' && workload.securityGroups.length === 0);
}

function workloadsOf(places: Fact<TaskPlaces>): readonly Workload[] {
  return 'value' in places ? [places.value.application, places.value.agent] : [];
}

/** The database, and those behind it when it is a proxy. */
function databasesOf(database: Fact<DatabaseNetwork | null>): readonly DatabaseNetwork[] {
  if (!('value' in database) || database.value === null) return [];
  return [database.value, ...(database.value.targets ?? [])];
}

function balancersOf(balancers: Fact<readonly BalancerNetwork[]>): readonly BalancerNetwork[] {
  return 'value' in balancers ? balancers.value : [];
}
