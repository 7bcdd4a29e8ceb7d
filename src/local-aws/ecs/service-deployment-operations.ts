import { rollBack } from '../../rollout/deployments.ts';
import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { ApiError, type Operation } from '../server/api.ts';
import type { EcsEnvironment } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { activeCluster, missing, serviceOf } from './find.ts';
import { readChoice, readTexts, requireText } from './input.ts';
import { page } from './pages.ts';
import { revisionSummary } from './render-service.ts';
import { instants, seconds } from './seconds.ts';
import { abortServiceDeployment, isFinished, renderBreaker, rollBackServiceDeployment } from './service-deployments.ts';
import { serviceState, serviceTasks } from './service-state.ts';
import type { DeploymentRecord, Service, ServiceDeployment } from './state.ts';

/** List-, Describe- and StopServiceDeployment(s), and DescribeServiceRevisions. */
export function serviceDeploymentOperations(ecs: EcsEnvironment): Record<string, Operation> {
  return {
    ListServiceDeployments: (input) => list(ecs, input),
    DescribeServiceDeployments: (input) => describe(ecs, input),
    DescribeServiceRevisions: (input) => describeRevisions(ecs, input),
    StopServiceDeployment: (input) => stop(ecs, input),
  };
}

function list(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const service = serviceOf(cluster, requireText(input, 'service', 'Service can not be blank.'));
  const statuses = readTexts(input, 'status');
  const period = asObject(input.createdAt);
  const after = asNumber(period?.after) ?? Number.NEGATIVE_INFINITY;
  const before = asNumber(period?.before) ?? Number.POSITIVE_INFINITY;
  const chosen = service.serviceDeployments.filter(
    ({ status, createdAt }) =>
      (statuses.length === 0 || statuses.includes(status)) &&
      seconds(createdAt) >= after &&
      seconds(createdAt) <= before,
  );
  return page(
    input,
    'serviceDeployments',
    chosen,
    ({ arn }) => arn,
    (deployment) => brief(service, deployment),
  );
}

function brief(service: Service, deployment: ServiceDeployment): JsonObject {
  const { arn, status, statusReason, createdAt, finishedAt, targetId } = deployment;
  return {
    serviceDeploymentArn: arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    createdAt: seconds(createdAt),
    startedAt: seconds(createdAt),
    ...instants({ finishedAt }),
    targetServiceRevisionArn: service.records.get(targetId)?.revisionArn ?? '',
    status,
    ...(statusReason === null ? {} : { statusReason }),
  };
}

function describe(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const arns = readTexts(input, 'serviceDeploymentArns');
  if (arns.length === 0) throw invalidParameter('Service deployment ARNs cannot be empty.');
  if (arns.length > 20) throw invalidParameter('Service deployment ARNs cannot have more than 20 elements.');
  const found = arns.flatMap((arn) => findServiceDeployment(ecs, arn) ?? []);
  const absent = arns.filter((arn) => findServiceDeployment(ecs, arn) === undefined);
  return {
    serviceDeployments: found.map(({ service, deployment }) => render(service, deployment)),
    failures: absent.map(missing),
  };
}

interface Found {
  readonly service: Service;
  readonly deployment: ServiceDeployment;
}

function findServiceDeployment(ecs: EcsEnvironment, arn: string): Found | undefined {
  for (const service of allServices(ecs)) {
    const deployment = service.serviceDeployments.find((candidate) => candidate.arn === arn);
    if (deployment !== undefined) return { service, deployment };
  }
  return undefined;
}

function allServices(ecs: EcsEnvironment): readonly Service[] {
  return [...ecs.state.clusters.values()].flatMap(({ services }) => [...services.values()]);
}

function render(service: Service, deployment: ServiceDeployment): JsonObject {
  const { updatedAt, stoppedAt, rollback, sourceIds, targetId } = deployment;
  return {
    ...withoutMember(brief(service, deployment), 'targetServiceRevisionArn'),
    updatedAt: seconds(updatedAt),
    ...instants({ stoppedAt }),
    sourceServiceRevisions: sourceIds.map((id) => revisionSummary(service, id)),
    targetServiceRevision: revisionSummary(service, targetId),
    deploymentConfiguration: deployment.deploymentConfiguration,
    deploymentCircuitBreaker: renderBreaker(service, deployment),
    alarms: { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] },
    ...(rollback === null
      ? {}
      : {
          rollback: {
            reason: rollback.reason,
            startedAt: seconds(rollback.startedAt),
            serviceRevisionArn: service.records.get(rollback.targetId)?.revisionArn ?? '',
          },
        }),
  };
}

function withoutMember(object: JsonObject, member: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== member));
}

function describeRevisions(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const arns = readTexts(input, 'serviceRevisionArns');
  if (arns.length === 0) throw invalidParameter('Service revision ARNs cannot be empty.');
  if (arns.length > 20) throw invalidParameter('Service revision ARNs cannot have more than 20 elements.');
  const revisions = allServices(ecs).flatMap((service) =>
    [...service.records.values()].map((record) => ({ service, record })),
  );
  const found = arns.flatMap((arn) => revisions.find(({ record }) => record.revisionArn === arn) ?? []);
  const absent = arns.filter((arn) => !revisions.some(({ record }) => record.revisionArn === arn));
  return {
    serviceRevisions: found.map(({ service, record }) => renderRevision(service, record)),
    failures: absent.map(missing),
  };
}

function renderRevision(service: Service, record: DeploymentRecord): JsonObject {
  return {
    serviceRevisionArn: record.revisionArn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    taskDefinition: record.taskDefinition.arn,
    ...record.stored,
    containerImages: containerImages(service, record),
    guardDutyEnabled: false,
    createdAt: seconds(record.createdAt),
  };
}

/** A digest is known once a container of the revision has run. */
function containerImages(service: Service, record: DeploymentRecord): readonly JsonObject[] {
  const containers = serviceTasks(service)
    .filter(({ deploymentId }) => deploymentId === record.id)
    .flatMap((task) => task.containers);
  return asObjects(record.taskDefinition.document.containerDefinitions).map(({ name, image }) => {
    const ran = containers.find((container) => container.name === asString(name) && container.imageDigest !== null);
    return {
      containerName: asString(name) ?? '',
      image: asString(image) ?? '',
      ...(ran?.imageDigest == null ? {} : { imageDigest: ran.imageDigest }),
    };
  });
}

function stop(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const arn = requireText(input, 'serviceDeploymentArn', 'Service deployment ARN can not be blank.');
  const stopType = readChoice(input, 'stopType', ['ROLLBACK', 'ABORT']) ?? 'ROLLBACK';
  const found = findServiceDeployment(ecs, arn);
  if (found === undefined) {
    throw new ApiError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
  }
  if (isFinished(found.deployment) || found.deployment.rollback !== null) {
    const message = `The service deployment is ${found.deployment.status} and cannot be stopped.`;
    throw new ApiError('ConflictException', message);
  }
  if (stopType === 'ROLLBACK') rollBackByUser(ecs, found);
  else abort(ecs, found);
  ecs.wake(found.service.cluster);
  return { serviceDeploymentArn: arn };
}

function rollBackByUser(ecs: EcsEnvironment, { service }: Found): void {
  const now = ecs.clock.now();
  const rolledBack = rollBack({ ...serviceState(service), deployments: withPrimaryFailed(service) });
  if (rolledBack === undefined) {
    throw new ApiError('ConflictException', 'The service has no completed deployment to roll back to.');
  }
  const { target } = rolledBack;
  service.deployments = rolledBack.service.deployments;
  service.said.clear();
  const record = service.records.get(target.id);
  if (record !== undefined) {
    record.createdAt = now;
    record.updatedAt = now;
    record.rolloutStateReason = `ECS deployment ${target.id} in progress.`;
  }
  rollBackServiceDeployment(service, target.id, now, 'Service deployment rolled back by user.');
}

/** An aborted deployment starts no more tasks; what runs stays. */
function abort(ecs: EcsEnvironment, { service, deployment }: Found): void {
  service.deployments = withPrimaryFailed(service);
  const record = service.records.get(deployment.targetId);
  if (record !== undefined) record.rolloutStateReason = `ECS deployment ${record.id} stopped by user.`;
  abortServiceDeployment(deployment, ecs.clock.now());
}

function withPrimaryFailed({ deployments }: Service): Service['deployments'] {
  return deployments.map((deployment) =>
    deployment.status === 'PRIMARY' ? { ...deployment, rolloutState: 'FAILED' } : deployment,
  );
}
