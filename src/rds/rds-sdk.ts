import {
  DescribeDBClusterParametersCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  DescribeDBProxiesCommand,
  DescribeDBProxyEndpointsCommand,
  DescribeDBProxyTargetsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { ClientConfiguration } from '../toolkit/aws/client-configuration.ts';
import type { SdkSender } from '../toolkit/aws/connect-sdk.ts';
import type { RdsRequests } from './rds-api.ts';

/** Sends one of the commands that Berth uses: importing the package as a whole would bundle every one of RDS. */
export function createSender(configuration: ClientConfiguration): SdkSender<RdsRequests> {
  const client = new RDSClient(configuration);
  return {
    DescribeDBInstances: (request) => client.send(new DescribeDBInstancesCommand(request)),
    DescribeDBClusters: (request) => client.send(new DescribeDBClustersCommand(request)),
    DescribeDBProxies: (request) => client.send(new DescribeDBProxiesCommand(request)),
    DescribeDBProxyEndpoints: (request) => client.send(new DescribeDBProxyEndpointsCommand(request)),
    DescribeDBProxyTargets: (request) => client.send(new DescribeDBProxyTargetsCommand(request)),
    DescribeDBParameters: (request) => client.send(new DescribeDBParametersCommand(request)),
    DescribeDBClusterParameters: (request) => client.send(new DescribeDBClusterParametersCommand(request)),
  };
}
