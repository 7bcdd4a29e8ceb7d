import type { Network } from '../../network/types.ts';
import type { ApiService } from '../server/api.ts';
import { absentOperations } from './absent-operations.ts';
import { accountOperations } from './account-operations.ts';
import { initialState } from './default-vpc.ts';
import type { Ec2Environment } from './environment.ts';
import { instanceOperations } from './instance-operations.ts';
import { networkAclOperations } from './network-acl-operations.ts';
import { networkOf } from './network-facts.ts';
import { prefixListOperations } from './prefix-list-operations.ts';
import { routeTableOperations } from './route-table-operations.ts';
import { securityGroupOperations } from './security-group-operations.ts';
import { securityGroupRuleOperations } from './security-group-rule-operations.ts';
import { vpcOperations } from './vpc-operations.ts';

/** EC2 as far as networks go: whether one thing reaches another. */
export interface Ec2 {
  readonly service: ApiService;
  /** For the other services, whose databases and tasks are in its subnets. */
  readonly environment: Ec2Environment;
  /** The network as it is at this moment, for the model of reachability. */
  network(): Network;
}

/** An EC2 whose account begins as one of AWS does: with a default VPC. */
export function createEc2(options: Omit<Ec2Environment, 'state'>): Ec2 {
  const environment: Ec2Environment = { ...options, state: initialState(options) };
  return {
    service: {
      protocol: 'ec2',
      version: '2016-11-15',
      xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
      operations: {
        ...vpcOperations(environment),
        ...routeTableOperations(environment),
        ...networkAclOperations(environment),
        ...securityGroupOperations(environment),
        ...securityGroupRuleOperations(environment),
        ...instanceOperations(environment),
        ...prefixListOperations(environment),
        ...absentOperations(),
        ...accountOperations(environment),
      },
    },
    environment,
    network: () => networkOf(environment),
  };
}
