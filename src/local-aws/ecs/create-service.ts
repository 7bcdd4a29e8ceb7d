import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import {
  circuitBreakerOf,
  mergeDeploymentConfiguration,
  mergeRebalancing,
  percentsOf,
} from './deployment-configuration.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { runnableTaskDefinition } from './find.ts';
import {
  readBoolean,
  readChoice,
  readInteger,
  readObject,
  readObjects,
  readTags,
  readText,
  requireText,
} from './input.ts';
import { checkLaunch, launchOf } from './launch.ts';
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
  remember(service);
  deploy(ecs, service, taskDefinition, revisionMembers(service));
  warn(ecs, service);
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

function storedMembers(
  ecs: EcsEnvironment,
  input: JsonObject,
  { strategy, controller }: Pick<Service, 'strategy' | 'controller'>,
): JsonObject {
  const given = [
    'networkConfiguration',
    'healthCheckGracePeriodSeconds',
    'platformVersion',
    'volumeConfigurations',
    'serviceConnectConfiguration',
    'vpcLatticeConfigurations',
  ];
  const grace = readInteger(input, 'healthCheckGracePeriodSeconds');
  return {
    ...Object.fromEntries(given.filter((member) => input[member] != null).map((member) => [member, input[member]])),
    ...(grace === undefined ? {} : { healthCheckGracePeriodSeconds: grace }),
    ...launchMembers(input),
    loadBalancers: readObjects(input, 'loadBalancers'),
    serviceRegistries: readObjects(input, 'serviceRegistries'),
    placementConstraints: readObjects(input, 'placementConstraints'),
    placementStrategy: readObjects(input, 'placementStrategy'),
    schedulingStrategy: strategy,
    deploymentController: { type: controller },
    enableECSManagedTags: readBoolean(input, 'enableECSManagedTags') ?? false,
    enableExecuteCommand: readBoolean(input, 'enableExecuteCommand') ?? false,
    propagateTags: readText(input, 'propagateTags') ?? 'NONE',
    createdBy: `arn:aws:iam::${ecs.accountId}:user/local-aws`,
    roleArn: `arn:aws:iam::${ecs.accountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
  };
}

function launchMembers(input: JsonObject): JsonObject {
  const capacityProviderStrategy = readObjects(input, 'capacityProviderStrategy');
  if (capacityProviderStrategy.length > 0) return { capacityProviderStrategy };
  return { launchType: asString(input.launchType) ?? 'EC2' };
}

/** The members of a service that belong to its revision: a change of one of them starts a deployment. */
export function revisionMembers(service: Service): JsonObject {
  const names = [
    'networkConfiguration',
    'platformVersion',
    'loadBalancers',
    'serviceRegistries',
    'serviceConnectConfiguration',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
    'launchType',
    'capacityProviderStrategy',
  ];
  const present = names.filter((name) => service.stored[name] !== undefined);
  const platform = service.launch === 'fargate' ? { platformVersion: '1.4.0', platformFamily: 'Linux' } : {};
  return { ...platform, ...Object.fromEntries(present.map((name) => [name, service.stored[name]])) };
}

/** Says what of a service is remembered and shown, but has no effect here. */
function warn(ecs: EcsEnvironment, service: Service): void {
  const strategy = asString(asObject(service.stored.deploymentConfiguration)?.strategy);
  const ignored = [
    ...(asObjects(service.stored.loadBalancers).length > 0 ? ['its load balancers'] : []),
    ...(asObjects(service.stored.serviceRegistries).length > 0 ? ['its service registries'] : []),
    ...(asObjects(service.stored.placementStrategy).length > 0 ? ['its placement strategy'] : []),
    ...(strategy === 'ROLLING' ? [] : [`the deployment strategy ${strategy}: it rolls`]),
    ...(service.controller === 'CODE_DEPLOY' ? ['the CODE_DEPLOY controller'] : []),
  ];
  for (const what of ignored) ecs.log(`Service ${service.name}: local-aws does not emulate ${what}.`);
}

/** Tells which task definition a deployment of the service would use now. */
export function currentTaskDefinition(service: Service): TaskDefinition | undefined {
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  return primary === undefined ? undefined : service.records.get(primary.id)?.taskDefinition;
}
