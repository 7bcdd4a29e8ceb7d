import { check } from '../check.ts';
import { awsCommand } from '../command.ts';
import type { Access, Role } from '../facts/identity.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import { type Complaint, problem, unknown, warning } from '../finding.ts';

const area = 'permissions';

const actions = check({
  id: 'IAM-ACT',
  area,
  title: "The job's role may do what the steps need",
  reads: ['callerAccess'],
  rule: ({ callerAccess }) => callerAccess.flatMap(accessProblem),
});

function accessProblem(access: Access): readonly Complaint[] {
  if (access.decision === 'allowed') return [];
  if (access.missingContext.length > 0) return [openDecision(access)];
  if (access.deniedBy === 'organization') return [deniedByOrganization(access)];
  const denied = deniedAction(access, 'The job');
  return access.optional === true
    ? [{ ...denied, status: 'warning', message: `${denied.message} It gets on without, and tells less.` }]
    : [denied];
}

/** The simulation has given false denials for service control policies (aws-sdk#102). */
function deniedByOrganization(access: Access): Complaint {
  const message = `A policy of the organization seems to deny ${access.action}, though such answers of the simulation are not always right.`;
  return warning(message, { evidence: [accessText(access)] });
}

function openDecision(access: Access): Complaint {
  const message = `Whether ${access.action} is allowed depends on ${access.missingContext.join(', ')}, which only the request itself brings along.`;
  return warning(message, { evidence: [accessText(access)] });
}

function deniedAction(access: Access, who: string): Complaint {
  const { action, resource, role, deniedBy } = access;
  const evidence = [accessText(access)];
  if (deniedBy === 'explicit-deny' || deniedBy === 'boundary') {
    const by = deniedBy === 'boundary' ? 'its permissions boundary does not allow it' : 'a policy denies it';
    return problem(`${who} cannot call ${action} on ${resource}, because ${by}: allowing it elsewhere does not help.`, {
      evidence,
    });
  }
  return problem(`${who} cannot call ${action} on ${resource}.`, {
    evidence,
    fix: [grantCommand(role, action, resource)],
  });
}

function accessText({ role, action, resource, decision }: Access): string {
  return `${role}: ${action} on ${resource} = ${decision}`;
}

/** Puts one statement as a policy of its own, so that it replaces none that is there. The job may be a user. */
function grantCommand(role: string, action: string, resource: string): string {
  const kind = role.includes(':user/') ? 'user' : 'role';
  const condition = action === 'iam:PassRole' ? { Condition: passedToTasks } : {};
  const statement = { Effect: 'Allow', Action: action, Resource: resource, ...condition };
  return awsCommand(`iam put-${kind}-policy`, {
    [`${kind}-name`]: role.slice(role.lastIndexOf('/') + 1),
    'policy-name': `berth-${action.replace(':', '-')}`,
    'policy-document': JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  });
}

const passedToTasks = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } };

const passRole = check({
  id: 'IAM-PASS',
  area,
  title: 'The job may hand the roles of the task definition to ECS',
  reads: ['passAccess'],
  rule: ({ passAccess }) => passAccess.flatMap(accessProblem),
  without: ({ passAccess }) => (passAccess.length === 0 ? noRole : undefined),
});

const noRole = 'The task definition names no role.';

const trust = check({
  id: 'IAM-TRUST',
  area,
  title: 'Tasks may assume their roles',
  reads: ['roles'],
  rule: ({ roles }) => roles.filter((role) => !isAssumable(role)).map(notAssumable),
  without: ({ roles }) => (roles.length === 0 ? noRole : undefined),
});

function isAssumable({ trust: statements }: Role): boolean {
  const isForTasks = ({ principals, actions: allowed }: NonNullable<Role['trust']>[number]) =>
    principals.some((each) => each === 'ecs-tasks.amazonaws.com' || each === '*') && allowed.some(namesAssumeRole);
  const matching = (statements ?? []).filter(isForTasks);
  // A denial with conditions need not be about tasks.
  const isDenied = matching.some(({ effect, conditions }) => effect === 'Deny' && conditions.length === 0);
  return !isDenied && matching.some(({ effect }) => effect === 'Allow');
}

/** Names of actions have any case, and `*` for any letters (IAM user guide, "IAM JSON policy elements: Action"). */
function namesAssumeRole(action: string): boolean {
  const [start = '', ...rest] = action.toLowerCase().split('*');
  return rest.length === 0 ? start === 'sts:assumerole' : 'sts:assumerole'.startsWith(start);
}

function notAssumable({ arn, use, trust: statements }: Role): Complaint {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  if (statements === null)
    return problem(`The ${use} role ${name} does not exist, so no task starts.`, { evidence: [`${arn}: not found`] });
  const statement = { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  return problem(
    `The ${use} role ${name} cannot be assumed by tasks: its trust policy lacks ecs-tasks.amazonaws.com. The command replaces that policy.`,
    {
      evidence: [`${arn}: trusts ${statements.flatMap(({ principals }) => principals).join(', ') || 'nobody'}`],
      fix: [awsCommand('iam update-assume-role-policy', { 'role-name': name, 'policy-document': document })],
    },
  );
}

const execution = check({
  id: 'IAM-EXEC',
  area,
  title: 'The execution role may pull the images, write the logs and read the secrets',
  reads: ['executionAccess', 'taskDefinition'],
  rule: ({ executionAccess, taskDefinition }) => {
    if (taskDefinition.launch === 'fargate' && taskDefinition.executionRole === null)
      return withoutRole(taskDefinition);
    const denied = executionAccess.filter(({ decision }) => decision === 'denied');
    return denied.map((access) => {
      if (access.missingContext.length > 0) return openDecision(access);
      const complaint = deniedAction(access, 'The execution role');
      return hasPolicyOfItsOwn(access) ? unlessAllowedThere(complaint) : complaint;
    });
  },
  without: ({ executionAccess }) =>
    executionAccess.length === 0 ? 'Starting the tasks takes no permission of AWS.' : undefined,
});

/** On Fargate no instance has a role in its place (developer guide, "Amazon ECS task execution IAM role"). Secrets are TD-REF's to tell. */
function withoutRole({ containers }: TaskDefinition): readonly Complaint[] {
  const needs = containers.flatMap(({ name, image, log }) => [
    ...(/^\d{12}\.dkr\.ecr\./.test(image) ? [`the image of ${name} is in ECR`] : []),
    ...(log?.driver === 'awslogs' ? [`${name} logs with awslogs`] : []),
  ]);
  if (needs.length === 0) return [];
  const message =
    'The task definition has no execution role, and Fargate needs one to pull from ECR and to write logs: ECS refuses it.';
  return [problem(message, { evidence: needs })];
}

/** Secrets and keys have policies of their own, which may let a role in and which the simulation does not see. */
function hasPolicyOfItsOwn({ action, deniedBy }: Access): boolean {
  return deniedBy === 'nothing-allows' && /^(secretsmanager|kms):/.test(action);
}

function unlessAllowedThere(complaint: Complaint): Complaint {
  const message = `${complaint.message} Unless a policy of the secret or key itself allows it, no task can start.`;
  return { ...complaint, status: 'warning', message };
}

const tagging = check({
  id: 'IAM-TAG',
  area,
  title: 'The job may set the tags that it sets',
  reads: ['tagging'],
  rule: ({ tagging: { needsPermission, usesTags, access } }) => {
    if (!needsPermission || !usesTags || access.decision === 'allowed') return [];
    return access.missingContext.length > 0
      ? [unknown(`It depends on ${access.missingContext.join(', ')}.`)]
      : [deniedAction(access, 'This account asks for ecs:TagResource, and the job')];
  },
  without: ({ tagging: { needsPermission, usesTags } }) => {
    if (!usesTags) return 'The deploy sets no tags.';
    return needsPermission ? undefined : 'This account asks for no permission to set tags.';
  },
});

/** What the roles may do: that of the job, that of the task, and that with which ECS starts it. */
export const permissionChecks = [actions, passRole, trust, execution, tagging];
