import { asArray, asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import { clientError } from './errors.ts';

/** Throws the error with which ECS refuses one container definition, or does nothing. */
export function validateContainer(container: JsonObject, definition: JsonObject): void {
  const name = validateName(container);
  validateMemory(container, name, definition);
  for (const mapping of asObjects(container.portMappings)) validatePort(mapping, name, definition);
  validateSecrets(container, definition);
  validateLogging(container);
  validateHealthCheck(container, name);
}

function validateName(container: JsonObject): string {
  const name = asString(container.name) ?? '';
  if (name === '') throw clientError('Container.name should not be null or empty.');
  if (!/^[\w-]{1,255}$/.test(name)) throw clientError('Container.name contains invalid characters.');
  const image = asString(container.image) ?? '';
  if (image === '') throw clientError('Container.image should not be null or empty.');
  if (!/^[\w./:@-]+$/.test(image)) throw clientError('Container.image contains invalid characters.');
  return name;
}

function validateMemory(container: JsonObject, name: string, definition: JsonObject): void {
  const memory = asNumber(container.memory);
  const reservation = asNumber(container.memoryReservation);
  const invalid = `Invalid setting for container '${name}'.`;
  if (memory === undefined && reservation === undefined && definition.memory === undefined) {
    throw clientError(`${invalid} At least one of 'memory' or 'memoryReservation' must be specified.`);
  }
  if (memory !== undefined && memory < 6) throw clientError(`${invalid} 'memory' must be at least 6 MiB.`);
  if (memory !== undefined && reservation !== undefined && memory < reservation) {
    throw clientError(`${invalid} 'memory' must be greater than or equal to 'memoryReservation'.`);
  }
  if ((asNumber(container.cpu) ?? 0) < 0) throw clientError(`${invalid} 'cpu' must not be negative.`);
}

function validatePort(mapping: JsonObject, name: string, definition: JsonObject): void {
  const containerPort = asNumber(mapping.containerPort);
  const hostPort = asNumber(mapping.hostPort);
  if (containerPort === undefined) {
    if (mapping.containerPortRange !== undefined) return;
    throw clientError(`Invalid 'containerPort' setting for container '${name}'.`);
  }
  if (!isPort(containerPort) || containerPort === 0)
    throw clientError(`Invalid 'containerPort' setting for container '${name}'.`);
  if (hostPort !== undefined && !isPort(hostPort))
    throw clientError(`Invalid 'hostPort' setting for container '${name}'.`);
  const mode = asString(definition.networkMode);
  if (
    (mode === 'awsvpc' || mode === 'host') &&
    hostPort !== undefined &&
    hostPort !== 0 &&
    hostPort !== containerPort
  ) {
    throw clientError(`When networkMode=${mode}, the host ports and container ports in port mappings must match.`);
  }
}

function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= 65_535;
}

function validateSecrets(container: JsonObject, definition: JsonObject): void {
  const secrets = asObjects(container.secrets);
  if (secrets.length > 0 && asString(definition.executionRoleArn) === undefined) {
    throw clientError(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    );
  }
  const unknown = secrets.find(({ valueFrom }) => !isSecretReference(asString(valueFrom) ?? ''));
  if (unknown !== undefined) throw clientError(invalidParameterName(asString(unknown.name) ?? ''));
  const names = [...asObjects(container.environment), ...secrets].map((entry) => asString(entry.name) ?? '');
  const shared = secrets.map((secret) => asString(secret.name) ?? '').find((name) => count(names, name) > 1);
  if (shared !== undefined) {
    throw clientError(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${shared}'.`,
    );
  }
}

/** An ARN, or a parameter's name: ECS takes what Secrets Manager would call a name for one, and no version behind it (aws/containers-roadmap#859). */
function isSecretReference(valueFrom: string): boolean {
  return valueFrom.startsWith('arn:') || /^[a-zA-Z0-9_.\-/]{1,2048}$/.test(valueFrom);
}

function invalidParameterName(secret: string): string {
  const rule = 'can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-';
  return `The Systems Manager parameter name specified for secret ${secret} is invalid. The parameter name ${rule}`;
}

function count(names: readonly string[], name: string): number {
  return names.filter((candidate) => candidate === name).length;
}

function validateLogging(container: JsonObject): void {
  const logging = asObject(container.logConfiguration);
  if (logging?.logDriver !== 'awslogs') return;
  const options = asObject(logging.options);
  if (options?.['awslogs-group'] === undefined || options['awslogs-region'] === undefined) {
    throw clientError('Log driver awslogs requires options: awslogs-group, awslogs-region');
  }
}

/** Bounds from the API reference, HealthCheck. */
const healthCheckBounds = [
  ['interval', 5, 300],
  ['timeout', 2, 120],
  ['retries', 1, 10],
  ['startPeriod', 0, 300],
] as const;

function validateHealthCheck(container: JsonObject, name: string): void {
  const healthCheck = asObject(container.healthCheck);
  if (healthCheck === undefined) return;
  const kind = asArray(healthCheck.command)[0];
  if (kind !== 'CMD' && kind !== 'CMD-SHELL' && kind !== 'NONE') {
    throw clientError(
      `Invalid 'healthCheck' setting for container '${name}'. The command must begin with CMD or CMD-SHELL.`,
    );
  }
  for (const [member, minimum, maximum] of healthCheckBounds) {
    const value = asNumber(healthCheck[member]);
    if (value !== undefined && (value < minimum || value > maximum)) {
      throw clientError(
        `Invalid 'healthCheck' setting for container '${name}'. '${member}' must be between ${minimum} and ${maximum}.`,
      );
    }
  }
}
