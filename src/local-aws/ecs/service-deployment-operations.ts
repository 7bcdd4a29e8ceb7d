import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { Operation } from '../server/api.ts';
import type { EcsEnvironment } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { activeCluster, missing, serviceOf } from './find.ts';
import { allServices, findServiceDeployment } from './find-service-deployment.ts';
import { readTexts, requireText } from './input.ts';
import { page } from './pages.ts';
import { revisionSummary } from './render-service.ts';
import { instants, seconds } from './seconds.ts';
import { renderBreaker } from './service-deployments.ts';
import { serviceTasks } from './service-state.ts';
import type { DeploymentRecord, Service, ServiceDeployment } from './state.ts';
import { stopServiceDeployment } from './stop-service-deployment.ts';

/** List-, Describe- and StopServiceDeployment(s), and DescribeServiceRevisions. */
export function serviceDeploymentOperations(ecs: EcsEnvironment): Record<string, Operation> {
  return {
    ListServiceDeployments: (input) => list(ecs, input),
    DescribeServiceDeployments: (input) => describe(ecs, input),
    DescribeServiceRevisions: (input) => describeRevisions(ecs, input),
    StopServiceDeployment: (input) => stopServiceDeployment(ecs, input),
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

/** An image by digest is what it says; the digest of a tag is known once a container of the revision has run. */
function containerImages(service: Service, record: DeploymentRecord): readonly JsonObject[] {
  const containers = serviceTasks(service)
    .filter(({ deploymentId }) => deploymentId === record.id)
    .flatMap((task) => task.containers);
  return asObjects(record.taskDefinition.document.containerDefinitions).map((definition) => {
    const containerName = asString(definition.name) ?? '';
    const image = asString(definition.image) ?? '';
    const written = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
    const ran = containers.find(({ name, imageDigest }) => name === containerName && imageDigest !== null);
    const imageDigest = written ?? ran?.imageDigest;
    return { containerName, image, ...(imageDigest == null ? {} : { imageDigest }) };
  });
}
