import { asObject, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { explained } from '../explained.ts';
import { parseService, primaryDeployment, type Service } from '../situation/service.ts';
import { register } from '../task-definition/register.ts';
import type { Plan } from './plan.ts';

/** What UpdateService answered. */
export interface AcceptedUpdate {
  readonly service: Service;
  /** The PRIMARY deployment after the update: the one to follow. */
  readonly deploymentId: string;
}

/** Registers a plan's task definition where it changed; returns the ARN of the one to deploy. */
export async function registerTaskDefinition(call: CallEcs, plan: Plan): Promise<string> {
  return plan.taskDefinition === null ? (plan.revision ?? '') : await register(call, plan.taskDefinition);
}

/** Sends a plan's one UpdateService. */
export async function updateService(call: CallEcs, plan: Plan, taskDefinitionArn: string): Promise<AcceptedUpdate> {
  const changes = taskDefinitionArn !== plan.previousTaskDefinition;
  const body = changes ? { ...plan.update, taskDefinition: taskDefinitionArn } : plan.update;
  const service = await sendUpdate(call, body);
  return { service, deploymentId: primaryDeployment(service)?.id ?? '' };
}

/** Sends an UpdateService with this body, once; returns the service as ECS then has it. */
export async function sendUpdate(call: CallEcs, body: JsonObject): Promise<Service> {
  const { service } = await explained(call, `service ${asString(body.service) ?? ''}`)('UpdateService', body);
  return parseService(asObject(service) ?? {});
}
