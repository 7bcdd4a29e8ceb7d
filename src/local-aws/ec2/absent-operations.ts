import type { Operation } from '../server/api.ts';
import type { ResourceKind } from './errors.ts';
import { ec2Members } from './input.ts';
import { describe } from './listing.ts';

/** Of these nothing can be made here: the lists are empty, and no id is known. */
const lists: Readonly<
  Record<string, { readonly kind: ResourceKind; readonly parameter: string; readonly set: string }>
> = {
  DescribeNatGateways: { kind: 'natGateway', parameter: 'NatGatewayId', set: 'natGatewaySet' },
  DescribeVpcEndpoints: { kind: 'vpcEndpoint', parameter: 'VpcEndpointId', set: 'vpcEndpointSet' },
  DescribeVpcPeeringConnections: {
    kind: 'peering',
    parameter: 'VpcPeeringConnectionId',
    set: 'vpcPeeringConnectionSet',
  },
  DescribeTransitGateways: { kind: 'transitGateway', parameter: 'TransitGatewayIds', set: 'transitGatewaySet' },
};

/** The Describe operations that never have anything to show. Any filter is taken, because nothing is there that it could hide. */
export function absentOperations(): Record<string, Operation> {
  const operations = Object.entries(lists).map(([name, { kind, parameter, set }]): [string, Operation] => [
    name,
    ({ Filter: _, ...input }) => describe(ec2Members(input), [], { kind, parameter, filters: {} }, set, () => ({})),
  ]);
  return Object.fromEntries(operations);
}
