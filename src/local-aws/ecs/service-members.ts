import { asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { EcsEnvironment } from './environment.ts';
import { readBoolean, readInteger, readObjects, readText } from './input.ts';
import type { Service } from './state.ts';

/** The members of CreateService that DescribeServices reads back, defaults included. */
export function storedMembers(
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
export function logIgnored(ecs: EcsEnvironment, service: Service): void {
  const configuration = asObject(service.stored.deploymentConfiguration);
  const strategy = asString(configuration?.strategy);
  const ignored = [
    ...(asObjects(service.stored.serviceRegistries).length > 0 ? ['its service registries'] : []),
    ...(asObjects(service.stored.placementStrategy).length > 0 ? ['its placement strategy'] : []),
    ...(asObject(configuration?.alarms)?.enable === true ? ['its alarms'] : []),
    ...(strategy === 'ROLLING' ? [] : [`the deployment strategy ${strategy}: it rolls`]),
    ...(service.controller === 'CODE_DEPLOY' ? ['the CODE_DEPLOY controller'] : []),
  ];
  for (const what of ignored) ecs.log(`Service ${service.name}: local-aws does not emulate ${what}.`);
}
