import type { Plan } from '../ecs/plan/plan.ts';
import type { SecretsCheck } from '../ecs/secrets/check-secrets.ts';
import { type SecretChange, secretChanges } from '../ecs/secrets/secret-changes.ts';
import type { Situation } from '../ecs/situation/situation.ts';
import type { DeniedAccess } from '../iam/role-access.ts';
import { BerthError } from '../toolkit/errors.ts';

/**
 * The secrets of a plan in one line, such as `2 from SSM Parameter Store (DB_PASSWORD changed to version 4)`; no value, and no ARN. null
 * where there are none, before and after.
 */
export function secretsText({ taskDefinition }: Situation, { wanted }: Plan): string | null {
  const { parameterStore, secretsManager, changes } = secretChanges(taskDefinition, wanted);
  const counts = [
    ...(parameterStore === 0 ? [] : [`${parameterStore} from SSM Parameter Store`]),
    ...(secretsManager === 0 ? [] : [`${secretsManager} from Secrets Manager`]),
  ];
  if (counts.length === 0 && changes.length === 0) return null;
  const changed = changes.length === 0 ? 'as before' : changes.map(changeText).join(', ');
  return `${counts.length === 0 ? 'none' : counts.join(', ')} (${changed})`;
}

function changeText({ name, kind, version }: SecretChange): string {
  const shown = version === null ? null : version.slice(0, 8);
  switch (kind) {
    case 'added':
      return shown === null ? `${name} is new` : `${name} is new, version ${shown}`;
    case 'changed':
      return shown === null ? `${name} changed` : `${name} changed to version ${shown}`;
    case 'removed':
      return `${name} removed`;
  }
}

/** The lines of a printed plan about who may read the secrets; none where that is in no question. */
export function secretsCheckLines(check: SecretsCheck | null): readonly string[] {
  return check === null ? [] : [`execution role   ${accessText(check)}`];
}

function accessText({ roleArn, access }: SecretsCheck): string {
  const role = roleNameOf(roleArn);
  switch (access.kind) {
    case 'allowed':
      return `${role} may read the secrets`;
    case 'denied':
      return `${role} MAY NOT READ ${access.denied.map(deniedText).join(', ')}`;
    case 'unknown':
      return `whether ${role} may read the secrets is not known. ${access.why}`;
    case 'no-role':
      return 'NONE: ECS takes no secrets without one';
  }
}

function deniedText({ action, resource }: DeniedAccess): string {
  return `${resource} (${action})`;
}

/** What to tell about a check that could not be made; null where it was. */
export function secretsNotice(check: SecretsCheck | null): string | null {
  if (check?.access.kind !== 'unknown') return null;
  return `Whether the execution role ${roleNameOf(check.roleArn)} may read the secrets of the task definition is not known. ${check.access.why} The deploy goes on.`;
}

/** The error for a deploy whose tasks could not read their secrets; null where they can, or where nobody knows. */
export function secretsNotReadable(check: SecretsCheck | null): BerthError | null {
  if (check === null || check.access.kind === 'allowed' || check.access.kind === 'unknown') return null;
  return check.access.kind === 'no-role' ? withoutRole(check) : deniedToRole(check, check.access.denied);
}

function withoutRole(check: SecretsCheck): BerthError {
  return new BerthError('SECRETS_NOT_READABLE', {
    what: `The task definition has secrets (${namesOf(check)}) but no execution role, so nothing was changed.`,
    why: `ECS refuses it: "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."`,
    fix: `Set "executionRoleArn" in the task definition to a role that ecs-tasks.amazonaws.com may assume and that has this policy: ${policyText(check)}`,
  });
}

function deniedToRole(check: SecretsCheck, denied: readonly DeniedAccess[]): BerthError {
  const role = roleNameOf(check.roleArn);
  const refused = new Set(denied.map(({ resource }) => resource));
  const names = check.reads.filter(({ resource }) => refused.has(resource)).map(({ name }) => name);
  const [first] = denied;
  return new BerthError('SECRETS_NOT_READABLE', {
    what: `The execution role ${role} may not read ${[...new Set(names)].join(', ')}, so nothing was changed.`,
    why: `${whyText(first, role)} ECS starts no task whose secrets it cannot read.`,
    fix: `${fixText(first, role)}${policyText(check)} ${optOut}`,
  });
}

/** A policy of the secret itself may let the role in, which the simulation does not see. */
const optOut = '"preflight: warn" deploys all the same.';

function whyText(denied: DeniedAccess | undefined, role: string): string {
  const access = `${denied?.action ?? ''} on ${denied?.resource ?? ''}`;
  switch (denied?.by) {
    case 'explicit-deny':
      return `A policy of ${role} denies ${access}.`;
    case 'boundary':
      return `The permissions boundary of ${role} does not allow ${access}.`;
    case 'organization':
      return `A service control policy of the organization does not allow ${access}.`;
    default:
      return `No policy of ${role} allows ${access}.`;
  }
}

function fixText(denied: DeniedAccess | undefined, role: string): string {
  switch (denied?.by) {
    case 'explicit-deny':
      return `Take these out of what the policy denies, and see that ${role} has this policy: `;
    case 'boundary':
      return `Allow these in the permissions boundary too, and see that ${role} has this policy: `;
    case 'organization':
      return `Ask who keeps the service control policies to allow these, and see that ${role} has this policy: `;
    default:
      return `Add this policy to ${role} (aws iam put-role-policy --role-name ${role} --policy-name read-secrets --policy-document …): `;
  }
}

/** What stands in the annotation must fit into it; the log has the whole. */
const longestPolicy = 2_500;

function policyText(check: SecretsCheck): string {
  const text = JSON.stringify(secretsPolicy(check));
  return text.length <= longestPolicy ? text : `see "${policyTitle(check)}" in the log.`;
}

/** The title under which the log has the policy. */
export function policyTitle({ roleArn }: SecretsCheck): string {
  return roleArn === null ? 'The policy of the execution role' : `The policy that ${roleNameOf(roleArn)} lacks`;
}

/** The policy with which a role may read all secrets of a check, as JSON. */
export function secretsPolicy({ reads }: SecretsCheck) {
  const resourcesOf = (action: string) => [
    ...new Set(reads.filter((read) => read.action === action).map(({ resource }) => resource)),
  ];
  const statements = [
    { Sid: 'ReadParameters', Action: 'ssm:GetParameters', Resource: resourcesOf('ssm:GetParameters') },
    {
      Sid: 'ReadSecrets',
      Action: 'secretsmanager:GetSecretValue',
      Resource: resourcesOf('secretsmanager:GetSecretValue'),
    },
  ].filter(({ Resource }) => Resource.length > 0);
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ Sid, Action, Resource }) => ({ Sid, Effect: 'Allow', Action, Resource })),
  };
}

function namesOf({ reads }: SecretsCheck): string {
  return [...new Set(reads.map(({ name }) => name))].join(', ');
}

/** Without the account id. */
function roleNameOf(roleArn: string | null): string {
  return roleArn === null ? '' : roleArn.slice(roleArn.lastIndexOf('/') + 1);
}
