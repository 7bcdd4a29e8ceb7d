import type { CallAutoScaling } from '../../auto-scaling/auto-scaling-api.ts';
import type { CallEc2 } from '../../ec2/ec2-api.ts';
import type { CallLoadBalancing } from '../../load-balancing/load-balancing-api.ts';
import type { Facts } from '../facts.ts';
import type { Groundwork } from './groundwork.ts';

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
export type CollectNetwork = (clients: NetworkClients, question: NetworkQuestion) => Promise<NetworkFacts>;
