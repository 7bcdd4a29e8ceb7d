import type { CallIam } from '../../iam/iam-api.ts';
import { type RoleAccess, roleAccess } from '../../iam/role-access.ts';
import type { Plan } from '../plan/plan.ts';
import type { Situation } from '../situation/situation.ts';
import { type SecretRead, secretReads } from './secret-reads.ts';

/** Whether the execution role may read what the tasks to come need. */
export interface SecretsCheck {
  /** null when the task definition names none. */
  readonly roleArn: string | null;
  readonly reads: readonly SecretRead[];
  readonly access: RoleAccess | { readonly kind: 'no-role' };
}

/** Asks IAM about the execution role of a plan; null when the plan deploys nothing whose reading is in question. */
export async function checkSecrets(
  call: CallIam,
  { situation, plan }: { readonly situation: Situation; readonly plan: Plan },
  given: Readonly<Record<string, string>>,
): Promise<SecretsCheck | null> {
  if (!plan.startsDeployment) return null;
  const definitions = { wanted: plan.wanted, live: situation.taskDefinition };
  const needed = secretReads(definitions, given, situation.service.arn);
  if (needed === null) return null;
  const { roleArn, reads } = needed;
  return { roleArn, reads, access: roleArn === null ? { kind: 'no-role' } : await roleAccess(call, roleArn, reads) };
}
