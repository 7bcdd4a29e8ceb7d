import type { CallIam } from '../../iam/iam-api.ts';
import { awsErrorName } from '../../toolkit/aws/errors.ts';
import type { Fact } from '../fact.ts';
import type { Caller, Role } from '../facts/identity.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import { trustOf } from './identity.ts';
import { readFact } from './read-fact.ts';

/** A role that the task definition names. */
export interface NamedRole {
  readonly arn: string;
  readonly use: Role['use'];
}

/** The roles of a task definition. ECS takes the name of a role for its ARN. */
export function rolesOf({ executionRole, taskRole }: TaskDefinition, caller: Caller): readonly NamedRole[] {
  const partition = caller.arn.split(':')[1] ?? 'aws';
  const arnOf = (role: string) =>
    role.startsWith('arn:') ? role : `arn:${partition}:iam::${caller.account}:role/${role}`;
  return [
    ...(executionRole === null ? [] : [{ arn: arnOf(executionRole), use: 'execution' as const }]),
    ...(taskRole === null ? [] : [{ arn: arnOf(taskRole), use: 'task' as const }]),
  ];
}

/** Who may assume them. */
export function readRoles(iam: CallIam, definition: TaskDefinition, caller: Caller): Promise<Fact<readonly Role[]>> {
  const roles = rolesOf(definition, caller);
  return readFact('iam:GetRole', roles.map(({ arn }) => arn).join(', '), () =>
    Promise.all(roles.map(async ({ arn, use }) => ({ arn, use, trust: await readTrust(iam, arn) }))),
  );
}

/** null when there is no such role. */
async function readTrust(iam: CallIam, arn: string): Promise<Role['trust']> {
  try {
    return trustOf(await iam('GetRole', { RoleName: arn.slice(arn.lastIndexOf('/') + 1) }));
  } catch (thrown) {
    if (awsErrorName(thrown).startsWith('NoSuchEntity')) return null;
    throw thrown;
  }
}
