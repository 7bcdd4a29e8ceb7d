import { asString, type JsonObject } from '../../toolkit/json.ts';
import { ApiError, type Operation } from '../server/api.ts';
import type { RdsEnvironment } from './environment.ts';
import { invalidValue, parameterGroupNotFound } from './errors.ts';
import { type RdsMembers, rdsMembers, rdsPage } from './input.ts';
import { renderParameterGroup } from './render.ts';
import type { ParameterGroup } from './state.ts';

/** Parameter groups, and the parameters that decide who gets in. */
export function parameterGroupOperations(environment: RdsEnvironment): Record<string, Operation> {
  const { state } = environment;
  return {
    CreateDBParameterGroup(input) {
      const group = createGroup(environment, rdsMembers(input));
      state.parameterGroups.set(group.name, group);
      return { DBParameterGroup: renderParameterGroup(environment, group) };
    },
    ModifyDBParameterGroup(input) {
      const members = rdsMembers(input);
      const group = changeableGroup(environment, members.requiredText('DBParameterGroupName'));
      for (const change of members.objects('Parameters')) changeParameter(group, change);
      return { DBParameterGroupName: group.name };
    },
    DescribeDBParameters(input) {
      const members = rdsMembers(input);
      return describeParameters(members, parameterGroupOf(environment, members.requiredText('DBParameterGroupName')));
    },
    DescribeDBClusterParameters(input) {
      const members = rdsMembers(input);
      const name = members.requiredText('DBClusterParameterGroupName');
      const family = /^default\.(aurora-postgresql\d+)$/.exec(name)?.[1];
      if (family === undefined) throw parameterGroupNotFound(name, 'DBClusterParameterGroup');
      return describeParameters(members, defaultGroup(name, family));
    },
  };
}

/** A group by its name; those that are called `default.FAMILY` are always there. Throws DBParameterGroupNotFound. */
export function parameterGroupOf({ state }: RdsEnvironment, name: string): ParameterGroup {
  const family = /^default\.((postgres|mysql|mariadb)[\d.]+)$/.exec(name)?.[1];
  const group = family === undefined ? state.parameterGroups.get(name.toLowerCase()) : defaultGroup(name, family);
  if (group === undefined) throw parameterGroupNotFound(name);
  return group;
}

function defaultGroup(name: string, family: string): ParameterGroup {
  return { name, family, description: `Default parameter group for ${family}`, values: new Map() };
}

function createGroup({ state }: RdsEnvironment, members: RdsMembers): ParameterGroup {
  const name = members.requiredText('DBParameterGroupName').toLowerCase();
  const family = members.requiredText('DBParameterGroupFamily');
  const description = members.requiredText('Description');
  if (!/^(postgres|mysql|mariadb)[\d.]+$/.test(family))
    throw invalidValue(`ParameterGroupFamily ${family} is not a valid parameter group family`);
  if (state.parameterGroups.has(name))
    throw new ApiError('DBParameterGroupAlreadyExists', `Parameter group ${name} already exists`);
  return { name, family, description, values: new Map() };
}

function changeableGroup({ state }: RdsEnvironment, name: string): ParameterGroup {
  if (name.startsWith('default.'))
    throw invalidValue('The parameter group DBParameterGroupName cannot be a default group.');
  const group = state.parameterGroups.get(name.toLowerCase());
  if (group === undefined) throw parameterGroupNotFound(name);
  return group;
}

function changeParameter(group: ParameterGroup, change: JsonObject): void {
  const name = asString(change.ParameterName) ?? '';
  const known = parametersOf(group).find((parameter) => parameter.name === name);
  if (known === undefined) throw invalidValue(`Could not find parameter with name: ${name}`);
  group.values.set(name, asString(change.ParameterValue) ?? '');
}

interface Parameter {
  readonly name: string;
  readonly value: string | null;
  readonly description: string;
  readonly allowed: string;
  readonly type: 'static' | 'dynamic';
}

/** `rds.force_ssl` is on from PostgreSQL 15 on (RDS user guide, "Requiring an SSL connection to a PostgreSQL DB instance"). */
function parametersOf({ family }: ParameterGroup): readonly Parameter[] {
  const version = Number(/^(?:aurora-postgresql|postgres)(\d+)/.exec(family)?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) return [];
  const demandsTls = version >= (family.startsWith('aurora') ? 17 : 15);
  return [
    {
      name: 'rds.force_ssl',
      value: demandsTls ? '1' : '0',
      description: 'Force SSL connections.',
      allowed: '0,1',
      type: 'dynamic',
    },
    {
      name: 'max_connections',
      value: 'LEAST({DBInstanceClassMemory/9531392},5000)',
      description: 'Sets the maximum number of concurrent connections.',
      allowed: '6-262143',
      type: 'static',
    },
    { name: 'ssl', value: '1', description: 'Enables SSL connections.', allowed: '0,1', type: 'dynamic' },
  ];
}

function describeParameters(members: RdsMembers, group: ParameterGroup): JsonObject {
  const source = members.text('Source');
  const all = parametersOf(group).map((parameter) => renderParameter(group, parameter));
  const shown = all.filter((parameter) => source === undefined || parameter.Source === source);
  const keyOf = ({ ParameterName }: JsonObject) => String(ParameterName);
  return rdsPage(members, shown, keyOf, { member: 'Parameters', render: (parameter) => parameter });
}

function renderParameter({ values }: ParameterGroup, parameter: Parameter): JsonObject {
  const value = values.get(parameter.name) ?? parameter.value;
  return {
    ParameterName: parameter.name,
    ...(value === null ? {} : { ParameterValue: value }),
    Description: parameter.description,
    Source: values.has(parameter.name) ? 'user' : 'system',
    ApplyType: parameter.type,
    DataType: parameter.allowed === '0,1' ? 'boolean' : 'integer',
    AllowedValues: parameter.allowed,
    IsModifiable: parameter.name !== 'ssl',
    ApplyMethod: parameter.type === 'static' ? 'pending-reboot' : 'immediate',
  };
}
