import { asBoolean, asNumber, asObject, asObjects, asString, asStrings, type JsonObject } from '../../toolkit/json.ts';

/** A task definition without the values of its environment. */
export interface TaskDefinition {
  /** The file that it is in; null for the live one. */
  readonly file: string | null;
  /** Where it is registered, or is to be. */
  readonly region: string;
  readonly family: string;
  readonly networkMode: string;
  readonly launch: 'ec2' | 'fargate';
  /** CPU units and MiB of the whole task; null where only containers say. */
  readonly cpu: number | null;
  readonly memory: number | null;
  readonly executionRole: string | null;
  readonly taskRole: string | null;
  /** X86_64 or ARM64; null where it does not say. */
  readonly architecture: string | null;
  readonly execEnabled: boolean;
  readonly containers: readonly Container[];
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly command: readonly string[];
  readonly memory: number | null;
  readonly memoryReservation: number | null;
  readonly portMappings: readonly PortMapping[];
  readonly environment: readonly EnvironmentEntry[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly log: { readonly driver: string; readonly options: Readonly<Record<string, string>> } | null;
  readonly healthCheck: HealthCheck | null;
  readonly stopTimeout: number | null;
  readonly readonlyRootFilesystem: boolean;
  readonly mountPoints: readonly { readonly path: string; readonly readOnly: boolean }[];
  readonly dependsOn: readonly { readonly container: string; readonly condition: string }[];
  readonly disableNetworking: boolean;
  readonly dnsServers: readonly string[];
}

export interface PortMapping {
  readonly containerPort: number;
  /** null where it is not given; 0 is dynamic. */
  readonly hostPort: number | null;
  readonly protocol: string;
}

export interface EnvironmentEntry {
  readonly name: string;
  /** Whether its value is a URL with a user and a password in it. */
  readonly holdsCredentials: boolean;
}

/** Times in seconds; what is not given has the default of the API reference, HealthCheck. */
export interface HealthCheck {
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

export interface LogGroup {
  readonly name: string;
  readonly exists: boolean;
}

/** A secret or parameter that the task definition refers to. */
export interface SecretReference {
  readonly container: string;
  readonly name: string;
  readonly valueFrom: string;
  readonly store: 'secrets-manager' | 'ssm';
  /** `elsewhere`: in another region, or a parameter of another account, where nobody looked. `malformed`: neither name nor ARN. */
  readonly state: 'there' | 'missing' | 'deleted' | 'elsewhere' | 'malformed';
}

/** Parses a task definition of a file or of DescribeTaskDefinition. What a value of its environment says is forgotten here. */
export function parseTaskDefinition(
  raw: JsonObject,
  { file, region, launch, execEnabled }: Pick<TaskDefinition, 'file' | 'region' | 'launch' | 'execEnabled'>,
): TaskDefinition {
  return {
    file,
    region,
    launch,
    execEnabled,
    family: asString(raw.family) ?? '',
    networkMode: asString(raw.networkMode) ?? (launch === 'fargate' ? 'awsvpc' : 'bridge'),
    cpu: sizeOf(raw.cpu),
    memory: sizeOf(raw.memory),
    executionRole: asString(raw.executionRoleArn) ?? null,
    taskRole: asString(raw.taskRoleArn) ?? null,
    architecture: asString(asObject(raw.runtimePlatform)?.cpuArchitecture) ?? null,
    containers: asObjects(raw.containerDefinitions).map(parseContainer),
  };
}

function parseContainer(raw: JsonObject): Container {
  return {
    name: asString(raw.name) ?? '',
    image: asString(raw.image) ?? '',
    essential: asBoolean(raw.essential) ?? true,
    command: asStrings(raw.command),
    memory: asNumber(raw.memory) ?? null,
    memoryReservation: asNumber(raw.memoryReservation) ?? null,
    portMappings: asObjects(raw.portMappings).map(parseMapping),
    environment: asObjects(raw.environment).map(parseEntry),
    secrets: asObjects(raw.secrets).map(parseSecret),
    log: parseLog(asObject(raw.logConfiguration)),
    healthCheck: parseHealthCheck(asObject(raw.healthCheck)),
    stopTimeout: asNumber(raw.stopTimeout) ?? null,
    readonlyRootFilesystem: asBoolean(raw.readonlyRootFilesystem) ?? false,
    mountPoints: asObjects(raw.mountPoints).map(parseMountPoint),
    dependsOn: asObjects(raw.dependsOn).map(parseDependency),
    disableNetworking: asBoolean(raw.disableNetworking) ?? false,
    dnsServers: asStrings(raw.dnsServers),
  };
}

function parseMapping({ containerPort, hostPort, protocol }: JsonObject): PortMapping {
  return {
    containerPort: asNumber(containerPort) ?? 0,
    hostPort: asNumber(hostPort) ?? null,
    protocol: asString(protocol) ?? 'tcp',
  };
}

function parseEntry({ name, value }: JsonObject): EnvironmentEntry {
  return {
    name: asString(name) ?? '',
    holdsCredentials: /^[\w+.-]+:\/\/[^/?#\s]*:[^/?#\s]*@/.test(asString(value) ?? ''),
  };
}

function parseSecret({ name, valueFrom }: JsonObject) {
  return { name: asString(name) ?? '', valueFrom: asString(valueFrom) ?? '' };
}

function parseLog(raw: JsonObject | undefined): Container['log'] {
  if (raw === undefined) return null;
  const options = Object.entries(asObject(raw.options) ?? {}).map(([name, value]) => [name, asString(value) ?? '']);
  return { driver: asString(raw.logDriver) ?? '', options: Object.fromEntries(options) };
}

function parseHealthCheck(raw: JsonObject | undefined): HealthCheck | null {
  if (raw === undefined) return null;
  return {
    interval: asNumber(raw.interval) ?? 30,
    timeout: asNumber(raw.timeout) ?? 5,
    retries: asNumber(raw.retries) ?? 3,
    startPeriod: asNumber(raw.startPeriod) ?? 0,
  };
}

function parseMountPoint({ containerPath, readOnly }: JsonObject) {
  return { path: asString(containerPath) ?? '', readOnly: asBoolean(readOnly) ?? false };
}

function parseDependency({ containerName, condition }: JsonObject) {
  return { container: asString(containerName) ?? '', condition: asString(condition) ?? '' };
}

/** Task-level sizes are strings: CPU units or `1 vCPU`, MiB or `2 GB` (API reference, RegisterTaskDefinition). */
function sizeOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const [, digits, unit] = /^\s*(\d*\.?\d+)\s*(vcpu|gb)?\s*$/i.exec(asString(value) ?? '') ?? [];
  if (digits === undefined) return null;
  return unit === undefined ? Number(digits) : Number(digits) * 1024;
}
