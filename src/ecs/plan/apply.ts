import { BerthError } from '../../toolkit/errors.ts';
import { asObject, asString, type JsonObject } from '../../toolkit/json.ts';
import type { CallEcs } from '../ecs-api.ts';
import { explained } from '../explained.ts';
import { type Deployment, parseService, primaryDeployment, type Service } from '../situation/service.ts';
import { register } from '../task-definition/register.ts';
import { shortName } from '../task-definition/task-definition.ts';
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
  const primary = primaryDeployment(service);
  const started = service.deployments.some(({ taskDefinition }) => taskDefinition === taskDefinitionArn);
  if (changes && !started && primary !== undefined) throw startedNothing(primary, taskDefinitionArn);
  return { service, deploymentId: primary?.id ?? '' };
}

/** What followed would be a deployment of another revision, and its success not ours: moto accepts an update and starts nothing. */
function startedNothing({ id, taskDefinition }: Deployment, wanted: string): BerthError {
  return new BerthError('AWS_CALL_FAILED', {
    what: `UpdateService was accepted, but no deployment of ${shortName(wanted)} was started.`,
    why: `The service's newest deployment, ${id}, is still of ${shortName(taskDefinition)}. ECS starts one with every new task definition; an emulator without a scheduler does not.`,
    fix: 'Look at AWS_ENDPOINT_URL. To try a deploy without an account, use an emulator that plays rollouts, such as local-aws.',
  });
}

/** Sends an UpdateService with this body, once; returns the service as ECS then has it. */
export async function sendUpdate(call: CallEcs, body: JsonObject): Promise<Service> {
  const { service } = await explained(call, `service ${asString(body.service) ?? ''}`)('UpdateService', body);
  return parseService(asObject(service) ?? {});
}
