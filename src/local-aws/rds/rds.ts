import type { ApiService } from '../server/api.ts';
import { absentOperations } from './absent-operations.ts';
import type { RdsEnvironment } from './environment.ts';
import { instanceOperations } from './instance-operations.ts';
import { parameterGroupOperations } from './parameter-group-operations.ts';
import { emptyRdsState, type RdsState } from './state.ts';
import { subnetGroupOperations } from './subnet-group-operations.ts';

/** RDS, whose databases are real servers that somebody else started. */
export interface Rds {
  readonly service: ApiService;
  readonly state: RdsState;
  /** Closes the way to every database. */
  close(): Promise<void>;
}

/** An RDS without databases. */
export function createRds(options: Omit<RdsEnvironment, 'state'>): Rds {
  const state = emptyRdsState();
  const environment: RdsEnvironment = { ...options, state };
  return {
    service: {
      protocol: 'query',
      version: '2014-10-31',
      xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
      omitsEmptyResults: true,
      listElements,
      operations: {
        ...instanceOperations(environment),
        ...subnetGroupOperations(environment),
        ...parameterGroupOperations(environment),
        ...absentOperations(),
      },
    },
    state,
    async close() {
      await Promise.all([...state.instances.values()].map(({ endpoint }) => endpoint.close()));
    },
  };
}

/** RDS names the elements of most of its lists (API reference, the examples of each operation). */
const listElements: Readonly<Record<string, string>> = {
  AssociatedRoles: 'DBInstanceRole',
  DBClusters: 'DBCluster',
  DBInstances: 'DBInstance',
  DBParameterGroups: 'DBParameterGroup',
  DBSecurityGroups: 'DBSecurityGroup',
  DBSubnetGroups: 'DBSubnetGroup',
  DomainMemberships: 'DomainMembership',
  OptionGroupMemberships: 'OptionGroupMembership',
  Parameters: 'Parameter',
  ReadReplicaDBInstanceIdentifiers: 'ReadReplicaDBInstanceIdentifier',
  Subnets: 'Subnet',
  TagList: 'Tag',
  VpcSecurityGroups: 'VpcSecurityGroupMembership',
};
