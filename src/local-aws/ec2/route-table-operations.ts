import type { RouteTargetKind } from '../../network/types.ts';
import { ApiError, type Operation } from '../server/api.ts';
import { newRouteTable } from './default-vpc.ts';
import { type Ec2Environment, randomId } from './environment.ts';
import { missingParameter, notFound } from './errors.ts';
import { findRouteTable, findSubnet, findVpc } from './find.ts';
import { type Ec2Members, ec2Members, newTags } from './input.ts';
import { describe, type Listing } from './listing.ts';
import { renderInternetGateway, renderRouteTable } from './render-network.ts';
import type { Ec2State, InternetGateway, OwnRoute, RouteTable } from './state.ts';

/** Route tables with their routes and associations, and internet gateways. */
export function routeTableOperations(environment: Ec2Environment): Record<string, Operation> {
  const { state, changed } = environment;
  const shown = (table: RouteTable) => renderRouteTable(environment, table);
  return {
    DescribeRouteTables: (input) =>
      describe(ec2Members(input), state.routeTables.values(), routeTables, 'routeTableSet', shown),
    DescribeInternetGateways: (input) =>
      describe(ec2Members(input), state.internetGateways.values(), internetGateways, 'internetGatewaySet', (gateway) =>
        renderInternetGateway(environment, gateway),
      ),
    CreateRouteTable(input) {
      const members = ec2Members(input);
      const table = newRouteTable(findVpc(state, members.requiredText('VpcId')), newTags(members, 'route-table'));
      state.routeTables.set(table.id, table);
      return { routeTable: shown(table) };
    },
    AssociateRouteTable(input) {
      const members = ec2Members(input);
      const associationId = associate(state, members);
      changed();
      return { associationId, associationState: { state: 'associated' } };
    },
    DisassociateRouteTable(input) {
      disassociate(state, ec2Members(input).requiredText('AssociationId'));
      changed();
      return { return: true };
    },
    CreateRoute: (input) => changeRoutes(environment, ec2Members(input), createRoute),
    ReplaceRoute: (input) => changeRoutes(environment, ec2Members(input), replaceRoute),
    DeleteRoute: (input) => changeRoutes(environment, ec2Members(input), deleteRoute),
  };
}

const routeTables: Listing<RouteTable> = {
  kind: 'routeTable',
  parameter: 'RouteTableId',
  tagsOf: ({ tags }) => tags,
  filters: {
    'route-table-id': ({ id }) => [id],
    'vpc-id': ({ vpcId }) => [vpcId],
    'association.main': ({ associations }) =>
      [...associations.values()].map(({ subnetId }) => String(subnetId === null)),
    'association.subnet-id': ({ associations }) =>
      [...associations.values()].map(({ subnetId }) => subnetId).filter((id) => id !== null),
    'association.route-table-association-id': ({ associations }) => [...associations.keys()],
    'route.destination-cidr-block': ({ routes }) => routes.map(({ destination }) => destination),
    'route.gateway-id': ({ routes }) => routes.map(({ target }) => target.id),
  },
};

const internetGateways: Listing<InternetGateway> = {
  kind: 'internetGateway',
  parameter: 'InternetGatewayId',
  tagsOf: ({ tags }) => tags,
  filters: {
    'internet-gateway-id': ({ id }) => [id],
    'attachment.vpc-id': ({ vpcId }) => (vpcId === null ? [] : [vpcId]),
    'attachment.state': ({ vpcId }) => (vpcId === null ? [] : ['available']),
  },
};

/** A subnet is with one table at a time. */
function associate(state: Ec2State, members: Ec2Members): string {
  const table = findRouteTable(state, members.requiredText('RouteTableId'));
  const subnet = findSubnet(state, members.requiredText('SubnetId'));
  const others = [...state.routeTables.values()].flatMap(({ associations }) => [...associations.values()]);
  const present = others.find(({ subnetId }) => subnetId === subnet.id);
  if (present !== undefined) {
    const message = `the specified association for route table ${table.id} conflicts with an existing association`;
    throw new ApiError('Resource.AlreadyAssociated', message);
  }
  const association = { id: randomId('rtbassoc'), subnetId: subnet.id };
  table.associations.set(association.id, association);
  return association.id;
}

function disassociate(state: Ec2State, id: string): void {
  const table = [...state.routeTables.values()].find(({ associations }) => associations.has(id));
  const association = table?.associations.get(id);
  if (table === undefined || association === undefined) throw notFound('association', [id]);
  if (association.subnetId === null) {
    const message = `cannot disassociate the main route table association ${id}`;
    throw new ApiError('InvalidParameterValue', message);
  }
  table.associations.delete(id);
}

type RouteChange = (
  table: RouteTable,
  destination: string,
  state: Ec2State,
  members: Ec2Members,
) => readonly OwnRoute[];

function changeRoutes({ state, changed }: Ec2Environment, members: Ec2Members, change: RouteChange) {
  const table = findRouteTable(state, members.requiredText('RouteTableId'));
  const destination =
    members.text('DestinationCidrBlock') ??
    members.text('DestinationIpv6CidrBlock') ??
    members.text('DestinationPrefixListId');
  if (destination === undefined) throw missingParameter('destinationCidrBlock');
  table.routes = change(table, destination, state, members);
  changed();
  return { return: true };
}

const createRoute: RouteChange = ({ routes }, destination, state, members) => {
  const present = routes.find((route) => route.destination === destination);
  if (present !== undefined)
    throw new ApiError('RouteAlreadyExists', `The route identified by ${destination} already exists.`);
  return [...routes, newRoute(destination, state, members)];
};

const replaceRoute: RouteChange = (table, destination, state, members) =>
  deleteRoute(table, destination, state, members).concat(newRoute(destination, state, members));

const deleteRoute: RouteChange = ({ id, routes }, destination) => {
  const present = routes.find((route) => route.destination === destination);
  if (present === undefined) {
    const message = `no route with destination-cidr-block ${destination} in route table ${id}`;
    throw new ApiError('InvalidRoute.NotFound', message);
  }
  if (present.target.kind === 'local')
    throw new ApiError('InvalidParameterValue', `cannot remove local route ${destination} in route table ${id}`);
  return routes.filter((route) => route !== present);
};

/** The members that can name a route's target, with their names in answers. */
const targets: readonly (readonly [parameter: string, member: string, kind: RouteTargetKind])[] = [
  ['GatewayId', 'gatewayId', 'internet-gateway'],
  ['NatGatewayId', 'natGatewayId', 'nat-gateway'],
  ['VpcPeeringConnectionId', 'vpcPeeringConnectionId', 'peering'],
  ['TransitGatewayId', 'transitGatewayId', 'transit-gateway'],
  ['NetworkInterfaceId', 'networkInterfaceId', 'network-interface'],
  ['EgressOnlyInternetGatewayId', 'egressOnlyInternetGatewayId', 'egress-only-internet-gateway'],
];

/** A route to something that is not there leads nowhere: a blackhole. Only internet gateways are there. */
function newRoute(destination: string, { internetGateways }: Ec2State, members: Ec2Members): OwnRoute {
  for (const [parameter, targetMember, kind] of targets) {
    const id = members.text(parameter);
    if (id === undefined) continue;
    if (kind === 'internet-gateway' && !internetGateways.has(id)) throw notFound('internetGateway', [id]);
    const state = kind === 'internet-gateway' ? 'active' : 'blackhole';
    return { destination, target: { kind, id }, state, propagated: false, origin: 'CreateRoute', targetMember };
  }
  throw missingParameter('gatewayId');
}
