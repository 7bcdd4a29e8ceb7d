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
  const access = roleArn === null ? noRole : certain(await roleAccess(call, roleArn, reads), reads);
  return { roleArn, reads, access };
}

const noRole = { kind: 'no-role' } as const;

/**
 * A denial only counts where it is one. A secret in Secrets Manager may have a policy of its own that lets the role in, which IAM's
 * simulation does not see: a deploy that runs today must not stop for it. A secret that comes with the deploy has to be readable by
 * the policies of the role.
 */
function certain(access: RoleAccess, reads: readonly SecretRead[]): RoleAccess {
  if (access.kind !== 'denied') return access;
  const given = new Set(reads.filter((read) => read.given).map(({ resource }) => resource));
  const mayBeAllowed = access.denied.every(
    ({ action, resource, by }) =>
      action === 'secretsmanager:GetSecretValue' && by === 'nothing-allows' && !given.has(resource),
  );
  const resources = access.denied.map(({ resource }) => resource).join(', ');
  const why = `No policy of the role allows secretsmanager:GetSecretValue on ${resources}, but the policy of the secret itself may.`;
  return mayBeAllowed ? { kind: 'unknown', why } : access;
}
