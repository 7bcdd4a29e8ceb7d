import { BerthError } from '../../toolkit/errors.ts';
import { asObject, asObjects, asStrings, type JsonObject } from '../../toolkit/json.ts';

/** Where a task runs, as a user says it; null is as the service has it, or as ECS does by default. */
export interface LaunchRequest {
  readonly subnets: readonly string[] | null;
  readonly securityGroups: readonly string[] | null;
  readonly assignPublicIp: 'ENABLED' | 'DISABLED' | null;
  readonly launchType: 'EC2' | 'FARGATE' | 'EXTERNAL' | null;
  readonly capacityProviderStrategy: readonly JsonObject[] | null;
  readonly platformVersion: string | null;
}

/** A task that runs where the service runs. */
export const inheritEverything: LaunchRequest = {
  subnets: null,
  securityGroups: null,
  assignPublicIp: null,
  launchType: null,
  capacityProviderStrategy: null,
  platformVersion: null,
};

/**
 * The members of RunTask that say where the task runs: those of the service, with what the user gives in their place.
 *
 * @param inherited members of DescribeServices' answer; null without a service.
 * @throws INVALID_INPUT when the task needs a subnet and there is none.
 */
export function launchSettings(
  taskDefinition: JsonObject,
  inherited: JsonObject | null,
  request: LaunchRequest,
): JsonObject {
  return {
    ...provider(inherited ?? {}, request),
    ...platform(inherited ?? {}, request),
    ...network(taskDefinition, inherited, request),
    ...constraints(inherited ?? {}),
  };
}

/** ECS takes one of the two, so that what a user gives replaces both of the service. */
function provider(inherited: JsonObject, { launchType, capacityProviderStrategy }: LaunchRequest): JsonObject {
  if (launchType !== null) return { launchType };
  if (capacityProviderStrategy !== null) return { capacityProviderStrategy: [...capacityProviderStrategy] };
  const strategy = asObjects(inherited.capacityProviderStrategy);
  if (strategy.length > 0) return { capacityProviderStrategy: [...strategy] };
  return inherited.launchType === undefined ? {} : { launchType: inherited.launchType };
}

/** Only Fargate has platform versions: what the service has is inherited unless the user names another place. */
function platform(inherited: JsonObject, request: LaunchRequest): JsonObject {
  const { platformVersion, launchType, capacityProviderStrategy } = request;
  if (platformVersion !== null) return { platformVersion };
  const elsewhere = (launchType !== null && launchType !== 'FARGATE') || capacityProviderStrategy !== null;
  return elsewhere || inherited.platformVersion === undefined ? {} : { platformVersion: inherited.platformVersion };
}

/** ECS refuses a network configuration in every mode but awsvpc, and demands one there. */
function network(taskDefinition: JsonObject, inherited: JsonObject | null, request: LaunchRequest): JsonObject {
  if (taskDefinition.networkMode !== 'awsvpc') return {};
  const { subnets, securityGroups, assignPublicIp } = request;
  const awsvpcConfiguration = {
    ...asObject(asObject(inherited?.networkConfiguration)?.awsvpcConfiguration),
    ...(subnets === null ? {} : { subnets: [...subnets] }),
    ...(securityGroups === null ? {} : { securityGroups: [...securityGroups] }),
    ...(assignPublicIp === null ? {} : { assignPublicIp }),
  };
  if (asStrings(asObject(awsvpcConfiguration)?.subnets).length === 0) throw noSubnets(inherited !== null);
  return { networkConfiguration: { awsvpcConfiguration } };
}

/** `memberOf` says where tasks of this kind can run; `distinctInstance` is about the service's own tasks. */
function constraints(inherited: JsonObject): JsonObject {
  const memberOf = asObjects(inherited.placementConstraints).filter(({ type }) => type === 'memberOf');
  return memberOf.length > 0 ? { placementConstraints: memberOf } : {};
}

function noSubnets(hasService: boolean): BerthError {
  return new BerthError('INVALID_INPUT', {
    what: 'The task definition has the network mode awsvpc, and there is no subnet to run its task in.',
    why: hasService
      ? 'The service has no network configuration to inherit.'
      : 'Without "service" nothing is inherited.',
    fix: 'Set the inputs "subnets" and "security-groups", or "service" to a service that runs in the right network.',
  });
}
