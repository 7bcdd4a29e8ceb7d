import type { JsonObject } from '../../toolkit/json.ts';
import { ApiError } from '../server/api.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { clientError, clusterNotFound, invalidParameter, serviceNotFound } from './errors.ts';
import { lastPart } from './identifiers.ts';
import { readText } from './input.ts';
import type { Cluster, ContainerInstance, EcsState, Service, Task, TaskDefinition } from './state.ts';

/** The cluster that a request names by name or ARN, `default` without one. Throws unless it is ACTIVE. */
export function activeCluster(ecs: EcsEnvironment, input: JsonObject): Cluster {
  const cluster = ecs.state.clusters.get(clusterName(input));
  if (cluster === undefined) throw clusterNotFound();
  if (cluster.status === 'INACTIVE') {
    throw new ApiError('ClusterNotFoundException', 'The referenced cluster was inactive.');
  }
  return cluster;
}

export function clusterName(input: JsonObject): string {
  return lastPart(readText(input, 'cluster') || 'default');
}

/** A service by name or ARN. Throws when the cluster never had it. */
export function serviceOf(cluster: Cluster, reference: string): Service {
  const service = findService(cluster, reference);
  if (service === undefined) throw serviceNotFound();
  return service;
}

/** A service by name or ARN; undefined when the cluster has none such. An ARN of another cluster, account or region is nobody's. */
export function findService(cluster: Cluster, reference: string): Service | undefined {
  const service = cluster.services.get(lastPart(reference));
  if (service === undefined || !reference.startsWith('arn:')) return service;
  const withoutCluster = service.arn.replace(`service/${cluster.name}/`, 'service/');
  return [service.arn, withoutCluster].includes(reference) ? service : undefined;
}

/** A container instance by id or ARN; undefined when the cluster has none such. */
export function findInstance(cluster: Cluster, reference: string): ContainerInstance | undefined {
  return cluster.instances.get(lastPart(reference));
}

/** The loopback address of a container instance by its EC2 id, in whichever cluster it is. */
export function addressOfInstance({ clusters }: EcsState, ec2InstanceId: string): string | undefined {
  const instances = [...clusters.values()].flatMap((cluster) => [...cluster.instances.values()]);
  return instances.find((instance) => instance.ec2InstanceId === ec2InstanceId)?.address;
}

export function instanceOf(cluster: Cluster, reference: string): ContainerInstance {
  const instance = findInstance(cluster, reference);
  if (instance === undefined) throw invalidParameter(`Referenced container instance ${lastPart(reference)} not found.`);
  return instance;
}

export function findTask(cluster: Cluster, reference: string): Task | undefined {
  return cluster.tasks.get(lastPart(reference));
}

/**
 * A task definition by family (its newest ACTIVE revision), `family:revision` or ARN; undefined when there is none. An ARN of another
 * account or region is nobody's.
 */
export function findTaskDefinition(ecs: EcsEnvironment, reference: string): TaskDefinition | undefined {
  const prefix = ecsArn(ecs, 'task-definition/');
  if (reference.startsWith('arn:') && !reference.startsWith(prefix)) return undefined;
  const [family = '', revision] = reference.replace(prefix, '').split(':', 2);
  const revisions = ecs.state.taskDefinitions.get(family) ?? [];
  if (revision === undefined) return revisions.findLast(({ status }) => status === 'ACTIVE');
  return revisions.find((candidate) => String(candidate.revision) === revision);
}

/** A task definition that can be run. Throws ECS's two errors for one that is missing or was deregistered. */
export function runnableTaskDefinition(ecs: EcsEnvironment, reference: string): TaskDefinition {
  const taskDefinition = findTaskDefinition(ecs, reference);
  if (taskDefinition === undefined) throw clientError('TaskDefinition not found.');
  if (taskDefinition.status !== 'ACTIVE') throw clientError('TaskDefinition is inactive');
  return taskDefinition;
}

/** AWS's entry for something that a Describe operation did not find. */
export function missing(arn: string): JsonObject {
  return { arn, reason: 'MISSING' };
}
