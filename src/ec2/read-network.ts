import { type Fact, known, mapFact } from '../network/facts.ts';
import type { Network, SecurityGroupRule, Vpc } from '../network/types.ts';
import type { JsonObject } from '../toolkit/json.ts';
import type { CallEc2 } from './ec2-api.ts';
import { readBlockPublicAccess, readNatGateways, readPeerings, readPrefixList } from './gateways.ts';
import { readNetworkAcls } from './network-acls.ts';
import { readPart } from './read-part.ts';
import { parseRouteTable, readRouteTables } from './route-tables.ts';
import { type GroupsRead, readDefaultGroups, readGroups, rulesByGroup } from './security-groups.ts';
import { readVpcEndpoints, type VpcEndpoint } from './vpc-endpoints.ts';
import { type Ec2Subnet, type Ec2Vpc, readSubnets, readVpcs } from './vpcs.ts';

/** Which parts of a region's network matter. */
export interface NetworkScope {
  readonly region: string;
  readonly vpcIds: readonly string[];
  /** Those by which the VPCs were found. */
  readonly subnets: Fact<readonly Ec2Subnet[]>;
  readonly securityGroups: readonly string[];
  /** Whether something has the default security group of its VPC. */
  readonly needsDefaultGroups: boolean;
}

export interface NetworkRead {
  readonly network: Network;
  readonly vpcs: Fact<readonly Ec2Vpc[]>;
  readonly endpoints: Fact<readonly VpcEndpoint[]>;
  readonly groups: GroupsRead;
}

/** Reads those parts of the network, all at the same time but for what they name themselves. It never throws. */
export async function readNetwork(call: CallEc2, scope: NetworkScope): Promise<NetworkRead> {
  const { vpcIds } = scope;
  const [vpcs, subnets, tables, networkAcls, peerings, natGateways, blockPublicAccess, endpoints, defaults] =
    await Promise.all([
      readPart('ec2:DescribeVpcs', () => readVpcs(call, vpcIds)),
      readPart('ec2:DescribeSubnets', () => readSubnets(call, 'vpc-id', vpcIds)),
      readPart('ec2:DescribeRouteTables', () => readRouteTables(call, vpcIds)),
      readPart('ec2:DescribeNetworkAcls', () => readNetworkAcls(call, vpcIds)),
      readPart('ec2:DescribeVpcPeeringConnections', () => readPeerings(call, vpcIds)),
      readPart('ec2:DescribeNatGateways', () => readNatGateways(call, vpcIds)),
      readPart('ec2:DescribeVpcBlockPublicAccessOptions', () => readBlockPublicAccess(call)),
      readPart('ec2:DescribeVpcEndpoints', () => readVpcEndpoints(call, vpcIds)),
      readPart('ec2:DescribeSecurityGroups', () => readDefaultGroups(call, scope.needsDefaultGroups ? vpcIds : [])),
    ]);
  const groupIds = [...scope.securityGroups, ...defaultIds(defaults), ...endpointGroups(endpoints)];
  const groups = await readGroups(call, groupIds);
  const securityGroups = rulesByGroup(groupIds, groups);
  const routeTables = parseTables(tables, endpoints);
  const parts = { networkAcls, peerings, natGateways, blockPublicAccess, securityGroups, routeTables };
  const prefixLists = await readPrefixLists(call, listsOf(parts));
  const network = {
    ...parts,
    // Without them the VPCs of some may be missing here, and their subnets would seem not to exist.
    subnets: mapFact(scope.subnets, () => subnets),
    prefixLists,
    vpcs: mapFact(vpcs, (all) => known(all.map((each) => vpcOf(each, scope.region, defaults)))),
  };
  return { network, vpcs, endpoints, groups };
}

type Defaults = Fact<ReadonlyMap<string, string>>;

function vpcOf({ id, cidrs }: Ec2Vpc, region: string, defaults: Defaults): Vpc {
  const group = defaults.kind === 'known' ? defaults.value.get(id) : undefined;
  return { id, region, cidrs, ...(group === undefined ? {} : { defaultSecurityGroup: group }) };
}

function defaultIds(defaults: Defaults): readonly string[] {
  return defaults.kind === 'known' ? [...defaults.value.values()] : [];
}

function endpointGroups(endpoints: Fact<readonly VpcEndpoint[]>): readonly string[] {
  return endpoints.kind === 'known' ? endpoints.value.flatMap(({ securityGroups }) => securityGroups) : [];
}

/** Routes to an endpoint whose type was not read count as routes to anything: no pass comes of them. */
function parseTables(
  tables: Fact<readonly JsonObject[]>,
  endpoints: Fact<readonly VpcEndpoint[]>,
): Network['routeTables'] {
  const all = endpoints.kind === 'known' ? endpoints.value : [];
  const gateways = all.filter(({ kind }) => kind === 'gateway').map(({ id }) => id);
  return mapFact(tables, (raw) => known(raw.map((table) => parseRouteTable(table, gateways))));
}

function listsOf({ securityGroups, routeTables }: Pick<Network, 'securityGroups' | 'routeTables'>): readonly string[] {
  const rules = Object.values(securityGroups).flatMap((fact): readonly SecurityGroupRule[] =>
    fact.kind === 'known' ? fact.value : [],
  );
  const tables = routeTables.kind === 'known' ? routeTables.value : [];
  const routes = tables.flatMap((table) => table.routes).filter(({ target }) => target.kind !== 'gateway-endpoint');
  return [
    ...rules.flatMap(({ peer }) => (peer.kind === 'prefix-list' ? [peer.id] : [])),
    ...routes.flatMap(({ destination }) => (destination.startsWith('pl-') ? [destination] : [])),
  ];
}

async function readPrefixLists(call: CallEc2, ids: readonly string[]): Promise<Network['prefixLists']> {
  const read = [...new Set(ids)].map(async (id) => {
    const list = await readPart('ec2:GetManagedPrefixListEntries', () => readPrefixList(call, id));
    return [id, list] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
