import { asNumber, asObject, asObjects, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';

/** Tasks of one service revision within a service deployment. */
export interface RevisionCounts {
  /** The last part of the revision's ARN: the digits of `ecs-svc/DIGITS`, the deployment's id. */
  readonly number: string;
  readonly requested: number;
  readonly running: number;
  readonly pending: number;
}

/** A service deployment as DescribeServiceDeployments tells it: ECS's own record of one rollout, kept for 90 days. */
export interface ServiceDeployment {
  readonly arn: string;
  /**
   * PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS, or an end: SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL,
   * ROLLBACK_FAILED.
   */
  readonly status: string;
  readonly statusReason: string;
  readonly target: RevisionCounts;
  readonly sources: readonly RevisionCounts[];
  /** Failures that the circuit breaker counted; 0 without one. */
  readonly failureCount: number;
  /** Failures at which the circuit breaker trips; 0 without one. */
  readonly failureThreshold: number;
  /** Seconds since 1970; null for what has not happened. */
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

/** The digits of a deployment id such as `ecs-svc/1234567890123456789`, which the ARN of its service revision ends with. */
export function deploymentNumber(deploymentId: string): string {
  return deploymentId.slice(deploymentId.lastIndexOf('/') + 1);
}

/** Reads service deployments by their ARNs, at most 20; those that ECS does not know are left out. Throws what the SDK throws. */
export async function describeServiceDeployments(
  call: CallEcs,
  arns: readonly string[],
): Promise<readonly ServiceDeployment[]> {
  const answer = await call('DescribeServiceDeployments', { serviceDeploymentArns: [...arns] });
  return asObjects(answer.serviceDeployments).map(parseServiceDeployment);
}

/**
 * The ARN of the newest service deployment of a deployment; undefined where the service has none in its history. A rollback gives a
 * deployment more than one. Throws what the SDK throws.
 */
export async function findServiceDeployment(
  call: CallEcs,
  place: { readonly cluster: string; readonly service: string },
  deploymentId: string,
): Promise<string | undefined> {
  const { cluster, service } = place;
  const answer = await call('ListServiceDeployments', { cluster, service });
  const own = asObjects(answer.serviceDeployments)
    .filter(({ targetServiceRevisionArn: arn }) => numberOf(arn) === deploymentNumber(deploymentId))
    .sort((one, other) => (asNumber(other.createdAt) ?? 0) - (asNumber(one.createdAt) ?? 0));
  return asString(own[0]?.serviceDeploymentArn);
}

function parseServiceDeployment(raw: JsonObject): ServiceDeployment {
  const breaker = asObject(raw.deploymentCircuitBreaker);
  return {
    arn: asString(raw.serviceDeploymentArn) ?? '',
    status: asString(raw.status) ?? '',
    statusReason: asString(raw.statusReason) ?? '',
    target: parseCounts(asObject(raw.targetServiceRevision) ?? {}),
    sources: asObjects(raw.sourceServiceRevisions).map(parseCounts),
    failureCount: asNumber(breaker?.failureCount) ?? 0,
    failureThreshold: asNumber(breaker?.threshold) ?? 0,
    startedAt: asNumber(raw.startedAt) ?? null,
    finishedAt: asNumber(raw.finishedAt) ?? null,
  };
}

function parseCounts(raw: JsonObject): RevisionCounts {
  return {
    number: numberOf(raw.arn),
    requested: asNumber(raw.requestedTaskCount) ?? 0,
    running: asNumber(raw.runningTaskCount) ?? 0,
    pending: asNumber(raw.pendingTaskCount) ?? 0,
  };
}

function numberOf(arn: unknown): string {
  const text = asString(arn) ?? '';
  return text.slice(text.lastIndexOf('/') + 1);
}
