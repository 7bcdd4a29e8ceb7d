import { messageOf } from '../../toolkit/errors.ts';
import { asNumber, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';

/**
 * The name of a family for copies: never the one that a service uses, because others deploy the newest revision of that. A name has
 * at most 255 characters (API reference, RegisterTaskDefinition).
 */
export function copyFamily(family: string, suffix: string): string {
  return `${family.slice(0, 255 - suffix.length - 1)}-${suffix}`;
}

/** Whether a second task cannot run beside the first on one instance: a container holds a port of the host. */
export function holdsHostPorts(taskDefinition: JsonObject): boolean {
  const mode = networkModeOf(taskDefinition);
  return mappingsOf(taskDefinition).some((mapping) =>
    mode === 'host' ? true : mode !== 'awsvpc' && (asNumber(mapping.hostPort) ?? 0) !== 0,
  );
}

/**
 * The task definition without ports of the host. In bridge mode each container port gets a free one; in host mode a mapping only
 * reserves what the container itself opens, so there is none.
 */
export function withoutHostPorts(taskDefinition: JsonObject): JsonObject {
  const mode = networkModeOf(taskDefinition);
  if (mode === 'awsvpc') return taskDefinition;
  const containerDefinitions = asObjects(taskDefinition.containerDefinitions).map((container) => ({
    ...container,
    ...(container.portMappings === undefined ? {} : { portMappings: freePorts(container, mode) }),
  }));
  return { ...taskDefinition, containerDefinitions };
}

function freePorts(container: JsonObject, mode: string): readonly JsonObject[] {
  const mappings = mode === 'host' ? [] : asObjects(container.portMappings);
  return mappings.map((mapping) => ({ ...mapping, hostPort: 0 }));
}

/** Deregisters a copy; tasks that run go on. Returns why it could not, null when it could: nothing depends on it. */
export async function deregisterCopy(call: CallEcs, arn: string): Promise<string | null> {
  return call('DeregisterTaskDefinition', { taskDefinition: arn }).then(
    () => null,
    (thrown: unknown) => messageOf(thrown),
  );
}

function networkModeOf(taskDefinition: JsonObject): string {
  return asString(taskDefinition.networkMode) ?? 'bridge';
}

function mappingsOf(taskDefinition: JsonObject): readonly JsonObject[] {
  return asObjects(taskDefinition.containerDefinitions).flatMap((container) => asObjects(container.portMappings));
}
