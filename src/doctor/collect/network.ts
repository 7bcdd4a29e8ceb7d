import type { CallAutoScaling } from '../../auto-scaling/auto-scaling-api.ts';
import type { CallEc2 } from '../../ec2/ec2-api.ts';
import { readInterfaceLimits, readRdsInterfaces } from '../../ec2/interfaces.ts';
import { type NetworkRead, readNetwork } from '../../ec2/read-network.ts';
import { readPart } from '../../ec2/read-part.ts';
import { type Ec2Subnet, readSubnets } from '../../ec2/vpcs.ts';
import { readLoadBalancers } from '../../load-balancing/load-balancers.ts';
import type { CallLoadBalancing } from '../../load-balancing/load-balancing-api.ts';
import { known, mapFact, type Fact as NetworkFact } from '../../network/facts.ts';
import type { Fact } from '../fact.ts';
import type { OpenRule } from '../facts/database.ts';
import type { DatabaseNetwork } from '../facts/network.ts';
import type { Facts, FactValues } from '../facts.ts';
import { interfaceUseOf, metadataOptionsOf, taskNetworkOf } from '../from-ec2/hosts.ts';
import { openRulesOf, staleRulesOf } from '../from-ec2/rules.ts';
import { taskPlacesOf } from '../from-ecs/task-places.ts';
import { fromNetworkFact, toNetworkFact } from '../network-fact.ts';
import type { Groundwork } from './groundwork.ts';
import { type Hosts, ofHosts, readHosts } from './hosts.ts';
import { groupIdsOf, needsDefaultGroups, type Places, subnetIdsOf, vpcIdsOf } from './network-scope.ts';
import { both, chained, derived, readFact, whenRead } from './read-fact.ts';
import { readVpcDns } from './vpc-dns.ts';

export interface NetworkClients {
  readonly ec2: CallEc2;
  readonly autoScaling: CallAutoScaling;
  readonly loadBalancing: CallLoadBalancing;
}

/** What has to be read before it is known which parts of the network matter. */
export type NetworkQuestion = Pick<Groundwork, 'request' | 'service' | 'taskDefinition' | 'instances'> &
  Pick<Facts, 'databaseNetwork' | 'targetGroups'>;

export type NetworkFacts = Pick<
  Facts,
  | 'network'
  | 'taskPlaces'
  | 'databaseInterface'
  | 'databaseOpenRules'
  | 'vpcDns'
  | 'vpcEndpoints'
  | 'staleRules'
  | 'balancers'
  | 'interfaceUse'
  | 'metadataOptions'
  | 'subnets'
  | 'taskNetwork'
>;

/** Reads what decides who reaches whom: only the VPCs of this service, its load balancers and its database. It never throws. */
export async function collectNetwork(clients: NetworkClients, question: NetworkQuestion): Promise<NetworkFacts> {
  const places = await readPlaces(clients, question);
  const subnets = await readPart('ec2:DescribeSubnets', () =>
    readSubnets(clients.ec2, 'subnet-id', subnetIdsOf(places)),
  );
  const scope = {
    region: question.request.region,
    vpcIds: vpcIdsOf(places, subnets),
    subnets,
    securityGroups: groupIdsOf(places),
    needsDefaultGroups: needsDefaultGroups(places),
  };
  const [read, databaseInterface, interfaceUse] = await Promise.all([
    readNetwork(clients.ec2, scope),
    whenRead(places.database, (database) => readDatabaseInterface(clients.ec2, database)),
    readInterfaceUse(clients.ec2, question, places.hosts),
  ]);
  return {
    network: { value: read.network },
    taskPlaces: places.places,
    databaseInterface,
    interfaceUse,
    balancers: places.balancers,
    vpcDns: await whenRead(whereabouts(places), () => readVpcDns(clients.ec2, read.vpcs)),
    ...ofRules(read, places),
    ...ofTasks(places, subnets),
    metadataOptions: fromNetworkFact(ofHosts(places.hosts, metadataOptionsOf)),
  };
}

async function readPlaces(clients: NetworkClients, question: NetworkQuestion): Promise<Places> {
  const { service, taskDefinition, databaseNetwork: database } = question;
  const [hosts, balancers] = await Promise.all([
    readHosts(clients, question.instances),
    readBalancers(clients.loadBalancing, question.targetGroups),
  ]);
  const places = derived(both(taskDefinition, service), ([definition, found]) =>
    taskPlacesOf(definition, found, hosts.workload),
  );
  return { places, hosts, database, balancers };
}

function readBalancers(call: CallLoadBalancing, targetGroups: Facts['targetGroups']): Promise<Facts['balancers']> {
  return whenRead(targetGroups, (groups) => {
    const arns = groups.flatMap(({ loadBalancers }) => loadBalancers.map(({ arn }) => arn));
    return readFact('elasticloadbalancing:DescribeLoadBalancers', arns.join(', '), () => readLoadBalancers(call, arns));
  });
}

/** Where several interfaces could be the database's, any address of its subnets counts. */
function readDatabaseInterface(
  call: CallEc2,
  database: DatabaseNetwork | null,
): Promise<Fact<FactValues['databaseInterface']>> {
  const zone = database?.availabilityZone ?? null;
  if (database === null || zone === null) return Promise.resolve({ value: null });
  const subnetIds = database.subnets.filter((each) => each.availabilityZone === zone).map(({ id }) => id);
  return readFact('ec2:DescribeNetworkInterfaces', subnetIds.join(', '), async () => {
    const [only, ...others] = await readRdsInterfaces(call, subnetIds, database.securityGroups);
    return only !== undefined && others.length === 0 ? only : null;
  });
}

/** Only tasks with interfaces of their own, on instances, compete for them. */
async function readInterfaceUse(
  call: CallEc2,
  { taskDefinition }: NetworkQuestion,
  { instances }: Hosts,
): Promise<Facts['interfaceUse']> {
  if ('value' in taskDefinition && taskDefinition.value.networkMode !== 'awsvpc') return { value: [] };
  if (instances.kind !== 'known') return fromNetworkFact(instances);
  const types = instances.value.map(({ type }) => type);
  const limits = await readPart('ec2:DescribeInstanceTypes', () => readInterfaceLimits(call, types));
  if (limits.kind !== 'known') return fromNetworkFact(limits);
  return fromNetworkFact(interfaceUseOf(instances.value, limits.value));
}

/** That it is known where everything is: what nobody knows the place of has no VPC and no rule that could be looked at. */
function whereabouts({ places, hosts, database }: Places): Fact<null> {
  if ('denied' in database) return database;
  return derived(both(places, fromNetworkFact(hosts.instances)), () => null);
}

function ofRules(
  { endpoints, groups }: NetworkRead,
  places: Places,
): Pick<NetworkFacts, 'databaseOpenRules' | 'vpcEndpoints' | 'staleRules'> {
  const openRules = mapFact(toNetworkFact(places.database), (found) =>
    found === null ? known<readonly OpenRule[]>([]) : openRulesOf(groups, found),
  );
  return {
    databaseOpenRules: fromNetworkFact(openRules),
    vpcEndpoints: fromNetworkFact(endpoints),
    staleRules: chained(whereabouts(places), () => fromNetworkFact(staleRulesOf(groups))),
  };
}

/** The subnets of tasks with interfaces of their own; the machines of others. */
function ofTasks(
  { places, hosts }: Places,
  subnets: NetworkFact<readonly Ec2Subnet[]>,
): Pick<NetworkFacts, 'subnets' | 'taskNetwork'> {
  if (!('value' in places)) return { subnets: places, taskNetwork: places };
  const { application } = places.value;
  if (application.kind === 'unknown') {
    const unknown = fromNetworkFact<never>(application);
    return { subnets: unknown, taskNetwork: unknown };
  }
  if (application.kind !== 'awsvpc') {
    const machines = hosts.instances;
    const network = machines.kind === 'known' ? taskNetworkOf(machines.value) : machines;
    return { subnets: { value: [] }, taskNetwork: fromNetworkFact(network) };
  }
  if (subnets.kind !== 'known') return { subnets: fromNetworkFact(subnets), taskNetwork: fromNetworkFact(subnets) };
  const own = subnets.value.filter(({ id }) => application.subnetIds.includes(id));
  return { subnets: { value: own }, taskNetwork: fromNetworkFact(taskNetworkOf(own)) };
}
