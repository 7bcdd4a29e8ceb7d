import { renderTagList } from '../requests/tags.ts';
import type { Operation } from '../server/api.ts';
import { classOf, createInstance, groupsOf, portOf, publicAddress } from './create-instance.ts';
import { moveEndpoint, type RdsEnvironment } from './environment.ts';
import { instanceExists, instanceNotFound, invalidCombination, wrongState } from './errors.ts';
import { filtered, type RdsMembers, rdsMembers, rdsPage } from './input.ts';
import { parameterGroupOf } from './parameter-group-operations.ts';
import { renderInstance } from './render.ts';
import type { DbInstance } from './state.ts';

/** Databases. What takes minutes at AWS is over with the call here, whose own answer still tells of it, such as `creating`. */
export function instanceOperations(environment: RdsEnvironment): Record<string, Operation> {
  const { state, ec2 } = environment;
  const told = (instance: DbInstance, status: string) => ({
    DBInstance: renderInstance(environment, instance, status),
  });
  return {
    async CreateDBInstance(input) {
      const instance = await createInstance(environment, rdsMembers(input));
      if (state.instances.has(instance.identifier)) {
        await forget(environment, instance);
        throw instanceExists();
      }
      state.instances.set(instance.identifier, instance);
      ec2.changed();
      return told(instance, 'creating');
    },
    DescribeDBInstances(input) {
      const members = rdsMembers(input);
      const name = members.text('DBInstanceIdentifier');
      const instances = filtered(
        members,
        name === undefined ? state.instances.values() : [find(environment, name)],
        filters,
      );
      const render = (instance: DbInstance) => renderInstance(environment, instance);
      return rdsPage(members, instances, ({ identifier }) => identifier, { member: 'DBInstances', render });
    },
    ModifyDBInstance: async (input) => told(await modify(environment, rdsMembers(input)), 'available'),
    StartDBInstance: (input) => told(start(environment, rdsMembers(input)), 'starting'),
    StopDBInstance: (input) => told(stop(environment, rdsMembers(input)), 'stopping'),
    DeleteDBInstance: async (input) => told(await remove(environment, rdsMembers(input)), 'deleting'),
    ListTagsForResource(input) {
      const arn = rdsMembers(input).requiredText('ResourceName');
      return { TagList: renderTagList(find(environment, arn).tags) };
    },
  };
}

const filters: Readonly<Record<string, (instance: DbInstance) => readonly string[]>> = {
  'db-instance-id': ({ identifier, arn }) => [identifier, arn],
  'dbi-resource-id': ({ resourceId }) => [resourceId],
  'db-cluster-id': () => [],
  domain: () => [],
  engine: ({ engine }) => [engine],
};

/** By identifier, whatever its case, or by ARN. Throws DBInstanceNotFound. */
function find({ state }: RdsEnvironment, name: string): DbInstance {
  const identifier = name.toLowerCase();
  const instance = state.instances.get(identifier) ?? [...state.instances.values()].find(({ arn }) => arn === name);
  if (instance === undefined) throw instanceNotFound(identifier);
  return instance;
}

function named(environment: RdsEnvironment, members: RdsMembers): DbInstance {
  return find(environment, members.requiredText('DBInstanceIdentifier'));
}

async function modify(environment: RdsEnvironment, members: RdsMembers): Promise<DbInstance> {
  const instance = named(environment, members);
  if (instance.status !== 'available') throw wrongState(`Database instance is not in available state.`);
  const change = changeOf(environment, instance, members);
  const port = members.integer('DBPortNumber');
  if (port !== undefined && portOf(port) !== instance.endpoint.port) await moveEndpoint(environment, instance, port);
  Object.assign(instance, change);
  updateInterface(environment, instance);
  environment.ec2.changed();
  return instance;
}

/** What a request changes, checked as a whole before anything is changed. */
function changeOf(environment: RdsEnvironment, instance: DbInstance, members: RdsMembers) {
  const groups = members.texts('VpcSecurityGroupIds');
  const parameterGroup = members.text('DBParameterGroupName') ?? instance.parameterGroup;
  parameterGroupOf(environment, parameterGroup);
  return {
    instanceClass: classOf(members.text('DBInstanceClass') ?? instance.instanceClass),
    allocatedStorage: members.integer('AllocatedStorage') ?? instance.allocatedStorage,
    publiclyAccessible: members.boolean('PubliclyAccessible') ?? instance.publiclyAccessible,
    backupRetention: members.integer('BackupRetentionPeriod') ?? instance.backupRetention,
    deletionProtection: members.boolean('DeletionProtection') ?? instance.deletionProtection,
    securityGroups:
      groups.length === 0 ? instance.securityGroups : groupsOf(environment, groups, instance.subnetGroup.vpcId),
    parameterGroup,
  };
}

function updateInterface({ ec2, state }: RdsEnvironment, instance: DbInstance): void {
  const managed = ec2.state.managedInterfaces.get(instance.interfaceId);
  if (managed === undefined) return;
  managed.securityGroups = instance.securityGroups;
  managed.publicAddress = instance.publiclyAccessible
    ? (managed.publicAddress ?? publicAddress([...state.instances.keys()].indexOf(instance.identifier)))
    : null;
}

function start(environment: RdsEnvironment, members: RdsMembers): DbInstance {
  const instance = named(environment, members);
  if (instance.status !== 'stopped')
    throw wrongState(
      `Instance ${instance.identifier} cannot be started as it is not in one of the following statuses: 'stopped, inaccessible-encryption-credentials-recoverable, incompatible-network (only valid for non-SqlServer instances)'.`,
    );
  instance.status = 'available';
  environment.ec2.changed();
  return instance;
}

function stop(environment: RdsEnvironment, members: RdsMembers): DbInstance {
  const instance = named(environment, members);
  if (instance.status !== 'available') throw wrongState(`Instance ${instance.identifier} is not in available state.`);
  instance.status = 'stopped';
  environment.ec2.changed();
  return instance;
}

async function remove(environment: RdsEnvironment, members: RdsMembers): Promise<DbInstance> {
  const instance = named(environment, members);
  if (instance.deletionProtection)
    throw invalidCombination('Cannot delete protected DB Instance, please disable deletion protection and try again.');
  if (members.boolean('SkipFinalSnapshot') !== true && members.text('FinalDBSnapshotIdentifier') === undefined)
    throw invalidCombination('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
  environment.state.instances.delete(instance.identifier);
  await forget(environment, instance);
  return instance;
}

async function forget({ ec2 }: RdsEnvironment, { interfaceId, endpoint }: DbInstance): Promise<void> {
  ec2.state.managedInterfaces.delete(interfaceId);
  ec2.changed();
  await endpoint.close();
}
