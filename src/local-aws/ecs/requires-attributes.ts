import { asArray, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';

/** The attributes that an instance must have for a task definition, as ECS derives them when it is registered; each once, in no fixed order. */
export function requiresAttributes(definition: JsonObject): readonly { readonly name: string }[] {
  const containers = asObjects(definition.containerDefinitions);
  const names = new Set([
    docker('1.18'),
    ...ofTask(definition),
    ...ofVolumes(definition),
    ...containers.flatMap((container) => ofContainer(container, definition)),
  ]);
  return [...names].map((name) => ({ name }));
}

function ofTask(definition: JsonObject): readonly string[] {
  const { networkMode, taskRoleArn, pidMode, ipcMode } = definition;
  const role = networkMode === 'host' ? 'task-iam-role-network-host' : 'task-iam-role';
  return [
    ...(networkMode === 'awsvpc' ? [capability('task-eni')] : []),
    ...(taskRoleArn === undefined ? [] : [agent(role), docker('1.17')]),
    ...(pidMode === undefined && ipcMode === undefined ? [] : [capability('pid-ipc-namespace-sharing')]),
  ];
}

function ofVolumes(definition: JsonObject): readonly string[] {
  return asObjects(definition.volumes).flatMap((volume) => [
    ...(volume.efsVolumeConfiguration === undefined ? [] : [capability('efs'), docker('1.25')]),
    ...(volume.dockerVolumeConfiguration === undefined ? [] : [capability('docker-plugin.local'), docker('1.25')]),
  ]);
}

function ofContainer(container: JsonObject, definition: JsonObject): readonly string[] {
  const hasRole = definition.executionRoleArn !== undefined;
  return [
    ...(isEcrImage(container) ? [agent('ecr-auth'), ...(hasRole ? [capability('execution-role-ecr-pull')] : [])] : []),
    ...ofLogging(asObject(container.logConfiguration), hasRole),
    ...asObjects(container.secrets).map((secret) => ofSecret(secret, 'environment-variables')),
    ...ofMembers(container),
  ];
}

function ofLogging(logging: JsonObject | undefined, hasRole: boolean): readonly string[] {
  const driver = asString(logging?.logDriver);
  if (driver === undefined) return [];
  const awslogs =
    driver === 'awslogs' ? [docker('1.19'), ...(hasRole ? [capability('execution-role-awslogs')] : [])] : [];
  const secrets = asObjects(logging?.secretOptions).map((secret) => ofSecret(secret, 'bootstrap.log-driver'));
  return [agent(`logging-driver.${driver}`), ...awslogs, ...secrets];
}

function ofSecret(secret: JsonObject, use: string): string {
  const store = asString(secret.valueFrom)?.includes(':secretsmanager:') ? 'asm' : 'ssm';
  return capability(`secrets.${store}.${use}`);
}

/** Members of a container definition that need an agent or an engine that knows them. */
function ofMembers(container: JsonObject): readonly string[] {
  const present = (member: string) => container[member] !== undefined;
  return [
    ...(present('healthCheck') ? [capability('container-health-check'), docker('1.29')] : []),
    ...(asArray(container.dependsOn).length > 0 ? [capability('container-ordering')] : []),
    ...(asArray(container.environmentFiles).length > 0 ? [capability('env-files.s3')] : []),
    ...(present('memoryReservation') ? [docker('1.21')] : []),
    ...(present('repositoryCredentials') ? [capability('private-registry-authentication.secretsmanager')] : []),
    ...(container.privileged === true ? [agent('privileged-container')] : []),
    ...(asObject(container.linuxParameters)?.initProcessEnabled === true ? [docker('1.25')] : []),
  ];
}

/** True for an image in a private ECR registry. */
export function isEcrImage(container: JsonObject): boolean {
  return /^\d{12}\.dkr\.ecr(-fips)?\.[\w-]+\.amazonaws\.com(\.cn)?\//.test(asString(container.image) ?? '');
}

function capability(name: string): string {
  return `ecs.capability.${name}`;
}

function agent(name: string): string {
  return `com.amazonaws.ecs.capability.${name}`;
}

function docker(version: string): string {
  return agent(`docker-remote-api.${version}`);
}
