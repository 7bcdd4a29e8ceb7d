import { known } from '../../network/facts.ts';
import { portRange } from '../../network/ports.ts';
import type { Network } from '../../network/types.ts';
import { defaultGroup, mainRouteTable } from './default-vpc.ts';
import type { Ec2Environment } from './environment.ts';
import { prefixListBlocks } from './prefix-list-operations.ts';
import type { Ec2State, RouteTable, SecurityGroup } from './state.ts';

/** The network as the model of reachability takes it. Everything is known, because everything is in memory. */
export function networkOf({ state, region }: Pick<Ec2Environment, 'state' | 'region'>): Network {
  return {
    vpcs: known([...state.vpcs.values()].map(({ id, cidr }) => vpcFact(state, region, id, cidr))),
    subnets: known([...state.subnets.values()].map(({ id, vpcId, cidr }) => ({ id, vpcId, cidrs: [cidr] }))),
    routeTables: known([...state.routeTables.values()].map((table) => routeTableFact(state, table))),
    networkAcls: known(
      [...state.networkAcls.values()].map(({ id, associations, entries }) => ({
        id,
        subnetIds: [...associations.values()],
        entries,
      })),
    ),
    peerings: known([]),
    natGateways: known([]),
    blockPublicAccess: known('off'),
    securityGroups: Object.fromEntries([...state.securityGroups].map(([id, group]) => [id, known(rulesOf(group))])),
    prefixLists: Object.fromEntries(
      Object.entries(prefixListBlocks({ region })).map(([id, cidrs]) => [id, known(cidrs)]),
    ),
  };
}

function vpcFact(state: Ec2State, region: string, id: string, cidr: string) {
  const group = defaultGroup(state, id);
  return { id, region, cidrs: [cidr], ...(group === undefined ? {} : { defaultSecurityGroup: group.id }) };
}

function routeTableFact(state: Ec2State, table: RouteTable) {
  const { id, vpcId, associations, routes } = table;
  const subnetIds = [...associations.values()].map(({ subnetId }) => subnetId).filter((subnetId) => subnetId !== null);
  return { id, vpcId, main: mainRouteTable(state, vpcId) === table, subnetIds, routes };
}

function rulesOf({ rules }: SecurityGroup) {
  return rules.map((rule) => ({ ...rule, ports: portRange(rule.ports.from, rule.ports.to) }));
}
