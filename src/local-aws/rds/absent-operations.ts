import { ApiError, type Operation } from '../server/api.ts';
import { rdsMembers, rdsPage } from './input.ts';

/** Clusters and proxies cannot be made here: the lists are empty, and every name is unknown. */
export function absentOperations(): Record<string, Operation> {
  const cluster = (name: string) => notFound('DBClusterNotFoundFault', `DBCluster ${name} not found.`);
  const proxy = (name: string) => notFound('DBProxyNotFoundFault', `DBProxy ${name} not found.`);
  const endpoint = (name: string) => notFound('DBProxyEndpointNotFoundFault', `DBProxyEndpoint ${name} not found.`);
  return {
    DescribeDBClusters: empty('DBClusters', [['DBClusterIdentifier', cluster]]),
    DescribeDBProxies: empty('DBProxies', [['DBProxyName', proxy]]),
    DescribeDBProxyEndpoints: empty('DBProxyEndpoints', [
      ['DBProxyName', proxy],
      ['DBProxyEndpointName', endpoint],
    ]),
    DescribeDBProxyTargets(input) {
      throw proxy(rdsMembers(input).requiredText('DBProxyName'));
    },
  };
}

type Refusal = readonly [parameter: string, refuse: (name: string) => ApiError];

function empty(member: string, refusals: readonly Refusal[]): Operation {
  return (input) => {
    const members = rdsMembers(input);
    for (const [parameter, refuse] of refusals) {
      const name = members.text(parameter);
      if (name !== undefined) throw refuse(name);
    }
    return rdsPage(members, [], () => '', { member, render: () => ({}) });
  };
}

function notFound(code: string, message: string): ApiError {
  return new ApiError(code, message, { status: 404 });
}
