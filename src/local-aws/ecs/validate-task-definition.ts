import { asNumber, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { clientError } from './errors.ts';
import { sizeOf } from './task-size.ts';
import { validateContainer } from './validate-container.ts';
import { validateFargate } from './validate-fargate.ts';

const networkModes = ['bridge', 'host', 'awsvpc', 'none'];

/** Throws the error with which ECS refuses a RegisterTaskDefinition, or does nothing. */
export function validateTaskDefinition(definition: JsonObject): void {
  validateFamily(definition);
  const containers = asObjects(definition.containerDefinitions);
  if (containers.length === 0) throw clientError('Container list cannot be empty.');
  const mode = asString(definition.networkMode);
  if (mode !== undefined && !networkModes.includes(mode)) throw clientError(`Invalid network mode: ${mode}.`);
  for (const container of containers) validateContainer(container, definition);
  validateTogether(containers, definition);
  validateSizes(containers, definition);
  const compatibilities = definition.requiresCompatibilities;
  if (Array.isArray(compatibilities) && compatibilities.includes('FARGATE')) validateFargate(definition);
}

function validateFamily(definition: JsonObject): void {
  const family = asString(definition.family) ?? '';
  if (family === '') throw clientError('Family should not be null or empty.');
  if (!/^[\w-]{1,255}$/.test(family)) throw clientError('Family contains invalid characters.');
}

function validateTogether(containers: readonly JsonObject[], definition: JsonObject): void {
  const names = containers.map((container) => asString(container.name) ?? '');
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined)
    throw clientError(`Container names must be unique: '${duplicate}' is used more than once.`);
  if (containers.every((container) => container.essential === false)) {
    throw clientError('A task definition must have at least one essential container.');
  }
  for (const container of containers) validateReferences(container, names, definition);
  validateHostPorts(containers);
}

function validateReferences(container: JsonObject, names: readonly string[], definition: JsonObject): void {
  const volumes = asObjects(definition.volumes).map((volume) => asString(volume.name));
  for (const mount of asObjects(container.mountPoints)) {
    if (!volumes.includes(asString(mount.sourceVolume))) throw clientError(`Unknown volume '${mount.sourceVolume}'.`);
  }
  for (const dependency of asObjects(container.dependsOn)) {
    const name = asString(dependency.containerName) ?? '';
    if (!names.includes(name)) {
      throw clientError(
        `Container '${asString(container.name)}' depends on '${name}', which is not in the task definition.`,
      );
    }
  }
}

function validateHostPorts(containers: readonly JsonObject[]): void {
  const taken = new Set<string>();
  for (const mapping of containers.flatMap((container) => asObjects(container.portMappings))) {
    const port = asNumber(mapping.hostPort) ?? 0;
    if (port === 0) continue;
    const key = `${port}/${asString(mapping.protocol) ?? 'tcp'}`;
    if (taken.has(key)) throw clientError(`The host port ${key} is mapped more than once.`);
    taken.add(key);
  }
}

/** Task-level sizes are strings of digits, or a number with `vCPU` or `GB`. */
function validateSizes(containers: readonly JsonObject[], definition: JsonObject): void {
  const memory = sizeOf(definition, 'memory');
  sizeOf(definition, 'cpu');
  for (const container of containers) {
    if (memory !== undefined && (asNumber(container.memory) ?? 0) > memory) {
      throw clientError("The 'memory' setting for container is greater than for the task.");
    }
  }
}
