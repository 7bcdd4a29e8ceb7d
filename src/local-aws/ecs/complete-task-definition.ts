import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { requiresAttributes } from './requires-attributes.ts';
import { sizeOf } from './task-size.ts';
import { isFargateSize } from './validate-fargate.ts';

/** What DescribeTaskDefinition gives back for what was registered: defaults filled in, everything else as it came. */
export function completeTaskDefinition(definition: JsonObject): JsonObject {
  const mode = asString(definition.networkMode);
  const containerDefinitions = asObjects(definition.containerDefinitions).map((container) =>
    completeContainer(container, mode),
  );
  const completed = { volumes: [], placementConstraints: [], ...withoutNulls(definition), containerDefinitions };
  return {
    ...completed,
    requiresAttributes: requiresAttributes(completed).map(({ name }) => ({ name })),
    compatibilities: compatibilities(definition),
  };
}

function completeContainer(container: JsonObject, networkMode: string | undefined): JsonObject {
  const healthCheck = asObject(container.healthCheck);
  return {
    cpu: 0,
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    ...withoutNulls(container),
    portMappings: asObjects(container.portMappings).map((mapping) => completePort(mapping, networkMode)),
    ...(healthCheck === undefined ? {} : { healthCheck: { interval: 30, timeout: 5, retries: 3, ...healthCheck } }),
  };
}

function completePort(mapping: JsonObject, networkMode: string | undefined): JsonObject {
  const containerPort = asNumber(mapping.containerPort);
  if (containerPort === undefined) return { protocol: 'tcp', ...mapping };
  const same = networkMode === 'awsvpc' || networkMode === 'host';
  const hostPort = same ? containerPort : (asNumber(mapping.hostPort) ?? 0);
  return { protocol: 'tcp', ...mapping, hostPort };
}

/** A member that is null was not given. */
function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

function compatibilities(definition: JsonObject): readonly string[] {
  const cpu = sizeOf(definition, 'cpu');
  const memory = sizeOf(definition, 'memory');
  const fargate = cpu !== undefined && memory !== undefined && isFargateSize(cpu, memory);
  if (definition.networkMode === 'awsvpc') return fargate ? ['EC2', 'FARGATE'] : ['EC2'];
  return ['EXTERNAL', 'EC2'];
}
