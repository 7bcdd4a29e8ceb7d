import { rollBack } from '../../rollout/deployments.ts';
import type { JsonObject } from '../../toolkit/json.ts';
import { ApiError } from '../server/api.ts';
import type { EcsEnvironment } from './environment.ts';
import { type Found, findServiceDeployment } from './find-service-deployment.ts';
import { readChoice, requireText } from './input.ts';
import { abortServiceDeployment, isFinished, requestRollback } from './service-deployments.ts';
import { serviceState } from './service-state.ts';
import type { Service } from './state.ts';

/**
 * StopServiceDeployment: back to the last completed deployment, or no further. One that is already on its way back goes on with that
 * (developer guide, "Stopping Amazon ECS service deployments").
 */
export function stopServiceDeployment(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const arn = requireText(input, 'serviceDeploymentArn', 'Service deployment ARN can not be blank.');
  const stopType = readChoice(input, 'stopType', ['ROLLBACK', 'ABORT']) ?? 'ROLLBACK';
  const found = findServiceDeployment(ecs, arn);
  if (found === undefined) {
    throw new ApiError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
  }
  if (isFinished(found.deployment)) {
    const message = `The service deployment is ${found.deployment.status} and cannot be stopped.`;
    throw new ApiError('ConflictException', message);
  }
  if (found.deployment.rollback !== null) return { serviceDeploymentArn: arn };
  if (stopType === 'ROLLBACK') rollBackByUser(ecs, found);
  else abort(ecs, found);
  ecs.wake(found.service.cluster);
  return { serviceDeploymentArn: arn };
}

function rollBackByUser(ecs: EcsEnvironment, { service }: Found): void {
  const now = ecs.clock.now();
  const rolledBack = rollBack({ ...serviceState(service), deployments: withPrimaryFailed(service) });
  if (rolledBack === undefined) {
    throw new ApiError('ConflictException', 'The service has no completed deployment to roll back to.');
  }
  const { target } = rolledBack;
  service.deployments = rolledBack.service.deployments;
  service.said.clear();
  const record = service.records.get(target.id);
  if (record !== undefined) {
    record.createdAt = now;
    record.updatedAt = now;
    record.rolloutStateReason = `ECS deployment ${target.id} in progress.`;
  }
  requestRollback(service, target.id, now);
}

/** An aborted deployment starts no more tasks; what runs stays. */
function abort(ecs: EcsEnvironment, { service, deployment }: Found): void {
  service.deployments = withPrimaryFailed(service);
  const record = service.records.get(deployment.targetId);
  if (record !== undefined) record.rolloutStateReason = `ECS deployment ${record.id} stopped by user.`;
  abortServiceDeployment(deployment, ecs.clock.now());
}

function withPrimaryFailed({ deployments }: Service): Service['deployments'] {
  return deployments.map((deployment) =>
    deployment.status === 'PRIMARY' ? { ...deployment, rolloutState: 'FAILED' } : deployment,
  );
}
