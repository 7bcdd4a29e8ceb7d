import type { Tags } from '../requests/tags.ts';

/** Everything that the emulated RDS remembers. Mutable: operations change it in place. All maps are by name, in lower case. */
export interface RdsState {
  readonly instances: Map<string, DbInstance>;
  readonly subnetGroups: Map<string, SubnetGroup>;
  readonly parameterGroups: Map<string, ParameterGroup>;
}

export function emptyRdsState(): RdsState {
  return { instances: new Map(), subnetGroups: new Map(), parameterGroups: new Map() };
}

export interface DbInstance {
  readonly identifier: string;
  readonly resourceId: string;
  readonly arn: string;
  instanceClass: string;
  readonly engine: Engine;
  readonly engineVersion: string;
  readonly masterUsername: string;
  readonly databaseName: string | null;
  allocatedStorage: number;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  status: 'available' | 'stopped';
  readonly subnetGroup: SubnetGroup;
  /** The subnet of its group in which it is now. */
  readonly subnetId: string;
  readonly zone: string;
  readonly multiAz: boolean;
  readonly interfaceId: string;
  securityGroups: readonly string[];
  publiclyAccessible: boolean;
  parameterGroup: string;
  backupRetention: number;
  deletionProtection: boolean;
  readonly tags: Tags;
  /** The real server behind it; null where none was told. */
  readonly backing: ServerAddress | null;
  endpoint: DatabaseEndpoint;
}

export type Engine = 'postgres' | 'mysql' | 'mariadb';

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** Where clients find a database. */
export interface DatabaseEndpoint {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface SubnetGroup {
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly tags: Tags;
}

export interface ParameterGroup {
  readonly name: string;
  /** Such as `postgres17`. */
  readonly family: string;
  readonly description: string;
  /** What was changed, by the parameter's name. */
  readonly values: Map<string, string>;
}
