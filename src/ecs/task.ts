import { asNumber, asObjects, asString, type JsonObject } from '../toolkit/json.ts';

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
  readonly startedAt: number | null;
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
    readonly imageDigest: string | null;
  }[];
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
    startedAt: asNumber(raw.startedAt) ?? null,
    containers: asObjects(raw.containers).map((container) => ({
      name: asString(container.name) ?? '',
      image: asString(container.image) ?? '',
      imageDigest: asString(container.imageDigest) ?? null,
    })),
  };
}

/** The part of an ARN or path behind its last slash: a task's or a container instance's id, a cluster's or a service's name. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
