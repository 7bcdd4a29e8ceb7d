import {
  DescribeDhcpOptionsCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcBlockPublicAccessOptionsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  EC2Client,
  GetManagedPrefixListEntriesCommand,
} from '@aws-sdk/client-ec2';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../toolkit/aws/connect-sdk.ts';
import type { Ec2Requests } from './ec2-api.ts';

/** Sends one of the commands that Berth uses: importing the package as a whole would bundle every one of EC2. */
export function createSender(configuration: ClientConfiguration): SdkSender<Ec2Requests> {
  const client = new EC2Client(configuration);
  return {
    DescribeInstances: (request) => client.send(new DescribeInstancesCommand(request)),
    DescribeInstanceTypes: (request) => client.send(new DescribeInstanceTypesCommand(request)),
    DescribeNetworkInterfaces: (request) => client.send(new DescribeNetworkInterfacesCommand(request)),
    DescribeSubnets: (request) => client.send(new DescribeSubnetsCommand(request)),
    DescribeVpcs: (request) => client.send(new DescribeVpcsCommand(request)),
    DescribeVpcAttribute: (request) => client.send(new DescribeVpcAttributeCommand(request)),
    DescribeDhcpOptions: (request) => client.send(new DescribeDhcpOptionsCommand(request)),
    DescribeVpcEndpoints: (request) => client.send(new DescribeVpcEndpointsCommand(request)),
    // The API calls these filters `Filter`.
    DescribeNatGateways: ({ Filters, ...rest }) =>
      client.send(new DescribeNatGatewaysCommand({ ...rest, Filter: Filters })),
    DescribeVpcPeeringConnections: (request) => client.send(new DescribeVpcPeeringConnectionsCommand(request)),
    DescribeVpcBlockPublicAccessOptions: (request) =>
      client.send(new DescribeVpcBlockPublicAccessOptionsCommand(request)),
    DescribeSecurityGroups: (request) => client.send(new DescribeSecurityGroupsCommand(request)),
    DescribeSecurityGroupRules: (request) => client.send(new DescribeSecurityGroupRulesCommand(request)),
    DescribeNetworkAcls: (request) => client.send(new DescribeNetworkAclsCommand(request)),
    DescribeRouteTables: (request) => client.send(new DescribeRouteTablesCommand(request)),
    GetManagedPrefixListEntries: (request) => client.send(new GetManagedPrefixListEntriesCommand(request)),
  };
}
