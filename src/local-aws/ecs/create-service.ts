import type { JsonObject } from '../../toolkit/json.ts';
import {
  circuitBreakerOf,
  mergeDeploymentConfiguration,
  mergeRebalancing,
  percentsOf,
} from './deployment-configuration.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { runnableTaskDefinition } from './find.ts';
import { readChoice, readInteger, readObject, readObjects, readTags, requireText } from './input.ts';
import { checkLaunch, launchOf } from './launch.ts';
import { checkLoadBalancers } from './load-balancers.ts';
import { logIgnored, revisionMembers, storedMembers } from './service-members.ts';
import { deploy, readConstraints } from './service-state.ts';
import type { Cluster, Service, TaskDefinition } from './state.ts';

/** CreateService: a new service with its first deployment, or the existing one when the same request comes again. */
export function createService(ecs: EcsEnvironment, cluster: Cluster, input: JsonObject): Service {
  const name = requireText(input, 'serviceName', 'Service name can not be blank.');
  if (!/^[\w-]{1,255}$/.test(name)) throw invalidParameter('Service name contains invalid characters.');
  const existing = cluster.services.get(name);
  if (existing !== undefined && existing.status !== 'INACTIVE') return repeated(existing, input);
  const service = newService(ecs, cluster, name, input);
  if (service.controller === 'EXTERNAL') return remember(service);
  const reference = requireText(input, 'taskDefinition', 'TaskDefinition can not be blank.');
  const taskDefinition = runnableTaskDefinition(ecs, reference);
  checkLaunch(service.launch, taskDefinition, readObject(input, 'networkConfiguration'));
  checkLoadBalancers(ecs, service.stored, taskDefinition);
  remember(service);
  deploy(ecs, service, taskDefinition, revisionMembers(service));
  logIgnored(ecs, service);
  return service;
}

function remember(service: Service): Service {
  service.cluster.services.set(service.name, service);
  return service;
}

/** A request is idempotent when everything but the client token is the same. */
function repeated(existing: Service, input: JsonObject): Service {
  if (existing.status === 'DRAINING') throw invalidParameter('Unable to Start a service that is still Draining.');
  if (JSON.stringify(canonical(existing.creation)) !== JSON.stringify(canonical(input))) {
    throw invalidParameter('Creation of service was not idempotent.');
  }
  return existing;
}

function canonical({ clientToken: _clientToken, cluster: _cluster, ...rest }: JsonObject): readonly unknown[] {
  return Object.entries(rest).sort(([one], [other]) => one.localeCompare(other));
}

function newService(ecs: EcsEnvironment, cluster: Cluster, name: string, input: JsonObject): Service {
  const strategy = readChoice(input, 'schedulingStrategy', ['REPLICA', 'DAEMON']) ?? 'REPLICA';
  const controller = controllerOf(input);
  const configuration = mergeDeploymentConfiguration(readObject(input, 'deploymentConfiguration'), undefined, strategy);
  const requested = readChoice(input, 'availabilityZoneRebalancing', ['ENABLED', 'DISABLED']);
  const availabilityZoneRebalancing = mergeRebalancing(requested, undefined, configuration, strategy);
  return {
    name,
    arn: ecsArn(ecs, `service/${cluster.name}/${name}`),
    cluster,
    status: 'ACTIVE',
    launch: launchOf(input),
    strategy,
    controller,
    desiredCount: desiredCountOf(input, strategy),
    percents: percentsOf(configuration),
    circuitBreaker: circuitBreakerOf(configuration),
    placementConstraints: [
      ...readConstraints(readObjects(input, 'placementConstraints')),
      ...(strategy === 'DAEMON' ? [{ type: 'distinctInstance' as const }] : []),
    ],
    stored: {
      ...storedMembers(ecs, input, { strategy, controller }),
      deploymentConfiguration: configuration,
      availabilityZoneRebalancing,
    },
    tags: readTags(input),
    createdAt: ecs.clock.now(),
    creation: input,
    deployments: [],
    records: new Map(),
    events: [],
    serviceDeployments: [],
    failures: [],
    said: new Set(),
  };
}

function controllerOf(input: JsonObject): Service['controller'] {
  const controller = readObject(input, 'deploymentController');
  if (controller === undefined) return 'ECS';
  return readChoice(controller, 'type', ['ECS', 'CODE_DEPLOY', 'EXTERNAL']) ?? 'ECS';
}

function desiredCountOf(input: JsonObject, strategy: Service['strategy']): number {
  const count = readInteger(input, 'desiredCount');
  if (strategy === 'DAEMON') {
    if (count === undefined) return 0;
    throw invalidParameter('The daemon scheduling strategy does not support a desired count for services');
  }
  return validDesiredCount(count ?? 1);
}

export function validDesiredCount(count: number): number {
  if (count < 0) throw invalidParameter('desiredCount must not be negative.');
  return count;
}

/** Tells which task definition a deployment of the service would use now. */
export function currentTaskDefinition(service: Service): TaskDefinition | undefined {
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  return primary === undefined ? undefined : service.records.get(primary.id)?.taskDefinition;
}
