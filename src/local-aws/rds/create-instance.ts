import { takeAddress } from '../ec2/addresses.ts';
import { randomId, randomMacAddress } from '../ec2/environment.ts';
import { groupsOrDefault } from '../ec2/find.ts';
import type { Subnet } from '../ec2/state.ts';
import type { Tags } from '../requests/tags.ts';
import { hostNameOf, type RdsEnvironment, rdsArn } from './environment.ts';
import { instanceExists, invalidCombination, invalidValue } from './errors.ts';
import type { RdsMembers } from './input.ts';
import { parameterGroupOf } from './parameter-group-operations.ts';
import type { DbInstance, Engine, ServerAddress, SubnetGroup } from './state.ts';
import { defaultSubnetGroup, findSubnetGroup } from './subnet-group-operations.ts';

/** What a database listens on, and which version it is, where nothing else is said. */
const engines: Readonly<Record<Engine, { readonly port: number; readonly version: string }>> = {
  postgres: { port: 5432, version: '17.6' },
  mysql: { port: 3306, version: '8.4.6' },
  mariadb: { port: 3306, version: '11.8.3' },
};

/** Makes a database: its interface in one of the subnets of its group, and its endpoint. The password is not kept. */
export async function createInstance(environment: RdsEnvironment, members: RdsMembers): Promise<DbInstance> {
  const identifier = identifierOf(environment, members);
  const engine = engineOf(members.requiredText('Engine'));
  const engineVersion = members.text('EngineVersion') ?? engines[engine].version;
  const place = placeOf(environment, members);
  const securityGroups = groupsOf(environment, members.texts('VpcSecurityGroupIds'), place.subnetGroup.vpcId);
  const parameterGroup = members.text('DBParameterGroupName') ?? defaultParameterGroup(engine, engineVersion);
  parameterGroupOf(environment, parameterGroup);
  const settings = settingsOf(members);
  const tags = members.tags();
  const backing = backingOf(environment, identifier, tags);
  const port = portOf(members.integer('Port') ?? engines[engine].port);
  const publiclyAccessible = members.boolean('PubliclyAccessible') ?? false;
  const hostName = hostNameOf(environment, identifier);
  const endpoint = await environment.openEndpoint({ identifier, port, hostName, backing });
  const interfaceId = addInterface(environment, place.subnet, { securityGroups, publiclyAccessible });
  const { subnetGroup, subnet } = place;
  return {
    identifier,
    resourceId: `db-${randomId('x').slice(2).toUpperCase()}`,
    arn: rdsArn(environment, `db:${identifier}`),
    engine,
    engineVersion,
    ...settings,
    createdAt: environment.clock.now(),
    status: 'available',
    subnetGroup,
    subnetId: subnet.id,
    zone: subnet.zone,
    interfaceId,
    securityGroups,
    publiclyAccessible,
    parameterGroup,
    tags,
    backing,
    endpoint,
  };
}

function identifierOf({ state }: RdsEnvironment, members: RdsMembers): string {
  const identifier = members.requiredText('DBInstanceIdentifier').toLowerCase();
  if (!/^[a-z](-?[a-z0-9])*$/.test(identifier) || identifier.length > 63)
    throw invalidValue(
      'The parameter DBInstanceIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
    );
  if (state.instances.has(identifier)) throw instanceExists();
  return identifier;
}

function engineOf(name: string): Engine {
  if (name === 'postgres' || name === 'mysql' || name === 'mariadb') return name;
  throw invalidValue('Invalid DB engine');
}

function settingsOf(members: RdsMembers) {
  const password = members.text('MasterUserPassword');
  if (password !== undefined && password.length < 8)
    throw invalidValue(
      'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
    );
  return {
    instanceClass: classOf(members.requiredText('DBInstanceClass')),
    masterUsername: members.text('MasterUsername') ?? 'postgres',
    databaseName: members.text('DBName') ?? null,
    allocatedStorage: members.integer('AllocatedStorage') ?? 20,
    multiAz: members.boolean('MultiAZ') ?? false,
    backupRetention: members.integer('BackupRetentionPeriod') ?? 1,
    deletionProtection: members.boolean('DeletionProtection') ?? false,
  };
}

export function classOf(name: string): string {
  if (/^db\.[a-z0-9-]+\.[a-z0-9]+$/.test(name)) return name;
  throw invalidValue(`Invalid DB Instance class: ${name}`);
}

/** RDS takes 1150 to 65535 (API reference, CreateDBInstance). */
export function portOf(port: number): number {
  if (port >= 1150 && port <= 65_535) return port;
  throw invalidValue(`Invalid database port: ${port}. Must be between 1150 and 65535.`);
}

function defaultParameterGroup(engine: Engine, version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return `default.${engine}${engine === 'postgres' ? major : `${major}.${minor}`}`;
}

function placeOf(
  environment: RdsEnvironment,
  members: RdsMembers,
): { readonly subnetGroup: SubnetGroup; readonly subnet: Subnet } {
  const name = members.text('DBSubnetGroupName');
  const subnetGroup = name === undefined ? defaultSubnetGroup(environment) : findSubnetGroup(environment, name);
  const zone = members.text('AvailabilityZone');
  const subnets = subnetGroup.subnetIds
    .map((id) => environment.ec2.state.subnets.get(id))
    .filter((each) => each !== undefined);
  const subnet = zone === undefined ? subnets[0] : subnets.find((each) => each.zone === zone);
  if (subnet !== undefined) return { subnetGroup, subnet };
  throw invalidCombination(`DB subnet group '${subnetGroup.name}' does not have a subnet in the zone ${zone}.`);
}

/** The groups that are named, which must be of the database's VPC; its default one without any. */
export function groupsOf({ ec2 }: RdsEnvironment, named: readonly string[], vpcId: string): readonly string[] {
  for (const id of named) {
    const group = ec2.state.securityGroups.get(id);
    if (group === undefined) throw invalidValue(`Invalid security group , groupId= ${id}, groupName=.`);
    if (group.vpcId === vpcId) continue;
    throw invalidCombination(
      `The DB instance and EC2 security group are in different VPCs. The DB instance is in ${vpcId} and the EC2 security group is in ${group.vpcId}`,
    );
  }
  return groupsOrDefault(ec2.state, named, vpcId);
}

/** The tag that tells where the real server is. */
const addressTag = 'local-aws.address';

function backingOf({ log }: RdsEnvironment, identifier: string, tags: Tags): ServerAddress | null {
  const text = tags.get(addressTag);
  if (text === undefined) {
    log(`Database ${identifier}: nothing answers there, because no tag ${addressTag}=HOST:PORT tells of a server.`);
    return null;
  }
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (host !== '') return { host, port: Number(port) };
  throw invalidValue(`The tag ${addressTag} must be HOST:PORT, such as 127.0.0.1:5432, not ${text}.`);
}

function addInterface(
  { ec2, state }: RdsEnvironment,
  subnet: Subnet,
  { securityGroups, publiclyAccessible }: Pick<DbInstance, 'securityGroups' | 'publiclyAccessible'>,
): string {
  const id = randomId('eni');
  ec2.state.managedInterfaces.set(id, {
    id,
    subnetId: subnet.id,
    privateAddress: takeAddress(subnet),
    macAddress: randomMacAddress(),
    description: 'RDSNetworkInterface',
    requesterId: 'amazon-rds',
    publicAddress: publiclyAccessible ? publicAddress(state.instances.size) : null,
    securityGroups,
  });
  return id;
}

/** Of TEST-NET-3 (RFC 5737): no address of anybody's. */
export function publicAddress(number: number): string {
  return `203.0.113.${1 + (number % 254)}`;
}
