import type { CallLoadBalancing } from '../../load-balancing/load-balancing-api.ts';
import { readTargetGroups, type TargetGroupSettings } from '../../load-balancing/target-groups.ts';
import type { InstanceState } from '../../rollout/types.ts';
import { type OptionalRead, optionalRead } from '../../toolkit/aws/optional-read.ts';
import { asObjects, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { instanceState } from './container-instance.ts';
import { describeTaskDefinition } from './describe-task-definition.ts';
import { chunks, listAll } from './lists.ts';
import { readService, serviceNotFound } from './read-service.ts';
import { readTasks } from './read-tasks.ts';
import { type Deployment, primaryDeployment, runsOnFargate, type Service } from './service.ts';
import { lastPart, type Task } from './task.ts';

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
  if (primary === undefined) throw await serviceNotFound(call, cluster, serviceName);
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
