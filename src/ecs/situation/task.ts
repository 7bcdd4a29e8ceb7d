import { asNumber, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';

/** A task as DescribeTasks tells it. */
export interface Task {
  /** The last part of its ARN. */
  readonly id: string;
  readonly arn: string;
  readonly taskDefinitionArn: string;
  /** The deployment id for a service's task. */
  readonly startedBy: string;
  readonly containerInstanceArn: string | null;
  /** PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING or STOPPED. */
  readonly lastStatus: string;
  readonly desiredStatus: string;
  readonly healthStatus: string;
  /** Seconds since 1970; null for what has not happened yet. */
  readonly createdAt: number | null;
  readonly pullStartedAt: number | null;
  readonly startedAt: number | null;
  readonly stoppingAt: number | null;
  readonly stoppedAt: number | null;
  /** TaskFailedToStart, EssentialContainerExited, UserInitiated, ServiceSchedulerInitiated, SpotInterruption, …; null before the task stops. */
  readonly stopCode: string | null;
  /** Why the task stopped, in the words of ECS or of who stopped it; null before the task stops. */
  readonly stoppedReason: string | null;
  /** How many elastic network interfaces it holds. */
  readonly networkInterfaces: number;
  readonly containers: readonly TaskContainer[];
}

/** A container of a task; null for what it does not have (yet). */
export interface TaskContainer {
  readonly name: string;
  readonly image: string;
  readonly imageDigest: string | null;
  /** PENDING, RUNNING or STOPPED, besides the task's own states. */
  readonly lastStatus: string;
  /** HEALTHY, UNHEALTHY, or UNKNOWN, also without a health check. */
  readonly healthStatus: string;
  /** The id in the container engine; null while it was never created. */
  readonly runtimeId: string | null;
  readonly exitCode: number | null;
  /** The private IPv4 address of its network interface (awsvpc). */
  readonly address: string | null;
  /** The ports of the container instance that it is bound to (bridge and host). */
  readonly hostPorts: readonly number[];
  /** What the agent says of it, such as `OutOfMemoryError: Container killed due to memory usage`. */
  readonly reason: string | null;
}

/** Parses one element of DescribeTasks' `tasks`. */
export function parseTask(raw: JsonObject): Task {
  const arn = asString(raw.taskArn) ?? '';
  return {
    id: lastPart(arn),
    arn,
    taskDefinitionArn: asString(raw.taskDefinitionArn) ?? '',
    startedBy: asString(raw.startedBy) ?? '',
    containerInstanceArn: asString(raw.containerInstanceArn) ?? null,
    lastStatus: asString(raw.lastStatus) ?? '',
    desiredStatus: asString(raw.desiredStatus) ?? '',
    healthStatus: asString(raw.healthStatus) ?? 'UNKNOWN',
    createdAt: asNumber(raw.createdAt) ?? null,
    pullStartedAt: asNumber(raw.pullStartedAt) ?? null,
    startedAt: asNumber(raw.startedAt) ?? null,
    stoppingAt: asNumber(raw.stoppingAt) ?? null,
    stoppedAt: asNumber(raw.stoppedAt) ?? null,
    stopCode: asString(raw.stopCode) ?? null,
    stoppedReason: asString(raw.stoppedReason) ?? null,
    networkInterfaces: asObjects(raw.attachments).filter(({ type }) => type === 'ElasticNetworkInterface').length,
    containers: asObjects(raw.containers).map(parseContainer),
  };
}

function parseContainer(raw: JsonObject): TaskContainer {
  return {
    name: asString(raw.name) ?? '',
    image: asString(raw.image) ?? '',
    imageDigest: asString(raw.imageDigest) ?? null,
    lastStatus: asString(raw.lastStatus) ?? '',
    healthStatus: asString(raw.healthStatus) ?? 'UNKNOWN',
    runtimeId: asString(raw.runtimeId) ?? null,
    exitCode: asNumber(raw.exitCode) ?? null,
    address: asString(asObjects(raw.networkInterfaces)[0]?.privateIpv4Address) ?? null,
    hostPorts: asObjects(raw.networkBindings).flatMap(({ hostPort }) => asNumber(hostPort) ?? []),
    reason: asString(raw.reason) ?? null,
  };
}

/** The part of an ARN or path behind its last slash: a task's or a container instance's id, a cluster's or a service's name. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
