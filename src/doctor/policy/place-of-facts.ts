import { parseValueFrom } from '../../ecs/secrets/value-from.ts';
import { lastPart } from '../../ecs/situation/task.ts';
import { imageReference } from '../../image/registry/image-reference.ts';
import { type Fact, whyUnread } from '../fact.ts';
import type { Caller } from '../facts/identity.ts';
import type { TaskDefinition } from '../facts/task-definition.ts';
import type { Facts } from '../facts.ts';
import type { PolicyPlace } from './place.ts';

type Read = Pick<Facts, 'request' | 'caller' | 'taskDefinition' | 'service' | 'callerAccess' | 'executionAccess'>;

/**
 * The place of a policy from what the doctor has read: without caller or task definition there is none, and the fact says why. A service
 * that could not be read counts as one behind a load balancer, so that its policy is not too small.
 */
export function placeOfFacts(facts: Read): Fact<PolicyPlace> {
  const { caller, taskDefinition, request } = facts;
  if (!('value' in caller) || !('value' in taskDefinition) || !('value' in request)) {
    const unread = [caller, taskDefinition, request].flatMap((fact) => whyUnread(fact) ?? []);
    return { absent: `Without it no policy can be written. ${unread.join(' ')}` };
  }
  const { cluster, service, region } = request.value;
  const names = { cluster: lastPart(cluster), service: lastPart(service) };
  const { account } = caller.value;
  const partition = partitionOf(caller.value);
  const definition = taskDefinition.value;
  const home = { partition, account, region };
  return {
    value: {
      ...home,
      ...names,
      family: definition.family,
      repositories: repositoriesOf(definition, home),
      executionRole: roleArn(definition.executionRole, home),
      taskRole: roleArn(definition.taskRole, home),
      ownRole: ownRoleOf(facts, caller.value),
      instanceRole: instanceRoleOf(facts, definition),
      logGroups: logGroupsOf(definition, region),
      secrets: secretsOf(definition),
      secretPrefix: `/${names.cluster}/${names.service}`,
      keyArn: null,
      isLoadBalanced: !('value' in facts.service) || facts.service.value?.loadBalanced !== false,
      hasSecrets: definition.containers.some(({ secrets }) => secrets.length > 0),
      hasTags: true,
    },
  };
}

type Home = Pick<PolicyPlace, 'partition' | 'account' | 'region'>;

function partitionOf({ arn }: Caller): string {
  return arn.split(':')[1] ?? 'aws';
}

function repositoriesOf({ containers }: TaskDefinition, { account, region }: Home): PolicyPlace['repositories'] {
  const found = containers.flatMap(({ image }) => imageReference(image) ?? []);
  const byName = found.map((each) => ({
    account: each.account ?? account,
    region: each.region ?? region,
    name: each.repository,
  }));
  return distinct(byName);
}

/** ECS takes the name of a role for its ARN. */
function roleArn(role: string | null, { partition, account }: Home): string | null {
  return role === null || role.startsWith('arn:') ? role : `arn:${partition}:iam::${account}:role/${role}`;
}

/** The role of the session: IAM's answer tells it with its path, which STS leaves out. */
function ownRoleOf({ callerAccess }: Read, { arn, account }: Caller): string | null {
  const asked = 'value' in callerAccess ? callerAccess.value[0]?.role : undefined;
  const [, name] = /:assumed-role\/([^/]+)\//.exec(arn) ?? [];
  const told = name === undefined ? null : `arn:${arn.split(':')[1] ?? 'aws'}:iam::${account}:role/${name}`;
  return asked ?? told;
}

/** On EC2 a task definition without an execution role lets the agent act with the role of its instance. */
function instanceRoleOf({ executionAccess }: Read, { launch, executionRole }: TaskDefinition): string | null {
  if (launch !== 'ec2' || executionRole !== null || !('value' in executionAccess)) return null;
  return executionAccess.value[0]?.role ?? null;
}

function logGroupsOf({ containers }: TaskDefinition, region: string): PolicyPlace['logGroups'] {
  const groups = containers.flatMap(({ log }) => {
    const name = log?.driver === 'awslogs' ? log.options['awslogs-group'] : undefined;
    return name === undefined ? [] : [{ region: log?.options['awslogs-region'] ?? region, name }];
  });
  return distinct(groups);
}

function secretsOf({ containers }: TaskDefinition): readonly string[] {
  const arns = containers.flatMap(({ secrets }) =>
    secrets.flatMap(({ valueFrom }) => {
      const parsed = parseValueFrom(valueFrom);
      return 'problem' in parsed || parsed.store !== 'secrets-manager' ? [] : [parsed.arn];
    }),
  );
  return distinct(arns);
}

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
