import type { HostPort, TaskShape } from '../../rollout/types.ts';
import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';

/** What one task of a task definition takes from its instance; that its service has a target group stands in no task definition. `requiresAttributes` is what ECS derived when it was registered. */
export function taskShape(taskDefinition: JsonObject): TaskShape {
  const containers = asObjects(taskDefinition.containerDefinitions);
  const networkMode = asString(taskDefinition.networkMode) ?? 'bridge';
  return {
    cpu: size(taskDefinition.cpu) ?? sum(containers.map((container) => asNumber(container.cpu) ?? 0)),
    memory: size(taskDefinition.memory) ?? sum(containers.map(reservedMemory)),
    hostPorts: networkMode === 'awsvpc' ? [] : containers.flatMap((container) => staticPorts(container, networkMode)),
    networkInterfaces: networkMode === 'awsvpc' ? 1 : 0,
    requiredAttributes: asObjects(taskDefinition.requiresAttributes).map(attributeText),
    hasHealthCheck: containers.some(
      (container) => container.essential !== false && asObject(container.healthCheck) !== undefined,
    ),
    hasTargetGroup: false,
  };
}

/** Task-level sizes are strings: CPU units or `1 vCPU`, MiB or `2 GB` (API reference, RegisterTaskDefinition). */
function size(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?)\s*(vcpu|gb)?\s*$/i.exec(asString(value) ?? '') ?? [];
  if (digits === undefined) return undefined;
  return unit === undefined ? Number(digits) : Number(digits) * 1024;
}

/** Placement goes by the reservation where there is one, else by the hard limit. */
function reservedMemory(container: JsonObject): number {
  return asNumber(container.memoryReservation) ?? asNumber(container.memory) ?? 0;
}

function staticPorts(container: JsonObject, networkMode: string): readonly HostPort[] {
  return asObjects(container.portMappings).flatMap((mapping) => {
    const containerPort = asNumber(mapping.containerPort) ?? 0;
    const port = networkMode === 'host' ? containerPort : (asNumber(mapping.hostPort) ?? 0);
    const protocol = mapping.protocol === 'udp' ? ('udp' as const) : ('tcp' as const);
    return port === 0 ? [] : [{ port, protocol }];
  });
}

function attributeText(attribute: JsonObject): string {
  const name = asString(attribute.name) ?? '';
  const value = asString(attribute.value);
  return value === undefined ? name : `${name}=${value}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
