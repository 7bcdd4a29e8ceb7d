import type { ContextEntry } from '../../iam/iam-api.ts';
import { simulatedAccess, type Access as Wanted } from '../../iam/role-access.ts';
import { asObject, asObjects, asString } from '../../toolkit/json.ts';
import type { Fact } from '../fact.ts';
import type { Access, Caller } from '../facts/identity.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import type { Facts } from '../facts.ts';
import { type AccessPlace, accessOfSteps, executionAccess } from '../needed-access.ts';
import { placeOfFacts } from '../policy/place-of-facts.ts';
import type { PolicyStep } from '../policy/steps.ts';
import type { DoctorClients } from './clients.ts';
import type { Groundwork } from './groundwork.ts';
import { sessionRole } from './identity.ts';
import { both, derived, readFact, together, whenRead } from './read-fact.ts';
import { readRoles, rolesOf } from './task-roles.ts';

type PermissionFacts = Pick<Facts, 'callerAccess' | 'passAccess' | 'roles' | 'executionAccess' | 'tagging'>;
type Clients = Pick<DoctorClients, 'iam' | 'ecs'>;

/** What comes from other collectors. */
export interface PermissionGrounds {
  readonly groundwork: Pick<Groundwork, 'caller' | 'taskDefinition' | 'situation' | 'request' | 'service'>;
  /** What the workflow does with the job's role. */
  readonly steps: readonly PolicyStep[];
  /** Customer keys that secrets are encrypted with; null while nobody could read which. */
  readonly secretKeys: Fact<readonly string[]>;
  /** The role of the container instances; null for Fargate. */
  readonly instanceRole: Fact<string | null>;
}

/** What the job's role and the roles of the task may do, by IAM's simulation. */
export async function collectPermissions(clients: Clients, grounds: PermissionGrounds): Promise<PermissionFacts> {
  const { groundwork } = grounds;
  const { caller, taskDefinition } = groundwork;
  const principal = await whenRead(caller, (found) => readPrincipal(clients.iam, found));
  const asked = both(principal, both(taskDefinition, caller));
  const [callerAccess, passAccess, roles, execution, tagging] = await Promise.all([
    whenRead(principal, (arn) => stepAnswers(clients.iam, arn, grounds)),
    whenRead(asked, ([arn, [definition, who]]) => passAnswers(clients.iam, arn, definition, who)),
    whenRead(both(taskDefinition, caller), ([definition, who]) => readRoles(clients.iam, definition, who)),
    executionAnswers(clients.iam, grounds),
    readTagging(clients, principal, groundwork),
  ]);
  return { callerAccess, passAccess, roles, executionAccess: execution, tagging };
}

/** The ARN that policies are attached to. STS tells a role without its path. */
async function readPrincipal(iam: Clients['iam'], { account, arn }: Caller): Promise<Fact<string>> {
  const role = sessionRole(arn);
  if (role === undefined) {
    return arn.endsWith(':root')
      ? { absent: 'The job is signed in as the root user, which no policy of the account limits.' }
      : { value: arn };
  }
  const read = await readFact('iam:GetRole', `the role ${role}`, async () =>
    asString(asObject((await iam('GetRole', { RoleName: role })).Role)?.Arn),
  );
  const known = 'value' in read ? read.value : undefined;
  return { value: known ?? `arn:${partitionOf(arn)}:iam::${account}:role/${role}` };
}

function partitionOf(arn: string): string {
  return arn.split(':')[1] ?? 'aws';
}

function placeOf({ account, arn }: Caller, { region }: Pick<TaskDefinition, 'region'>): AccessPlace {
  return { partition: partitionOf(arn), account, region };
}

const tasksService = 'ecs-tasks.amazonaws.com';

function context(values: Readonly<Record<string, string>>): readonly ContextEntry[] {
  return Object.entries(values).map(([ContextKeyName, value]) => ({
    ContextKeyName,
    ContextKeyValues: [value],
    ContextKeyType: 'string',
  }));
}

/** One question for each set of values that requests bring along. */
async function stepAnswers(
  iam: Clients['iam'],
  role: string,
  { groundwork, steps }: PermissionGrounds,
): Promise<Fact<readonly Access[]>> {
  const unread = { absent: 'It is not asked for yet.' };
  const place = placeOfFacts({
    ...groundwork,
    request: { value: groundwork.request },
    callerAccess: unread,
    executionAccess: unread,
  });
  return whenRead(place, async (found) => {
    const needed = accessOfSteps(found, steps);
    const contexts = new Map(needed.map((each) => [JSON.stringify(each.context), each.context]));
    const answers = await Promise.all(
      [...contexts].map(([key, values]) =>
        simulate(
          iam,
          role,
          needed.filter((each) => JSON.stringify(each.context) === key),
          context(values),
        ),
      ),
    );
    const isOptional = ({ action }: Access) => needed.every((each) => each.action !== action || !each.required);
    return derived(together(answers), (all) =>
      all.flat().map((access) => (isOptional(access) ? { ...access, optional: true as const } : access)),
    );
  });
}

function passAnswers(
  iam: Clients['iam'],
  role: string,
  definition: TaskDefinition,
  caller: Caller,
): Promise<Fact<readonly Access[]>> {
  const roles = rolesOf(definition, caller).map(({ arn }) => arn);
  const wanted = [...new Set(roles)].map((resource) => ({ action: 'iam:PassRole', resource }));
  const given = context({ 'aws:RequestedRegion': definition.region, 'iam:PassedToService': tasksService });
  return simulate(iam, role, wanted, given);
}

async function simulate(
  iam: Clients['iam'],
  role: string,
  wanted: readonly Wanted[],
  given: readonly ContextEntry[],
): Promise<Fact<readonly Access[]>> {
  return readFact('iam:SimulatePrincipalPolicy', role, async () =>
    (await simulatedAccess(iam, role, wanted, given)).map(({ action, resource, allowed, by, missing }) => ({
      role,
      action,
      resource,
      decision: allowed ? ('allowed' as const) : ('denied' as const),
      deniedBy: allowed ? null : by,
      missingContext: missing,
    })),
  );
}

/** On EC2 a task definition without an execution role lets the agent act with the role of its instance. */
function executionAnswers(
  iam: Clients['iam'],
  { groundwork, secretKeys, instanceRole }: PermissionGrounds,
): Promise<Fact<readonly Access[]>> {
  return whenRead(both(groundwork.taskDefinition, groundwork.caller), async ([definition, caller]) => {
    const named = rolesOf(definition, caller).find(({ use }) => use === 'execution')?.arn;
    const role: Fact<string | null> = named === undefined ? instanceRole : { value: named };
    return whenRead(role, async (arn) => {
      if (arn === null) return { value: [] };
      const keys = 'value' in secretKeys ? secretKeys.value : [];
      const wanted = executionAccess(definition, placeOf(caller, definition), keys);
      return simulate(iam, arn, wanted, context({ 'aws:RequestedRegion': definition.region }));
    });
  });
}

async function readTagging(
  { iam, ecs }: Clients,
  principal: Fact<string>,
  { taskDefinition, situation, caller }: PermissionGrounds['groundwork'],
): Promise<Facts['tagging']> {
  const setting = await readFact('ecs:ListAccountSettings', 'the account', async () => {
    const answer = await ecs('ListAccountSettings', { name: 'tagResourceAuthorization', effectiveSettings: true });
    return asObjects(answer.settings).some(({ value }) => value === 'on' || value === 'enabled');
  });
  const known = both(both(principal, taskDefinition), both(situation, caller));
  return whenRead(both(setting, known), async ([needsPermission, [[role, definition], [{ tags }, who]]]) => {
    const { partition, region, account } = placeOf(who, definition);
    const resource = `arn:${partition}:ecs:${region}:${account}:task-definition/${definition.family}:*`;
    const given = context({ 'aws:RequestedRegion': region, 'ecs:CreateAction': 'RegisterTaskDefinition' });
    const answers = await simulate(iam, role, [{ action: 'ecs:TagResource', resource }], given);
    return whenRead(answers, async ([access]) =>
      access === undefined
        ? { absent: 'IAM gave no answer on ecs:TagResource.' }
        : { value: { needsPermission, usesTags: tags.length > 0, access } },
    );
  });
}
