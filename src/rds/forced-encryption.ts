import { asString } from '../toolkit/json.ts';
import { describe } from './describe.ts';
import type { CallRds } from './rds-api.ts';

/** Where the parameter is that makes an engine refuse connections without encryption. */
export interface EncryptionParameter {
  readonly name: 'rds.force_ssl' | 'require_secure_transport';
  /** Aurora and Multi-AZ DB clusters keep it in the group of the cluster. */
  readonly of: 'instance' | 'cluster';
  readonly group: string;
}

/** undefined for engines that have none. */
export function encryptionParameter(
  engine: string,
  of: EncryptionParameter['of'],
  group: string,
): EncryptionParameter | undefined {
  if (engine.includes('postgres')) return { name: 'rds.force_ssl', of, group };
  return /mysql|mariadb/.test(engine) ? { name: 'require_secure_transport', of, group } : undefined;
}

/** The IAM action that reading it takes. */
export function parameterAction({ of }: EncryptionParameter): string {
  return of === 'cluster' ? 'rds:DescribeDBClusterParameters' : 'rds:DescribeDBParameters';
}

/** Whether it is on; undefined where the group shows no value. Defaults differ between versions, so none is guessed. */
export async function readForcedEncryption(
  call: CallRds,
  { name, of, group }: EncryptionParameter,
): Promise<boolean | undefined> {
  const parameters = await describe(
    (page) =>
      of === 'cluster'
        ? call('DescribeDBClusterParameters', { DBClusterParameterGroupName: group, ...page })
        : call('DescribeDBParameters', { DBParameterGroupName: group, ...page }),
    'Parameters',
  );
  const value = asString(parameters.find(({ ParameterName }) => ParameterName === name)?.ParameterValue);
  return value === undefined ? undefined : ['1', 'on', 'true'].includes(value.toLowerCase());
}
