import { asArray, asNumber, asObject, asObjects, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';
import type { ContainerLaunch, HealthCheck, SecretReader, SecretResolver, TaskLaunch } from '../runtimes/runtime.ts';
import type { Task } from './state.ts';
import { withSizes } from './task-overrides.ts';
import { sizeOf } from './task-size.ts';

/** What a runtime is to start, or why ECS gave up before it got that far. */
export type LaunchPlan = { readonly launch: TaskLaunch } | { readonly failure: string };

/**
 * Everything that a runtime needs for a task: overrides merged, secrets fetched, sizes and times in their final units.
 *
 * @param speed divides health check intervals, start periods and stop timeouts. A check's own timeout stays: a real command needs
 * real time.
 */
export function planLaunch(task: Task, secrets: SecretResolver, speed: number): LaunchPlan {
  const { document, family, revision } = task.taskDefinition;
  const containers: ContainerLaunch[] = [];
  const reader = { role: executionRole(task), taskId: task.id };
  for (const definition of asObjects(document.containerDefinitions)) {
    if (asArray(definition.environmentFiles).length > 0) {
      return { failure: 'ResourceInitializationError: failed to download env files: local-aws has no S3' };
    }
    const resolved = resolveSecrets(definition, secrets, reader);
    if ('failure' in resolved) return resolved;
    containers.push(containerLaunch(task, definition, resolved.environment, speed));
  }
  const { id, arn, cluster, address } = task;
  const { name: clusterName } = cluster;
  const place = { hostAddress: address, instanceId: task.instance?.id ?? null };
  const launch = { taskId: id, taskArn: arn, clusterName, family, revision, ...place };
  return { launch: { ...launch, networkMode: networkMode(document), containers } };
}

type Environment = readonly { readonly name: string; readonly value: string }[];

/** Of the task definition, unless the task was started with another one. */
function executionRole({ overrides, taskDefinition }: Task): string | null {
  return asString(overrides.executionRoleArn) ?? asString(taskDefinition.document.executionRoleArn) ?? null;
}

function resolveSecrets(
  definition: JsonObject,
  secrets: SecretResolver,
  reader: SecretReader,
): { readonly environment: Environment } | { readonly failure: string } {
  const environment: { name: string; value: string }[] = [];
  for (const secret of asObjects(definition.secrets)) {
    const answer = secrets.resolve(asString(secret.valueFrom) ?? '', reader);
    if ('error' in answer) {
      return { failure: `ResourceInitializationError: unable to pull secrets or registry auth: ${answer.error}` };
    }
    environment.push({ name: asString(secret.name) ?? '', value: answer.value });
  }
  return { environment };
}

function containerLaunch(task: Task, definition: JsonObject, secrets: Environment, speed: number): ContainerLaunch {
  const name = asString(definition.name) ?? '';
  const override = asObjects(task.overrides.containerOverrides).find((candidate) => candidate.name === name) ?? {};
  const { document } = task.taskDefinition;
  return {
    name,
    image: asString(definition.image) ?? '',
    essential: definition.essential !== false,
    command: listOrNull(override.command ?? definition.command),
    entryPoint: listOrNull(definition.entryPoint),
    workingDirectory: asString(definition.workingDirectory) ?? null,
    user: asString(definition.user) ?? null,
    environment: mergeEnvironment(variables(definition), variables(override), secrets),
    memoryLimit:
      asNumber(override.memory) ??
      asNumber(definition.memory) ??
      sizeOf(withSizes(document, task.overrides), 'memory') ??
      null,
    memoryReservation: asNumber(override.memoryReservation) ?? asNumber(definition.memoryReservation) ?? null,
    cpu: asNumber(override.cpu) ?? asNumber(definition.cpu) ?? 0,
    portMappings: asObjects(definition.portMappings).flatMap(portMapping),
    healthCheck: healthCheck(asObject(definition.healthCheck), speed),
    stopTimeout: Math.max(1000, ((asNumber(definition.stopTimeout) ?? 30) * 1000) / speed),
    logging: logging(asObject(definition.logConfiguration), name, task.id),
    readonlyRootFilesystem: definition.readonlyRootFilesystem === true,
    dockerLabels: labels(asObject(definition.dockerLabels)),
    dependsOn: asObjects(definition.dependsOn).map((dependency) => ({
      containerName: asString(dependency.containerName) ?? '',
      condition: asString(dependency.condition) ?? 'START',
    })),
  };
}

/** Later lists win. */
function mergeEnvironment(...lists: readonly Environment[]): Environment {
  const merged = new Map(lists.flat().map(({ name, value }) => [name, value]));
  return [...merged].map(([name, value]) => ({ name, value }));
}

function variables(source: JsonObject): Environment {
  return asObjects(source.environment).map(({ name, value }) => ({
    name: asString(name) ?? '',
    value: asString(value) ?? '',
  }));
}

function portMapping(mapping: JsonObject): ContainerLaunch['portMappings'] {
  const containerPort = asNumber(mapping.containerPort);
  if (containerPort === undefined) return [];
  const protocol = mapping.protocol === 'udp' ? ('udp' as const) : ('tcp' as const);
  return [{ containerPort, hostPort: asNumber(mapping.hostPort) ?? 0, protocol }];
}

function healthCheck(definition: JsonObject | undefined, speed: number): HealthCheck | null {
  const command = asStrings(definition?.command);
  if (definition === undefined || command.length === 0 || command[0] === 'NONE') return null;
  return {
    command,
    interval: ((asNumber(definition.interval) ?? 30) * 1000) / speed,
    timeout: (asNumber(definition.timeout) ?? 5) * 1000,
    retries: asNumber(definition.retries) ?? 3,
    startPeriod: ((asNumber(definition.startPeriod) ?? 0) * 1000) / speed,
  };
}

/** The awslogs driver names a stream PREFIX/CONTAINER/TASK; without a prefix it has the container's own id. */
function logging(definition: JsonObject | undefined, container: string, taskId: string): ContainerLaunch['logging'] {
  if (definition?.logDriver !== 'awslogs') return null;
  const options = asObject(definition.options);
  const prefix = asString(options?.['awslogs-stream-prefix']);
  const group = asString(options?.['awslogs-group']) ?? '';
  return { group, stream: prefix === undefined ? null : `${prefix}/${container}/${taskId}` };
}

/** The groups that are to be created when they are missing. */
export function groupsToCreate(task: Task): readonly string[] {
  const definitions = asObjects(task.taskDefinition.document.containerDefinitions);
  return definitions.flatMap((definition) => {
    const options = asObject(asObject(definition.logConfiguration)?.options);
    const group = asString(options?.['awslogs-group']);
    return group !== undefined && options?.['awslogs-create-group'] === 'true' ? [group] : [];
  });
}

function networkMode(document: JsonObject): TaskLaunch['networkMode'] {
  const mode = document.networkMode;
  return mode === 'host' || mode === 'awsvpc' || mode === 'none' ? mode : 'bridge';
}

function listOrNull(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? asStrings(value) : null;
}

function labels(object: JsonObject | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(object ?? {}).map(([name, value]) => [name, asString(value) ?? '']));
}
