import { tellingEvents } from '../../diagnosis/telling-events.ts';
import type { CallLoadBalancing } from '../../load-balancing/load-balancing-api.ts';
import { readTargetGroups } from '../../load-balancing/target-groups.ts';
import { messageOf } from '../../toolkit/errors.ts';
import type { CallEcs } from '../ecs-api.ts';
import { readBreaker } from '../failure/breaker.ts';
import type { LineTools } from '../failure/last-lines.ts';
import type { OptionalTargets } from '../failure/read-failure.ts';
import { targetHealthReader } from '../failure/target-health.ts';
import { readService } from '../situation/read-service.ts';
import { primaryDeployment, type Service } from '../situation/service.ts';
import type { Task } from '../situation/task.ts';
import type { ServiceCondition } from './condition.ts';
import { environmentOf, readDefinitions } from './read-definitions.ts';
import { endOf, readServiceTasks } from './read-tasks.ts';
import { readTaskLines } from './task-lines.ts';
import { troubleSince } from './trouble-time.ts';

interface Place {
  readonly cluster: string;
  readonly service: string;
}

export interface ConditionTools extends LineTools {
  readonly call: CallEcs;
  readonly callLoadBalancing: CallLoadBalancing;
}

/** So many lines of a container are searched; the reason of a crash may stand above a long stack trace. */
const searchedLines = 200;

/**
 * Reads how a service is and what went wrong with it. Changes nothing. Only the service itself must be readable: what else is denied, or gets
 * no answer, is said in `evidence.unread` with what it would have told.
 *
 * @throws SERVICE_NOT_FOUND, CLUSTER_NOT_FOUND, and what `explainAwsError` gives for the service itself.
 */
export async function readCondition(place: Place, tools: ConditionTools): Promise<ServiceCondition> {
  const { call } = tools;
  const service = await readService(call, place.cluster, place.service);
  const readAt = (call.awsTime ?? Date.now)();
  const since = troubleSince(service, readAt / 1_000);
  const [read, breaker] = await Promise.all([readServiceTasks(call, place), readBreakerOf(call, place, service)]);
  const tasks = 'tasks' in read ? read.tasks.filter((task) => endOf(task) >= since) : [];
  const arns = [service.taskDefinition, ...tasks.map(({ taskDefinitionArn }) => taskDefinitionArn)];
  const [definitions, health] = await Promise.all([readDefinitions(call, arns), readTargets(service, tasks, tools)]);
  const targets = 'targets' in health ? health.targets : [];
  const seen = { service, targets, now: readAt / 1_000 };
  const lines = await readTaskLines(tasks, definitions, seen, { ...tools, lines: searchedLines });
  const evidence = {
    tasks: lines.tasks,
    events: tellingEvents(service.events.filter(({ createdAt }) => createdAt >= since).toReversed()),
    targets,
    breaker: 'breaker' in breaker ? breaker.breaker : null,
    unread: [...[read, health, breaker].flatMap(unreadOf), ...definitions.unread, ...lines.unread],
  };
  const tasksOfPrimary = tasks.filter(({ startedBy }) => startedBy === primaryDeployment(service)?.id);
  return {
    ...{ cluster: place.cluster, service, readAt, evidence, environment: environmentOf(definitions) },
    tasksOfPrimary: tasksOfPrimary.map(({ id }) => id),
    blindTo: [...unreadOf(read).map(() => 'tasks' as const), ...unreadOf(health).map(() => 'targets' as const)],
    targetGroups: targetGroupArns(service).length,
  };
}

function unreadOf(part: object): readonly string[] {
  return 'unread' in part && typeof part.unread === 'string' ? [part.unread] : [];
}

async function readBreakerOf(
  call: CallEcs,
  { cluster, service }: Place,
  described: Service,
): ReturnType<typeof readBreaker> {
  const deploymentId = primaryDeployment(described)?.id;
  if (deploymentId === undefined) return { breaker: null };
  return readBreaker(call, { cluster, service, deploymentId, since: null });
}

function targetGroupArns({ loadBalancers }: Service): readonly string[] {
  return loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
}

async function readTargets(
  service: Service,
  tasks: readonly Task[],
  { callLoadBalancing }: ConditionTools,
): Promise<OptionalTargets> {
  const arns = targetGroupArns(service);
  if (arns.length === 0) return { targets: [] };
  const wouldTell = 'which tell whether the load balancer gets answers';
  try {
    const groups = await readTargetGroups(callLoadBalancing, arns);
    if ('denied' in groups)
      return { unread: `Its targets could not be read, ${wouldTell}: allow ${groups.denied} to the role of this job.` };
    return await targetHealthReader(groups.value, callLoadBalancing)(tasks);
  } catch (thrown) {
    return { unread: `Its targets could not be read, ${wouldTell}: ${messageOf(thrown)}` };
  }
}
