import type { CallLoadBalancing } from '../load-balancing/load-balancing-api.ts';
import { readTargetGroups, type TargetGroupSettings } from '../load-balancing/target-groups.ts';
import type { InstanceState } from '../rollout/types.ts';
import { explainAwsError } from '../toolkit/aws/errors.ts';
import { type OptionalRead, optionalRead } from '../toolkit/aws/optional-read.ts';
import { BerthError } from '../toolkit/errors.ts';
import { asObject, asObjects, asStrings, type JsonObject } from '../toolkit/json.ts';
import { instanceState } from './container-instance.ts';
import type { CallEcs, EcsOperation } from './ecs-api.ts';
import { type Deployment, parseService, primaryDeployment, type Service } from './service.ts';
import { lastPart, parseTask, type Task } from './task.ts';

export type { OptionalRead };

/** Everything read about a service and its cluster at one moment. Plain data. */
export interface Situation {
  readonly cluster: string;
  readonly service: Service;
  readonly primary: Deployment;
  /** The PRIMARY deployment's task definition as it came, with its tags. */
  readonly taskDefinition: JsonObject;
  readonly tags: readonly JsonObject[];
  /** Task definitions of the older deployments that still have tasks, and of tasks on their way out, by ARN. */
  readonly olderTaskDefinitions: Readonly<Record<string, JsonObject>>;
  /** Empty for Fargate, which has none. */
  readonly instances: OptionalRead<readonly InstanceState[]>;
  readonly tasks: OptionalRead<readonly Task[]>;
  /** Network interfaces that awsvpc tasks of the whole cluster hold, by container instance id; only for a service that needs them. */
  readonly interfacesInUse?: OptionalRead<Readonly<Record<string, number>>>;
  /** Of the service's load balancers; empty for a service without one, and where nobody asked. */
  readonly targetGroups: OptionalRead<readonly TargetGroupSettings[]>;
  /** When it was read, in milliseconds since 1970 by AWS's clock, which its instants are of, too. */
  readonly readAt: number;
}

/**
 * Reads the situation: what a deploy needs must be readable, what only a prediction needs may be denied.
 *
 * @param callLoadBalancing is called for a service with target groups only; without it they are not read.
 */
export async function readSituation(
  call: CallEcs,
  cluster: string,
  serviceName: string,
  callLoadBalancing?: CallLoadBalancing,
): Promise<Situation> {
  const service = await readService(call, cluster, serviceName);
  const primary = primaryDeployment(service);
  if (primary === undefined) throw notFound(serviceName, cluster, await namesOf(call, 'ListServices', cluster));
  const describing = describeTaskDefinition(call, primary.taskDefinition);
  const [described, olderTaskDefinitions, instances, tasks, targetGroups, interfaces] = await Promise.all([
    describing,
    readOlderTaskDefinitions(call, service, primary),
    optionalRead({ iamAction: 'ecs:DescribeContainerInstances', resource: 'the cluster' }, () =>
      readInstances(call, cluster, service),
    ),
    optionalRead({ iamAction: 'ecs:DescribeTasks', resource: 'the cluster' }, () =>
      readTasks(call, cluster, serviceName),
    ),
    targetGroupsOf(service, callLoadBalancing),
    describing.then(({ taskDefinition }) => readInterfaces(call, cluster, service, taskDefinition)),
  ]);
  const leaving = await readLeavingTaskDefinitions(call, tasks, {
    ...olderTaskDefinitions,
    [primary.taskDefinition]: {},
  });
  const definitions = { ...olderTaskDefinitions, ...leaving };
  const older = { olderTaskDefinitions: definitions, instances, tasks, targetGroups, ...interfaces };
  return { cluster, service, primary, ...described, ...older, readAt: (call.awsTime ?? Date.now)() };
}

async function targetGroupsOf(
  { loadBalancers }: Service,
  callLoadBalancing: CallLoadBalancing | undefined,
): Promise<Situation['targetGroups']> {
  const arns = loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  if (arns.length === 0 || callLoadBalancing === undefined) return { value: [] };
  return readTargetGroups(callLoadBalancing, arns);
}

/** Reads one service; a cluster or service that does not exist is an error that lists those that do. */
export async function readService(call: CallEcs, cluster: string, serviceName: string): Promise<Service> {
  const answer = await describeServices(call, cluster, serviceName);
  const services = asObjects(answer.services).map(parseService);
  const found = services.find(({ status }) => status === 'ACTIVE' || status === 'DRAINING');
  if (found === undefined) throw notFound(serviceName, cluster, await namesOf(call, 'ListServices', cluster));
  return found;
}

/**
 * Every task of a service, or of a whole cluster, that has not stopped, those included that were told to: they hold ports and memory
 * until they have.
 */
export async function readTasks(call: CallEcs, cluster: string, serviceName?: string): Promise<readonly Task[]> {
  const arns = await listTasks(call, serviceName === undefined ? { cluster } : { cluster, serviceName });
  const pages = await Promise.all(
    chunks(arns, 100).map((tasks) => call('DescribeTasks', { cluster, tasks: [...tasks] })),
  );
  return pages
    .flatMap(({ tasks }) => asObjects(tasks).map(parseTask))
    .filter(({ lastStatus }) => lastStatus !== 'STOPPED');
}

async function readInterfaces(
  call: CallEcs,
  cluster: string,
  service: Service,
  { networkMode }: JsonObject,
): Promise<Pick<Situation, 'interfacesInUse'>> {
  if (networkMode !== 'awsvpc' || runsOnFargate(service)) return {};
  const interfacesInUse = await optionalRead({ iamAction: 'ecs:DescribeTasks', resource: 'the cluster' }, async () => {
    const held: Record<string, number> = {};
    for (const { containerInstanceArn, networkInterfaces } of await readTasks(call, cluster)) {
      const instance = lastPart(containerInstanceArn ?? '');
      held[instance] = (held[instance] ?? 0) + networkInterfaces;
    }
    return held;
  });
  return { interfacesInUse };
}

/** ListTasks by itself lists only tasks that are to run. Of those that are not, ECS remembers the ones of the last hour or so. */
async function listTasks(call: CallEcs, place: JsonObject): Promise<readonly string[]> {
  const lists = ['RUNNING', 'STOPPED'].map((desiredStatus) =>
    listAll(call, 'ListTasks', { ...place, desiredStatus }, 'taskArns'),
  );
  return [...new Set((await Promise.all(lists)).flat())];
}

/** A task definition as it came, and its tags, which DescribeTaskDefinition keeps apart. */
export async function describeTaskDefinition(
  call: CallEcs,
  name: string,
): Promise<{ taskDefinition: JsonObject; tags: readonly JsonObject[] }> {
  const body = { taskDefinition: name, include: ['TAGS'] };
  const answer = await explained('ecs:DescribeTaskDefinition', name, () => call('DescribeTaskDefinition', body));
  return { taskDefinition: asObject(answer.taskDefinition) ?? {}, tags: asObjects(answer.tags) };
}

async function describeServices(call: CallEcs, cluster: string, serviceName: string): Promise<JsonObject> {
  try {
    return await call('DescribeServices', { cluster, services: [serviceName] });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'ClusterNotFoundException') {
      throw clusterNotFound(cluster, await namesOf(call, 'ListClusters'), thrown);
    }
    throw explainAwsError(thrown, { iamAction: 'ecs:DescribeServices', resource: `service ${serviceName}` });
  }
}

async function readOlderTaskDefinitions(
  call: CallEcs,
  service: Service,
  primary: Deployment,
): Promise<Readonly<Record<string, JsonObject>>> {
  const arns = new Set(service.deployments.map(({ taskDefinition }) => taskDefinition));
  arns.delete(primary.taskDefinition);
  const described = [...arns].map(async (arn) => [arn, (await describeTaskDefinition(call, arn)).taskDefinition]);
  return Object.fromEntries(await Promise.all(described));
}

/** Of tasks on their way out whose deployment is gone: what they hold becomes free. One that cannot be read is left out. */
async function readLeavingTaskDefinitions(
  call: CallEcs,
  tasks: Situation['tasks'],
  known: Readonly<Record<string, JsonObject>>,
): Promise<Readonly<Record<string, JsonObject>>> {
  const leaving = 'value' in tasks ? tasks.value.filter(({ desiredStatus }) => desiredStatus === 'STOPPED') : [];
  const arns = new Set(leaving.map(({ taskDefinitionArn }) => taskDefinitionArn).filter((arn) => !(arn in known)));
  const described = [...arns].map(async (arn) => {
    const read = await describeTaskDefinition(call, arn).catch(() => undefined);
    return read === undefined ? [] : [[arn, read.taskDefinition] as const];
  });
  return Object.fromEntries((await Promise.all(described)).flat());
}

async function readInstances(call: CallEcs, cluster: string, service: Service): Promise<readonly InstanceState[]> {
  if (runsOnFargate(service)) return [];
  const arns = await listAll(call, 'ListContainerInstances', { cluster }, 'containerInstanceArns');
  const pages = await Promise.all(
    chunks(arns, 100).map((containerInstances) =>
      call('DescribeContainerInstances', { cluster, containerInstances: [...containerInstances] }),
    ),
  );
  return pages.flatMap(({ containerInstances }) => asObjects(containerInstances).map(instanceState));
}

/** Whether the service's tasks need no container instance. */
export function runsOnFargate({ launchType, capacityProviders }: Service): boolean {
  const fargateOnly = capacityProviders.length > 0 && capacityProviders.every((name) => name.startsWith('FARGATE'));
  return launchType === 'FARGATE' || fargateOnly;
}

/** Every ARN of a paginated list. Throws what the SDK throws. */
export async function listAll(
  call: CallEcs,
  operation: EcsOperation,
  body: JsonObject,
  member: string,
): Promise<readonly string[]> {
  const arns: string[] = [];
  let nextToken: JsonObject = {};
  do {
    const page: JsonObject = await call(operation, { ...body, ...nextToken });
    arns.push(...asStrings(page[member]));
    nextToken = typeof page.nextToken === 'string' ? { nextToken: page.nextToken } : {};
  } while ('nextToken' in nextToken);
  return arns;
}

async function explained<Value>(iamAction: string, resource: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw explainAwsError(thrown, { iamAction, resource });
  }
}

/** Items in groups of at most `size`. */
export function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Names for an error message; an error message must not fail because they cannot be listed. */
async function namesOf(
  call: CallEcs,
  operation: 'ListClusters' | 'ListServices',
  cluster?: string,
): Promise<readonly string[]> {
  const member = operation === 'ListClusters' ? 'clusterArns' : 'serviceArns';
  const body = cluster === undefined ? {} : { cluster };
  return listAll(call, operation, body, member).then(
    (arns) => arns.map(lastPart),
    () => [],
  );
}

function clusterNotFound(cluster: string, names: readonly string[], cause: unknown): BerthError {
  const sentences = {
    what: `There is no ECS cluster "${cluster}" in this region and account.`,
    why: names.length === 0 ? 'No cluster could be listed here.' : `The clusters here are: ${names.join(', ')}.`,
    fix: 'Correct the input "cluster", or the region or role of the credentials.',
  };
  return new BerthError('CLUSTER_NOT_FOUND', sentences, { cause });
}

function notFound(service: string, cluster: string, names: readonly string[]): BerthError {
  return new BerthError('SERVICE_NOT_FOUND', {
    what: `There is no active service "${service}" in the cluster "${cluster}".`,
    why: names.length === 0 ? 'No service could be listed there.' : `The services there are: ${names.join(', ')}.`,
    fix: 'Correct the input "service" or "cluster"; Berth deploys to a service that exists and does not create one.',
  });
}
