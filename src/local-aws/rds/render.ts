import type { JsonObject } from '../../toolkit/json.ts';
import { renderTagList } from '../requests/tags.ts';
import { type RdsEnvironment, rdsArn } from './environment.ts';
import type { DbInstance, ParameterGroup, SubnetGroup } from './state.ts';

/** A database as DescribeDBInstances shows it; one that is being made has no endpoint yet. */
export function renderInstance(environment: RdsEnvironment, instance: DbInstance, status?: string): JsonObject {
  const { endpoint, securityGroups } = instance;
  const isBeingMade = status === 'creating';
  return {
    DBInstanceIdentifier: instance.identifier,
    DBInstanceArn: instance.arn,
    DbiResourceId: instance.resourceId,
    DBInstanceClass: instance.instanceClass,
    Engine: instance.engine,
    EngineVersion: instance.engineVersion,
    DBInstanceStatus: status ?? instance.status,
    MasterUsername: instance.masterUsername,
    ...(instance.databaseName === null ? {} : { DBName: instance.databaseName }),
    ...(isBeingMade ? {} : { InstanceCreateTime: new Date(instance.createdAt).toISOString() }),
    ...(isBeingMade
      ? {}
      : { Endpoint: { Address: endpoint.address, Port: endpoint.port, HostedZoneId: 'Z2R2ITUGPM61AM' } }),
    DbInstancePort: 0,
    AllocatedStorage: instance.allocatedStorage,
    AvailabilityZone: instance.zone,
    MultiAZ: instance.multiAz,
    PubliclyAccessible: instance.publiclyAccessible,
    VpcSecurityGroups: securityGroups.map((id) => ({ VpcSecurityGroupId: id, Status: 'active' })),
    DBSecurityGroups: [],
    DBSubnetGroup: renderSubnetGroup(environment, instance.subnetGroup),
    DBParameterGroups: [{ DBParameterGroupName: instance.parameterGroup, ParameterApplyStatus: 'in-sync' }],
    OptionGroupMemberships: [{ OptionGroupName: optionGroup(instance), Status: 'in-sync' }],
    PendingModifiedValues: isBeingMade ? { MasterUserPassword: '****' } : {},
    LicenseModel: instance.engine === 'postgres' ? 'postgresql-license' : 'general-public-license',
    BackupRetentionPeriod: instance.backupRetention,
    DeletionProtection: instance.deletionProtection,
    ...fixed,
    TagList: renderTagList(instance.tags),
  };
}

/** What is the same for every database here. */
const fixed = {
  NetworkType: 'IPV4',
  PreferredBackupWindow: '03:00-03:30',
  PreferredMaintenanceWindow: 'sun:04:00-sun:04:30',
  StorageType: 'gp3',
  StorageEncrypted: false,
  AutoMinorVersionUpgrade: true,
  CopyTagsToSnapshot: false,
  IAMDatabaseAuthenticationEnabled: false,
  MonitoringInterval: 0,
  PerformanceInsightsEnabled: false,
  ReadReplicaDBInstanceIdentifiers: [],
  DomainMemberships: [],
  AssociatedRoles: [],
  CACertificateIdentifier: 'rds-ca-rsa2048-g1',
};

/** Such as `default:postgres-17`. */
function optionGroup({ engine, parameterGroup, engineVersion }: DbInstance): string {
  const version = /^default\.[a-z]+([\d.]+)$/.exec(parameterGroup)?.[1] ?? engineVersion.split('.')[0];
  return `default:${engine}-${version?.replaceAll('.', '-')}`;
}

export function renderSubnetGroup(environment: RdsEnvironment, group: SubnetGroup): JsonObject {
  const { subnets } = environment.ec2.state;
  return {
    DBSubnetGroupName: group.name,
    DBSubnetGroupDescription: group.description,
    DBSubnetGroupArn: rdsArn(environment, `subgrp:${group.name}`),
    VpcId: group.vpcId,
    SubnetGroupStatus: 'Complete',
    SupportedNetworkTypes: ['IPV4'],
    Subnets: group.subnetIds.map((id) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: subnets.get(id)?.zone ?? '' },
      SubnetOutpost: {},
      SubnetStatus: 'Active',
    })),
  };
}

export function renderParameterGroup(environment: RdsEnvironment, group: ParameterGroup): JsonObject {
  return {
    DBParameterGroupName: group.name,
    DBParameterGroupFamily: group.family,
    Description: group.description,
    DBParameterGroupArn: rdsArn(environment, `pg:${group.name}`),
  };
}
