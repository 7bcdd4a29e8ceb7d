import type { DeploymentState } from '../../rollout/types.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { seconds } from './seconds.ts';
import { currentServiceDeployment } from './service-deployments.ts';
import { serviceTasks, visibleDeployments } from './service-state.ts';
import type { Service } from './state.ts';
import { countTasks } from './task-counts.ts';

/** A service as DescribeServices shows it. */
export function renderService(service: Service, withTags: boolean): JsonObject {
  const counts = countTasks(serviceTasks(service));
  const current = currentServiceDeployment(service);
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  const record = primary === undefined ? undefined : service.records.get(primary.id);
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: counts.running,
    pendingCount: counts.pending,
    ...service.stored,
    ...(record === undefined ? {} : { taskDefinition: record.taskDefinition.arn }),
    deployments: shownDeployments(service).map((deployment) => renderDeployment(service, deployment)),
    ...(current === undefined ? {} : { currentServiceDeployment: current.arn }),
    currentServiceRevisions: shownDeployments(service).map(({ id }) => revisionSummary(service, id)),
    events: service.events.map(({ id, createdAt, message }) => ({ id, createdAt: seconds(createdAt), message })),
    createdAt: seconds(service.createdAt),
    tags: withTags ? service.tags.map(({ key, value }) => ({ key, value })) : [],
  };
}

function shownDeployments(service: Service): Service['deployments'] {
  return service.status === 'INACTIVE' ? [] : visibleDeployments(service);
}

function renderDeployment(service: Service, deployment: DeploymentState): JsonObject {
  const record = service.records.get(deployment.id);
  const counts = deploymentCounts(service, deployment.id);
  return {
    id: deployment.id,
    status: deployment.status,
    ...(record === undefined ? {} : { taskDefinition: record.taskDefinition.arn }),
    desiredCount: requestedCount(service, deployment.id),
    pendingCount: counts.pending,
    runningCount: counts.running,
    failedTasks: deployment.failedTasks,
    createdAt: seconds(record?.createdAt ?? service.createdAt),
    updatedAt: seconds(record?.updatedAt ?? service.createdAt),
    ...deploymentMembers(record?.stored ?? {}),
    rolloutState: deployment.rolloutState,
    rolloutStateReason: record?.rolloutStateReason ?? '',
  };
}

/** Load balancers and registries are a service's and a revision's, not a deployment's. */
function deploymentMembers({
  loadBalancers: _loadBalancers,
  serviceRegistries: _registries,
  ...rest
}: JsonObject): JsonObject {
  return rest;
}

/** The tasks of one deployment that run and that are on their way to. */
function deploymentCounts(service: Service, deploymentId: string) {
  return countTasks(serviceTasks(service).filter((task) => task.deploymentId === deploymentId));
}

/** How many tasks a deployment is to have; none once it is over. */
function requestedCount(service: Service, deploymentId: string): number {
  const deployment = service.deployments.find(({ id }) => id === deploymentId);
  if (deployment === undefined) return 0;
  return deployment.status === 'PRIMARY' ? service.desiredCount : deployment.budget;
}

/** A service revision with its tasks, as service deployments name it. */
export function revisionSummary(service: Service, deploymentId: string): JsonObject {
  const counts = deploymentCounts(service, deploymentId);
  return {
    arn: service.records.get(deploymentId)?.revisionArn ?? '',
    requestedTaskCount: requestedCount(service, deploymentId),
    runningTaskCount: counts.running,
    pendingTaskCount: counts.pending,
  };
}
