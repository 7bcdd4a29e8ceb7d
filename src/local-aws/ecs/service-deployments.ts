import { breakerThreshold } from '../../rollout/bounds.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { asObject } from '../../toolkit/json.ts';
import { type EcsEnvironment, ecsArn } from './environment.ts';
import { randomServiceDeploymentId } from './identifiers.ts';
import type { Service, ServiceDeployment, ServiceDeploymentStatus } from './state.ts';

const finishedStatuses: readonly ServiceDeploymentStatus[] = [
  'SUCCESSFUL',
  'STOPPED',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
];

/** The service deployment that is under way; undefined when none is. */
export function currentServiceDeployment({ serviceDeployments }: Service): ServiceDeployment | undefined {
  const newest = serviceDeployments[0];
  return newest === undefined || isFinished(newest) ? undefined : newest;
}

export function isFinished({ status }: ServiceDeployment): boolean {
  return finishedStatuses.includes(status);
}

/** Records the start of a deployment; one that was still under way is over. */
export function openServiceDeployment(
  ecs: EcsEnvironment,
  service: Service,
  targetId: string,
  sourceIds: readonly string[],
): void {
  const now = ecs.clock.now();
  const superseded = currentServiceDeployment(service);
  if (superseded !== undefined) {
    const status = superseded.rollback === null ? 'STOPPED' : 'ROLLBACK_FAILED';
    close(superseded, status, 'A newer service deployment was started.', now);
  }
  const opened: ServiceDeployment = {
    arn: ecsArn(ecs, `service-deployment/${service.cluster.name}/${service.name}/${randomServiceDeploymentId()}`),
    targetId,
    sourceIds,
    createdAt: now,
    status: 'IN_PROGRESS',
    statusReason: null,
    updatedAt: now,
    finishedAt: null,
    stoppedAt: null,
    deploymentConfiguration: asObject(service.stored.deploymentConfiguration) ?? {},
    rollback: null,
    breakerTriggered: false,
    failureCount: 0,
  };
  service.serviceDeployments = [opened, ...service.serviceDeployments];
}

/** The deployment reached a steady state. */
export function completeServiceDeployment(service: Service, deploymentId: string, now: number): void {
  const current = currentServiceDeployment(service);
  if (current === undefined) return;
  if (current.rollback?.targetId === deploymentId) close(current, 'ROLLBACK_SUCCESSFUL', current.rollback.reason, now);
  else if (current.targetId === deploymentId) close(current, 'SUCCESSFUL', null, now);
}

const breakerReason = 'Service deployment rolled back because the circuit breaker threshold was exceeded.';

/** The circuit breaker gave the deployment up; a rollback may follow. */
export function failServiceDeployment(service: Service, now: number): void {
  const current = currentServiceDeployment(service);
  if (current === undefined) return;
  current.breakerTriggered = true;
  close(current, 'STOPPED', 'Service deployment stopped because the circuit breaker threshold was exceeded.', now);
}

/** The newest service deployment goes back to the given deployment, also when it had just failed. */
export function rollBackServiceDeployment(service: Service, targetId: string, now: number): void {
  turnBack(service, targetId, { status: 'ROLLBACK_IN_PROGRESS', reason: breakerReason, now });
}

/** A user asked for the same; it begins with the scheduler's next look (developer guide, "Stopping Amazon ECS service deployments"). */
export function requestRollback(service: Service, targetId: string, now: number): void {
  turnBack(service, targetId, { status: 'ROLLBACK_REQUESTED', reason: 'Service deployment rolled back by user.', now });
}

/** The scheduler looks at the service: a rollback that was asked for is now under way. */
export function beginRequestedRollback(service: Service, now: number): void {
  const current = currentServiceDeployment(service);
  if (current?.status !== 'ROLLBACK_REQUESTED') return;
  current.status = 'ROLLBACK_IN_PROGRESS';
  current.updatedAt = now;
}

function turnBack(
  service: Service,
  targetId: string,
  { status, reason, now }: { status: ServiceDeploymentStatus; reason: string; now: number },
): void {
  const newest = service.serviceDeployments[0];
  if (newest === undefined) return;
  newest.status = status;
  newest.statusReason = reason;
  newest.rollback = { reason, startedAt: now, targetId };
  newest.updatedAt = now;
  newest.finishedAt = null;
  newest.stoppedAt = null;
}

/** Ends a service deployment that is stopped by a user without going back. */
export function abortServiceDeployment(deployment: ServiceDeployment, now: number): void {
  close(deployment, 'STOPPED', 'Service deployment stopped by user.', now);
}

function close(
  deployment: ServiceDeployment,
  status: ServiceDeploymentStatus,
  reason: string | null,
  now: number,
): void {
  deployment.status = status;
  deployment.statusReason = reason;
  deployment.updatedAt = now;
  deployment.finishedAt = now;
  if (status === 'STOPPED') deployment.stoppedAt = now;
}

/** What the circuit breaker knows of a service deployment, as DescribeServiceDeployments shows it. */
export function renderBreaker(service: Service, deployment: ServiceDeployment): JsonObject {
  if (!service.circuitBreaker.enable) return { status: 'DISABLED', failureCount: 0, threshold: 0 };
  const { failureCount, breakerTriggered } = deployment;
  const done = isFinished(deployment) ? 'MONITORING_COMPLETE' : 'MONITORING';
  return {
    status: breakerTriggered ? 'TRIGGERED' : done,
    failureCount,
    threshold: breakerThreshold(service.desiredCount, service.circuitBreaker),
  };
}
