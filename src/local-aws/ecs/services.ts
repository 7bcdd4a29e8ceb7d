import type { JsonObject } from '../../toolkit/json.ts';
import type { Operation } from '../server/api.ts';
import { createService } from './create-service.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { activeCluster, findService, missing, serviceOf } from './find.ts';
import { includesTags, readBoolean, readChoice, readTexts, requireText } from './input.ts';
import { page } from './pages.ts';
import { renderService } from './render-service.ts';
import { serviceTasks } from './service-state.ts';
import type { Cluster, Service } from './state.ts';
import { isLive } from './task-counts.ts';
import { scale, updateService } from './update-service.ts';

/** Create-, Update-, Describe-, List- and DeleteService(s). */
export function serviceOperations(ecs: EcsEnvironment): Record<string, Operation> {
  return {
    CreateService: (input) => {
      const cluster = activeCluster(ecs, input);
      const service = createService(ecs, cluster, input);
      ecs.wake(cluster);
      return { service: renderService(service, true) };
    },
    UpdateService: (input) => {
      const cluster = activeCluster(ecs, input);
      const service = serviceOf(cluster, requireText(input, 'service', 'Service can not be blank.'));
      updateService(ecs, service, input);
      ecs.wake(cluster);
      return { service: renderService(service, true) };
    },
    DescribeServices: (input) => describe(ecs, input),
    ListServices: (input) => list(ecs, input),
    DeleteService: (input) => remove(ecs, input),
  };
}

function describe(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const references = readTexts(input, 'services');
  if (references.length === 0) throw invalidParameter('Services cannot be empty.');
  if (references.length > 10) throw invalidParameter('Services cannot have more than 10 elements.');
  const found = [...new Set(references.flatMap((reference) => findService(cluster, reference) ?? []))];
  const absent = [...new Set(references.filter((reference) => findService(cluster, reference) === undefined))];
  return {
    services: found.map((service) => renderService(service, includesTags(input))),
    failures: absent.map((reference) => missing(arnOf(ecs, cluster, reference))),
  };
}

function arnOf(ecs: EcsEnvironment, cluster: Cluster, reference: string): string {
  return reference.startsWith('arn:') ? reference : ecsArn(ecs, `service/${cluster.name}/${reference}`);
}

function list(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const strategy = readChoice(input, 'schedulingStrategy', ['REPLICA', 'DAEMON']);
  const launchType = readChoice(input, 'launchType', ['EC2', 'FARGATE', 'EXTERNAL']);
  const chosen = [...cluster.services.values()].filter(
    (service) =>
      service.status === 'ACTIVE' &&
      (strategy === undefined || service.strategy === strategy) &&
      (launchType === undefined || service.stored.launchType === launchType),
  );
  return page(
    { maxResults: 10, ...input },
    'serviceArns',
    chosen,
    ({ arn }) => arn,
    ({ arn }) => arn,
  );
}

function remove(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const cluster = activeCluster(ecs, input);
  const service = serviceOf(cluster, requireText(input, 'service', 'Service can not be blank.'));
  const force = readBoolean(input, 'force') === true;
  if (service.status === 'ACTIVE') {
    if (service.desiredCount > 0 && !force && service.strategy === 'REPLICA') {
      throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
    }
    drain(service);
  }
  ecs.wake(cluster);
  return { service: renderService(service, true) };
}

/** A deleted service is DRAINING until its last task is gone; the scheduler ends it. */
function drain(service: Service): void {
  scale(service, 0);
  service.status = serviceTasks(service).some(isLive) ? 'DRAINING' : 'INACTIVE';
}
