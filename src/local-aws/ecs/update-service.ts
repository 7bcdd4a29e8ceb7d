import { isDeepStrictEqual } from 'node:util';
import { changeDesiredCount } from '../../rollout/deployments.ts';
import { asObject, asString, type JsonObject } from '../../toolkit/json.ts';
import { currentTaskDefinition, validDesiredCount } from './create-service.ts';
import {
  circuitBreakerOf,
  mergeDeploymentConfiguration,
  mergeRebalancing,
  percentsOf,
} from './deployment-configuration.ts';
import type { EcsEnvironment } from './environment.ts';
import { invalidParameter, serviceNotActive } from './errors.ts';
import { runnableTaskDefinition } from './find.ts';
import { readBoolean, readChoice, readInteger, readObject, readObjects, readText } from './input.ts';
import { checkLaunch } from './launch.ts';
import { checkLoadBalancers } from './load-balancers.ts';
import { revisionMembers } from './service-members.ts';
import { deploy, readConstraints, serviceState } from './service-state.ts';
import type { Service, TaskDefinition } from './state.ts';

/** Members of UpdateService that start a deployment when they change (API reference); `forceNewDeployment` does so in any case. */
const deployingMembers = [
  'networkConfiguration',
  'platformVersion',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
];

/** Members that are stored and have no effect on a rollout that is under way. */
const storedMembers = [
  'placementStrategy',
  'healthCheckGracePeriodSeconds',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'propagateTags',
];

/** UpdateService: everything is checked before anything is changed. */
export function updateService(ecs: EcsEnvironment, service: Service, input: JsonObject): void {
  if (service.status !== 'ACTIVE') throw serviceNotActive();
  const change = readChange(ecs, service, input);
  checkController(service, input, change.taskDefinition);
  checkFixed(service, input);
  const balances = change.deploys || input.healthCheckGracePeriodSeconds != null;
  if (balances) checkLoadBalancers(ecs, change.stored, change.taskDefinition);
  if (change.deploys) checkLaunch(service.launch, change.taskDefinition, asObject(change.stored.networkConfiguration));
  apply(ecs, service, change);
}

interface Change {
  readonly taskDefinition: TaskDefinition;
  readonly deploys: boolean;
  readonly desiredCount: number | undefined;
  readonly stored: JsonObject;
  readonly placementConstraints: Service['placementConstraints'];
}

function readChange(ecs: EcsEnvironment, service: Service, input: JsonObject): Change {
  const { stored, strategy } = service;
  const desiredCount = readInteger(input, 'desiredCount');
  if (desiredCount !== undefined && strategy === 'DAEMON') {
    throw invalidParameter('The daemon scheduling strategy does not support a desired count for services');
  }
  const inForce = asObject(stored.deploymentConfiguration);
  const configuration = mergeDeploymentConfiguration(readObject(input, 'deploymentConfiguration'), inForce, strategy);
  const rebalancing = mergeRebalancing(
    readChoice(input, 'availabilityZoneRebalancing', ['ENABLED', 'DISABLED']),
    stored.availabilityZoneRebalancing === 'ENABLED' ? 'ENABLED' : 'DISABLED',
    configuration,
    strategy,
  );
  const changed = pick(input, [...deployingMembers, ...storedMembers, 'placementConstraints']);
  const taskDefinition = nextTaskDefinition(ecs, service, input);
  return {
    taskDefinition,
    deploys: readBoolean(input, 'forceNewDeployment') === true || differs(service, changed, taskDefinition),
    desiredCount: desiredCount === undefined ? undefined : validDesiredCount(desiredCount),
    stored: { ...stored, ...changed, deploymentConfiguration: configuration, availabilityZoneRebalancing: rebalancing },
    placementConstraints: nextConstraints(service, input),
  };
}

function pick(input: JsonObject, members: readonly string[]): JsonObject {
  const given = members.filter((member) => input[member] !== undefined && input[member] !== null);
  return Object.fromEntries(given.map((member) => [member, input[member]]));
}

function nextTaskDefinition(ecs: EcsEnvironment, service: Service, input: JsonObject): TaskDefinition {
  const reference = readText(input, 'taskDefinition');
  const current = currentTaskDefinition(service);
  if (reference !== undefined && reference !== '') return runnableTaskDefinition(ecs, reference);
  if (current === undefined) throw invalidParameter('The service has no task definition: its controller is EXTERNAL.');
  return current;
}

function nextConstraints(service: Service, input: JsonObject): Service['placementConstraints'] {
  if (input.placementConstraints === undefined) return service.placementConstraints;
  return readConstraints(readObjects(input, 'placementConstraints'));
}

function differs(service: Service, changed: JsonObject, taskDefinition: TaskDefinition): boolean {
  if (taskDefinition !== currentTaskDefinition(service)) return true;
  return deployingMembers.some(
    (member) => changed[member] !== undefined && !isDeepStrictEqual(changed[member], service.stored[member]),
  );
}

function checkController(service: Service, input: JsonObject, taskDefinition: TaskDefinition): void {
  if (service.controller === 'ECS') return;
  const replaces = asString(input.taskDefinition) !== undefined && taskDefinition !== currentTaskDefinition(service);
  if (!replaces && input.forceNewDeployment !== true) return;
  throw invalidParameter(
    service.controller === 'CODE_DEPLOY'
      ? 'Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.'
      : 'Unable to update task definition on services with an EXTERNAL deployment controller. Use CreateTaskSet and DeleteTaskSet to manage tasks.',
  );
}

/** Members that ECS lets be changed and the emulator does not. */
function checkFixed(service: Service, input: JsonObject): void {
  for (const member of ['capacityProviderStrategy', 'deploymentController']) {
    if (input[member] == null || isDeepStrictEqual(input[member], service.stored[member])) continue;
    throw invalidParameter(`local-aws does not change the ${member} of a service: delete and create it.`);
  }
}

function apply(ecs: EcsEnvironment, service: Service, change: Change): void {
  service.stored = change.stored;
  service.placementConstraints = change.placementConstraints;
  const configuration = asObject(change.stored.deploymentConfiguration) ?? {};
  service.percents = percentsOf(configuration);
  service.circuitBreaker = circuitBreakerOf(configuration);
  if (change.desiredCount !== undefined) scale(service, change.desiredCount);
  service.said.clear();
  if (change.deploys) deploy(ecs, service, change.taskDefinition, revisionMembers(service));
}

/** Sets how many tasks the service is to have. */
export function scale(service: Service, desiredCount: number): void {
  const changed = changeDesiredCount(serviceState(service), desiredCount);
  service.desiredCount = changed.desiredCount;
  service.deployments = changed.deployments;
}
