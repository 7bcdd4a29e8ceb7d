import { asBoolean, asNumber, asObject, asObjects, asString, type JsonObject } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallRds } from './rds-api.ts';

/** A DB instance as RDS describes it. */
export interface RdsInstance {
  readonly identifier: string;
  /** Such as postgres or aurora-postgresql. */
  readonly engine: string;
  readonly endpoint: string;
  readonly port: number;
  /** Of a change that waits; null without one. */
  readonly pendingPort: number | null;
  readonly status: string;
  readonly publiclyAccessible: boolean;
  readonly availabilityZone: string | null;
  readonly vpcId: string;
  readonly securityGroups: readonly string[];
  readonly subnets: readonly { readonly id: string; readonly availabilityZone: string }[];
  readonly dualStack: boolean;
  readonly parameterGroup: string | null;
  /** Of an Aurora or Multi-AZ DB cluster that it belongs to. */
  readonly cluster: string | null;
}

/** A DB cluster, of Aurora or Multi-AZ. */
export interface RdsCluster {
  readonly identifier: string;
  readonly engine: string;
  /** The one that follows the writer. */
  readonly endpoint: string;
  /** Those that lead to any instance: of readers, and custom ones. */
  readonly otherEndpoints: readonly string[];
  readonly port: number;
  readonly pendingPort: number | null;
  readonly status: string;
  readonly securityGroups: readonly string[];
  readonly dualStack: boolean;
  readonly parameterGroup: string | null;
  readonly members: readonly { readonly instance: string; readonly isWriter: boolean }[];
}

/** Every DB instance of the region. */
export async function readInstances(call: CallRds): Promise<readonly RdsInstance[]> {
  return (await describe((page) => call('DescribeDBInstances', page), 'DBInstances')).map(parseInstance);
}

/** Every DB cluster of the region. */
export async function readClusters(call: CallRds): Promise<readonly RdsCluster[]> {
  return (await describe((page) => call('DescribeDBClusters', page), 'DBClusters')).map(parseCluster);
}

function parseInstance(raw: JsonObject): RdsInstance {
  const endpoint = asObject(raw.Endpoint) ?? {};
  const subnetGroup = asObject(raw.DBSubnetGroup) ?? {};
  return {
    identifier: asString(raw.DBInstanceIdentifier) ?? '',
    engine: asString(raw.Engine) ?? '',
    endpoint: asString(endpoint.Address) ?? '',
    port: asNumber(endpoint.Port) || (asNumber(raw.DbInstancePort) ?? 0),
    pendingPort: asNumber(asObject(raw.PendingModifiedValues)?.Port) ?? null,
    status: asString(raw.DBInstanceStatus) ?? '',
    publiclyAccessible: asBoolean(raw.PubliclyAccessible) ?? false,
    availabilityZone: asString(raw.AvailabilityZone) ?? null,
    vpcId: asString(subnetGroup.VpcId) ?? '',
    securityGroups: activeGroups(raw),
    subnets: asObjects(subnetGroup.Subnets).map(subnetOf),
    dualStack: raw.NetworkType === 'DUAL',
    parameterGroup: asString(asObjects(raw.DBParameterGroups)[0]?.DBParameterGroupName) ?? null,
    cluster: asString(raw.DBClusterIdentifier) || null,
  };
}

function parseCluster(raw: JsonObject): RdsCluster {
  const custom = Array.isArray(raw.CustomEndpoints) ? raw.CustomEndpoints : [];
  const others = [raw.ReaderEndpoint, ...custom].flatMap((each) => asString(each) ?? []);
  return {
    identifier: asString(raw.DBClusterIdentifier) ?? '',
    engine: asString(raw.Engine) ?? '',
    endpoint: asString(raw.Endpoint) ?? '',
    otherEndpoints: others.filter((each) => each !== ''),
    port: asNumber(raw.Port) ?? 0,
    pendingPort: asNumber(asObject(raw.PendingModifiedValues)?.Port) ?? null,
    status: asString(raw.Status) ?? '',
    securityGroups: activeGroups(raw),
    dualStack: raw.NetworkType === 'DUAL',
    parameterGroup: asString(raw.DBClusterParameterGroup) ?? null,
    members: asObjects(raw.DBClusterMembers).map((member) => ({
      instance: asString(member.DBInstanceIdentifier) ?? '',
      isWriter: asBoolean(member.IsClusterWriter) ?? false,
    })),
  };
}

/** One that is being added or removed lets nothing through that can be relied on. */
function activeGroups({ VpcSecurityGroups }: JsonObject): readonly string[] {
  return asObjects(VpcSecurityGroups)
    .filter(({ Status }) => Status === 'active')
    .flatMap(({ VpcSecurityGroupId }) => asString(VpcSecurityGroupId) ?? []);
}

function subnetOf(raw: JsonObject) {
  return {
    id: asString(raw.SubnetIdentifier) ?? '',
    availabilityZone: asString(asObject(raw.SubnetAvailabilityZone)?.Name) ?? '',
  };
}
